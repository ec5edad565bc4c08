// Eight bytes of text at a time: whether JSON writes them all as they are.
#pragma once

#include <cstdint>
#include <cstring>

namespace loyalty::document {

inline constexpr std::uint64_t kEachByte = 0x0101010101010101;
inline constexpr std::uint64_t kHighBits = 0x80 * kEachByte;

inline std::uint64_t eight_bytes(const char* text) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

// Not 0 when one of the bytes is a quote, a backslash or a control character. With one bit turned,
// the quote is the byte right behind the control characters. A borrow can only come from a byte
// that is one itself, so that the answer is exact.
inline std::uint64_t escaped_among(std::uint64_t bytes) {
  const auto below = [](std::uint64_t x, std::uint64_t limit) {
    return (x - limit * kEachByte) & ~x;
  };
  constexpr std::uint64_t kTurned = ('"' ^ 0x20) * kEachByte;
  return (below(bytes ^ kTurned, 0x21) | below(bytes ^ '\\' * kEachByte, 1)) & kHighBits;
}

}  // namespace loyalty::document
