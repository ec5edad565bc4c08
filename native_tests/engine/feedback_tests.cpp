// How much is kept of what members say.
#include <string>

#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::Json;
using shop::Shop;

constexpr int kMostOpen = 50;
constexpr std::size_t kLongest = 2000;

loyalty::Engine fresh() {
  return std::move(*loyalty::Engine::create(R"({
    "id": "club", "version": 1, "name": "Club", "zone": "Asia/Shanghai",
    "currencies": [{"id": "points"}],
    "surveys": [{"id": "nps", "ask": [{"id": "why", "name": "Why?"}]}]})"));
}

Shop begun() {
  Shop shop{fresh(), {}};
  shop.apply(shop::activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  return shop;
}

std::string at_minute(int minute) {
  const std::string text = std::to_string(100 + minute);
  return "2026-03-02T10:" + text.substr(1) + ":00+08:00";
}

Json sent(Shop& shop, const std::string& id, const char* type, const std::string& at,
          Json attributes) {
  Json activity{{"id", id}, {"member", "lin"}, {"type", type}, {"at", at},
                {"attributes", std::move(attributes)}};
  if (std::string(type) == "answer") activity["stamp"] = {{"operator", "mei"}};
  return shop.apply(activity.dump());
}

}  // namespace

TEST_CASE("fifty can be open at once; what is done makes room", "[feedback]") {
  Shop shop = begun();
  for (int i = 0; i < kMostOpen; ++i) {
    const Json outcome =
        sent(shop, "f" + std::to_string(i), "feedback", at_minute(i), {{"text", "Loud"}});
    REQUIRE(outcome["code"] == "ok");
  }
  CHECK(sent(shop, "more", "feedback", at_minute(50), {{"text", "Loud"}})["code"] ==
        "limit_reached");
  // A reply leaves it open.
  sent(shop, "r1", "answer", at_minute(51), {{"feedback", "f7"}, {"text", "Sorry"}});
  CHECK(sent(shop, "more", "feedback", at_minute(52), {{"text", "Loud"}})["code"] ==
        "limit_reached");
  sent(shop, "r2", "answer", at_minute(53), {{"feedback", "f7"}, {"done", true}});
  CHECK(sent(shop, "more", "feedback", at_minute(54), {{"text", "Loud"}})["code"] == "ok");
  loyalty::Engine other = fresh();
  CHECK(other.restore(shop.engine.snapshot()).empty());
  CHECK(other.snapshot() == shop.engine.snapshot());
}

TEST_CASE("texts have 2000 bytes at most", "[feedback]") {
  Shop shop = begun();
  const std::string longest(kLongest, 'x'), longer(kLongest + 1, 'x');
  const auto refused = [&](const char* type, Json attributes, const char* field) {
    const Json outcome = sent(shop, "long", type, at_minute(1), std::move(attributes));
    CHECK(outcome["code"] == "out_of_range");
    CHECK(outcome["field"] == field);
  };
  refused("feedback", {{"text", longer}}, "/attributes/text");
  refused("feedback", {{"text", "Loud"}, {"about", longer}}, "/attributes/about");
  refused("answer", {{"feedback", "f1"}, {"text", longer}}, "/attributes/text");
  refused("survey", {{"survey", "nps"}, {"why", longer}}, "/attributes/why");
  CHECK(sent(shop, "f1", "feedback", at_minute(2), {{"text", longest}, {"about", longest}})
            ["code"] == "ok");
  CHECK(sent(shop, "r1", "answer", at_minute(3), {{"feedback", "f1"}, {"text", longest}})
            ["code"] == "ok");
  CHECK(sent(shop, "s1", "survey", at_minute(4), {{"survey", "nps"}, {"why", longest}})["code"] ==
        "ok");
}

TEST_CASE("what comes late stands where it was said", "[feedback]") {
  Shop shop = begun();
  sent(shop, "second", "feedback", at_minute(20), {{"text", "Loud"}});
  sent(shop, "first", "feedback", at_minute(10), {{"text", "Cold"}});
  const Json view = Json::parse(
      shop.engine.view(R"({"member": "lin", "now": "2026-03-03T10:00:00+08:00"})"));
  REQUIRE(view["feedback"].size() == 2);
  CHECK(view["feedback"][0]["id"] == "second");
  CHECK(view["feedback"][1]["id"] == "first");
}
