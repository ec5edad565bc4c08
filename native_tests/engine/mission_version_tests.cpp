// Badges and missions under a new version of the programme, and how much a member carries of them.
#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::Json;

Json missions() {
  return Json::parse(R"([
    {"id": "water", "on": "water", "steps": [{"at": 2, "grant": {"points": 5}},
                                             {"at": 5, "grant": {"points": 7}}]},
    {"id": "look", "on": "look", "of": "what", "count": "distinct",
     "steps": [{"at": 3, "grant": {"points": 1}}]},
    {"id": "round", "on": "round", "repeat": true, "steps": [{"at": 10, "grant": {"points": 1}}]},
    {"id": "wait", "on": "wait", "claim": "P30D", "steps": [{"at": 1, "grant": {"points": 3}}]}])");
}

Json first_version() {
  Json programme = shop::first_version();
  programme.erase("tiers");
  programme["badges"] = Json::parse(R"([{"id": "water", "name": "Water", "on": "water",
                                         "steps": [{"at": 1}, {"at": 9}]}])");
  programme["missions"] = missions();
  return programme;
}

// Three times water, one look, one wait, on 2 March.
shop::Shop begun() {
  shop::Shop shop{std::move(*loyalty::Engine::create(first_version().dump())), {}};
  shop.apply(shop::activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  for (int i = 2; i <= 4; ++i) {
    shop.apply(shop::activity(i, "water", "2026-03-02T10:00:00+08:00"));
  }
  Json look = Json::parse(shop::activity(5, "look", "2026-03-02T11:00:00+08:00"));
  look["attributes"] = {{"what", "moon"}};
  shop.apply(look.dump());
  shop.apply(shop::activity(6, "wait", "2026-03-02T12:00:00+08:00"));
  return shop;
}

std::vector<std::string> told(const Json& outcome) {
  std::vector<std::string> types;
  for (const Json& effect : outcome["effects"]) {
    types.push_back(effect["type"].get<std::string>() + " " + effect.value("rule", ""));
  }
  return types;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("progress goes on under a version that counts the same", "[version][missions]") {
  shop::Shop shop = begun();
  Json next = first_version();
  next["version"] = 2;
  next["missions"][0]["steps"] = Json::parse(R"([{"at": 2, "grant": {"points": 6}},
    {"at": 3, "grant": {"points": 100}}, {"at": 4, "grant": {"points": 8}}])");
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  const Json checkpoint = shop.last_record()["checkpoint"];
  CHECK(checkpoint["restarted"].empty());
  CHECK(checkpoint["kept"].dump().find("missions/missions/water") != std::string::npos);
  CHECK(checkpoint["kept"].dump().find("missions/badges/water") != std::string::npos);
  // The step at 2 was paid, that at 3 is passed unpaid; the fourth water reaches the one at 4.
  const Json fourth = shop.apply(shop::activity(10, "water", "2026-03-03T10:00:00+08:00"));
  CHECK(told(fourth) == Lines{"completed missions/water/4", "earned missions/water/4"});
  // What waited to be claimed waits on.
  Json claim = Json::parse(shop::activity(11, "claim", "2026-03-03T11:00:00+08:00"));
  claim["attributes"] = {{"mission", "wait"}};
  CHECK(told(shop.apply(claim.dump())) ==
        Lines{"claimed missions/wait/1", "earned missions/wait/1"});
  CHECK(shop.member()["missions"]["badges/water"]["held"][0]["amount"] == 1);
}

TEST_CASE("progress begins anew where something else is counted; steps paid stay paid",
          "[version][missions]") {
  shop::Shop shop = begun();
  Json next = first_version();
  next["version"] = 2;
  next["missions"][0]["on"] = Json({"water", "rain"});
  next["missions"][1]["of"] = "which";
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  CHECK(shop.last_record()["checkpoint"]["restarted"] ==
        Json({"missions/missions/look", "missions/missions/water"}));
  CHECK(!shop.member()["missions"].contains("missions/look"));
  Lines all;
  for (int i = 10; i < 15; ++i) {
    const auto lines = told(shop.apply(shop::activity(i, "rain", "2026-03-03T10:00:00+08:00")));
    all.insert(all.end(), lines.begin(), lines.end());
  }
  // The step at 2 is not paid a second time; that at 5 after five new ones.
  CHECK(all == Lines{"completed missions/water/5", "earned missions/water/5"});
}

TEST_CASE("a shorter round is full at once and paid to nobody", "[version][missions]") {
  shop::Shop shop = begun();
  for (int i = 20; i < 27; ++i) {
    shop.apply(shop::activity(i, "round", "2026-03-02T13:00:00+08:00"));
  }
  Json next = first_version();
  next["version"] = 2;
  next["missions"][2]["steps"][0]["at"] = 5;
  REQUIRE(shop.adopt(next, "2026-03-03T00:00:00+08:00").empty());
  // 7 of 5: one round behind, 2 of the next; three more fill it.
  CHECK(told(shop.apply(shop::activity(30, "round", "2026-03-03T10:00:00+08:00"))).empty());
  CHECK(told(shop.apply(shop::activity(31, "round", "2026-03-03T10:01:00+08:00"))).empty());
  CHECK(told(shop.apply(shop::activity(32, "round", "2026-03-03T10:02:00+08:00"))) ==
        Lines{"completed missions/round/5", "earned missions/round/5"});
}

TEST_CASE("a mission that is gone is frozen until its id comes back", "[version][missions]") {
  shop::Shop shop = begun();
  Json without = first_version();
  without["version"] = 2;
  without["missions"].erase(0);
  REQUIRE(shop.adopt(without, "2026-03-03T00:00:00+08:00").empty());
  CHECK(shop.last_record()["checkpoint"]["frozen"] == Json({"missions/missions/water"}));
  Json again = first_version();
  again["version"] = 3;
  REQUIRE(shop.adopt(again, "2026-03-04T00:00:00+08:00").empty());
  CHECK(shop.last_record()["checkpoint"]["frozen"].empty());
  CHECK(shop.member()["missions"]["missions/water"]["count"] == 3);
  const std::string snapshot = shop.engine.snapshot();
  auto other = std::move(*loyalty::Engine::create(again.dump()));
  REQUIRE(other.restore(snapshot) == "");
  CHECK(other.snapshot() == snapshot);
}

TEST_CASE("a mission keeps no more than its last step needs", "[missions]") {
  shop::Shop shop = begun();
  const auto look_at = [&](int number) {
    Json look = Json::parse(
        shop::activity(1000 + number, "look", "2026-03-03T10:00:00+08:00"));
    look["attributes"] = {{"what", "star " + std::to_string(number)}};
    shop.apply(look.dump());
    shop.apply(shop::activity(20000 + number, "round", "2026-03-03T10:00:00+08:00"));
  };
  for (int i = 0; i < 100; ++i) look_at(i);
  const std::size_t after_hundred = shop.member()["missions"].dump().size();
  const std::size_t rows = shop.engine.rows_visited();
  for (int i = 100; i < 10'000; ++i) look_at(i);
  // The number of rounds alone grows, by its digits.
  CHECK(shop.member()["missions"].dump().size() <= after_hundred + 8);
  CHECK(shop.engine.rows_visited() <= rows);
  CHECK(shop.member()["missions"]["missions/look"]["added"].size() == 3);
}

TEST_CASE("what a purchase added is forgotten with the purchase", "[missions]") {
  Json programme = shop::first_version();
  programme["missions"] = Json::parse(R"([
    {"id": "spend", "on": "purchase", "of": "amount", "repeat": true,
     "steps": [{"at": 100, "grant": {"points": 1}}]},
    {"id": "most", "on": "purchase", "of": "amount", "count": "max", "steps": [{"at": 1000}]},
    {"id": "shops", "on": "purchase", "of": "shop", "count": "distinct", "steps": [{"at": 9}]}])");
  shop::Shop shop{std::move(*loyalty::Engine::create(programme.dump())), {}};
  shop.apply(shop::activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  for (int i = 0; i < 12; ++i) {
    Json bought = Json::parse(shop::activity(2 + i, "purchase", "2026-03-02T10:00:00+08:00", 250));
    bought["attributes"]["shop"] = "north";
    shop.apply(bought.dump());
  }
  CHECK(shop.member()["missions"]["missions/spend"]["added"].size() == 12);
  CHECK(shop.member()["missions"]["missions/spend"]["reached"].size() == 30);
  CHECK(shop.member()["missions"]["missions/shops"]["added"].size() == 12);
  // 365 days and the 48 hours in which a late refund may come.
  shop.apply(shop::activity(20, "water", "2027-03-05T10:00:00+08:00"));
  const Json kept = shop.member()["missions"];
  CHECK(!kept["missions/spend"].contains("added"));
  CHECK(!kept["missions/spend"].contains("reached"));
  CHECK(kept["missions/most"]["added"].size() == 1);
  CHECK(kept["missions/most"]["count"] == 250);
  CHECK(kept["missions/shops"]["added"].size() == 1);
}
