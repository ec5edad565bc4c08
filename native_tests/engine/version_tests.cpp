// A new version of a programme: what is kept, begins anew or is frozen, and replay across it.
#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::activity;
using shop::first_version;
using shop::Json;
using shop::opened;
using shop::Shop;

}  // namespace

TEST_CASE("a new version keeps lots, streaks and levels, and says so", "[version]") {
  Shop shop = opened();
  Json next = first_version();
  next["version"] = 2;
  next["rules"][0]["grant"]["points"]["rate"] = {2, 100};
  next["rules"][1]["limit"]["times"] = 2;          // another text: counts begin anew
  next["tiers"][0]["levels"][1]["need"]["points"] = 500;  // higher: nobody falls
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());

  const Json checkpoint = shop.last_record()["checkpoint"];
  CHECK(checkpoint["reason"] == "version");
  CHECK(checkpoint["restarted"] == Json({"counters/rules/stamp"}));
  CHECK(checkpoint["kept"].dump().find("wallets/points") != std::string::npos);
  CHECK(checkpoint["frozen"].empty());
  // 60 for the purchase, 1 for the check-in; the level and the day in the streak stay.
  CHECK(shop.member()["wallets"]["points"]["accounts"]["available"] == 61);
  CHECK(shop.member()["tiers"]["level"]["shown"] == "gold");
  const Json kept = shop.apply(activity(4, "check_in", "2026-03-03T11:00:00+08:00"));
  CHECK(kept["effects"][0]["length"] == 2);
  // The new rate: 2 for every 100.
  const Json bought = shop.apply(activity(5, "purchase", "2026-03-03T12:00:00+08:00", 1000));
  CHECK(bought["effects"][0]["amount"] == 20);
}

TEST_CASE("what is gone is frozen until its id comes back", "[version]") {
  Shop shop = opened();
  Json without = first_version();
  without["version"] = 2;
  without["currencies"].erase(1);
  without["rules"].erase(1);
  REQUIRE(shop.adopt(without, "2026-03-03T00:00:00+08:00").empty());
  CHECK(shop.last_record()["checkpoint"]["frozen"] == Json({"wallets/stamps"}));
  CHECK(!shop.member()["wallets"].contains("stamps"));

  Json again = first_version();
  again["version"] = 3;
  REQUIRE(shop.adopt(again, "2026-03-04T00:00:00+08:00").empty());
  CHECK(shop.last_record()["checkpoint"]["frozen"].empty());
  CHECK(shop.member()["wallets"]["stamps"]["accounts"]["available"] == 1);
}

TEST_CASE("a level that is gone becomes the next higher one, else the highest", "[version]") {
  Shop shop = opened();
  Json next = first_version();
  next["version"] = 2;
  next["tiers"][0]["levels"][1]["id"] = "silver";
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  CHECK(shop.member()["tiers"]["level"]["shown"] == "silver");
}

TEST_CASE("a version keeps the id and rises; else nothing changes", "[version]") {
  Shop shop = opened();
  const std::string before = shop.engine.snapshot();
  Json other = first_version();
  CHECK(shop.adopt(other, "2026-03-03T00:00:00+08:00")[0].pointer == "/version");
  other["version"] = 2;
  other["id"] = "elsewhere";
  CHECK(shop.adopt(other, "2026-03-03T00:00:00+08:00")[0].pointer == "/id");
  CHECK(shop.engine.snapshot() == before);
}

TEST_CASE("replay goes on across a checkpoint", "[version]") {
  Shop shop = opened();
  Json next = first_version();
  next["version"] = 2;
  next["rules"][0]["grant"]["points"]["rate"] = {2, 100};
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  shop.apply(activity(4, "purchase", "2026-03-03T12:00:00+08:00", 1000));
  CHECK(Json::parse(loyalty::verify(shop.journal))["ok"] == true);

  auto fresh = std::move(*loyalty::Engine::create(first_version().dump()));
  const std::string text = next.dump();
  const std::string_view programmes[] = {text};
  CHECK(Json::parse(fresh.replay(shop.journal, programmes))["ok"] == true);
  CHECK(fresh.snapshot() == shop.engine.snapshot());

  auto without = std::move(*loyalty::Engine::create(first_version().dump()));
  CHECK(Json::parse(without.replay(shop.journal))["error"]["code"] == "programme");
}
