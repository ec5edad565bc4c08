// What the check says about windows, limits and rules that are wrong, or right and without effect.
#include <string>

#include "engine/right.hpp"

namespace {

using right::Case;
using right::expect;
using right::expect_among;
using right::faults_with;
using right::Json;
using right::kRight;
using namespace std::string_literals;

}  // namespace

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
  for (const Case& one : cases) expect_among(one);
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
      {"/rules/3/limit", R"({"times": 9, "by": "all", "every": "P30D"})", "warning.no_effect",
       "/rules/3/limit/every"},
      {"/rules/3/limit", R"({"times": 9, "by": "all", "every": "month", "since": "enrolled"})",
       "warning.no_effect", "/rules/3/limit/since"},
      {"/rules/3/limit", R"({"times": 9, "since": "enrolled"})", "warning.no_effect",
       "/rules/3/limit/since"},
      {"/rules/3/limit", R"({"times": 9, "every": "day", "last": "P7D"})", "warning.no_effect",
       "/rules/3/limit/every"},
      {"/currencies/2/limit", R"({"held": 2, "every": "month"})", "warning.no_effect",
       "/currencies/2/limit/every"},
  };
  for (const Case& one : cases) expect(one);
  const char* const stock = R"({"times": 9, "by": "all", "every": "month"})";
  CHECK(faults_with({"/rules/3/limit", stock, "", ""}).empty());
}

TEST_CASE("only points wait", "[check]") {
  const char* const code = "semantic.no_effect";
  const char* const right = R"({"id": "gift", "on": "review", "pending": "P3D",
                                "grant": {"points": 5, "growth": 1}})";
  CHECK(faults_with({"/rules/3", right, "", ""}).empty());
  expect({"/rules/3", R"({"id": "gift", "on": "review", "pending": "P3D",
                          "grant": {"points": 5, "lounge": 1}})", code, "/rules/3/pending"});
  expect({"/rules/3", R"({"id": "gift", "on": "review", "pending": true,
                          "grant": {"lounge": 1}})", code, "/rules/3/pending"});
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
  for (const Case& one : cases) expect_among(one);
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
