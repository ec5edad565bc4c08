// What the check says about programmes that are wrong: each `semantic.` and `warning.` code with
// its place and suggestion, every fault at once, and texts that are no programme at all.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "catch.hpp"
#include "loyalty/engine.hpp"

namespace {

using Json = nlohmann::json;
using namespace std::string_literals;

// Right in every respect; each case changes one place of it.
const char* const kRight = R"({
  "id": "club", "version": 1, "name": "Club", "zone": "Europe/Berlin",
  "attributes": {"amount": "integer", "channel": "string", "friend": "string"},
  "currencies": [{"id": "points"}, {"id": "growth"}, {"id": "freeze", "limit": {"held": 2}}],
  "entitlements": [{"id": "lounge"}],
  "rules": [
    {"id": "spend", "on": "purchase", "grant": {"points": {"of": "amount"}, "growth": 1}},
    {"id": "double", "on": "purchase", "grant": {"points": {"multiply": 2}}},
    {"id": "may", "window": {"every": "month"}, "limit": {"times": 1}, "grant": {"freeze": 1}},
    {"id": "review", "on": "review", "grant": {"points": 5}},
    {"id": "friend", "on": "purchase", "to": "member.invited_by", "grant": {"points": 5}}
  ],
  "streaks": [
    {"id": "daily", "on": "check_in", "cycle": 7,
     "ladder": [{"at": 1, "grant": {"points": 1}}, {"at": 3, "grant": {"points": 2}}],
     "steps": [{"at": 30, "grant": {"freeze": 1}}, {"at": "month", "grant": {"points": 9}}],
     "make_up": {"window": {"last": "P7D"}, "cost": {"points": 5}},
     "freeze": {"cost": {"freeze": 1}}, "restore": {"window": {"for": "P2D"}},
     "rest": {"window": {"days": "sun"}}}
  ],
  "tiers": [
    {"id": "level", "window": {"every": "year"}, "levels": [
      {"id": "basic"},
      {"id": "gold", "need": {"growth": 100}, "keep": {"growth": 80}, "grant": {"lounge": 1}},
      {"id": "black", "need": [{"growth": 200}, {"growth": 150, "points": 50}]}]}
  ]
})";

struct Case {
  const char* place;    // what is changed
  const char* value;    // into what, as JSON
  const char* code;
  const char* pointer;  // where the fault is
  const char* suggestion = "";
};

loyalty::Faults faults_with(const Case& one) {
  Json programme = Json::parse(kRight);
  programme[Json::json_pointer(one.place)] = Json::parse(one.value);
  return loyalty::check(programme.dump());
}

// The fault is there, and it is the only one: a wrong value gives one place.
void expect(const Case& one) {
  const auto faults = faults_with(one);
  INFO(one.place << " = " << one.value);
  for (const auto& fault : faults) {
    UNSCOPED_INFO(fault.code << " " << fault.pointer << ": " << fault.sentence << " ["
                             << fault.suggestion << "]");
  }
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == one.code);
  CHECK(faults[0].pointer == one.pointer);
  CHECK(faults[0].suggestion == one.suggestion);
  CHECK_FALSE(faults[0].sentence.empty());
  const bool is_warning = faults[0].code.rfind("warning.", 0) == 0;
  Json programme = Json::parse(kRight);
  programme[Json::json_pointer(one.place)] = Json::parse(one.value);
  CHECK(static_cast<bool>(loyalty::Engine::create(programme.dump())) == is_warning);
}

std::set<std::string> pointers(const loyalty::Faults& faults) {
  std::set<std::string> places;
  for (const auto& fault : faults) places.insert(fault.pointer);
  return places;
}

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

TEST_CASE("a window opens at some time", "[check]") {
  const char* const code = "semantic.never_opens";
  const Case cases[] = {
      {"/rules/3/window", R"({"from": "2026-05-02", "until": "2026-05-01"})", code,
       "/rules/3/window/until"},
      {"/rules/3/window",
       R"({"from": "2026-05-02T09:00:00Z", "until": "2026-05-02T11:00:00+02:00"})", code,
       "/rules/3/window/until"},
      {"/rules/3/window", R"({"days": []})", code, "/rules/3/window/days"},
      // 2 May 2026 is a Saturday.
      {"/rules/3/window", R"({"from": "2026-05-02", "until": "2026-05-03", "days": ["mon", 5]})",
       code, "/rules/3/window/days"},
      {"/rules/3/window", R"({"since": "birthday", "for": "P0D"})", code, "/rules/3/window/for"},
      {"/rules/2/window", R"({"every": "P0D"})", code, "/rules/2/window/every"},
      {"/rules/2/window", R"({"until": "2026-05-03"})", code, "/rules/2"},
      {"/rules/2/window", "{}", code, "/rules/2"},
      {"/streaks/0/make_up/window/last", R"("P0D")", code, "/streaks/0/make_up/window/last"},
      {"/streaks/0/make_up/window/last", R"("P2Y")", "semantic.out_of_reach",
       "/streaks/0/make_up/window/last"},
  };
  for (const Case& one : cases) {
    const auto faults = faults_with(one);
    INFO(one.place << " = " << one.value);
    for (const auto& fault : faults) UNSCOPED_INFO(fault.code << " " << fault.pointer);
    CHECK(pointers(faults).count(one.pointer) == 1);
    CHECK(std::any_of(faults.begin(), faults.end(),
                      [&](const auto& fault) { return fault.code == one.code; }));
  }
  // Two days that hold a Saturday.
  CHECK(faults_with({"/rules/3/window",
                     R"({"from": "2026-05-01", "until": "2026-05-02", "days": "sat"})", "", ""})
            .empty());
}

TEST_CASE("a limit limits something", "[check]") {
  const Case cases[] = {
      {"/rules/0/limit", R"({"amount": 5})", "semantic.several_things", "/rules/0/limit/amount"},
      {"/rules/3/limit", R"([{"times": 1}, {"held": 5}])", "semantic.no_effect",
       "/rules/3/limit/1/held"},
      {"/rules/3/limit", R"({"every": "day"})", "semantic.no_effect", "/rules/3/limit"},
      {"/streaks/0/make_up/limit", R"({"amount": 5})", "semantic.no_effect",
       "/streaks/0/make_up/limit/amount"},
      {"/rules/3/limit", R"({"amount": {"of": "amount"}, "by": "all"})",
       "semantic.shared_amount", "/rules/3/limit/amount"},
      {"/rules/3/limit", R"({"times": 9, "by": "all", "every": "month"})", "warning.no_effect",
       "/rules/3/limit/every"},
      {"/rules/3/limit", R"({"times": 9, "since": "enrolled"})", "warning.no_effect",
       "/rules/3/limit/since"},
      {"/rules/3/limit", R"({"times": 9, "every": "day", "last": "P7D"})", "warning.no_effect",
       "/rules/3/limit/every"},
      {"/currencies/2/limit", R"({"held": 2, "every": "month"})", "warning.no_effect",
       "/currencies/2/limit/every"},
  };
  for (const Case& one : cases) expect(one);
}

TEST_CASE("a rule does something", "[check]") {
  const Case cases[] = {
      {"/rules/3", R"({"id": "idle", "on": "review"})", "semantic.no_effect", "/rules/3"},
      {"/rules/4/grant/points", R"({"multiply": 2})", "semantic.no_effect", "/rules/4"},
      {"/rules/3/grant", R"({"lounge": {"multiply": 2}})", "semantic.no_effect",
       "/rules/3/grant/lounge"},
      {"/tiers/0/levels/1/grant/lounge", "2", "semantic.no_effect",
       "/tiers/0/levels/1/grant/lounge"},
      {"/tiers/0/levels/1/grant/lounge", R"({"rate": [3, 2]})", "semantic.no_effect",
       "/tiers/0/levels/1/grant/lounge"},
      {"/rules/0/grant", R"({"lounge": {"of": "amount"}})", "semantic.no_effect",
       "/rules/0/grant/lounge"},
      {"/streaks/0/make_up/cost/points", R"({"multiply": 2})", "semantic.no_effect",
       "/streaks/0/make_up/cost/points/multiply"},
  };
  for (const Case& one : cases) {
    const auto faults = faults_with(one);
    INFO(one.place << " = " << one.value);
    for (const auto& fault : faults) UNSCOPED_INFO(fault.code << " " << fault.pointer);
    CHECK(std::any_of(faults.begin(), faults.end(), [&](const auto& fault) {
      return fault.code == one.code && fault.pointer == one.pointer;
    }));
  }
}

TEST_CASE("what has no effect is said, and the programme may be used", "[check]") {
  const char* const code = "warning.no_effect";
  const Case cases[] = {
      {"/rules/3/grant/points", R"({"multiply": 2})", code, "/rules/3/grant/points"},
      {"/rules/3/when", R"({"!": {"==": [1, 2], "!=": [1, 1]}})", code, "/rules/3/when/!"},
      {"/rules/1/grant/points", R"({"multiply": 2, "rate": 3})", code,
       "/rules/1/grant/points/rate"},
      {"/rules/3/grant/points", R"({"rate": 3, "take": 1})", code, "/rules/3/grant/points/take"},
      {"/rules/3/window", R"({"last": "P7D"})", code, "/rules/3/window/last"},
      {"/rules/3/window", R"({"from": "2026-05-01", "end_of": "month"})", code,
       "/rules/3/window/end_of"},
      {"/streaks/0/restore/window", R"({"for": "P2D", "end_of": "week"})", code,
       "/streaks/0/restore/window/end_of"},
      {"/streaks/0/make_up/cost/points", R"({"rate": 5, "term": "P1D"})", code,
       "/streaks/0/make_up/cost/points/term"},
      {"/entitlements/0/term", R"({"since": "last_use", "for": "P1Y"})", code,
       "/entitlements/0/term/since"},
      {"/currencies/0/term", R"({"since": "enrolled"})", code, "/currencies/0/term/since"},
      {"/tiers/0/window", R"({"every": "year", "from": "2026-01-01"})", code,
       "/tiers/0/window/from"},
      {"/currencies/3", R"({"id": "stamps"})", "warning.never_granted", "/currencies/3"},
      {"/entitlements/1", R"({"id": "valet"})", "warning.never_granted", "/entitlements/1"},
      {"/rules/5", R"({"id": "again", "on": "review", "grant": {"points": 1}})", "", ""},
  };
  for (const Case& one : cases) {
    if (*one.code) {
      expect(one);
    } else {
      CHECK(faults_with(one).empty());
    }
  }
}

TEST_CASE("a rule that a stop above makes unreachable", "[check]") {
  Json programme = Json::parse(kRight);
  programme["rules"][5] = Json::parse(R"({"id": "more", "on": "review", "grant": {"points": 1}})");
  Json& above = programme["rules"][3];
  above["stop"] = true;
  const auto warned = loyalty::check(programme.dump());
  REQUIRE(warned.size() == 1);
  CHECK(warned[0].code == "warning.unreachable");
  CHECK(warned[0].pointer == "/rules/5");
  above["when"] = Json::parse(R"({"==": [{"var": "channel"}, "app"]})");
  CHECK(loyalty::check(programme.dump()).empty());  // now and then it gets its turn
}

TEST_CASE("ten different faults are all listed, each at its place", "[check]") {
  Json programme = Json::parse(kRight);
  programme["version"] = "one";
  programme["zone"] = "Mars/Olympus";
  programme["curency"] = Json::array();
  programme["currencies"][1]["id"] = "Growth";
  programme["rules"][1]["grant"] = {{"pionts", {{"multiply", 2}}}};
  programme["rules"][3]["limit"] = {{"times", -1}};
  programme["rules"][3].erase("id");
  programme["streaks"][0]["ladder"][1]["at"] = 1;
  programme["streaks"][0]["rest"]["window"]["days"] = "someday";
  programme["tiers"][0]["levels"] = Json::array();
  const auto places = pointers(loyalty::check(programme.dump()));
  for (const char* place :
       {"/version", "/zone", "/curency", "/currencies/1/id", "/rules/1/grant/pionts",
        "/rules/3/limit/times", "/rules/3", "/streaks/0/ladder/1/at",
        "/streaks/0/rest/window/days", "/tiers/0/levels"}) {
    INFO(place);
    CHECK(places.count(place) == 1);
  }
  CHECK_FALSE(loyalty::Engine::create(programme.dump()));
}

TEST_CASE("what is no JSON has one syntax fault", "[check]") {
  const std::string right = kRight;
  const std::string cut = right.substr(0, right.size() / 2);
  const std::string deep = "{\"name\": " + std::string(100'000, '[') + std::string(100'000, ']') +
                           "}";
  const std::string bad_utf8 = "{\"id\": \"club\", \"name\": \"Cl\xc3\x28\"}";
  for (const std::string& text : {""s, "{"s, cut, deep, bad_utf8, right + "x", "\xef\xbb\xbf{}"s}) {
    const auto faults = loyalty::check(text);
    INFO(text.substr(0, 60));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "syntax");
    CHECK(faults[0].sentence.size() > 10);
    CHECK_FALSE(loyalty::Engine::create(text));
  }
  CHECK(loyalty::check(deep)[0].pointer.rfind("/name/0/0", 0) == 0);
  CHECK(loyalty::check(bad_utf8)[0].pointer == "/name");
}

TEST_CASE("a doubled key is named with its place", "[check]") {
  const auto faults = loyalty::check(
      R"({"id": "club", "version": 1, "name": "Club",
          "rules": [{"id": "spend", "on": "purchase", "grant": {"points": 1}, "on": "review"}]})");
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "syntax");
  CHECK(faults[0].pointer == "/rules/0/on");
}

TEST_CASE("a programme that is another JSON value", "[check]") {
  for (const char* text : {"null", "[]", "7", "\"club\"", "{}"}) {
    const auto faults = loyalty::check(text);
    INFO(text);
    REQUIRE_FALSE(faults.empty());
    CHECK(faults[0].pointer.empty());
    CHECK(faults[0].code.rfind("structure.", 0) == 0);
  }
}

TEST_CASE("no prefix of a programme and no changed byte of it ends the check", "[check]") {
  const std::string right = kRight;
  std::size_t refused = 0;
  for (std::size_t length = 0; length < right.size(); ++length) {
    refused += loyalty::check(right.substr(0, length)).empty() ? 0 : 1;
  }
  CHECK(refused == right.size());
  for (std::size_t at = 0; at < right.size(); ++at) {
    for (char byte : {'\0', '"', '}', '9', '\xff', 'e'}) {
      std::string changed = right;
      changed[at] = byte;
      if (auto engine = loyalty::Engine::create(changed)) {
        engine->apply(R"({"id":"1","member":"lin","type":"enrol","at":"2026-03-01T09:00:00Z"})");
      }
    }
  }
}
