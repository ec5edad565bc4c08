// Points that members give each other: each part keeps the end it had, so that nobody gains life by
// giving to and fro. Nothing is earned by it.
#pragma once

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

// Why so much cannot be given now, whoever it is for, its price included; ok when it can.
Status transfer_refusal(Turn& turn, const Subject& facts, std::uint16_t currency,
                        std::int64_t amount);
// As much as balance, limits and price leave.
std::int64_t most_to_give(Turn& turn, const Subject& facts, std::uint16_t currency);

void transfer(Turn& turn, const Subject& facts);
// The follow-up arrives.
void transfer_in(Turn& turn);

}  // namespace loyalty
