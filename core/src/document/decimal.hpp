// A decimal text's digits and power of ten, and the double nearest to it: exact, whatever its
// length, and independent of the host's locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace loyalty::document {

class Decimal {
 public:
  void digit(char c, bool after_point) {
    if (after_point) --exponent_;
    if (length_ == 0 && c == '0') return;
    if (length_ < kMost) {
      digits_[length_++] = c;
    } else {
      // Beyond 768 digits only "is there anything more" can change which double is nearest.
      if (c != '0' && digits_[kMost - 1] == '0') digits_[kMost - 1] = '1';
      ++exponent_;
    }
  }
  void scale(std::int64_t exponent) { exponent_ += exponent; }

  // Infinity when it is larger than every double.
  double value() const;

 private:
  bool small(double& value) const;
  double exact() const;

  static constexpr std::size_t kMost = 780;
  char digits_[kMost];
  std::size_t length_ = 0;
  std::int64_t exponent_ = 0;
};

// Of a number as JSON writes it; infinite when no double is as large. Any other byte than a digit
// before the exponent is the point, which nlohmann/json puts down as the host's locale has it.
double nearest_double(std::string_view number);

}  // namespace loyalty::document
