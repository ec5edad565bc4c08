// 64-bit arithmetic that says when it does not fit, and the range in which every number of a
// document is an exact integer for JavaScript too.
#pragma once

#include <cstdint>
#include <optional>

namespace loyalty {

inline constexpr std::int64_t kMaxInteger = 9'007'199'254'740'991;  // 2^53 - 1
inline constexpr std::int64_t kMinInteger = -kMaxInteger;

constexpr bool is_safe(std::int64_t value) {
  return value >= kMinInteger && value <= kMaxInteger;
}

constexpr std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum) || !is_safe(sum)) return std::nullopt;
  return sum;
}

constexpr std::optional<std::int64_t> checked_multiply(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product) || !is_safe(product)) return std::nullopt;
  return product;
}

}  // namespace loyalty
