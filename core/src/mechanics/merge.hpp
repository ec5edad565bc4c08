// Two members of one person become one: what the other holds comes over with its dates, counts are
// added, days united. Nothing is given twice, and nothing for what only both together come to, but
// for a level.
#pragma once

#include <algorithm>
#include <cstdint>

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

void merge(Turn& turn, const Subject& facts);

// Of two instants that may be unknown.
inline Millis later(Millis a, Millis b) {
  return a == kNever ? b : b == kNever ? a : std::max(a, b);
}

// What the other's activities and vouchers are numbered by here.
struct Renumbering {
  std::uint32_t serials = 0, vouchers = 0;

  Given operator()(Given gift) const;
  std::vector<Given> operator()(std::vector<Given> gifts) const;
  Redemption operator()(Redemption redemption) const;
  Source operator()(Source source) const;
};

// Levels: counted together, and no lower than either was.
void merge_tiers(Turn& turn, const Subject& facts, const Member& other,
                 const Renumbering& renumbered);
// Days: of the union no gift is given.
void merge_streak(Turn& turn, std::uint16_t streak, const StreakState& theirs);
// The other's freezes that are set aside go on bridging here.
bool takes_protection(const StreakState& mine, const StreakState& theirs);

}  // namespace loyalty
