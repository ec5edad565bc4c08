// Limits at work: what is left under them for this member at this moment, and what is taken.
#pragma once

#include <optional>
#include <vector>

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

struct Room {
  std::int64_t times = kNoLimit;
  std::int64_t amount = kNoLimit;
};

// `currency`: the one whose `held` limit counts, if any.
Room room_under(Turn& turn, const Subject& facts, const std::vector<LimitId>& limits,
                std::optional<std::uint16_t> currency = std::nullopt);
// Counts what was given; from shared quantities it is taken with an effect of its own.
void take_under(Turn& turn, const Subject& facts, const std::vector<LimitId>& limits,
                std::int64_t times, std::int64_t amount, int cause);
// Adds what the attributes say by which these limits count, for giving their room back.
void note_values(const Turn& turn, const Subject& facts, const std::vector<LimitId>& limits,
                 std::vector<ByValue>& values);
// A refund: room of windows that still run comes back. `values`: as they were noted.
void give_back_under(Turn& turn, const std::vector<LimitId>& limits, Millis at,
                     std::int64_t times, std::int64_t amount, const std::vector<ByValue>& values);

}  // namespace loyalty
