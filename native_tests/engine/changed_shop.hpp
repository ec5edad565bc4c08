// A shop whose versions the tests change: points, a coupon and a right of a purchase, a level, and
// a lamp of which there is one.
#pragma once

#include <string>

#include "engine/shop.hpp"

namespace changed_shop {

using shop::Json;
using shop::Shop;

inline Json programme() {
  return Json::parse(R"({
    "id": "shop", "version": 1, "name": "Shop", "zone": "Asia/Shanghai", "money": "CNY",
    "currencies": [{"id": "points"}],
    "entitlements": [{"id": "lounge", "name": "Lounge"}],
    "rules": [
      {"id": "spend", "on": "purchase", "grant": {"points": {"rate": [1, 100], "of": "amount"}}},
      {"id": "gift", "on": "purchase", "when": {">=": [{"var": "amount"}, 10000]},
       "grant": {"ten": 1, "lounge": 1}}],
    "tiers": [{"id": "level", "levels": [{"id": "blue"}, {"id": "gold", "need": {"points": 50}}]}],
    "rewards": [{"id": "ten", "name": "Ten", "cost": {"points": 20},
                 "use": {"grant": {"off": 1000}}},
                {"id": "lamp", "name": "Lamp", "cost": {"points": 1},
                 "limit": {"times": 1, "by": "all"}}]
  })");
}

inline Json without(const char* list, int version) {
  Json next = programme();
  next["version"] = version;
  next.erase(list);
  next["rules"].erase(1);
  return next;
}

inline Json sent(int id, const char* type, const std::string& at, Json attributes) {
  Json activity = Json::parse(shop::activity(id, type, at));
  activity["attributes"] = std::move(attributes);
  return activity;
}

// Enrolled, and a purchase of 100.00 as a2: 100 points, Gold, the coupon v1, the lounge.
inline Shop begun() {
  Shop shop{std::move(*loyalty::Engine::create(programme().dump())), {}};
  shop.apply(shop::activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  shop.apply(shop::activity(2, "purchase", "2026-03-02T10:00:00+08:00", 10000));
  return shop;
}

inline Json last_checkpoint(Shop& shop) { return shop.last_record()["checkpoint"]; }

inline std::string status_of(Shop& shop, const Json& activity) {
  return shop.apply(activity.dump())["status"].get<std::string>();
}

inline const char* const kBack = "2026-03-05T00:00:00+08:00";

}  // namespace changed_shop
