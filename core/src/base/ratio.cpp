// Exact ratios: every operation cancels common factors before it multiplies, so that only a result
// which truly needs more than 128 bits is refused.
#include "base/ratio.hpp"

#include <cassert>
#include <numeric>

#include "base/checked.hpp"

namespace loyalty {
namespace {

constexpr Wide kMaxWord = UINT64_MAX;

Wide common_factor(Wide a, Wide b) {
  while (b > kMaxWord || a > kMaxWord) {
    if (b == 0) return a;
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
}

std::optional<Wide> product(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
  return result;
}

std::optional<Wide> sum(Wide a, Wide b) {
  Wide result = 0;
  if (__builtin_add_overflow(a, b, &result)) return std::nullopt;
  return result;
}

}  // namespace

Ratio::Ratio(std::int64_t numerator, std::int64_t denominator) {
  assert(numerator >= 0 && denominator > 0);
  const std::int64_t factor = std::gcd(numerator, denominator);
  numerator_ = static_cast<Wide>(numerator / factor);
  denominator_ = static_cast<Wide>(denominator / factor);
}

std::optional<Ratio> Ratio::reduced(Wide numerator, Wide denominator) {
  const Wide factor = common_factor(numerator, denominator);
  Ratio ratio;
  ratio.numerator_ = numerator / factor;
  ratio.denominator_ = denominator / factor;
  return ratio;
}

std::optional<Ratio> Ratio::plus(const Ratio& other) const {
  const Wide factor = common_factor(denominator_, other.denominator_);
  const auto left = product(numerator_, other.denominator_ / factor);
  const auto right = product(other.numerator_, denominator_ / factor);
  const auto denominator = product(denominator_, other.denominator_ / factor);
  if (!left || !right || !denominator) return std::nullopt;
  const auto numerator = sum(*left, *right);
  if (!numerator) return std::nullopt;
  return reduced(*numerator, *denominator);
}

std::optional<Ratio> Ratio::minus(const Ratio& other) const {
  const Wide factor = common_factor(denominator_, other.denominator_);
  const auto left = product(numerator_, other.denominator_ / factor);
  const auto right = product(other.numerator_, denominator_ / factor);
  const auto denominator = product(denominator_, other.denominator_ / factor);
  if (!left || !right || !denominator || *left < *right) return std::nullopt;
  return reduced(*left - *right, *denominator);
}

std::optional<Ratio> Ratio::times(const Ratio& other) const {
  const Wide down = common_factor(numerator_, other.denominator_);
  const Wide across = common_factor(other.numerator_, denominator_);
  const auto numerator = product(numerator_ / down, other.numerator_ / across);
  const auto denominator = product(denominator_ / across, other.denominator_ / down);
  if (!numerator || !denominator) return std::nullopt;
  Ratio ratio;  // with nothing left to cancel
  ratio.numerator_ = *numerator;
  ratio.denominator_ = *denominator;
  return ratio;
}

Ratio Ratio::inverse() const {
  assert(numerator_ > 0);
  Ratio ratio;
  ratio.numerator_ = denominator_;
  ratio.denominator_ = numerator_;
  return ratio;
}

std::optional<std::int64_t> Ratio::rounded(Rounding rounding) const {
  Wide whole = numerator_ / denominator_;
  const Wide rest = numerator_ % denominator_;
  const Wide missing = denominator_ - rest;  // comparing with it finds the half without doubling
  const bool odd = (whole & 1) != 0;
  bool up = false;
  switch (rounding) {
    case Rounding::floor:
      break;
    case Rounding::ceil:
      up = rest > 0;
      break;
    case Rounding::half_up:
      up = rest >= missing;
      break;
    case Rounding::half_even:
      up = rest > missing || (rest == missing && odd);
      break;
  }
  if (whole > static_cast<Wide>(kMaxInteger)) return std::nullopt;
  if (up) ++whole;
  if (whole > static_cast<Wide>(kMaxInteger)) return std::nullopt;
  return static_cast<std::int64_t>(whole);
}

int Ratio::compare(const Ratio& other) const {
  // Compares continued fractions term by term: exact where cross products would overflow.
  Wide a = numerator_, b = denominator_, c = other.numerator_, d = other.denominator_;
  for (int sign = 1;; sign = -sign) {
    const Wide left = a / b, right = c / d;
    if (left != right) return left < right ? -sign : sign;
    const Wide left_rest = a % b, right_rest = c % d;
    if (left_rest == 0 || right_rest == 0) {
      if (left_rest == right_rest) return 0;
      return left_rest == 0 ? -sign : sign;
    }
    a = b, b = left_rest;
    c = d, d = right_rest;
  }
}

std::int64_t Ratio::numerator() const {
  assert(numerator_ <= static_cast<Wide>(INT64_MAX));
  return static_cast<std::int64_t>(numerator_);
}

std::int64_t Ratio::denominator() const {
  assert(denominator_ <= static_cast<Wide>(INT64_MAX));
  return static_cast<std::int64_t>(denominator_);
}

std::int64_t share(std::int64_t amount, std::int64_t part, std::int64_t whole) {
  assert(whole > 0);
  __extension__ using SignedWide = __int128;
  const SignedWide exact = static_cast<SignedWide>(amount) * part;
  const SignedWide truncated = exact / whole;
  return static_cast<std::int64_t>(exact % whole < 0 ? truncated - 1 : truncated);
}

}  // namespace loyalty
