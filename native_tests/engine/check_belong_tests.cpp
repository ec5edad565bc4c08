// What the check says of plans, partners, surveys, notices and experiments that are wrong.
#include <string>

#include "catch.hpp"
#include "engine/right.hpp"

namespace {

using right::Json;

Json club() {
  return Json::parse(R"({
    "id": "club", "version": 1, "name": "Club", "zone": "Europe/Berlin", "money": "EUR",
    "currencies": [{"id": "points", "transfer": {"limit": {"amount": 500, "every": "month"}}}],
    "entitlements": [{"id": "lounge"}],
    "rules": [
      {"id": "spend", "on": "purchase", "grant": {"points": {"of": "amount"}}},
      {"id": "plus", "on": "visit", "when": {"==": [{"var": "member.plan"}, "yearly"]},
       "grant": {"points": 2}},
      {"id": "agreed", "on": "post", "when": {"var": "member.consents.marketing"},
       "grant": {"points": 1}}],
    "segments": [{"id": "trial", "groups": [
      {"id": "control", "weight": 1}, {"id": "offer", "weight": 1}]}],
    "partners": [{"id": "inn", "issue": {"points": [8, 1]}, "redeem": {"points": [6, 1]}}],
    "plans": [
      {"id": "monthly", "cost": {"money": 1500}, "term": "P1M", "trial": "P30D",
       "grant": {"lounge": 1}},
      {"id": "yearly", "cost": [{"money": 14900}, {"points": 90}], "term": "P1Y", "group": "main",
       "grant": {"lounge": 1, "points": 10}}],
    "surveys": [{"id": "nps", "grant": {"points": 20}, "ask": [
      {"id": "score", "name": "How likely?", "scale": [0, 10]},
      {"id": "why", "name": "Why?"},
      {"id": "again", "name": "What brings you back?", "limit": {"times": 2},
       "options": [{"id": "price"}, {"id": "choice"}]}]}],
    "notices": [{"id": "lots", "on": "expiring", "window": {"last": "P14D"}}],
    "consents": [{"id": "marketing"}]})");
}

// The one fault, and that the programme cannot be used with it.
void expect_one(const right::Case& one) {
  INFO(one.place << " = " << one.value);
  Json programme = club();
  programme[Json::json_pointer(one.place)] = Json::parse(one.value);
  const auto faults = loyalty::check(programme.dump());
  for (const auto& fault : faults) UNSCOPED_INFO(fault.code << " " << fault.pointer);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == one.code);
  CHECK(faults[0].pointer == one.pointer);
  CHECK(faults[0].suggestion == one.suggestion);
  CHECK(!loyalty::Engine::create(programme.dump()));
}

}  // namespace

TEST_CASE("a right club has no fault and no warning", "[check][belong]") {
  CHECK(loyalty::check(club().dump()).empty());
}

TEST_CASE("a name of belonging that does not exist is answered with the one meant",
          "[check][belong]") {
  const char* const unknown = "semantic.unknown_reference";
  for (const right::Case& one : {
           right::Case{"/plans/0/grant", R"({"lunge": 1})", unknown, "/plans/0/grant/lunge",
                       "lounge"},
           {"/plans/1/cost", R"({"point": 1})", unknown, "/plans/1/cost/point", "points"},
           {"/partners/0/issue", R"({"pints": 1})", unknown, "/partners/0/issue/pints", "points"},
           {"/partners/0/redeem", R"({"pints": 1})", unknown, "/partners/0/redeem/pints",
            "points"},
           {"/surveys/0/grant", R"({"pionts": 1})", unknown, "/surveys/0/grant/pionts", "points"},
           {"/notices/0/on", R"(["expiring", "unusd"])", "structure.value", "/notices/0/on/1",
            "unused"},
           {"/rules/2/when", R"({"var": "member.consents.markting"})", "semantic.variable",
            "/rules/2/when/var", "member.consents.marketing"},
           {"/rules/1/when", R"({"var": "member.pan"})", "semantic.variable",
            "/rules/1/when/var", "member.plan"},
       }) {
    expect_one(one);
  }
}

TEST_CASE("a condition that compares with a name nothing has is warned about, with the one meant",
          "[check][belong]") {
  const auto warned = [](const char* condition) {
    Json programme = club();
    programme["rules"][2]["when"] = Json::parse(condition);
    return loyalty::check(programme.dump());
  };
  struct {
    const char* condition;
    const char* pointer;
    const char* suggestion;
  } const wrong[] = {
      {R"({"==": [{"var": "member.plan"}, "yerly"]})", "/rules/2/when/==/1", "yearly"},
      {R"({"or": [{"!==": ["montly", {"var": ["member.plan", ""]}]}, true]})",
       "/rules/2/when/or/0/!==/0", "monthly"},
      {R"({"in": [{"var": "partner"}, ["inn", "in"]]})", "/rules/2/when/in/1/1", "inn"},
      {R"({"===": [{"var": "member.segments.trial"}, "contrl"]})", "/rules/2/when/===/1",
       "control"}};
  for (const auto& one : wrong) {
    INFO(one.condition);
    const auto faults = warned(one.condition);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "warning.unknown_name");
    CHECK(faults[0].pointer == one.pointer);
    CHECK(faults[0].suggestion == one.suggestion);
  }
  CHECK(warned(R"({"in": [{"var": "member.plan"}, ["yearly", "monthly"]]})").empty());
  CHECK(warned(R"({"==": [{"var": "channel"}, "app"]})").empty());
  CHECK(warned(R"({"==": [{"var": "plan"}, "family"]})").empty());  // of the brand's own activity
  CHECK(warned(R"({"in": [{"var": "member.plan"}, "yearly, monthly"]})").empty());
}

TEST_CASE("what a plan, a partner or a survey cannot say is a fault at its place",
          "[check][belong]") {
  const char* const doubled = "semantic.doubled_id";
  const char* const idle = "semantic.no_effect";
  for (const right::Case& one : {
           right::Case{"/plans/1/id", R"("monthly")", doubled, "/plans/1/id", ""},
           {"/plans/1/id", R"("points")", doubled, "/plans/1/id", ""},
           {"/partners/1", R"({"id": "inn"})", doubled, "/partners/1/id", ""},
           {"/plans/0/term", "true", "semantic.never_ends", "/plans/0/term", ""},
           {"/plans/0/trial", "true", "semantic.never_ends", "/plans/0/trial", ""},
           {"/rules/0/grant", R"({"monthly": 1, "points": 1})", idle, "/rules/0/grant/monthly", ""},
           {"/surveys/0/ask/1/id", R"("score")", doubled, "/surveys/0/ask/1/id", ""},
           {"/surveys/0/ask/1/id", R"("survey")", "semantic.reserved_name", "/surveys/0/ask/1/id",
            ""},
           {"/surveys/0/ask/1/id", R"("partner")", "semantic.reserved_name",
            "/surveys/0/ask/1/id", ""},
           {"/surveys/0/ask/0/scale", "[5, 5]", "semantic.not_rising", "/surveys/0/ask/0/scale",
            ""},
           {"/surveys/0/ask/0/options", R"([{"id": "a"}])", idle, "/surveys/0/ask/0/options", ""},
           {"/surveys/0/ask/0/limit", R"({"times": 2})", idle, "/surveys/0/ask/0/limit", ""},
           {"/surveys/0/ask/2/options/1/id", R"("price")", doubled,
            "/surveys/0/ask/2/options/1/id", ""},
           {"/surveys/0/ask/2/limit", R"({"times": 0})", "structure.value",
            "/surveys/0/ask/2/limit/times", ""},
           {"/consents/1", R"({"id": "marketing"})", doubled, "/consents/1/id", ""},
       }) {
    expect_one(one);
  }
}

TEST_CASE("an experiment weighs all of its groups, and something is left to weigh",
          "[check][belong]") {
  const std::string groups = "/segments/0/groups";
  for (const right::Case& one : {
           right::Case{"/segments/0/groups/1", R"({"id": "offer"})", "semantic.weights",
                       "/segments/0/groups/1", ""},
           {"/segments/0/groups/1/when", R"({"==": [1, 1]})", "semantic.no_effect",
            "/segments/0/groups/1/when", ""},
           {"/segments/0/groups/0/weight", "9007199254740991", "semantic.weights",
            "/segments/0/groups/1/weight", ""},
           {"/segments/0/groups", R"([{"id": "none", "weight": 0}])", "semantic.no_weight",
            "/segments/0/groups", ""},
       }) {
    expect_one(one);
  }
}
