// What the check says of missions, badges, draws and rewards that are wrong or that nobody can
// have.
#include <string>

#include "catch.hpp"
#include "engine/right.hpp"

namespace {

using right::Json;

Json game() {
  return Json::parse(R"({
    "id": "game", "version": 1, "name": "Game", "zone": "Europe/Berlin", "money": "EUR",
    "currencies": [{"id": "points"}, {"id": "growth"}],
    "entitlements": [{"id": "lounge"}],
    "badges": [{"id": "loyal"}, {"id": "walker", "on": "walk", "steps": [{"at": 3}]}],
    "rules": [
      {"id": "spend", "on": "purchase", "grant": {"points": {"of": "amount"}, "growth": 1}},
      {"id": "gift", "on": "gift_day", "grant": {"cup": 1, "loyal": 1, "lounge": 1}}],
    "tiers": [{"id": "level", "levels": [{"id": "blue"}, {"id": "gold", "need": {"growth": 9}}]}],
    "missions": [
      {"id": "first", "on": "walk", "steps": [{"at": 1, "grant": {"points": 1}}]},
      {"id": "second", "on": "walk", "requires": "first", "steps": [{"at": 1}]},
      {"id": "third", "on": "walk", "requires": ["second", "loyal"], "steps": [{"at": 1}]}],
    "draws": [{"id": "wheel", "cost": {"points": 1}, "fallback": "nothing", "prizes": [
      {"id": "nothing", "weight": 3}, {"id": "big", "weight": 1, "grant": {"mug": 1}}]}],
    "rewards": [{"id": "mug", "cost": {"points": 10}},
                {"id": "cup", "use": {"grant": {"off": 100}}}]})");
}

loyalty::Faults faults_of(const char* place, const char* value) {
  Json programme = game();
  programme[Json::json_pointer(place)] = Json::parse(value);
  return loyalty::check(programme.dump());
}

// The one fault, and whether the programme may be used with it.
void expect_one(const right::Case& one) {
  INFO(one.place << " = " << one.value);
  const auto faults = faults_of(one.place, one.value);
  for (const auto& fault : faults) UNSCOPED_INFO(fault.code << " " << fault.pointer);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == one.code);
  CHECK(faults[0].pointer == one.pointer);
  CHECK(faults[0].suggestion == one.suggestion);
  Json programme = game();
  programme[Json::json_pointer(one.place)] = Json::parse(one.value);
  const bool is_warning = faults[0].code.rfind("warning.", 0) == 0;
  CHECK(static_cast<bool>(loyalty::Engine::create(programme.dump())) == is_warning);
}

}  // namespace

TEST_CASE("a right game has no fault and no warning", "[check][play]") {
  CHECK(loyalty::check(game().dump()).empty());
}

TEST_CASE("a name of play that does not exist is answered with the one meant", "[check][play]") {
  const char* const unknown = "semantic.unknown_reference";
  const right::Case cases[] = {
      {"/rules/1/grant", R"({"cup": 1, "loyal": 1, "lounge": 1, "mgu": 1})", unknown,
       "/rules/1/grant/mgu", "mug"},
      {"/rules/1/grant", R"({"cup": 1, "loyal": 1, "lounge": 1, "glod": 1})", unknown,
       "/rules/1/grant/glod", "gold"},
      {"/rewards/0/cost", R"({"point": 10})", unknown, "/rewards/0/cost/point", "points"},
      {"/draws/0/cost", R"({"pionts": 1})", unknown, "/draws/0/cost/pionts", "points"},
      {"/draws/0/prizes/1/grant", R"({"mgu": 1})", unknown, "/draws/0/prizes/1/grant/mgu", "mug"},
      {"/draws/0/fallback", R"("nothin")", unknown, "/draws/0/fallback", "nothing"},
      {"/missions/1/requires", R"("frist")", unknown, "/missions/1/requires", "first"},
      {"/missions/2/requires/1", R"("loyl")", unknown, "/missions/2/requires/1", "loyal"},
      {"/missions/0/steps/0/grant", R"({"pionts": 1})", unknown,
       "/missions/0/steps/0/grant/pionts", "points"},
      {"/tiers/0/levels/1/need", R"({"growht": 9})", unknown, "/tiers/0/levels/1/need/growht",
       "growth"},
      {"/rewards/0/when", R"({"==": [{"var": "member.tiers.levl"}, "gold"]})", "semantic.variable",
       "/rewards/0/when/==/0/var", "member.tiers.level"},
      {"/rewards/0/when", R"({">": [{"var": "member.holds.mgu"}, 0]})", "semantic.variable",
       "/rewards/0/when/>/0/var", "member.holds.mug"},
  };
  for (const right::Case& one : cases) expect_one(one);
}

TEST_CASE("weights come to something", "[check][play]") {
  expect_one({"/draws/0/prizes", R"([{"id": "nothing", "weight": 0}, {"id": "big", "weight": 0}])",
          "semantic.no_weight", "/draws/0/prizes"});
  expect_one({"/draws/0/prizes",
          R"([{"id": "nothing", "weight": 9007199254740991}, {"id": "big", "weight": 1}])",
          "semantic.weights", "/draws/0/prizes/1/weight"});
}

TEST_CASE("no mission waits for itself", "[check][play]") {
  const auto circle = faults_of("/missions/0/requires", R"("third")");
  CHECK(right::pointers(circle) == std::set<std::string>{"/missions/0/requires",
                                                         "/missions/1/requires",
                                                         "/missions/2/requires"});
  for (const auto& fault : circle) CHECK(fault.code == "semantic.circle");
  expect_one({"/missions/0/requires", R"("first")", "semantic.circle", "/missions/0/requires"});
}

TEST_CASE("what contradicts itself in a window never opens, wherever it stands", "[check][play]") {
  const char* const over = R"({"from": "2026-05-02", "until": "2026-05-01"})";
  for (const std::string place : {"/missions/0", "/draws/0", "/rewards/0", "/badges/1",
                                  "/rewards/1/use"}) {
    const std::string window = place + "/window", until = window + "/until";
    expect_one({window.c_str(), over, "semantic.never_opens", until.c_str()});
  }
}

TEST_CASE("a thing that nobody can come by is said", "[check][play]") {
  const char* const code = "warning.never_granted";
  expect_one({"/rewards/2", R"({"id": "hat"})", code, "/rewards/2"});
  expect_one({"/rewards/2", R"({"id": "hat", "use": {"grant": {"off": 5}}})", code, "/rewards/2"});
  expect_one({"/badges/2", R"({"id": "star"})", code, "/badges/2"});
  // Asked for, earned, or given somewhere: it can be had.
  CHECK(faults_of("/rewards/2", R"({"id": "hat", "cost": {}})").empty());
  CHECK(faults_of("/badges/2", R"({"id": "star", "on": "walk", "steps": [{"at": 9}]})").empty());
  Json programme = game();
  programme["rewards"].push_back({{"id", "hat"}});
  programme["badges"].push_back({{"id", "star"}});
  programme["draws"][0]["prizes"][1]["grant"] = {{"hat", 1}, {"star", 1}};
  CHECK(loyalty::check(programme.dump()).empty());
}
