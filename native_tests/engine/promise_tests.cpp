// What a new version counts on and what it may not change. The sentence of the documents that a
// case stands on is above it.
#include "catch.hpp"
#include "engine/changed_shop.hpp"

using namespace changed_shop;

// grammar §8: limits count on where the limit's own text is unchanged.
TEST_CASE("a stock counts on behind a limit that was put before it", "[version]") {
  Shop shop = begun();
  CHECK(status_of(shop, sent(3, "redeem", "2026-03-02T11:00:00+08:00", {{"reward", "lamp"}})) ==
        "accepted");
  Json next = programme();
  next["version"] = 2;
  next["rewards"][1]["limit"] =
      Json::parse(R"([{"times": 5, "every": "month"}, {"times": 1, "by": "all"}])");
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  CHECK(status_of(shop, sent(4, "redeem", "2026-03-03T11:00:00+08:00", {{"reward", "lamp"}})) ==
        "rejected");
}

TEST_CASE("a member's limit counts on behind one that was put before it", "[version]") {
  Json first = programme();
  first["rewards"][1]["limit"] = Json::parse(R"({"times": 1})");
  Shop shop{std::move(*loyalty::Engine::create(first.dump())), {}};
  shop.apply(shop::activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  shop.apply(shop::activity(2, "purchase", "2026-03-02T10:00:00+08:00", 10000));
  CHECK(status_of(shop, sent(3, "redeem", "2026-03-02T11:00:00+08:00", {{"reward", "lamp"}})) ==
        "accepted");
  first["version"] = 2;
  first["rewards"][1]["limit"] = Json::parse(R"([{"times": 5, "every": "month"}, {"times": 1}])");
  REQUIRE(shop.adopt(first, "2026-03-03T00:00:00+08:00").empty());
  CHECK(status_of(shop, sent(4, "redeem", "2026-03-03T11:00:00+08:00", {{"reward", "lamp"}})) ==
        "rejected");
}

// grammar §8: frozen, not dropped.
TEST_CASE("a limit for ever outlives the version without its rule", "[version]") {
  Json first = programme();
  first["rules"].push_back(Json::parse(
      R"({"id": "once", "on": "visit", "limit": {"times": 1}, "grant": {"points": 100}})"));
  Shop shop{std::move(*loyalty::Engine::create(first.dump())), {}};
  shop.apply(shop::activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  shop.apply(shop::activity(2, "visit", "2026-03-02T10:00:00+08:00"));
  Json without_rule = programme();
  without_rule["version"] = 2;
  REQUIRE(shop.adopt(without_rule, "2026-03-03T00:00:00+08:00").empty());
  first["version"] = 3;
  REQUIRE(shop.adopt(first, kBack).empty());
  const Json visit = shop.apply(shop::activity(3, "visit", "2026-03-05T10:00:00+08:00"));
  CHECK(visit["effects"].empty());
}

TEST_CASE("a stock waits for its reward and begins anew with another text", "[version]") {
  Shop shop = begun();
  const auto redeem = [&](int id, const std::string& at) {
    return status_of(shop, sent(id, "redeem", at, {{"reward", "lamp"}}));
  };
  CHECK(redeem(3, "2026-03-02T11:00:00+08:00") == "accepted");
  Json gone = programme();
  gone["version"] = 2;
  gone["rewards"].erase(1);
  REQUIRE(shop.adopt(gone, "2026-03-03T00:00:00+08:00").empty());
  auto restored = std::move(*loyalty::Engine::create(gone.dump()));
  CHECK(restored.restore(shop.engine.snapshot()) == "");
  CHECK(restored.snapshot() == shop.engine.snapshot());
  Json again = programme();
  again["version"] = 3;
  REQUIRE(shop.adopt(again, kBack).empty());
  CHECK(redeem(4, "2026-03-05T11:00:00+08:00") == "rejected");
  Json more = programme();
  more["version"] = 4;
  more["rewards"][1]["limit"]["times"] = 2;
  REQUIRE(shop.adopt(more, "2026-03-06T00:00:00+08:00").empty());
  CHECK(last_checkpoint(shop)["restarted"] == Json({"shared/rewards/lamp"}));
  CHECK(redeem(5, "2026-03-06T11:00:00+08:00") == "accepted");
}

TEST_CASE("a limit for ever waits, and the checkpoint lists it", "[version]") {
  Json first = programme();
  first["rules"].push_back(Json::parse(
      R"({"id": "once", "on": "visit", "limit": {"times": 1}, "grant": {"points": 100}})"));
  Shop shop{std::move(*loyalty::Engine::create(first.dump())), {}};
  shop.apply(shop::activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  shop.apply(shop::activity(2, "visit", "2026-03-02T10:00:00+08:00"));
  Json without_rule = programme();
  without_rule["version"] = 2;
  REQUIRE(shop.adopt(without_rule, "2026-03-03T00:00:00+08:00").empty());
  CHECK(last_checkpoint(shop)["frozen"] == Json({"counters/rules/once"}));
  // Back with another text it counts anew; gone again, one count of the place is kept, the last.
  Json twice = first;
  twice["version"] = 3;
  twice["rules"][2]["limit"]["times"] = 2;
  REQUIRE(shop.adopt(twice, kBack).empty());
  CHECK(shop.apply(shop::activity(3, "visit", "2026-03-05T10:00:00+08:00"))["effects"].size() == 1);
  without_rule["version"] = 4;
  REQUIRE(shop.adopt(without_rule, "2026-03-06T00:00:00+08:00").empty());
  auto restored = std::move(*loyalty::Engine::create(without_rule.dump()));
  CHECK(restored.restore(shop.engine.snapshot()) == "");
}

TEST_CASE("limits of a mission and of its step at 1 are counted apart", "[version]") {
  Json first = shop::first_version();
  first["missions"] = Json::parse(R"([{"id": "water", "on": "water", "repeat": true,
    "limit": [{"times": 9}, {"times": 8, "every": "month"}],
    "steps": [{"at": 1, "limit": {"times": 1}, "grant": {"stamps": 1}}]}])");
  Shop shop{std::move(*loyalty::Engine::create(first.dump())), {}};
  shop.apply(shop::activity(1, "enrol", "2026-03-01T08:00:00+08:00"));
  shop.apply(shop::activity(2, "water", "2026-03-01T09:00:00+08:00"));
  auto restored = std::move(*loyalty::Engine::create(first.dump()));
  CHECK(restored.restore(shop.engine.snapshot()) == "");
  first["version"] = 2;
  REQUIRE(shop.adopt(first, "2026-03-02T00:00:00+08:00").empty());
  shop.apply(shop::activity(3, "water", "2026-03-03T09:00:00+08:00"));
  CHECK(shop.member()["wallets"]["stamps"]["accounts"]["available"] == 1);  // once, by its limit
}

// grammar §5: a step that an outage completes is paid with the next day that is kept.
TEST_CASE("a step that waits to be paid goes on waiting under a version", "[version]") {
  Json first = Json::parse(R"({
    "id": "shop", "version": 1, "name": "Shop", "zone": "Asia/Shanghai",
    "currencies": [{"id": "card"}],
    "streaks": [{"id": "daily", "on": "check_in", "steps": [{"at": 3, "grant": {"card": 1}}]}]})");
  Shop shop{std::move(*loyalty::Engine::create(first.dump())), {}};
  shop.apply(shop::activity(1, "enrol", "2026-03-01T08:00:00+08:00"));
  shop.apply(shop::activity(2, "check_in", "2026-03-01T09:00:00+08:00"));
  shop.apply(shop::activity(3, "check_in", "2026-03-02T09:00:00+08:00"));
  shop.apply(shop::activity(4, "check_in", "2026-03-04T09:00:00+08:00"));
  Json outage = sent(5, "outage", "2026-03-04T12:00:00+08:00",
                     {{"from", "2026-03-03"}, {"until", "2026-03-03"}});
  outage["stamp"] = {{"operator", "ann"}};
  REQUIRE(shop.apply(outage.dump())["status"] == "accepted");
  Json next = first;
  next["version"] = 2;
  // A step at 2 is new and below the run of 3 days: passed, unpaid.
  next["streaks"][0]["steps"] = Json::parse(
      R"([{"at": 2, "grant": {"card": 9}}, {"at": 3, "grant": {"card": 1}}])");
  REQUIRE(shop.adopt(next, "2026-03-04T18:00:00+08:00").empty());
  shop.apply(shop::activity(6, "check_in", "2026-03-05T10:00:00+08:00"));
  CHECK(shop.member()["wallets"]["card"]["accounts"]["available"] == 1);
}

TEST_CASE("a rule without `on` gives for the opening that its version finds", "[version]") {
  const Json none = shop::first_version();
  Shop shop;
  shop.apply(shop::activity(1, "enrol", "2026-01-01T10:00:00+08:00"));
  shop.apply(shop::activity(2, "ping", "2026-04-02T10:00:00+08:00"));
  const auto adopt = [&](int version, bool with_rule, const char* at) {
    Json next = none;
    next["version"] = version;
    if (with_rule) {
      next["rules"].push_back(
          Json::parse(R"({"id": "may", "window": {"every": "month"}, "grant": {"stamps": 7}})"));
    }
    REQUIRE(shop.adopt(next, at).empty());
  };
  const auto stamps = [&](int id, const std::string& at) {
    shop.apply(shop::activity(id, "ping", at));
    return shop.member()["wallets"]["stamps"]["accounts"]["available"];
  };
  adopt(2, true, "2026-04-03T00:00:00+08:00");
  CHECK(stamps(3, "2026-04-04T10:00:00+08:00") == 7);  // April; nothing for February and March
  adopt(3, false, "2026-04-05T00:00:00+08:00");
  adopt(4, true, "2026-04-06T00:00:00+08:00");
  CHECK(stamps(4, "2026-04-07T10:00:00+08:00") == 7);  // April was given for
  adopt(5, false, "2026-04-08T00:00:00+08:00");
  adopt(6, true, "2026-07-01T00:00:00+08:00");
  CHECK(stamps(5, "2026-07-02T10:00:00+08:00") == 14);  // July; May and June were missed
}

// grammar §8: refused when two versions are compared.
TEST_CASE("a version may not change what a voucher in hand does", "[version]") {
  Shop shop = begun();
  Json next = programme();
  next["version"] = 2;
  next["rewards"][0]["use"]["grant"]["off"] = 5000;
  CHECK(!shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
}

TEST_CASE("a version may not take the use away from a voucher in hand", "[version]") {
  Shop shop = begun();
  Json next = programme();
  next["version"] = 2;
  next["rewards"][0].erase("use");
  CHECK(!shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
}

TEST_CASE("a version may not change what a unit of a currency is", "[version]") {
  Shop shop = begun();
  Json next = programme();
  next["version"] = 2;
  next["currencies"][0]["unit"] = "money";
  CHECK(!shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
}

TEST_CASE("faults of two versions name their places", "[version]") {
  Json first = programme();
  first["currencies"].push_back({{"id", "cash"}, {"unit", "money"}});
  Shop shop{std::move(*loyalty::Engine::create(first.dump())), {}};
  Json next = first;
  next["version"] = 2;
  const auto fault = [&](const Json& programme) {
    const auto faults = shop.adopt(programme, "2026-03-03T00:00:00+08:00");
    REQUIRE(!faults.empty());
    return faults.back().code + " " + faults.back().pointer;  // behind what only warns
  };
  Json used = next;
  used["rewards"][0]["use"]["grant"]["off"] = 5000;
  CHECK(fault(used) == "semantic.changed_use /rewards/0/use");
  used["rewards"][0].erase("use");
  CHECK(fault(used) == "semantic.changed_use /rewards/0");
  used = next;
  used["rewards"][1]["use"] = Json::parse(R"({"grant": {"off": 1}})");
  CHECK(fault(used) == "semantic.changed_use /rewards/1/use");
  Json unit = next;
  unit["currencies"][1].erase("unit");
  CHECK(fault(unit) == "semantic.changed_unit /currencies/1");
  Json money = next;
  money["money"] = "EUR";
  CHECK(fault(money) == "semantic.changed_unit /money");
  // Notes and texts are nobody's promise.
  next["rewards"][0]["use"]["x-note"] = "spring";
  next["rewards"][0]["name"] = "Ten off";
  CHECK(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
}
