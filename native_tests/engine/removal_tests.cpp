// A version without what a member holds, or without the rule that gave it: nothing fails, what was
// removed is told, the snapshot can be restored, the journal replayed, and what comes back with its
// id is as it was.
#include <algorithm>
#include <vector>

#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::activity;
using shop::Json;
using shop::Shop;

Json club() {
  return Json::parse(R"({
    "id": "club", "version": 1, "name": "Club", "zone": "Asia/Shanghai", "money": "CNY",
    "currencies": [{"id": "points"}, {"id": "stamps"}, {"id": "freeze"}],
    "entitlements": [{"id": "lounge"}, {"id": "early"}],
    "badges": [{"id": "loyal"}, {"id": "other"}],
    "rules": [
      {"id": "spend", "on": "purchase", "grant": {"points": {"of": "amount"}}},
      {"id": "wait", "on": "purchase", "pending": "P10D", "grant": {"stamps": 2}},
      {"id": "gift", "on": "gift_day",
       "grant": {"loyal": 1, "mug": 1, "lounge": {"term": "P30D"}, "freeze": 1, "stamps": 3}},
      {"id": "again", "on": "second_day", "grant": {"lounge": 1}},
      {"id": "promote", "on": "promote", "grant": {"star": 1}}],
    "streaks": [{"id": "daily", "on": "check_in", "ladder": [{"at": 1, "grant": {"points": 1}}],
                 "freeze": {"cost": {"freeze": 1}}}],
    "tiers": [{"id": "level", "levels": [{"id": "blue"}, {"id": "gold", "need": {"points": 50}},
                                         {"id": "star", "need": {"points": 500}}]}],
    "missions": [
      {"id": "water", "on": "water", "steps": [{"at": 3, "grant": {"points": 5}}]},
      {"id": "wait", "on": "wait", "claim": "P30D",
       "steps": [{"at": 1, "grant": {"points": 3}}, {"at": 2, "grant": {"points": 4}}]}],
    "draws": [{"id": "wheel", "cost": {}, "prizes": [
      {"id": "nothing", "weight": 15},
      {"id": "big", "weight": 1, "at": 9, "grant": {"points": 5}}]}],
    "rewards": [{"id": "mug", "term": "P60D", "cost": {"points": 10}},
                {"id": "book", "cost": {"stamps": 1}}]})");
}

std::string told(int id, const std::string& type, const std::string& at, const Json& attributes,
                 const Json& stamp = nullptr) {
  Json told = Json::parse(activity(id, type, at));
  if (!attributes.empty()) told["attributes"] = attributes;
  if (!stamp.is_null()) told["stamp"] = stamp;
  return told.dump();
}

// She holds something of everything on 5 March: 60 points less 10 for a mug and one for each of two
// days, pending stamps, a voucher given and one redeemed, a badge, a right from two rules, a level
// earned and one granted, a mission begun, a claim waiting, a miss at the wheel, a freeze set aside
// for the 4th.
Shop with_everything() {
  Shop shop{std::move(*loyalty::Engine::create(club().dump())), {}};
  shop.apply(activity(1, "enrol", "2026-03-01T08:00:00+08:00"));
  shop.apply(activity(2, "purchase", "2026-03-01T09:00:00+08:00", 60));
  shop.apply(activity(3, "gift_day", "2026-03-01T10:00:00+08:00"));
  shop.apply(activity(4, "second_day", "2026-03-02T10:00:00+08:00"));
  shop.apply(told(5, "redeem", "2026-03-02T10:01:00+08:00", {{"reward", "mug"}}));
  shop.apply(activity(6, "promote", "2026-03-02T10:02:00+08:00"));
  shop.apply(activity(7, "water", "2026-03-02T10:03:00+08:00"));
  shop.apply(activity(8, "wait", "2026-03-02T10:04:00+08:00"));
  shop.apply(told(9, "draw", "2026-03-02T10:05:00+08:00", {{"draw", "wheel"}},
                  {{"entropy", std::string(64, '8')}}));
  shop.apply(activity(10, "check_in", "2026-03-02T11:00:00+08:00"));
  shop.apply(activity(11, "check_in", "2026-03-03T11:00:00+08:00"));
  shop.apply(activity(12, "ping", "2026-03-05T08:00:00+08:00"));
  return shop;
}

Json version_without(int version, const std::vector<const char*>& gone) {
  Json next = club();
  next["version"] = version;
  for (const char* place : gone) {
    Json patch = {{{"op", "remove"}, {"path", place}}};
    next = next.patch(patch);
  }
  return next;
}

// Whoever has the snapshot or the journal comes to the same state.
void check_whole(Shop& shop, const std::vector<Json>& versions) {
  const std::string snapshot = shop.engine.snapshot();
  auto restored = std::move(*loyalty::Engine::create(versions.back().dump()));
  CHECK(restored.restore(snapshot) == "");
  CHECK(restored.snapshot() == snapshot);
  std::vector<std::string> texts;
  for (const Json& version : versions) texts.push_back(version.dump());
  const std::vector<std::string_view> programmes(texts.begin(), texts.end());
  auto replayed = std::move(*loyalty::Engine::create(club().dump()));
  CHECK(Json::parse(replayed.replay(shop.journal, programmes)).value("ok", false));
  CHECK(replayed.snapshot() == snapshot);
}

// What a member has, without what each record changes.
Json held(Shop& shop) {
  Json member = shop.member();
  for (const char* key : {"head", "seq", "clock"}) member.erase(key);
  // Of levels that were away no refund takes anything back: nobody counted meanwhile.
  for (Json& tier : member["tiers"]) tier.erase("rises");
  auto& rights = member["entitlements"];
  std::sort(rights.begin(), rights.end());
  return member;
}

struct Removal {
  const char* what;
  std::vector<const char*> places;  // of the programme, removed one after the other
  Json frozen;
  Json removed = nullptr;  // what does not come back
  bool comes_back = true;
};

std::vector<Removal> removals() {
  return {
      {"the rule that gave", {"/rules/2"}, Json::array()},
      {"the rule whose gift waits", {"/rules/1"}, Json::array()},
      {"the badge", {"/rules/2/grant/loyal", "/badges/0"}, {"missions/badges/loyal"}},
      {"the reward of the vouchers", {"/rules/2/grant/mug", "/rewards/0"}, {"rewards/mug"}},
      {"the right", {"/rules/2/grant/lounge", "/rules/3", "/entitlements/0"},
       {"entitlements/lounge/rules/again", "entitlements/lounge/rules/gift"}},
      {"the mission begun", {"/missions/0"}, {"missions/missions/water"}},
      {"the mission with a claim", {"/missions/1"}, {"missions/missions/wait"}},
      {"the step that waits", {"/missions/1/steps/0"}, Json::array(),
       {"claims/missions/wait/1"}, false},
      {"the wheel", {"/draws/0"}, {"draws/wheel"}},
      {"the prize", {"/draws/0/prizes/1"}, {"prizes/wheel/big"}},
      {"the level granted", {"/rules/4", "/tiers/0/levels/2"}, Json::array(),
       {"tiers/level/star"}, false},
      {"the level earned", {"/tiers/0/levels/1"}, Json::array(), {"tiers/level/gold"}, false},
      {"all levels", {"/rules/4", "/tiers/0"}, {"tiers/level"}},
      {"a currency", {"/rules/1", "/rules/1/grant/stamps", "/rewards/1", "/currencies/1"},
       {"wallets/stamps"}},
  };
}

}  // namespace

TEST_CASE("what a version removes is told and comes back with its id", "[version][removal]") {
  for (const Removal& removal : removals()) {
    INFO(removal.what);
    Shop shop = with_everything();
    const Json before = held(shop);
    const Json without = version_without(2, removal.places);
    const auto faults = shop.adopt(without, "2026-03-05T09:00:00+08:00");
    for (const auto& fault : faults) UNSCOPED_INFO(fault.pointer + " " + fault.sentence);
    REQUIRE(faults.empty());
    const Json checkpoint = shop.last_record()["checkpoint"];
    INFO(checkpoint.dump());
    CHECK(checkpoint["frozen"] == removal.frozen);
    CHECK(checkpoint.value("removed", Json()) == removal.removed);
    check_whole(shop, {without});
    shop.apply(activity(20, "water", "2026-03-05T10:00:00+08:00"));
    check_whole(shop, {without});

    Shop returned = with_everything();
    REQUIRE(returned.adopt(without, "2026-03-05T09:00:00+08:00").empty());
    const Json again = version_without(3, {});
    REQUIRE(returned.adopt(again, "2026-03-05T09:30:00+08:00").empty());
    CHECK(returned.last_record()["checkpoint"]["frozen"].empty());
    if (removal.comes_back) CHECK(held(returned) == before);
    check_whole(returned, {without, again});
  }
}

TEST_CASE("a streak that goes gives back the freezes it had set aside", "[version][removal]") {
  Shop shop = with_everything();
  CHECK(shop.member()["wallets"]["freeze"]["accounts"]["reserved"] == 1);
  const Json without = version_without(2, {"/streaks"});
  REQUIRE(shop.adopt(without, "2026-03-05T09:00:00+08:00").empty());
  const Json checkpoint = shop.last_record()["checkpoint"];
  CHECK(checkpoint["frozen"] == Json({"streaks/daily"}));
  REQUIRE(checkpoint["effects"].size() == 1);
  CHECK(checkpoint["effects"][0]["type"] == "released");
  CHECK(checkpoint["effects"][0]["postings"][0]["to"] == "available");
  CHECK(shop.member()["wallets"]["freeze"]["accounts"]["available"] == 1);
  check_whole(shop, {without});

  // Back after more days than are kept: the run of 2 days is over, and counts as the longest.
  shop.apply(activity(20, "ping", "2027-09-01T10:00:00+08:00"));
  const Json again = version_without(3, {});
  REQUIRE(shop.adopt(again, "2027-09-01T11:00:00+08:00").empty());
  const Json begun = shop.apply(activity(21, "check_in", "2027-09-01T12:00:00+08:00"));
  CHECK(begun["effects"][0]["length"] == 1);
  CHECK(shop.member()["streaks"]["daily"]["longest"] == 2);
  check_whole(shop, {without, again});
}

TEST_CASE("freezes set aside come back though streak and currency went", "[version][removal]") {
  Shop shop = with_everything();
  const std::vector<const char*> currency{"/streaks/0/freeze", "/rules/2/grant/freeze",
                                          "/currencies/2"};
  const Json without = version_without(2, currency);
  REQUIRE(shop.adopt(without, "2026-03-05T09:00:00+08:00").empty());
  CHECK(shop.last_record()["checkpoint"]["frozen"] == Json({"wallets/freeze"}));
  const Json again = version_without(3, {"/streaks"});
  REQUIRE(shop.adopt(again, "2026-03-05T10:00:00+08:00").empty());
  CHECK(shop.member()["wallets"]["freeze"]["accounts"]["available"] == 1);
  check_whole(shop, {without, again});
}

TEST_CASE("what paid for a voucher stays paid while its reward is gone", "[version][removal]") {
  Shop shop = with_everything();
  const Json without = version_without(2, {"/rules/2/grant/mug", "/rewards/0"});
  REQUIRE(shop.adopt(without, "2026-03-05T09:00:00+08:00").empty());
  const std::string before = shop.engine.snapshot();
  const std::string cancel =
      told(20, "cancel_redemption", "2026-03-05T10:00:00+08:00", {{"redemption", "a5"}});
  CHECK(shop.apply(cancel)["code"] == "voucher_not_open");
  CHECK(shop.engine.snapshot() == before);
  const Json again = version_without(3, {});
  REQUIRE(shop.adopt(again, "2026-03-05T11:00:00+08:00").empty());
  // The 10 points for the voucher, which is open again: 52 + 10.
  const std::string later =
      told(20, "cancel_redemption", "2026-03-05T12:00:00+08:00", {{"redemption", "a5"}});
  CHECK(shop.apply(later)["status"] == "accepted");
  CHECK(shop.member()["wallets"]["points"]["accounts"]["available"] == 62);
}

TEST_CASE("a right that the same gave several times waits with all its ends",
          "[version][removal]") {
  Shop shop = with_everything();
  shop.apply(activity(20, "gift_day", "2026-03-05T08:30:00+08:00"));
  shop.apply(activity(21, "second_day", "2026-03-05T08:31:00+08:00"));
  // Two of `gift`, to 31 March and 4 April, and one of `again`, given twice without an end.
  const Json before = held(shop)["entitlements"];
  REQUIRE(before.size() == 3);
  CHECK(std::count_if(before.begin(), before.end(),
                      [](const Json& right) { return right.value("amount", 1) == 2; }) == 1);
  const Json without =
      version_without(2, {"/rules/2/grant/lounge", "/rules/3", "/entitlements/0"});
  REQUIRE(shop.adopt(without, "2026-03-05T09:00:00+08:00").empty());
  CHECK_FALSE(shop.member().contains("entitlements"));
  check_whole(shop, {without});
  const Json again = version_without(3, {});
  REQUIRE(shop.adopt(again, "2026-03-05T09:30:00+08:00").empty());
  CHECK(held(shop)["entitlements"] == before);
  check_whole(shop, {without, again});
}

TEST_CASE("levels may change their order", "[version][removal]") {
  Shop shop = with_everything();
  Json next = club();
  next["version"] = 2;
  auto& levels = next["tiers"][0]["levels"];
  levels[1]["id"] = "star", levels[2]["id"] = "gold";  // gold, which was earned, is the higher
  REQUIRE(shop.adopt(next, "2026-03-05T09:00:00+08:00").empty());
  CHECK(shop.member()["tiers"]["level"]["shown"] == "gold");
  check_whole(shop, {next});
}

TEST_CASE("what comes due at the switch is taken from the stock", "[version][removal]") {
  Json first = club();
  first["rules"].push_back(Json::parse(R"({"id": "may", "window": {"from": "2026-05-01"},
    "limit": {"times": 1, "by": "all"}, "grant": {"points": 100}})"));
  Shop shop{std::move(*loyalty::Engine::create(first.dump())), {}};
  shop.apply(activity(1, "enrol", "2026-03-01T08:00:00+08:00"));
  shop.apply(activity(2, "enrol", "2026-03-01T08:00:00+08:00", 0, "wu"));
  Json next = first;
  next["version"] = 2;
  REQUIRE(shop.adopt(next, "2026-05-02T00:00:00+08:00").empty());
  const auto points_of = [&](const char* member) {
    const Json all = Json::parse(shop.engine.snapshot(member))["members"][0]["wallets"];
    return all.contains("points") ? all["points"]["accounts"]["available"].get<int>() : 0;
  };
  CHECK(points_of("lin") == 100);  // by name the first
  CHECK(points_of("wu") == 0);
}
