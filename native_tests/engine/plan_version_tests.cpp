// Plans from one version of a programme to the next, in snapshots, in programmes that are wrong.
#include "engine/right.hpp"
#include "engine/shop.hpp"

namespace {

using right::expect;
using right::Json;

Json first_version() {
  return Json::parse(R"({
    "id": "shop", "version": 1, "name": "Shop", "zone": "Asia/Shanghai", "money": "CNY",
    "currencies": [{"id": "points"}],
    "entitlements": [{"id": "pass"}],
    "rules": [{"id": "spend", "on": "purchase", "grant": {"points": {"of": "amount"}}}],
    "badges": [{"id": "founder"}],
    "tiers": [{"id": "status", "levels": [
      {"id": "basic"}, {"id": "gold", "need": {"points": 100000}, "grant": {"points": 5}}]}],
    "plans": [
      {"id": "mini", "name": "Mini", "cost": [{"points": 100}, {"money": 900}], "term": "P1M"},
      {"id": "plus", "name": "Plus", "cost": [{"points": 300}, {"money": 2000}], "term": "P1M",
       "grant": {"pass": 1, "gold": 1, "founder": 1}},
      {"id": "films", "name": "Films", "group": "films", "cost": {"money": 100}, "term": "P1M",
       "trial": "P7D"}]
  })");
}

struct Shop {
  Json programme = first_version();
  loyalty::Engine engine = std::move(*loyalty::Engine::create(programme.dump()));
  int sent = 0;

  Json apply(const std::string& type, const std::string& at, Json attributes = Json::object(),
             bool by_operator = false) {
    Json activity = {{"id", "a" + std::to_string(++sent)}, {"member", "lin"}, {"type", type},
                     {"at", at + ":00+08:00"}, {"attributes", std::move(attributes)}};
    if (by_operator) activity["stamp"] = {{"operator", "ann"}};
    return Json::parse(engine.apply(activity.dump())[0].outcome);
  }
  Json view(const std::string& now) {
    return Json::parse(
        engine.view(Json{{"member", "lin"}, {"now", now + ":00+08:00"}}.dump()));
  }
  Json member() { return Json::parse(engine.snapshot("lin"))["members"][0]; }
  // A snapshot says all there is to say.
  void check_snapshot() {
    const std::string snapshot = engine.snapshot();
    auto restored = std::move(*loyalty::Engine::create(programme.dump()));
    CHECK(restored.restore(snapshot) == "");
    CHECK(restored.snapshot() == snapshot);
  }
  loyalty::Faults adopt(const Json& next, int version, const std::string& at) {
    programme = next;
    programme["version"] = version;
    auto faults = engine.adopt(programme.dump(), at + ":00+08:00");
    for (const auto& fault : faults) UNSCOPED_INFO(fault.pointer << ": " << fault.sentence);
    return faults;
  }
};

Shop enrolled() {
  Shop shop;
  shop.apply("enrol", "2026-01-01T09:00");
  return shop;
}

// Plus, paid in money, from 31 January.
Shop joined() {
  Shop shop = enrolled();
  shop.apply("join", "2026-01-31T10:00", {{"plan", "plus"}});
  return shop;
}

Json effect_of(const Json& outcome, const std::string& type) {
  for (const Json& effect : outcome["effects"]) {
    if (effect["type"] == type) return effect;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a running plan keeps its period; the next one asks what the version says", "[version]") {
  Shop shop = joined();
  Json next = first_version();
  next["plans"][1]["cost"] = Json::parse(R"([{"points": 300}, {"money": 2500}])");
  REQUIRE(shop.adopt(next, 2, "2026-02-10T00:00").empty());
  const Json plan = shop.view("2026-02-10T10:00")["plans"][1];
  CHECK(plan["money"] == 2000);
  CHECK(plan["until"] == "2026-02-28T10:00:00+08:00");
  const Json renewed = effect_of(shop.apply("visit", "2026-03-01T10:00"), "renewed");
  CHECK(renewed["money"] == 2500);
  CHECK(renewed["until"] == "2026-03-31T10:00:00+08:00");
}

TEST_CASE("a way to pay that is gone gives way to the first that can be paid", "[version]") {
  Shop shop = joined();
  Json next = first_version();
  next["plans"][1]["cost"] = Json::parse(R"([{"money": 1700}])");
  REQUIRE(shop.adopt(next, 2, "2026-02-10T00:00").empty());
  CHECK(effect_of(shop.apply("visit", "2026-03-01T10:00"), "renewed")["money"] == 1700);
}

TEST_CASE("a term that changed counts from where the running period ends", "[version]") {
  Shop shop = joined();
  Json next = first_version();
  next["plans"][1]["term"] = "P1Y";
  REQUIRE(shop.adopt(next, 2, "2026-02-10T00:00").empty());
  const Json renewed = effect_of(shop.apply("visit", "2026-03-01T10:00"), "renewed");
  CHECK(renewed["at"] == "2026-02-28T10:00:00+08:00");
  CHECK(renewed["until"] == "2027-02-28T10:00:00+08:00");
}

TEST_CASE("a plan that is gone waits with its rights, and is left where its end has passed",
          "[version]") {
  Shop shop = joined();
  const Json before = shop.member();
  Json without = first_version();
  without["plans"].erase(1);
  REQUIRE(shop.adopt(without, 2, "2026-02-10T00:00").empty());
  CHECK(shop.member()["frozen"].contains("plans/plus"));
  Json view = shop.view("2026-02-10T10:00");
  CHECK(view["entitlements"].empty());
  CHECK(view["tiers"][0]["level"] == "basic");
  CHECK(view["badges"][0]["held"] == 0);
  shop.check_snapshot();

  SECTION("back before its end it goes on") {
    REQUIRE(shop.adopt(first_version(), 3, "2026-02-20T00:00").empty());
    CHECK(shop.member()["plans"] == before["plans"]);
    view = shop.view("2026-02-20T10:00");
    CHECK(view["entitlements"].size() == 1);
    CHECK(view["tiers"][0]["level"] == "gold");
    CHECK(view["badges"][0]["held"] == 1);
    shop.check_snapshot();
    CHECK(effect_of(shop.apply("visit", "2026-03-01T10:00"), "renewed")["until"] ==
          "2026-03-31T10:00:00+08:00");
  }
  SECTION("back behind its end it is left, and nothing of it was there meanwhile") {
    CHECK(shop.apply("visit", "2026-04-01T10:00")["effects"].empty());
    REQUIRE(shop.adopt(first_version(), 3, "2026-04-02T00:00").empty());
    shop.check_snapshot();
    const Json effects = shop.apply("visit", "2026-04-02T10:00")["effects"];
    REQUIRE(effects.size() == 1);
    CHECK(effects[0]["type"] == "left");
    CHECK(shop.view("2026-04-02T11:00")["tiers"][0]["level"] == "basic");
  }
}

TEST_CASE("what would have followed a plan that is gone is forgotten", "[version]") {
  Shop shop = joined();
  shop.apply("join", "2026-02-01T10:00", {{"plan", "mini"}});
  CHECK(shop.member()["plans"]["mini"]["follows"] == true);
  shop.check_snapshot();
  Json without = first_version();
  without["plans"].erase(1);
  REQUIRE(shop.adopt(without, 2, "2026-02-10T00:00").empty());
  CHECK_FALSE(shop.member().contains("plans"));
  CHECK(shop.apply("visit", "2026-03-01T10:00")["effects"].empty());
}

TEST_CASE("of two plans that a version puts into one group the lesser runs out", "[version]") {
  Shop shop = joined();
  shop.apply("join", "2026-02-01T10:00", {{"plan", "films"}});
  CHECK(shop.member()["plans"]["films"]["trial"] == true);
  shop.check_snapshot();
  Json next = first_version();
  next["plans"][1]["group"] = "films";
  REQUIRE(shop.adopt(next, 2, "2026-02-05T00:00").empty());
  shop.check_snapshot();
  const Json view = shop.view("2026-02-05T10:00");
  CHECK(view["plans"][1]["state"] == "leaving");
  CHECK(view["plans"][1]["code"] == "already_joined");
  CHECK(view["plans"][2]["state"] == "trial");
  const Json visit = shop.apply("visit", "2026-03-01T10:00");
  CHECK(effect_of(visit, "left")["plan"] == "plus");
  CHECK(effect_of(visit, "renewed")["plan"] == "films");
}

TEST_CASE("what a plan holds is what the version says", "[version]") {
  Shop shop = joined();
  Json next = first_version();
  next["plans"][1]["grant"] = Json::parse(R"({"pass": 1})");
  REQUIRE(shop.adopt(next, 2, "2026-02-05T00:00").empty());
  CHECK(shop.view("2026-02-05T10:00")["tiers"][0]["level"] == "basic");
  REQUIRE(shop.adopt(first_version(), 3, "2026-02-06T00:00").empty());
  CHECK(shop.view("2026-02-06T10:00")["tiers"][0]["level"] == "gold");
  shop.check_snapshot();
}

TEST_CASE("points of a purchase that paid for a plan return as those of no purchase once nothing "
          "can be returned", "[version]") {
  Shop shop = enrolled();
  shop.apply("purchase", "2026-01-01T10:00", {{"amount", 400}});
  shop.apply("join", "2026-01-02T10:00", {{"plan", "mini"}});
  CHECK(shop.member()["plans"]["mini"]["paid"][0]["parts"][0]["source"] == 1);
  shop.check_snapshot();
  // 365 days and 48 hours later; three renewals were paid with the rest, the fourth could not be.
  shop.apply("visit", "2027-02-01T10:00");
  CHECK_FALSE(shop.member().contains("sources"));
  shop.check_snapshot();
  CHECK_FALSE(shop.member()["plans"].contains("mini"));
}

TEST_CASE("what paid for a plan in a currency that is away does not come back", "[version]") {
  Shop shop = enrolled();
  shop.apply("purchase", "2026-01-01T10:00", {{"amount", 150}});
  shop.apply("join", "2026-01-02T10:00", {{"plan", "mini"}});
  Json next = first_version();
  next["currencies"][0]["id"] = "stars";
  next["rules"].clear();
  next["tiers"].clear();
  next["plans"][0]["cost"] = Json::parse(R"({"money": 900})");
  next["plans"][1] = Json::parse(R"({"id": "plus", "cost": {"money": 2000}, "term": "P1M"})");
  REQUIRE(shop.adopt(next, 2, "2026-01-03T00:00").empty());
  const Json outcome = shop.apply("join", "2026-01-04T10:00", {{"plan", "plus"}});
  CHECK(outcome["passed_over"] ==
        Json::parse(R"([{"code": "gone", "rule": "plans/mini", "thing": "points"}])"));
  CHECK(effect_of(outcome, "joined")["money"] == 2000);
  shop.check_snapshot();
}

TEST_CASE("a plan that is refused changes nothing, and who has none carries no trace of any",
          "[engine]") {
  Shop shop = enrolled();
  CHECK_FALSE(shop.member().contains("plans"));
  shop.apply("purchase", "2026-01-01T10:00", {{"amount", 150}});
  shop.apply("join", "2026-01-02T10:00", {{"plan", "mini"}});
  const std::string before = shop.engine.snapshot();
  // 50 left and less than 100 back, before anything is due.
  const Json refused =
      shop.apply("join", "2026-01-10T10:00", {{"plan", "plus"}, {"pay", "points"}});
  CHECK(refused["code"] == "insufficient_balance");
  CHECK(shop.engine.snapshot() == before);
  shop.view("2026-01-10T10:00");
  CHECK(shop.engine.snapshot() == before);
}

TEST_CASE("a snapshot in which plans contradict each other is refused", "[engine]") {
  Shop shop = joined();
  Json snapshot = Json::parse(shop.engine.snapshot());
  const auto is_refused = [&](Json plans) {
    Json changed = snapshot;
    changed["members"][0]["plans"] = std::move(plans);
    auto engine = std::move(*loyalty::Engine::create(first_version().dump()));
    return !engine.restore(changed.dump()).empty();
  };
  const Json plus = snapshot["members"][0]["plans"]["plus"];
  const auto plus_with = [&](const char* key, const Json& value) {
    Json changed = plus;
    changed[key] = value;
    return changed;
  };
  CHECK_FALSE(is_refused({{"plus", plus}}));
  CHECK(is_refused({{"plus", plus}, {"mini", plus}}));
  CHECK(is_refused({{"mini", {{"follows", true}}}}));
  CHECK(is_refused({{"plus", plus_with("leaving", true)}, {"mini", {{"follows", true}}}}));
  CHECK_FALSE(is_refused({{"plus", plus}, {"mini", {{"follows", true}}}}));
  CHECK(is_refused({{"plus", plus_with("until", plus["from"])}}));
  CHECK(is_refused({{"plus", plus_with("saved", 1)}}));
  CHECK(is_refused({{"mini", {{"leaving", true}}}}));
}

TEST_CASE("a state that no member could come to is settled without harm", "[engine]") {
  Shop shop = joined();
  Json snapshot = Json::parse(shop.engine.snapshot());
  snapshot["members"][0]["plans"]["plus"]["periods"] = 9007199254740991;
  REQUIRE(shop.engine.restore(snapshot.dump()) == "");
  CHECK(effect_of(shop.apply("visit", "2026-03-01T10:00"), "renewed")["until"] ==
        "2026-03-28T10:00:00+08:00");
}

TEST_CASE("a period of a plan comes to an end", "[check]") {
  const auto with = [](const char* plan, const char* code, const char* pointer,
                       const char* suggestion = "") {
    expect({"/plans", plan, code, pointer, suggestion});
  };
  CHECK(right::faults_with({"/plans", R"([{"id": "club", "term": {"end_of": "month"}}])", "", ""})
            .empty());
  const char* const never = "semantic.never_ends";
  with(R"([{"id": "club", "term": true}])", never, "/plans/0/term");
  with(R"([{"id": "club", "term": {}}])", never, "/plans/0/term");
  with(R"([{"id": "club", "term": "P1M", "trial": true}])", never, "/plans/0/trial");
  with(R"([{"id": "club", "term": "P0D"}])", "semantic.never_opens", "/plans/0/term");
  with(R"([{"id": "club"}])", "structure.missing", "/plans/0");
  with(R"([{"id": "club", "term": "P1M", "cost": {"pints": 5}}])", "semantic.unknown_reference",
       "/plans/0/cost/pints", "points");
  with(R"([{"id": "club", "term": "P1M", "grant": {"lounje": 1}}])", "semantic.unknown_reference",
       "/plans/0/grant/lounje", "lounge");
  with(R"([{"id": "points", "term": "P1M"}])", "semantic.doubled_id", "/plans/0/id");
  with(R"([{"id": "club", "term": "P1M", "grant": {"club": 1}}])", "semantic.no_effect",
       "/plans/0/grant/club");
}

TEST_CASE("what is held while a plan runs is held without a condition", "[check]") {
  const char* const code = "semantic.no_effect";
  CHECK(right::faults_with({"/plans", R"([{"id": "club", "term": "P1M", "grant": {
          "points": {"when": {"==": [{"var": "member.tier"}, "gold"]}, "rate": 5},
          "lounge": {"when": true, "term": "P3D"}, "gold": 1}}])", "", ""})
            .empty());
  expect({"/plans", R"([{"id": "club", "term": "P1M", "grant": {
          "lounge": {"when": {"==": [{"var": "member.tier"}, "gold"]}, "rate": 1}}}])",
          code, "/plans/0/grant/lounge"});
  expect({"/plans", R"([{"id": "club", "term": "P1M", "grant": {"gold": 0}}])", code,
          "/plans/0/grant/gold"});
  expect({"/plans", R"([{"id": "club", "term": "P1M", "grant": {"gold": 2}}])", code,
          "/plans/0/grant/gold"});
  expect({"/plans", R"([{"id": "club", "term": "P1M", "grant": {"gold": []}}])",
          "structure.value", "/plans/0/grant/gold"});
  expect({"/plans", R"([{"id": "club", "term": "P1M", "grant": {"gold": "one"}}])",
          "structure.type", "/plans/0/grant/gold"});
}
