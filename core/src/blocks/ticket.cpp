#include "blocks/ticket.hpp"

#include "base/joined.hpp"
#include "base/ratio.hpp"

namespace loyalty {

Digest entropy_of(const Mac& seed, std::string_view member, std::string_view draw,
                  std::int64_t number, std::string_view nonce) {
  constexpr std::string_view kEnd("\0", 1);
  return seed.of(joined({member, kEnd, draw, kEnd, std::to_string(number), kEnd, nonce}));
}

std::int64_t ticket_of(const Digest& entropy, std::int64_t weight) {
  std::uint64_t first = 0;
  for (std::size_t i = 0; i < sizeof first; ++i) first = first << 8 | entropy[i];
  return static_cast<std::int64_t>(Wide{first} * static_cast<Wide>(weight) >> 64);
}

}  // namespace loyalty
