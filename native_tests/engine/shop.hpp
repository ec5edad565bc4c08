// A small shop whose journal the tests of checkpoints read: points, stamps, a streak, two levels.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "loyalty/engine.hpp"

namespace shop {

using Json = nlohmann::json;

inline Json first_version() {
  return Json::parse(R"({
    "id": "shop", "version": 1, "name": "Shop", "zone": "Asia/Shanghai",
    "currencies": [{"id": "points", "term": "P12M"}, {"id": "stamps"}],
    "rules": [
      {"id": "spend", "on": "purchase", "grant": {"points": {"rate": [1, 100], "of": "amount"}}},
      {"id": "stamp", "on": "purchase", "limit": {"times": 1, "every": "day"},
       "grant": {"stamps": 1}}],
    "streaks": [{"id": "daily", "on": "check_in", "ladder": [{"at": 1, "grant": {"points": 1}}]}],
    "tiers": [{"id": "level", "levels": [{"id": "blue"}, {"id": "gold", "need": {"points": 50}}]}]
  })");
}

inline std::string activity(int id, const std::string& type, const std::string& at, int amount = 0,
                            const std::string& member = "lin") {
  Json activity = {
      {"id", "a" + std::to_string(id)}, {"member", member}, {"type", type}, {"at", at}};
  if (amount > 0) activity["attributes"] = {{"amount", amount}};
  return activity.dump();
}

inline loyalty::Engine fresh() {
  return std::move(*loyalty::Engine::create(first_version().dump()));
}

inline Json verified(const std::string& journal) { return Json::parse(loyalty::verify(journal)); }

struct Shop {
  loyalty::Engine engine = fresh();
  std::string journal;

  Json apply(const std::string& text) {
    const auto steps = engine.apply(text);
    if (!steps[0].record.empty()) journal += steps[0].record + "\n";
    return Json::parse(steps[0].outcome);
  }
  loyalty::Faults adopt(const Json& programme, const std::string& at) {
    auto faults = engine.adopt(programme.dump(), at);
    if (faults.empty()) note_checkpoints();
    return faults;
  }
  void note_checkpoints() {
    for (const auto& step : engine.checkpoints()) journal += step.record + "\n";
  }
  Json member() { return Json::parse(engine.snapshot("lin"))["members"][0]; }
  Json last_record() {
    return Json::parse(journal.substr(journal.rfind('\n', journal.size() - 2) + 1));
  }
};

inline Shop opened() {
  Shop shop;
  shop.apply(activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  shop.apply(activity(2, "purchase", "2026-03-02T10:00:00+08:00", 6000));
  shop.apply(activity(3, "check_in", "2026-03-02T11:00:00+08:00"));
  return shop;
}

}  // namespace shop
