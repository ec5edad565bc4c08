// How near a step is and what stands to be lost, as the rooms tell it to `next` and `at_risk`.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/view.hpp"

namespace loyalty {

inline constexpr std::int64_t kWholeWay = 1000;

// How much of the way is done. Neither number is above 2^53, so the product is exact.
inline std::int64_t thousandths(std::int64_t done, std::int64_t of) {
  done = std::max<std::int64_t>(0, done);
  return done >= of ? kWholeWay : done * kWholeWay / of;
}

// --- tiers ---
struct Way {
  std::vector<ShownGift> missing;
  std::int64_t progress = kWholeWay;  // of the currency that is furthest from its amount
};
// Of the need's alternatives the one with the least still missing.
Way smallest_way(const Tier& tier, const Need& need, const std::vector<std::int64_t>& counted);

// --- plans ---
// What joining it would be answered with.
Status join_code(Turn& turn, const Subject& facts, std::uint16_t plan);

// --- missions and badges ---
std::string_view goal_state(Turn& turn, const Subject& facts, std::uint16_t mission);

}  // namespace loyalty
