// Exact non-negative ratios of integers, and the one rounding at the end of a calculation.
// Everything is carried in 128 bits and reduced; what does not fit answers nothing.
#pragma once

#include <cstdint>
#include <optional>

namespace loyalty {

enum class Rounding : std::uint8_t { floor, ceil, half_up, half_even };

__extension__ using Wide = unsigned __int128;

class Ratio {
 public:
  constexpr Ratio() = default;
  Ratio(std::int64_t numerator, std::int64_t denominator = 1);  // numerator >= 0, denominator > 0

  std::optional<Ratio> plus(const Ratio& other) const;
  std::optional<Ratio> times(const Ratio& other) const;
  // a - b, or nothing when it would be negative.
  std::optional<Ratio> minus(const Ratio& other) const;
  Ratio inverse() const;  // of one that is not zero
  // Nothing when it is beyond 2^53 - 1.
  std::optional<std::int64_t> rounded(Rounding rounding) const;

  bool is_one() const { return numerator_ == denominator_; }
  bool is_zero() const { return numerator_ == 0; }
  int compare(const Ratio& other) const;  // -1, 0, 1; exact
  std::int64_t numerator() const;         // of a ratio read from a document
  std::int64_t denominator() const;

 private:
  static std::optional<Ratio> reduced(Wide numerator, Wide denominator);
  Wide numerator_ = 0;
  Wide denominator_ = 1;
};

// ⌊amount × part ÷ whole⌋ without overflow; whole > 0.
std::int64_t share(std::int64_t amount, std::int64_t part, std::int64_t whole);

}  // namespace loyalty
