// Exact ratios and the one rounding.
#include "base/ratio.hpp"

#include <cstdint>

#include "base/checked.hpp"
#include "catch.hpp"

namespace {

using loyalty::kMaxInteger;
using loyalty::Ratio;
using loyalty::Rounding;
using loyalty::share;

std::int64_t rounded(std::int64_t numerator, std::int64_t denominator, Rounding rounding) {
  return Ratio(numerator, denominator).rounded(rounding).value();
}

}  // namespace

TEST_CASE("A ratio is kept in lowest terms", "[base][ratio]") {
  CHECK(Ratio(6, 4).numerator() == 3);
  CHECK(Ratio(6, 4).denominator() == 2);
  CHECK(Ratio(0, 7).is_zero());
  CHECK(Ratio(0, 7).denominator() == 1);
  CHECK(Ratio(7, 7).is_one());
  CHECK_FALSE(Ratio(7, 6).is_one());
  CHECK(Ratio().is_zero());
}

TEST_CASE("Ratios add, subtract and multiply exactly", "[base][ratio]") {
  const Ratio third(1, 3), sixth(1, 6);
  CHECK(third.plus(sixth)->compare(Ratio(1, 2)) == 0);
  CHECK(third.minus(sixth)->compare(sixth) == 0);
  CHECK(third.minus(third)->is_zero());
  CHECK_FALSE(sixth.minus(third));
  CHECK(Ratio(3, 4).times(Ratio(8, 9))->compare(Ratio(2, 3)) == 0);
  CHECK(Ratio(3, 4).times(Ratio())->is_zero());
  Ratio tenths;
  for (int i = 0; i < 10; ++i) tenths = *tenths.plus(Ratio(1, 10));
  CHECK(tenths.is_one());
}

TEST_CASE("Each rounding treats the half its own way", "[base][ratio]") {
  struct Row {
    std::int64_t halves, floor, ceil, half_up, half_even;
  };
  const auto row = GENERATE(values<Row>({{0, 0, 0, 0, 0},
                                         {1, 0, 1, 1, 0},
                                         {2, 1, 1, 1, 1},
                                         {3, 1, 2, 2, 2},
                                         {5, 2, 3, 3, 2},
                                         {7, 3, 4, 4, 4}}));
  INFO(row.halves << " halves");
  CHECK(rounded(row.halves, 2, Rounding::floor) == row.floor);
  CHECK(rounded(row.halves, 2, Rounding::ceil) == row.ceil);
  CHECK(rounded(row.halves, 2, Rounding::half_up) == row.half_up);
  CHECK(rounded(row.halves, 2, Rounding::half_even) == row.half_even);
  // A hair to either side of the half is no half.
  CHECK(rounded(row.halves * 1000 + 1, 2000, Rounding::half_even) == (row.halves + 1) / 2);
  if (row.halves % 2 == 1) {
    CHECK(rounded(row.halves * 1000 - 1, 2000, Rounding::half_up) == row.halves / 2);
  }
}

TEST_CASE("What is beyond the integers of a document is not rounded into them", "[base][ratio]") {
  CHECK(Ratio(kMaxInteger).rounded(Rounding::floor) == kMaxInteger);
  CHECK_FALSE(Ratio(kMaxInteger + 1).rounded(Rounding::floor));
  const Ratio just_over = *Ratio(kMaxInteger).plus(Ratio(1, 2));
  CHECK(just_over.rounded(Rounding::floor) == kMaxInteger);
  CHECK_FALSE(just_over.rounded(Rounding::ceil));
  CHECK_FALSE(just_over.rounded(Rounding::half_up));
}

TEST_CASE("Overflow of 128 bits is told, and cancelling avoids it", "[base][ratio]") {
  const Ratio huge(INT64_MAX);
  const Ratio square = *huge.times(huge);  // 126 bits
  CHECK_FALSE(square.times(huge));
  CHECK(square.times(Ratio(4)));
  CHECK_FALSE(square.times(Ratio(5)));
  CHECK(square.times(Ratio(1, INT64_MAX))->compare(huge) == 0);
  CHECK(square.times(Ratio(1, INT64_MAX))->times(Ratio(2)));
  CHECK_FALSE(square.plus(square)->plus(square)->plus(square)->plus(square));
  const Ratio tiny = *Ratio(1, INT64_MAX).times(Ratio(1, INT64_MAX));
  CHECK_FALSE(tiny.plus(Ratio(1, INT64_MAX - 1)));
  CHECK_FALSE(tiny.times(Ratio(1, 8)));
  CHECK(tiny.times(Ratio(INT64_MAX, 8))->times(Ratio(8))->compare(Ratio(1, INT64_MAX)) == 0);
}

TEST_CASE("Ratios compare exactly where their cross products do not fit", "[base][ratio]") {
  const Ratio a = *Ratio(INT64_MAX, INT64_MAX - 1).times(Ratio(INT64_MAX - 2, INT64_MAX - 3));
  const Ratio b = *Ratio(INT64_MAX - 2, INT64_MAX - 3).times(Ratio(INT64_MAX - 4, INT64_MAX - 5));
  CHECK(a.compare(b) == -1);  // both factors of b are the larger
  CHECK(b.compare(a) == 1);
  CHECK(a.compare(a) == 0);
  CHECK(Ratio(1, 3).compare(Ratio(333'333'333'333, 1'000'000'000'000)) == 1);
  CHECK(Ratio(0).compare(Ratio(1, INT64_MAX)) == -1);
  CHECK(Ratio(5, 3).compare(Ratio(3, 2)) == 1);
}

TEST_CASE("A share is rounded down and never overflows", "[base][ratio]") {
  CHECK(share(100, 1, 3) == 33);
  CHECK(share(kMaxInteger, kMaxInteger - 1, kMaxInteger) == kMaxInteger - 1);
  CHECK(share(INT64_MAX, INT64_MAX, INT64_MAX) == INT64_MAX);
  CHECK(share(-100, 1, 3) == -34);
  CHECK(share(-99, 1, 3) == -33);
  CHECK(share(0, 5, 7) == 0);
}
