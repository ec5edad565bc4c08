// A programme that is right, and the fault of one changed place.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "catch.hpp"
#include "loyalty/engine.hpp"

namespace right {

using Json = nlohmann::json;

// Right in every respect; each case changes one place of it.
inline const char* const kRight = R"({
  "id": "club", "version": 1, "name": "Club", "zone": "Europe/Berlin",
  "attributes": {"amount": "integer", "channel": "string", "friend": "string"},
  "currencies": [{"id": "points"}, {"id": "growth"}, {"id": "freeze", "limit": {"held": 2}}],
  "entitlements": [{"id": "lounge"}],
  "rules": [
    {"id": "spend", "on": "purchase", "grant": {"points": {"of": "amount"}, "growth": 1}},
    {"id": "double", "on": "purchase", "grant": {"points": {"multiply": 2}}},
    {"id": "may", "window": {"every": "month"}, "limit": {"times": 1}, "grant": {"freeze": 1}},
    {"id": "review", "on": "review", "grant": {"points": 5}},
    {"id": "friend", "on": "purchase", "to": "member.invited_by", "grant": {"points": 5}}
  ],
  "streaks": [
    {"id": "daily", "on": "check_in", "cycle": 7,
     "ladder": [{"at": 1, "grant": {"points": 1}}, {"at": 3, "grant": {"points": 2}}],
     "steps": [{"at": 30, "grant": {"freeze": 1}}, {"at": "month", "grant": {"points": 9}}],
     "make_up": {"window": {"last": "P7D"}, "cost": {"points": 5}},
     "freeze": {"cost": {"freeze": 1}}, "restore": {"window": {"for": "P2D"}},
     "rest": {"window": {"days": "sun"}}}
  ],
  "tiers": [
    {"id": "level", "window": {"every": "year"}, "levels": [
      {"id": "basic"},
      {"id": "gold", "need": {"growth": 100}, "keep": {"growth": 80}, "grant": {"lounge": 1}},
      {"id": "black", "need": [{"growth": 200}, {"growth": 150, "points": 50}]}]}
  ]
})";

struct Case {
  const char* place;    // what is changed
  const char* value;    // into what, as JSON
  const char* code;
  const char* pointer;  // where the fault is
  const char* suggestion = "";
};

inline loyalty::Faults faults_with(const Case& one) {
  Json programme = Json::parse(kRight);
  programme[Json::json_pointer(one.place)] = Json::parse(one.value);
  return loyalty::check(programme.dump());
}

// The fault is there, and it is the only one: a wrong value gives one place.
inline void expect(const Case& one) {
  const auto faults = faults_with(one);
  INFO(one.place << " = " << one.value);
  for (const auto& fault : faults) {
    UNSCOPED_INFO(fault.code << " " << fault.pointer << ": " << fault.sentence << " ["
                             << fault.suggestion << "]");
  }
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == one.code);
  CHECK(faults[0].pointer == one.pointer);
  CHECK(faults[0].suggestion == one.suggestion);
  CHECK_FALSE(faults[0].sentence.empty());
  const bool is_warning = faults[0].code.rfind("warning.", 0) == 0;
  Json programme = Json::parse(kRight);
  programme[Json::json_pointer(one.place)] = Json::parse(one.value);
  CHECK(static_cast<bool>(loyalty::Engine::create(programme.dump())) == is_warning);
}

// The fault is there, whatever else follows from the change.
inline void expect_among(const Case& one) {
  const auto faults = faults_with(one);
  INFO(one.place << " = " << one.value);
  for (const auto& fault : faults) UNSCOPED_INFO(fault.code << " " << fault.pointer);
  CHECK(std::any_of(faults.begin(), faults.end(), [&](const auto& fault) {
    return fault.code == one.code && fault.pointer == one.pointer;
  }));
}

inline std::set<std::string> pointers(const loyalty::Faults& faults) {
  std::set<std::string> places;
  for (const auto& fault : faults) places.insert(fault.pointer);
  return places;
}

}  // namespace right
