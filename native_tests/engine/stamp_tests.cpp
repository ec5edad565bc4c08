// What a record says of stocks: what was left of those that the activity could take from, so that
// one member's chain replays alone, and no word of the others.
#include <string>

#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::activity;
using shop::Json;

Json stocked() {
  return Json::parse(R"({
    "id": "stocked", "version": 1, "name": "Stocked", "zone": "Asia/Shanghai",
    "currencies": [{"id": "points"}],
    "rules": [
      {"id": "spend", "on": "purchase", "grant": {"points": {"of": "amount"}}},
      {"id": "early", "on": "purchase", "limit": {"times": 3, "by": "all"}, "grant": {"points": 5}},
      {"id": "lamp", "on": "earned", "when": {"==": [{"var": "amount"}, 5]}, "grant": {"lamp": 1}}],
    "rewards": [
      {"id": "mug", "cost": {"points": 10}, "limit": {"times": 2, "by": "all"}},
      {"id": "cup", "cost": {"points": 20}, "limit": {"times": 1, "by": "all"}},
      {"id": "lamp", "term": "P30D"}]})");
}

std::string redeem(int id, const std::string& reward, const std::string& at,
                   const std::string& member = "lin") {
  return Json{{"id", "a" + std::to_string(id)}, {"member", member}, {"type", "redeem"}, {"at", at},
              {"attributes", {{"reward", reward}}}}
      .dump();
}

struct Stocked {
  loyalty::Engine engine = std::move(*loyalty::Engine::create(stocked().dump()));
  std::string journal;
  // The stamp of the record that came of it.
  Json stamp_of(const std::string& text) {
    const auto steps = engine.apply(text);
    INFO(steps[0].outcome);
    REQUIRE_FALSE(steps[0].record.empty());
    journal += steps[0].record + "\n";
    return Json::parse(steps[0].record)["activity"].value("stamp", Json());
  }
  std::string of_member(const std::string& member) const {
    std::string chain;
    for (std::size_t at = 0; at < journal.size();) {
      const std::string line = journal.substr(at, journal.find('\n', at) + 1 - at);
      if (Json::parse(line)["member"] == member) chain += line;
      at += line.size();
    }
    return chain;
  }
};

}  // namespace

TEST_CASE("a record is stamped with the stocks that its activity asked for", "[stamp]") {
  Stocked shop;
  CHECK(shop.stamp_of(activity(1, "enrol", "2026-03-01T10:00:00+08:00")) == Json());
  CHECK(shop.stamp_of(activity(2, "purchase", "2026-03-02T10:00:00+08:00", 100)) ==
        Json({{"shared", {{"rules/early", 3}}}}));
  CHECK(shop.stamp_of(redeem(3, "mug", "2026-03-02T11:00:00+08:00")) ==
        Json({{"shared", {{"rewards/mug", 2}}}}));
  CHECK(shop.stamp_of(redeem(4, "cup", "2026-03-02T12:00:00+08:00")) ==
        Json({{"shared", {{"rewards/cup", 1}}}}));
  CHECK(shop.stamp_of(activity(5, "ping", "2026-03-02T13:00:00+08:00")) == Json());
}

TEST_CASE("a stamp that came is recorded as it came", "[stamp]") {
  Stocked shop;
  shop.stamp_of(activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  Json bought = Json::parse(activity(2, "purchase", "2026-03-02T10:00:00+08:00", 100));
  bought["stamp"]["shared"] = {{"rewards/cup", 7}, {"rules/early", 2}};
  CHECK(shop.stamp_of(bought.dump()) == bought["stamp"]);
  // Where it says nothing of a stock that was asked for, the engine adds its own.
  bought["id"] = "a3";
  bought["stamp"]["shared"] = {{"rewards/cup", 7}};
  const Json both{{"rewards/cup", 7}, {"rules/early", 2}};
  CHECK(shop.stamp_of(bought.dump()) == Json({{"shared", both}}));
}

TEST_CASE("one member's chain replays alone, whatever others took", "[stamp][replay]") {
  Stocked shop;
  for (const char* member : {"wu", "lin"}) {
    const int id = *member == 'w' ? 10 : 20;
    shop.stamp_of(activity(id, "enrol", "2026-03-01T10:00:00+08:00", 0, member));
    shop.stamp_of(activity(id + 1, "purchase", "2026-03-02T10:00:00+08:00", 100, member));
    shop.stamp_of(redeem(id + 2, "mug", "2026-03-02T11:00:00+08:00", member));
  }
  // Nothing is left of the mugs, so she takes the cup.
  CHECK(Json::parse(shop.engine.apply(redeem(23, "mug", "2026-03-02T12:00:00+08:00"))[0].outcome)
            ["code"] == "sold_out");
  shop.stamp_of(redeem(24, "cup", "2026-03-02T12:00:00+08:00"));
  auto alone = std::move(*loyalty::Engine::create(stocked().dump()));
  CHECK(Json::parse(alone.replay(shop.of_member("lin"))) == Json({{"ok", true}, {"records", 4}}));
  auto all = std::move(*loyalty::Engine::create(stocked().dump()));
  CHECK(Json::parse(all.replay(shop.journal)) == Json({{"ok", true}, {"records", 7}}));
}
