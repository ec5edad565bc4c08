// A new version of a programme: what is kept, begins anew or is frozen, and replay across it.
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "engine/shop.hpp"
#include "loyalty/draw.hpp"

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
  CHECK(shop.last_record()["checkpoint"]["frozen"] ==
        Json({"counters/rules/stamp", "wallets/stamps"}));
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

namespace {

// Of 16 weights, so that the ticket is the first digit of the entropy: 8 is nothing.
Json with_draw() {
  Json programme = first_version();
  programme["draws"] = Json::parse(R"([{"id": "wheel", "cost": {}, "prizes": [
    {"id": "nothing", "weight": 15},
    {"id": "big", "weight": 1, "at": 4, "limit": {"times": 1, "by": "all"},
     "grant": {"stamps": 5}},
    {"id": "cup", "weight": 0, "at": 6, "grant": {"stamps": 1}}]}])");
  return programme;
}

Json drawn(Shop& shop, int id) {
  const std::string at = "2026-03-0" + std::to_string(id) + "T10:00:00+08:00";
  Json draw = Json::parse(activity(100 + id, "draw", at));
  draw["attributes"] = {{"draw", "wheel"}};
  draw["stamp"] = {{"entropy", std::string(64, '8')}};
  const Json outcome = shop.apply(draw.dump());
  for (const Json& effect : outcome["effects"]) {
    if (effect["type"] == "drawn") return effect;
  }
  return {};
}

Shop with_two_misses() {
  Shop shop;
  shop.engine = std::move(*loyalty::Engine::create(with_draw().dump()));
  shop.apply(activity(1, "enrol", "2026-03-01T08:00:00+08:00"));
  CHECK(drawn(shop, 1)["prize"] == "nothing");
  CHECK(drawn(shop, 2)["prize"] == "nothing");
  return shop;
}

}  // namespace

TEST_CASE("a guarantee counts on across versions, by draw and prize", "[version][draw]") {
  Shop shop = with_two_misses();
  Json next = with_draw();
  next["version"] = 2;
  Json& prizes = next["draws"][0]["prizes"];
  std::swap(prizes[0], prizes[1]);  // places do not matter
  prizes.insert(prizes.begin(), Json{{"id", "new"}, {"weight", 0}, {"at", 3}});
  next["draws"].insert(next["draws"].begin(), Json{{"id", "other"}, {"prizes", prizes}});
  REQUIRE(shop.adopt(next, "2026-03-02T20:00:00+08:00").empty());
  const Json kept = shop.last_record()["checkpoint"]["kept"];
  CHECK(std::count(kept.begin(), kept.end(), Json("draws/wheel")) == 1);
  CHECK(std::count(kept.begin(), kept.end(), Json("prizes/wheel/big")) == 1);

  // Two misses before the version and one after it: the fourth draw gives the prize. What is new
  // is promised from its own beginning.
  CHECK(drawn(shop, 3)["number"] == 3);
  const Json fourth = drawn(shop, 4);
  CHECK(fourth["prize"] == "big");
  CHECK(fourth["guaranteed"] == true);
  CHECK(fourth["number"] == 4);
  CHECK(drawn(shop, 5)["prize"] == "new");
  CHECK(drawn(shop, 6)["prize"] == "cup");  // the sixth since it last came, which is never
}

TEST_CASE("a draw or prize that is gone is frozen with its count", "[version][draw]") {
  Shop shop = with_two_misses();
  Json without_prize = with_draw();
  without_prize["version"] = 2;
  without_prize["draws"][0]["prizes"].erase(1);
  REQUIRE(shop.adopt(without_prize, "2026-03-02T20:00:00+08:00").empty());
  CHECK(shop.last_record()["checkpoint"]["frozen"] == Json({"prizes/wheel/big"}));
  CHECK(drawn(shop, 3)["number"] == 3);
  Json without_draw = first_version();
  without_draw["version"] = 3;
  REQUIRE(shop.adopt(without_draw, "2026-03-03T20:00:00+08:00").empty());
  CHECK(shop.last_record()["checkpoint"]["frozen"] == Json({"draws/wheel", "prizes/wheel/big"}));
  CHECK(!shop.member().contains("draws"));

  Json again = with_draw();
  again["version"] = 4;
  REQUIRE(shop.adopt(again, "2026-03-03T21:00:00+08:00").empty());
  CHECK(shop.last_record()["checkpoint"]["frozen"].empty());
  // The draw without the prize was none of its own: two misses as before.
  CHECK(shop.member()["draws"]["wheel"]["prizes"]["wheel/big"]["misses"] == 2);
  CHECK(shop.member()["draws"]["wheel"]["count"] == 3);
  CHECK(drawn(shop, 4)["prize"] == "nothing");
  CHECK(drawn(shop, 5)["prize"] == "big");
}

TEST_CASE("the stock of a prize goes on by its id", "[version][draw]") {
  Shop shop = with_two_misses();
  CHECK(drawn(shop, 3)["prize"] == "nothing");
  CHECK(drawn(shop, 4)["prize"] == "big");
  Json next = with_draw();
  next["version"] = 2;
  next["draws"][0]["prizes"][1]["at"] = 1;
  REQUIRE(shop.adopt(next, "2026-03-04T20:00:00+08:00").empty());
  CHECK(drawn(shop, 5)["prize"] == "nothing");  // promised on every draw, but out
}

TEST_CASE("draws are verified across versions, without the members' keys", "[version][draw]") {
  const std::string seed(64, '7');
  Shop shop;
  shop.engine = std::move(*loyalty::Engine::create(with_draw().dump()));
  shop.engine.set_key("lin", "a key that only the authority has");
  const auto draw = [&](int number) {
    const std::string at = "2026-03-0" + std::to_string(number) + "T10:00:00+08:00";
    Json activity = Json::parse(shop::activity(100 + number, "draw", at));
    const std::string entropy = loyalty::draw_entropy(seed, "lin", "wheel", number);
    activity["stamp"] = {{"entropy", entropy}};
    CHECK(shop.apply(activity.dump())["status"] == "accepted");
  };
  shop.apply(activity(1, "enrol", "2026-03-01T08:00:00+08:00"));
  draw(1), draw(2), draw(3);
  Json next = with_draw();
  next["version"] = 2;
  next["draws"][0]["prizes"][0]["weight"] = 99;
  REQUIRE(shop.adopt(next, "2026-03-03T20:00:00+08:00").empty());
  draw(4), draw(5);

  const auto verified_with = [&](const Json& version, const std::string& journal) {
    auto engine = loyalty::Engine::create(with_draw().dump());
    const std::string text = version.dump();
    return Json::parse(engine->verify_draws(journal, std::vector<std::string_view>{seed},
                                            std::vector<std::string_view>{text}));
  };
  CHECK(verified_with(next, shop.journal) == Json({{"draws", 5}, {"ok", true}, {"records", 7}}));
  CHECK(verified_with(with_draw(), shop.journal)["error"]["code"] == "programme");
  // One draw left out, as if it had never been: the chain does not close over it.
  std::string without = shop.journal;
  const std::size_t second = without.find('\n', without.find('\n') + 1) + 1;
  without.erase(second, without.find('\n', second) + 1 - second);
  CHECK(verified_with(next, without)["ok"] == false);
}
