// A double as ECMAScript's Number::toString writes it: the fewest digits that read back as the
// same double, and among those the nearest to it. Burger and Dybvig's exact method: slower than
// tables of powers of ten, but those would weigh more in the browser than all the rest of this.
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "document/big.hpp"
#include "document/writer.hpp"

namespace loyalty::document {
namespace {

// The value is 0.d₁d₂d₃… times ten to the power of `point`.
struct Digits {
  std::array<char, 18> text;
  int count = 0;
  int point = 0;

  void push(int digit) { text[static_cast<std::size_t>(count++)] = static_cast<char>('0' + digit); }
};

// What is left to write is rest / scale; the next double above is above / scale away by half, the
// one below below / scale.
struct Remainder {
  Big rest;
  Big scale;
  Big above;
  Big below;
  bool reads_back_at_half;  // halfway to a neighbour still reads as this double, which is even

  bool reaches_neighbour_above(const Big& least) const {
    Big sum = rest;
    sum.add(above);
    const int order = sum.compare(least);
    return reads_back_at_half ? order >= 0 : order > 0;
  }
  bool is_below_half_gap() const {
    const int order = rest.compare(below);
    return reads_back_at_half ? order <= 0 : order < 0;
  }
  void next_digit() {
    rest.multiply(10);
    above.multiply(10);
    below.multiply(10);
  }
};

Remainder exact(std::uint64_t fraction, int exponent, bool gap_below_is_half) {
  Remainder value{Big(fraction), Big(1), Big(1), Big(1), fraction % 2 == 0};
  const int doubling = gap_below_is_half ? 2 : 1;
  value.rest.shift_left(std::max(exponent, 0) + doubling);
  value.scale.shift_left(std::max(-exponent, 0) + doubling);
  value.above.shift_left(std::max(exponent, 0) + doubling - 1);
  value.below.shift_left(std::max(exponent, 0));
  return value;
}

// Divides by the power of ten that puts the first digit just after the point; answers the power.
int scale_to_digits(Remainder& value, int highest_bit) {
  // floor(highest_bit · log₁₀ 2), one too small at most, which the last step puts right.
  int power = ((highest_bit * 78913) >> 18) + 1;
  value.scale.multiply_by_ten_to(power);
  for (Big* part : {&value.rest, &value.above, &value.below}) part->multiply_by_ten_to(-power);
  if (value.reaches_neighbour_above(value.scale)) {
    ++power;
  } else {
    value.next_digit();
  }
  return power;
}

Digits shortest(double value) {
  constexpr std::uint64_t kHiddenBit = std::uint64_t{1} << 52;
  std::uint64_t bits = 0;  // by memcpy: the browser's libc++ has no std::bit_cast yet
  std::memcpy(&bits, &value, sizeof bits);
  const auto biased = static_cast<int>(bits >> 52 & 0x7ff);
  const std::uint64_t fraction = (bits & (kHiddenBit - 1)) | (biased == 0 ? 0 : kHiddenBit);
  const int exponent = std::max(biased, 1) - 1075;

  Remainder left = exact(fraction, exponent, fraction == kHiddenBit && biased > 1);
  Digits digits;
  digits.point = scale_to_digits(left, exponent + 63 - std::countl_zero(fraction));
  for (;; left.next_digit()) {
    int digit = 0;
    for (; left.rest.compare(left.scale) >= 0; ++digit) left.rest.subtract(left.scale);
    const bool low = left.is_below_half_gap();
    const bool high = left.reaches_neighbour_above(left.scale);
    if (!low && !high) {
      digits.push(digit);
      continue;
    }
    left.rest.multiply(2);
    const int half = left.rest.compare(left.scale);
    const bool nearer_above = half > 0 || (half == 0 && digit % 2 == 1);
    digits.push(high && (!low || nearer_above) ? digit + 1 : digit);
    return digits;
  }
}

void append_exponent(std::string& out, int exponent) {
  out += exponent < 0 ? "e-" : "e+";
  const int size = std::abs(exponent);
  if (size >= 100) out += static_cast<char>('0' + size / 100);
  if (size >= 10) out += static_cast<char>('0' + size / 10 % 10);
  out += static_cast<char>('0' + size % 10);
}

void append_digits(std::string& out, const Digits& digits) {
  const auto count = static_cast<std::size_t>(digits.count);
  const std::string_view text(digits.text.data(), count);
  const auto zeros = [&out](int how_many) {
    out.append(static_cast<std::size_t>(how_many), '0');
  };
  if (digits.point > 21 || digits.point < -5) {
    out += text[0];
    if (count > 1) out += '.';
    out += text.substr(1);
    return append_exponent(out, digits.point - 1);
  }
  if (digits.point <= 0) {
    out += "0.";
    zeros(-digits.point);
    out += text;
  } else if (digits.point < digits.count) {
    const auto point = static_cast<std::size_t>(digits.point);
    out += text.substr(0, point);
    out += '.';
    out += text.substr(point);
  } else {
    out += text;
    zeros(digits.point - digits.count);
  }
}

}  // namespace

void append_number(std::string& out, double value) {
  // Neither is JSON; JSON.stringify writes null too.
  const bool is_finite = value - value == 0;
  if (!is_finite) {
    out += "null";
    return;
  }
  if (value == 0) {
    out += '0';
    return;
  }
  if (value < 0) out += '-';
  append_digits(out, shortest(value < 0 ? -value : value));
}

}  // namespace loyalty::document
