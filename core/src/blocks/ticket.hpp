// From a seed to a prize, so that whoever knows the seed can do it again:
//
//   const Digest entropy = entropy_of(seed, "lin", "wheel", 1, "nonce");
//   const std::int64_t ticket = ticket_of(entropy, total_weight);
//   const std::size_t prize = holder_of(prizes, ticket);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/sha256.hpp"

namespace loyalty {

// Of the member's `number`th draw there, counted from 1.
Digest entropy_of(const Mac& seed, std::string_view member, std::string_view draw,
                  std::int64_t number, std::string_view nonce);

// ⌊first 8 bytes, big-endian, × weight ÷ 2^64⌋: from 0, below the weight.
std::int64_t ticket_of(const Digest& entropy, std::int64_t weight);

// The position of the prize whose part of the weights holds the ticket, in the order of the list.
template <class Prizes>
std::size_t holder_of(const Prizes& prizes, std::int64_t ticket) {
  std::size_t position = 0;
  while (ticket >= prizes[position].weight) ticket -= prizes[position++].weight;
  return position;
}

}  // namespace loyalty
