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

// Not 0 when one of the bytes is a quote, a backslash or a control character. A borrow can only
// come from a byte that is one itself, so that the answer is exact.
inline std::uint64_t escaped_among(std::uint64_t bytes) {
  const auto zero = [](std::uint64_t x) { return (x - kEachByte) & ~x; };
  const std::uint64_t controls = (bytes - 0x20 * kEachByte) & ~bytes;
  return (zero(bytes ^ '"' * kEachByte) | zero(bytes ^ '\\' * kEachByte) | controls) & kHighBits;
}

}  // namespace loyalty::document
