#include "proofs/programmes.hpp"

#include <fstream>
#include <iterator>

#include "catch.hpp"

namespace proofs {
namespace {

// Negative balances under freezes, debt under clawed-back pending points, effects as events, shared
// stocks, travellers, weeks with rest, three kinds of tier windows.
constexpr const char* kTangle = R"json({
  "id": "tangle", "version": 1, "name": "Tangle", "zone": "America/New_York", "day_start": "03:00",
  "late": "P10D", "enrolment": "automatic", "returns": {"within": "P60D"},
  "currencies": [
    {"id": "points", "name": "Points", "term": {"for": "P3M", "end_of": "month"}, "grace": "P7D",
     "stack": "add",
     "limit": [{"amount": 4000, "every": "week"}, {"amount": 9000, "last": "P30D"}]},
    {"id": "growth", "name": "Growth", "shortfall": "forgive"},
    {"id": "ice", "name": "Ice", "shortfall": "negative", "limit": {"held": 5}, "term": "P40D"},
    {"id": "miles", "name": "Miles", "term": {"since": "last_use", "for": "P45D"},
     "stack": "multiply", "round": "half_even", "shortfall": "negative"},
    {"id": "coins", "name": "Coins", "stack": "best", "limit": {"held": 700}}
  ],
  "entitlements": [{"id": "lounge", "name": "Lounge", "term": "P20D"}],
  "rules": [
    {"id": "spend", "on": "purchase", "pending": "P5D",
     "grant": {"points": {"rate": [1, 10], "of": "amount"},
               "growth": {"rate": [3, 100], "of": "amount", "round": "half_up"}}},
    {"id": "now", "on": "purchase", "grant": {
       "miles": {"rate": [7, 100], "of": "amount", "round": "ceil", "term": "P9D"},
       "coins": {"of": "amount", "between": [1000, 50000], "step": 500, "rate": [1, 250]},
       "ice": {"when": {">": [{"var": "amount"}, 20000]}, "rate": 1}}},
    {"id": "baskets", "on": "purchase", "stop": true, "limit": {"times": 2, "every": "day"},
     "grant": {
       "points": {"of": "price", "lines": {"==": [{"var": "category"}, "a"]}, "take": [1, 2]},
       "miles": {"of": "price", "lines": true, "count": "max"}}},
    {"id": "double", "on": "purchase", "window": {"days": ["mon", "fri", 31]},
     "grant": {"points": {"multiply": 2}, "miles": {"multiply": [3, 2]}, "coins": {"multiply": 3}}},
    {"id": "less", "on": "purchase", "when": {"==": [{"var": "channel"}, "till"]},
     "grant": {"miles": {"multiply": [1, 2]}, "coins": {"multiply": [5, 4]}}},
    {"id": "wait", "on": "stay", "pending": true,
     "grant": {"points": 300, "ice": 1, "miles": {"of": "nights", "rate": 11}}},
    {"id": "stock", "on": "stay", "limit": {"times": 40, "by": "all"}, "grant": {"coins": 25}},
    {"id": "budget", "on": "review", "grant": {"coins": 40},
     "limit": [{"amount": 2000, "by": "all", "every": "month"},
               {"times": 1, "by": "sku", "every": "month"},
               {"times": 3, "last": "P7D"}]},
    {"id": "price", "on": "review", "cost": [{"coins": 5}, {"points": 3, "miles": 1}],
     "grant": {"growth": 2}},
    {"id": "match", "on": "match", "limit": {"times": 1, "every": "year", "since": "enrolled"},
     "grant": {"high": {"term": "P25D"}, "lounge": 1}},
    {"id": "saved", "on": "spent", "grant": {"growth": 5}},
    {"id": "spoilt", "on": ["expired", "broken"], "limit": {"times": 1, "every": "day"},
     "grant": {"coins": 1}},
    {"id": "risen", "on": "reached", "grant": {"ice": 2, "points": 10}},
    {"id": "share", "on": "purchase", "to": "friend", "limit": {"times": 5, "every": "month"},
     "grant": {"points": 15, "coins": {"of": "amount", "rate": [1, 1000]}}},
    {"id": "invited", "on": "purchase", "to": "member.invited_by", "pending": "P2D",
     "when": {"==": [{"var": "member.purchases"}, 0]}, "grant": {"points": 50}},
    {"id": "monthly", "window": {"every": "month"}, "grant": {"ice": 1}},
    {"id": "birthday", "window": {"since": "birthday", "for": "P3D"}, "grant": {"points": 33}},
    {"id": "missed_you", "window": {"since": "last_purchase", "after": "P20D", "for": "P10D"},
     "grant": {"lounge": 1, "miles": 9}}
  ],
  "streaks": [
    {"id": "daily", "on": "check_in", "zone": "member", "cycle": 5,
     "ladder": [{"at": 1, "grant": {"points": 2}}, {"at": 5, "grant": {"points": 20, "ice": 1}}],
     "steps": [{"at": 3, "grant": {"ice": 1}}, {"at": 10, "stop": true, "grant": {"coins": 50}},
               {"at": "week", "grant": {"coins": 7}}, {"at": "month", "grant": {"miles": 90}}],
     "make_up": {"window": {"last": "P9D"}, "limit": {"times": 4, "every": "month"},
                 "cost": [{"points": 4}, {"ice": 1}], "pays": true},
     "freeze": {"cost": {"ice": 1}, "limit": {"times": 6, "every": "month"}},
     "restore": {"window": {"for": "P4D"}, "cost": [{"coins": 10}, {"miles": 5}]},
     "rest": [{"window": {"days": "sun"}},
              {"window": {"days": ["sat"]}, "limit": {"times": 2, "every": "month"}}]},
    {"id": "weekly", "on": ["purchase", "stay"], "every": "week", "times": 2,
     "ladder": [{"at": 1, "grant": {"coins": 2}}], "steps": [{"at": 4, "grant": {"lounge": 1}}],
     "freeze": {"cost": {"miles": 3}},
     "make_up": {"window": {"last": "P30D"}, "cost": {"miles": 2}},
     "restore": {"window": {"for": "P20D"}, "limit": {"times": 1, "every": "quarter"}}},
    {"id": "monthly_kept", "on": "kept", "every": "month",
     "ladder": [{"at": 1, "grant": {"growth": 1}}], "freeze": {}}
  ],
  "tiers": [
    {"id": "rank", "window": {"last": "P60D"}, "term": "P50D", "grace": "P10D", "down": "one",
     "levels": [
      {"id": "low", "name": "Low"},
      {"id": "middle", "name": "Middle", "need": {"growth": 300}, "grant": {"points": 60}},
      {"id": "high", "name": "High", "need": [{"growth": 1500}, {"coins": 300, "growth": 400}],
       "keep": {"growth": 350}, "grant": {"ice": 2, "lounge": 1, "miles": 40}}]},
    {"id": "season", "window": {"every": "quarter"}, "term": {"end_of": "quarter"},
     "down": "earned", "pending": true, "levels": [
      {"id": "bronze", "name": "Bronze", "need": {"points": 500}, "grant": {"coins": 30}},
      {"id": "silver", "name": "Silver", "need": {"points": 2500}, "keep": {"points": 2000},
       "limit": {"times": 1, "every": "year"}, "grant": {"ice": 1}}]},
    {"id": "ever", "down": "none", "term": "P90D", "levels": [
      {"id": "one", "name": "One"}, {"id": "two", "name": "Two", "need": {"miles": 4000}}]}
  ]
})json";

}  // namespace

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::vector<Programme>& programmes() {
  static const std::vector<Programme> all = [] {
    std::vector<Programme> made;
    for (const char* name : {"smallest", "coffee", "shop", "airline"}) {
      made.push_back({name, file_text(std::string("examples/programs/") + name + ".json")});
    }
    made.push_back({"everything", file_text("native_tests/schema/everything.json")});
    made.push_back({"tangle", kTangle});
    return made;
  }();
  return all;
}

const std::string& programme(const std::string& name) {
  for (const Programme& candidate : programmes()) {
    if (candidate.name == name) return candidate.text;
  }
  FAIL("no programme " << name);
  return programmes()[0].text;
}

loyalty::Engine engine_of(const std::string& text) {
  auto engine = loyalty::Engine::create(text);
  if (!engine) {
    for (const auto& fault : engine.error()) UNSCOPED_INFO(fault.pointer + ": " + fault.sentence);
  }
  REQUIRE(static_cast<bool>(engine));
  return std::move(*engine);
}

}  // namespace proofs
