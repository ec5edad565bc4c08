// Figures that must not depend on how long a member has been one: the size of the state, the rows
// an activity visits, the time a jump to the end of the calendar takes.
#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "proofs/members.hpp"
#include "proofs/programmes.hpp"
#include "time/civil.hpp"

namespace {

using loyalty::Engine;
using loyalty::time::kDay;
using loyalty::time::kHour;
using loyalty::time::Millis;
using Json = nlohmann::json;

#if defined(__SANITIZE_ADDRESS__) || !defined(NDEBUG)
constexpr int kMany = 10'000;  // a tenth: these builds are ten times slower
constexpr double kPatience = 5;
#else
constexpr int kMany = 100'000;
constexpr double kPatience = 1;
#endif

constexpr Millis kBegin = 1'772'323'200'000;  // 2026-03-01T00:00:00Z

std::string activity(const std::string& id, const std::string& type, Millis at,
                     Json attributes = Json::object()) {
  std::string instant;
  loyalty::time::append_timestamp(instant, at, 8 * 3600);
  return Json{{"id", id}, {"member", "lin"}, {"type", type}, {"at", instant},
              {"attributes", std::move(attributes)}}
      .dump();
}

void accept(Engine& engine, const std::string& text) {
  const Json outcome = Json::parse(engine.apply(text)[0].outcome);
  INFO(text);
  INFO(outcome.dump());
  REQUIRE(outcome["code"] == "ok");
}

// Everything that remembers: limits of days and of moving spans, lots that end, pending points,
// redemptions, a tier over a moving month, and purchases that can be returned for two weeks.
constexpr const char* kBusy = R"json({
  "id": "busy", "version": 1, "name": "Busy", "zone": "+08:00", "returns": {"within": "P14D"},
  "currencies": [
    {"id": "points", "name": "Points", "term": "P10D"},
    {"id": "growth", "name": "Growth", "term": "P5D"}],
  "rules": [
    {"id": "spend", "on": "purchase", "pending": "P3D",
     "grant": {"points": {"rate": [1, 100], "of": "amount"}},
     "limit": [{"times": 3, "every": "day"}, {"times": 20, "last": "P7D"}]},
    {"id": "grow", "on": "purchase", "grant": {"growth": {"rate": [1, 100], "of": "amount"}}}],
  "tiers": [{"id": "level", "window": {"last": "P30D"}, "term": "P30D", "levels": [
    {"id": "low", "name": "Low"}, {"id": "high", "name": "High", "need": {"growth": 100000}}]}]
})json";

// Days of one purchase each, every other one redeemed at once; answers the rows of the last one.
std::size_t buy(Engine& engine, int from, int until, Millis every) {
  std::size_t rows = 0;
  for (int i = from; i < until; ++i) {
    const std::string number = std::to_string(1'000'000 + i);
    const Millis at = kBegin + i * every;
    accept(engine, activity("p" + number, "purchase", at, {{"amount", 6800}}));
    rows = engine.rows_visited();
    if (i % 2 == 0 && i - from > 4) {
      accept(engine, activity("r" + number, "redeem", at + kHour,
                              {{"currency", "points"}, {"amount", 60}, {"reference", "x"}}));
    }
  }
  return rows;
}

Engine enrolled(const std::string& programme) {
  Engine engine = proofs::engine_of(programme);
  engine.keep_journal(false);
  accept(engine, activity("e", "enrol", kBegin - kHour));
  return engine;
}

}  // namespace

TEST_CASE("a member's state does not grow with their purchases", "[proofs][figures]") {
  Engine engine = enrolled(kBusy);
  std::size_t after[2];
  const int counts[] = {100, kMany};
  int bought = 0;
  for (int i = 0; i < 2; ++i) {
    buy(engine, bought, counts[i], kDay);
    bought = counts[i];
    // Two months later all is spent or expired, and nothing can be returned any more.
    const Millis at = kBegin + (bought + 60) * kDay;
    accept(engine, activity("later" + std::to_string(i), "ping", at));
    const Json member = Json::parse(engine.snapshot())["members"][0];
    CHECK_FALSE(member["wallets"]["points"].contains("lots"));
    CHECK_FALSE(member.contains("sources"));
    CHECK_FALSE(member.contains("redemptions"));
    after[i] = engine.snapshot().size();
    bought += 61;
  }
  INFO(after[0] << " bytes, then " << after[1]);
  CHECK(after[1] < after[0] + 256);
  CHECK(after[0] < after[1] + 256);
}

TEST_CASE("the last of many purchases visits as many rows as the hundredth", "[proofs][figures]") {
  Engine engine = enrolled(kBusy);
  const std::size_t hundredth = buy(engine, 0, 100, kDay);
  const std::size_t last = buy(engine, 100, kMany, kDay);
  CHECK(hundredth > 0);
  CHECK(last == hundredth);
}

TEST_CASE("a coffee member's purchases cost the same after a thousand years",
          "[proofs][figures]") {
  Engine engine = enrolled(proofs::programme("coffee"));
  const int many = kMany / 4;
  std::size_t early = 0, late = 0;
  for (int i = 0; i < many; ++i) {
    accept(engine, activity("p" + std::to_string(i), "purchase", kBegin + i * 4 * kDay,
                            {{"amount", 600}}));
    // Months and years are not all alike: the most of a year's purchases is compared.
    if (i >= 100 && i < 200) early = std::max(early, engine.rows_visited());
    if (i >= many - 100) late = std::max(late, engine.rows_visited());
  }
  INFO(early << " rows, then " << late);
  CHECK(early > 0);
  CHECK(late <= early + 4);
}

namespace {

// Windows of days and weeks, moving spans, streaks with rest and freezes, tiers with reviews.
constexpr const char* kFarSighted = R"json({
  "id": "far", "version": 1, "name": "Far", "zone": "Europe/Berlin", "day_start": "04:00",
  "enrolment": "automatic",
  "currencies": [
    {"id": "points", "name": "Points", "term": {"for": "P12M", "end_of": "month"},
     "limit": [{"amount": 5000, "every": "week"}, {"amount": 9000, "last": "P30D"}]},
    {"id": "growth", "name": "Growth"},
    {"id": "freeze", "name": "Freeze", "limit": {"held": 2}}],
  "rules": [
    {"id": "daily_gift", "on": "check_in", "grant": {"points": 3},
     "limit": [{"times": 1, "every": "day"}, {"times": 5, "every": "week"},
               {"times": 20, "last": "P30D"}]},
    {"id": "spend", "on": "purchase", "pending": "P14D",
     "grant": {"points": {"rate": [1, 100], "of": "amount"},
               "growth": {"rate": [1, 100], "of": "amount"}}}],
  "streaks": [
    {"id": "daily", "on": "check_in", "cycle": 7, "ladder": [{"at": 1, "grant": {"points": 1}}],
     "steps": [{"at": 7, "grant": {"freeze": 1}}, {"at": "month", "grant": {"points": 50}}],
     "make_up": {"cost": {"points": 5}}, "freeze": {"cost": {"freeze": 1}},
     "restore": {"cost": {"points": 5}}, "rest": {"window": {"days": ["sat", "sun"]}}},
    {"id": "travel", "on": "check_in", "zone": "member",
     "ladder": [{"at": 1, "grant": {"points": 1}}]},
    {"id": "weekly", "on": "purchase", "every": "week", "times": 2, "cycle": "month",
     "ladder": [{"at": 1, "grant": {"points": 2}}], "freeze": {}}],
  "tiers": [
    {"id": "year", "window": {"every": "year"}, "term": {"for": "P1Y", "end_of": "year"},
     "grace": "P2M", "down": "one", "levels": [
      {"id": "a", "name": "A"}, {"id": "b", "name": "B", "need": {"growth": 500}},
      {"id": "c", "name": "C", "need": {"growth": 3000}}]},
    {"id": "moving", "window": {"last": "P12M"}, "term": "P12M", "down": "earned", "levels": [
      {"id": "d", "name": "D"}, {"id": "e", "name": "E", "need": {"growth": 1000}}]}]
})json";

// The same with a level that every review renews for ever, and a gift at each birthday.
std::string with_endless_reviews() {
  Json programme = Json::parse(kFarSighted);
  programme["tiers"].push_back(Json::parse(
      R"({"id": "kept", "term": "P12M", "down": "none", "levels": [
          {"id": "x", "name": "X"}, {"id": "y", "name": "Y", "need": {"growth": 10}}]})"));
  return programme.dump();
}

std::string ten_years(const std::string& programme) {
  Engine engine = proofs::engine_of(programme);
  engine.keep_journal(false);
  for (int day = 0; day < 3650; ++day) {
    const std::string number = std::to_string(day);
    const Millis at = kBegin + day * kDay + 9 * kHour;
    if (day % 11 != 5) engine.apply(activity("c" + number, "check_in", at));
    if (day % 2 == 0) {
      engine.apply(activity("p" + number, "purchase", at + kHour, {{"amount", 1800}}));
    }
  }
  return engine.snapshot();
}

double best_milliseconds(const std::string& programme, const std::string& snapshot,
                         const std::string& text, std::string& code) {
  double best = 1e9;
  for (int i = 0; i < 7; ++i) {
    Engine engine = proofs::engine_of(programme);
    REQUIRE(engine.restore(snapshot) == "");
    const auto begin = std::chrono::steady_clock::now();
    const auto answers = engine.apply(text);
    const auto end = std::chrono::steady_clock::now();
    code = Json::parse(answers[0].outcome)["code"];
    CHECK(proofs::broken_invariant(engine.snapshot()) == "");
    best = std::min(best, std::chrono::duration<double, std::milli>(end - begin).count());
  }
  return best;
}

}  // namespace

TEST_CASE("the end of the calendar is answered at once", "[proofs][figures]") {
  const Millis end = 253'402'214'400'000 + 2 * kHour;  // 9999-12-31T02:00:00Z
  for (const std::string& programme : {std::string(kFarSighted), with_endless_reviews()}) {
    const std::string snapshot = ten_years(programme);
    for (const std::string& text :
         {activity("end", "check_in", end), activity("end", "purchase", end, {{"amount", 100}}),
          activity("end", "restore", end, {{"streak", "daily"}}),
          activity("end", "make_up", end, {{"streak", "daily"}, {"day", "2040-01-01"}})}) {
      std::string code;
      const double milliseconds = best_milliseconds(programme, snapshot, text, code);
      INFO(Json::parse(text)["type"] << " in 9999: " << code << " in " << milliseconds << " ms");
      CHECK(milliseconds < 10 * kPatience);
    }
    Engine engine = proofs::engine_of(programme);
    REQUIRE(engine.restore(snapshot) == "");
    const auto begin = std::chrono::steady_clock::now();
    const std::string view =
        engine.view(R"({"member":"lin","now":"9999-12-31T10:00:00+08:00"})");
    const auto took = std::chrono::steady_clock::now() - begin;
    CHECK(Json::accept(view));
    CHECK(std::chrono::duration<double, std::milli>(took).count() < 50 * kPatience);
  }
}
