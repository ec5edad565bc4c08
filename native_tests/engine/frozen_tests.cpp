// What a new version takes away and leaves, and what a refund does in between. The sentence of the
// documents that a case stands on is above it.
#include "catch.hpp"
#include "engine/changed_shop.hpp"

using namespace changed_shop;

// grammar §8: a thing that is gone is frozen, not dropped; the checkpoint lists it.
TEST_CASE("a right that is gone is frozen and comes back with its id", "[version]") {
  Shop shop = begun();
  REQUIRE(shop.adopt(without("entitlements", 2), "2026-03-03T00:00:00+08:00").empty());
  CHECK(last_checkpoint(shop)["frozen"].dump().find("lounge") != std::string::npos);
  Json again = programme();
  again["version"] = 3;
  REQUIRE(shop.adopt(again, kBack).empty());
  const Json view = Json::parse(
      shop.engine.view(R"({"member": "lin", "now": "2026-03-05T10:00:00+08:00"})"));
  CHECK(view["entitlements"].size() == 1);
}

// concepts §5: nobody has the points and the voucher.
TEST_CASE("a redemption is not cancelled while its voucher is frozen", "[version]") {
  Shop shop = begun();
  shop.apply(sent(3, "redeem", "2026-03-02T11:00:00+08:00", {{"reward", "ten"}}).dump());
  Json next = without("entitlements", 2);
  next["entitlements"] = programme()["entitlements"];
  next["rewards"].erase(0);
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  const Json cancelled = shop.apply(
      sent(4, "cancel_redemption", "2026-03-03T10:00:00+08:00", {{"redemption", "a3"}}).dump());
  Json again = programme();
  again["version"] = 3;
  REQUIRE(shop.adopt(again, kBack).empty());
  const std::string used = status_of(
      shop, sent(5, "purchase", "2026-03-05T10:00:00+08:00",
                 {{"amount", 5000}, {"use", Json::parse(R"([{"voucher": "v2"}])")}}));
  // Either the points came back or the coupon is still good.
  CHECK((cancelled["status"] == "accepted") != (used == "accepted"));
}

// grammar §7.5: a gift that cannot come back is reported.
TEST_CASE("a refund says which gifts it cannot take because they are frozen",
          "[version]") {
  Shop shop = begun();
  Json next = without("entitlements", 2);
  next["rewards"].erase(0);
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  const Json refund = shop.apply(
      sent(3, "refund", "2026-03-03T10:00:00+08:00", {{"purchase", "a2"}, {"amount", 10000}})
          .dump());
  Json again = programme();
  again["version"] = 3;
  REQUIRE(shop.adopt(again, kBack).empty());
  const std::string used = status_of(
      shop, sent(4, "purchase", "2026-03-05T10:00:00+08:00",
                 {{"amount", 5000}, {"use", Json::parse(R"([{"voucher": "v1"}])")}}));
  // The coupon of a purchase that was undone is taken, now or when it thaws; or at least told.
  CHECK((used == "rejected" || refund["passed_over"].dump().find("gone") != std::string::npos));
}

// concepts §5: a level that the rest would not have reached is taken back at once.
TEST_CASE("a version changes nothing about what a refund takes back", "[version]") {
  Shop shop = begun();
  Json same = programme();
  same["version"] = 2;
  REQUIRE(shop.adopt(same, "2026-03-03T00:00:00+08:00").empty());
  const Json refund = shop.apply(
      sent(3, "refund", "2026-03-03T10:00:00+08:00", {{"purchase", "a2"}, {"amount", 10000}})
          .dump());
  CHECK(refund["effects"].dump().find("\"lost\"") != std::string::npos);
}

TEST_CASE("a purchase remembers what it gave of a currency that was away", "[version]") {
  Shop shop = begun();
  Json next = Json::parse(R"({"id": "shop", "version": 2, "name": "Shop", "money": "CNY",
                              "zone": "Asia/Shanghai"})");
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  Json again = programme();
  again["version"] = 3;
  REQUIRE(shop.adopt(again, kBack).empty());
  const Json refund = shop.apply(
      sent(3, "refund", "2026-03-05T10:00:00+08:00", {{"purchase", "a2"}, {"amount", 10000}})
          .dump());
  CHECK(refund["effects"].dump().find("\"thing\":\"points\"") != std::string::npos);
}

TEST_CASE("what was given of a currency that is away is told and not forgotten", "[version]") {
  Shop shop = begun();
  Json next = Json::parse(R"({"id": "shop", "version": 2, "name": "Shop", "money": "CNY",
                              "zone": "Asia/Shanghai"})");
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  const auto refund = [&](int id, const std::string& at) {
    return shop.apply(sent(id, "refund", at, {{"purchase", "a2"}, {"amount", 5000}}).dump());
  };
  // Half of 100 points is due; of the coupon and the right nothing before the whole is returned.
  const Json first = refund(3, "2026-03-04T10:00:00+08:00");
  CHECK(first["passed_over"] ==
        Json::parse(R"([{"code": "gone", "rule": "rules/spend", "thing": "points"}])"));
  const std::string snapshot = shop.engine.snapshot();
  auto restored = std::move(*loyalty::Engine::create(next.dump()));
  CHECK(restored.restore(snapshot) == "");
  CHECK(restored.snapshot() == snapshot);
  Json again = programme();
  again["version"] = 3;
  REQUIRE(shop.adopt(again, kBack).empty());
  // The other half: all 100 points are due, none was taken yet.
  const Json second = refund(4, "2026-03-05T10:00:00+08:00");
  CHECK(second["passed_over"].empty());
  CHECK(shop.member()["wallets"]["points"]["accounts"]["available"] == Json(nullptr));
  CHECK(!shop.member().contains("entitlements"));
}

TEST_CASE("what was paid in a currency that is away is not lost", "[version]") {
  Shop shop = begun();
  shop.apply(sent(3, "redeem", "2026-03-02T11:00:00+08:00", {{"reward", "ten"}}).dump());
  Json next = Json::parse(R"({"id": "shop", "version": 2, "name": "Shop", "money": "CNY",
                              "zone": "Asia/Shanghai"})");
  next["rewards"] = {programme()["rewards"][0]};
  next["rewards"][0].erase("cost");
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  const Json refused = shop.apply(
      sent(4, "cancel_redemption", "2026-03-03T10:00:00+08:00", {{"redemption", "a3"}}).dump());
  CHECK(refused["code"] == "unknown_currency");
  Json again = programme();
  again["version"] = 3;
  REQUIRE(shop.adopt(again, kBack).empty());
  const Json cancelled = shop.apply(
      sent(5, "cancel_redemption", "2026-03-05T10:00:00+08:00", {{"redemption", "a3"}}).dump());
  CHECK(cancelled["status"] == "accepted");
  // 100 for the purchase less 20 for the coupon, and the 20 back.
  CHECK(shop.member()["wallets"]["points"]["accounts"]["available"] == 100);
}

TEST_CASE("another kind of thing under an id that was away is another thing", "[version]") {
  Shop shop = begun();
  Json next = programme();
  next["version"] = 2;
  next["currencies"] = Json::parse(R"([{"id": "stars"}])");
  next["entitlements"] = Json::parse(R"([{"id": "points"}, {"id": "lounge"}])");
  next["rules"][0]["grant"] = Json::parse(R"({"stars": {"of": "amount"}})");
  next.erase("tiers");
  for (Json& reward : next["rewards"]) reward["cost"] = Json::parse(R"({"stars": 1})");
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  const Json refund = shop.apply(
      sent(3, "refund", "2026-03-03T10:00:00+08:00", {{"purchase", "a2"}, {"amount", 10000}})
          .dump());
  CHECK(refund["passed_over"] ==
        Json::parse(R"([{"code": "gone", "rule": "rules/spend", "thing": "points"}])"));
}
