// What the check says about names, steps and levels that are wrong: each code with its place and
// suggestion, and nothing that only follows from it.
#include <set>
#include <string>

#include "engine/right.hpp"

namespace {

using right::Case;
using right::expect;
using right::faults_with;
using right::Json;
using right::kRight;
using right::pointers;
using namespace std::string_literals;

}  // namespace

TEST_CASE("a right programme has no fault and no warning", "[check]") {
  CHECK(loyalty::check(kRight).empty());
}

TEST_CASE("names that do not exist are answered with those that were meant", "[check]") {
  const Case cases[] = {
      {"/rules/0/grant", R"({"points": 1, "growth": 1, "pionts": 1})",
       "semantic.unknown_reference", "/rules/0/grant/pionts", "points"},
      {"/rules/3/grant", R"({"lounje": 1})", "semantic.unknown_reference",
       "/rules/3/grant/lounje", "lounge"},
      {"/streaks/0/make_up/cost", R"({"point": 5})", "semantic.unknown_reference",
       "/streaks/0/make_up/cost/point", "points"},
      {"/streaks/0/make_up/cost", R"([{"points": 5}, {"lounge": 1}])",
       "semantic.unknown_reference", "/streaks/0/make_up/cost/1/lounge"},
      {"/tiers/0/levels/1/keep", R"({"grow": 1})", "semantic.unknown_reference",
       "/tiers/0/levels/1/keep/grow"},
      {"/tiers/0/levels/1/keep", R"({"growht": 1})", "semantic.unknown_reference",
       "/tiers/0/levels/1/keep/growht", "growth"},
      {"/rules/3/when", R"({"==": [{"var": "member.teir"}, "gold"]})", "semantic.variable",
       "/rules/3/when/==/0/var", "member.tier"},
      {"/rules/3/when", R"({"==": [{"var": "chanel"}, "app"]})", "semantic.variable",
       "/rules/3/when/==/0/var", "channel"},
      {"/rules/3/when", R"({"equals": [1, 1]})", "semantic.operator", "/rules/3/when/equals"},
      {"/rules/3/to", R"("freind")", "semantic.variable", "/rules/3/to", "friend"},
      {"/rules/3/to", R"("invited_by")", "semantic.variable", "/rules/3/to", "member.invited_by"},
      {"/rules/3/to", R"("member.invited")", "semantic.variable", "/rules/3/to",
       "member.invited_by"},
      {"/zone", R"("Europe/Berln")", "semantic.zone", "/zone", "Europe/Berlin"},
      {"/rules/0/grant/points/of", R"("amuont")", "semantic.unknown_reference",
       "/rules/0/grant/points/of", "amount"},
      {"/rules/0/grant/points/of", R"("channel")", "semantic.attribute_type",
       "/rules/0/grant/points/of"},
      {"/rules/3/limit", R"({"times": 1, "by": "chanel"})", "semantic.unknown_reference",
       "/rules/3/limit/by", "channel"},
      {"/rules/3/when", R"({"=": [1, 1]})", "semantic.operator", "/rules/3/when/=", "=="},
      {"/streaks/0/make_up/cost", R"({"money": 100})", "semantic.reserved_name",
       "/streaks/0/make_up/cost/money"},
  };
  for (const Case& one : cases) expect(one);
}

TEST_CASE("a mistake is one fault, without those that follow from it", "[check]") {
  const char* const code = "structure.value";
  const char* const days = "/rules/3/window/days";
  const Case cases[] = {
      {"/rules/3/window", R"({"days": "friday"})", code, days, "fri"},
      {"/rules/3/window", R"({"days": "02-30"})", code, days, "02-29"},
      {"/rules/3/window", R"({"days": "04-31"})", code, days, "04-30"},
      {"/rules/3/window", R"({"days": ["8"]})", code, "/rules/3/window/days/0"},
      {"/rules/2/window", R"({"since": "birth", "for": "month"})", code, "/rules/2/window/since",
       "birthday"},
      {"/rules/2/window", R"({"since": "birthday", "for": "2 days"})", code,
       "/rules/2/window/for"},
      {"/streaks/0/cycle", R"("year")", code, "/streaks/0/cycle"},
      {"/streaks/0/cycle", "0", code, "/streaks/0/cycle"},
      {"/rules/3/when", "{}", code, "/rules/3/when"},
      {"/rules/3/when", R"({"==": [1, 2], "!=": [1, 1]})", code, "/rules/3/when"},
      {"/streaks/0/times", "1.0", "structure.type", "/streaks/0/times"},
      {"/currencies/0/term", R"("P99999999999999999999Y")", "semantic.out_of_reach",
       "/currencies/0/term"},
  };
  for (const Case& one : cases) expect(one);
  // What is no mistake hides none: the window of this rule has a key too many, and never opens.
  CHECK(pointers(faults_with({"/rules/2/window", R"({"end_of": "month"})", "", ""})) ==
        std::set<std::string>{"/rules/2", "/rules/2/window/end_of"});
}

TEST_CASE("a sentence says what may stand there", "[check]") {
  struct Said {
    const char* place;
    const char* value;
    const char* words;
  };
  const Said cases[] = {
      {"/rules/3/window", R"({"days": "someday"})", "from 1 to 31, or a day of the year as MM-DD"},
      {"/streaks/0/restore/window/for", R"("soon")", R"(or a duration such as "P7D")"},
      {"/rules/3/limit", R"({"times": 1, "every": "soon"})", R"(or "activity", or a duration)"},
      {"/streaks/0/times", "9007199254740992", "992, which is beyond 9007199254740991"},
      {"/streaks/0/times", "1.0", "not 1 written with a fraction or an exponent"},
      {"/streaks/0/times", "1.5", "not 1.5"},
  };
  for (const Said& one : cases) {
    Json programme = Json::parse(kRight);
    // A number keeps its spelling.
    programme[Json::json_pointer(one.place)] = "here";
    std::string text = programme.dump();
    text.replace(text.find("\"here\""), 6, one.value);
    const auto faults = loyalty::check(text);
    REQUIRE(faults.size() == 1);
    INFO(faults[0].sentence);
    CHECK(faults[0].sentence.find(one.words) != std::string::npos);
  }
}

TEST_CASE("a missed day may be filled for up to a year, however it is spelt", "[check]") {
  for (const char* year : {R"("P1Y")", R"("P12M")", R"("P365D")", R"("P366D")", R"("P52W")"}) {
    INFO(year);
    CHECK(faults_with({"/streaks/0/make_up/window/last", year, "", ""}).empty());
  }
  for (const char* more : {R"("P367D")", R"("P13M")", R"("P1Y1M")"}) {
    INFO(more);
    CHECK(faults_with({"/streaks/0/make_up/window/last", more, "", ""}).size() == 1);
  }
}

TEST_CASE("an id is taken once in its list, and once among what a member can hold", "[check]") {
  const Case cases[] = {
      {"/currencies/1/id", R"("points")", "semantic.doubled_id", "/currencies/1/id"},
      {"/rules/3/id", R"("spend")", "semantic.doubled_id", "/rules/3/id"},
      {"/streaks/1", R"({"id": "daily", "on": "class"})", "semantic.doubled_id",
       "/streaks/1/id"},
      {"/tiers/1", R"({"id": "level", "levels": [{"id": "other"}]})", "semantic.doubled_id",
       "/tiers/1/id"},
      {"/tiers/0/levels/2/id", R"("gold")", "semantic.doubled_id", "/tiers/0/levels/2/id"},
      {"/tiers/0/levels/2/id", R"("points")", "semantic.doubled_id", "/tiers/0/levels/2/id"},
      {"/streaks/0/steps/2", R"({"at": "month"})", "semantic.doubled_id",
       "/streaks/0/steps/2/at"},
      {"/attributes/now", R"("integer")", "semantic.reserved_name", "/attributes/now"},
  };
  for (const Case& one : cases) {
    // A name that is gone makes other faults of its own; here it is about the one place.
    const auto faults = faults_with(one);
    INFO(one.place);
    const auto found = std::find_if(faults.begin(), faults.end(), [&](const auto& fault) {
      return fault.code == one.code && fault.pointer == one.pointer;
    });
    CHECK(found != faults.end());
  }
}

TEST_CASE("what has to rise rises", "[check]") {
  const Case cases[] = {
      {"/streaks/0/ladder/1/at", "1", "semantic.not_rising", "/streaks/0/ladder/1/at"},
      {"/streaks/0/steps/1", R"({"at": 30})", "semantic.not_rising", "/streaks/0/steps/1/at"},
      {"/streaks/0/ladder/1/at", "8", "semantic.ladder_beyond_cycle", "/streaks/0/ladder/1/at"},
      {"/streaks/0/cycle", "2", "semantic.ladder_beyond_cycle", "/streaks/0/ladder/1/at"},
      {"/tiers/0/levels/2/need", R"({"growth": 100})", "semantic.not_rising",
       "/tiers/0/levels/2/need"},
      {"/tiers/0/levels/2/need", R"([{"growth": 200}, {"growth": 90}])", "semantic.not_rising",
       "/tiers/0/levels/2/need"},
      {"/tiers/0/levels/1/keep", R"({"growth": 101})", "semantic.keep_above_need",
       "/tiers/0/levels/1/keep"},
      {"/rules/0/grant/points", R"({"of": "amount", "between": [5, 5]})", "semantic.not_rising",
       "/rules/0/grant/points/between"},
  };
  for (const Case& one : cases) expect(one);
}

TEST_CASE("a ladder stays below the length of a week or a month", "[check]") {
  Json programme = Json::parse(kRight);
  Json& streak = programme["streaks"][0];
  streak["cycle"] = "week";
  streak["ladder"][1]["at"] = 7;
  CHECK(loyalty::check(programme.dump()).empty());
  streak["ladder"][1]["at"] = 8;
  CHECK(pointers(loyalty::check(programme.dump())) ==
        std::set<std::string>{"/streaks/0/ladder/1/at"});
  streak["cycle"] = "month";
  CHECK(loyalty::check(programme.dump()).empty());
  streak["ladder"][1]["at"] = 32;
  CHECK(loyalty::check(programme.dump()).size() == 1);
}

TEST_CASE("need and keep are compared where they name the same currencies", "[check]") {
  Json programme = Json::parse(kRight);
  Json& gold = programme["tiers"][0]["levels"][1];
  gold["keep"] = Json::parse(R"([{"growth": 500}, {"growth": 90}])");
  CHECK(loyalty::check(programme.dump()).empty());  // the second alternative keeps it
  gold["keep"] = Json::parse(R"({"growth": 100, "points": 1})");
  CHECK(pointers(loyalty::check(programme.dump())) ==
        std::set<std::string>{"/tiers/0/levels/1/keep"});
  gold["keep"] = Json::parse(R"({"points": 5000})");  // another measure: nothing to compare
  CHECK(loyalty::check(programme.dump()).empty());
}
