// The nearest double by one exact division of whole numbers, ties to even: slower than tables of
// powers of ten, which would weigh more in the browser than the few long numbers are worth.
#include "document/decimal.hpp"

#include <cstring>
#include <limits>

#include "document/big.hpp"

namespace loyalty::document {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kLowestExponent = -1074;  // of the last bit of the smallest doubles
constexpr int kHighestExponent = 971;   // of the last bit of the largest
constexpr std::uint64_t kHiddenBit = std::uint64_t{1} << 52;

// whole × 2^exponent, of at most 53 bits.
double assembled(std::uint64_t whole, int exponent) {
  if (whole == 2 * kHiddenBit) whole = kHiddenBit, ++exponent;
  if (exponent > kHighestExponent) return kInfinity;
  std::uint64_t bits = whole;
  if (whole >= kHiddenBit) {
    bits += static_cast<std::uint64_t>(exponent - kLowestExponent) << 52;
  }
  double value = 0;  // by memcpy: the browser's libc++ has no std::bit_cast yet
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// above / below, which are not zero, rounded once.
double rounded_quotient(Big above, Big below) {
  // One bit more than a double holds, and what is left over says how the last one rounds.
  int exponent = std::max(above.bits() - below.bits() - 54, kLowestExponent - 1);
  if (exponent < 0) above.shift_left(-exponent);
  below.shift_left(54 + std::max(exponent, 0));
  std::uint64_t quotient = 0;
  for (int bit = 54; bit >= 0; --bit) {
    quotient <<= 1;
    if (above.compare(below) >= 0) {
      above.subtract(below);
      quotient |= 1;
    }
    above.shift_left(1);
  }
  bool is_more = !above.is_zero();
  if (quotient >= 4 * kHiddenBit) {
    is_more = is_more || (quotient & 1) != 0;
    quotient >>= 1;
    ++exponent;
  }
  const bool half = (quotient & 1) != 0;
  std::uint64_t whole = quotient >> 1;
  if (half && (is_more || (whole & 1) != 0)) ++whole;
  return assembled(whole, exponent + 1);
}

}  // namespace

double Decimal::value() const {
  if (length_ == 0) return 0;
  if (double exactly = 0; small(exactly)) return exactly;
  const std::int64_t point = static_cast<std::int64_t>(length_) + exponent_;
  if (point > 310) return kInfinity;
  if (point < -330) return 0;
  return exact();
}

// Up to fifteen digits and ten to the 22nd are exact doubles, so one operation rounds once.
bool Decimal::small(double& value) const {
  if (length_ > 15 || exponent_ > 22 || exponent_ < -22) return false;
  std::int64_t whole = 0;
  for (std::size_t i = 0; i < length_; ++i) whole = whole * 10 + (digits_[i] - '0');
  double power = 1;
  for (std::int64_t left = exponent_ < 0 ? -exponent_ : exponent_; left > 0; --left) power *= 10;
  const auto exact = static_cast<double>(whole);
  value = exponent_ < 0 ? exact / power : exact * power;
  return true;
}

double Decimal::exact() const {
  Big above(0), below(1);
  for (std::size_t i = 0; i < length_; ++i) {
    above.multiply(10, static_cast<std::uint32_t>(digits_[i] - '0'));
  }
  above.multiply_by_ten_to(exponent_);
  below.multiply_by_ten_to(-exponent_);
  return rounded_quotient(above, below);
}

double nearest_double(std::string_view number) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool is_negative = number.starts_with('-');
  Decimal decimal;
  std::size_t at = is_negative ? 1 : 0;
  for (bool after_point = false; at < number.size() && (number[at] | 0x20) != 'e'; ++at) {
    if (is_digit(number[at])) {
      decimal.digit(number[at], after_point);
    } else {
      after_point = true;
    }
  }
  std::int64_t exponent = 0;
  const bool is_small = at + 1 < number.size() && number[at + 1] == '-';
  for (++at; at < number.size(); ++at) {
    if (is_digit(number[at]) && exponent < 1'000'000'000) {
      exponent = exponent * 10 + (number[at] - '0');
    }
  }
  decimal.scale(is_small ? -exponent : exponent);
  return is_negative ? -decimal.value() : decimal.value();
}

}  // namespace loyalty::document
