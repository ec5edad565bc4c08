// Unsigned whole numbers as long as a double and a decimal text can need between them.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>

namespace loyalty::document {

// Up to 4,096 bits. The largest needed has fewer than 3,800: ten to the 1,110th, under the smallest
// of the decimals that are not nothing and have as many digits as can matter.
class Big {
 public:
  explicit Big(std::uint64_t value) {
    for (; value != 0; value >>= 32) words_[size_++] = static_cast<std::uint32_t>(value);
  }

  // This × factor + more.
  void multiply(std::uint32_t factor, std::uint32_t more = 0) {
    std::uint64_t carry = more;
    for (std::size_t at = 0; at < size_; ++at) {
      carry += std::uint64_t{words_[at]} * factor;
      words_[at] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) push(static_cast<std::uint32_t>(carry));
  }

  void multiply_by_ten_to(std::int64_t exponent) {
    for (; exponent >= 9; exponent -= 9) multiply(1'000'000'000);
    for (; exponent > 0; --exponent) multiply(10);
  }

  void shift_left(int bits) {
    for (; bits >= 31; bits -= 31) multiply(std::uint32_t{1} << 31);
    multiply(std::uint32_t{1} << bits);
  }

  void add(const Big& other) {
    std::uint64_t carry = 0;
    for (std::size_t at = 0; at < std::max(size_, other.size_); ++at) {
      if (at == size_) push(0);
      carry += std::uint64_t{words_[at]} + other.words_[at];
      words_[at] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) push(static_cast<std::uint32_t>(carry));
  }

  // `other` is not the larger one.
  void subtract(const Big& other) {
    std::uint64_t borrow = 0;
    for (std::size_t at = 0; at < size_; ++at) {
      const std::uint64_t taken = other.words_[at] + borrow;
      borrow = words_[at] < taken ? 1 : 0;
      words_[at] = static_cast<std::uint32_t>(words_[at] - taken);
    }
    // Above its size every word is zero, so that words of unlike counts can be added up.
    while (size_ > 0 && words_[size_ - 1] == 0) --size_;
  }

  // Negative, zero or positive, as this is less than, equal to or more than `other`.
  int compare(const Big& other) const {
    if (size_ != other.size_) return size_ < other.size_ ? -1 : 1;
    for (std::size_t at = size_; at-- > 0;) {
      if (words_[at] != other.words_[at]) return words_[at] < other.words_[at] ? -1 : 1;
    }
    return 0;
  }

  bool is_zero() const { return size_ == 0; }
  int bits() const {
    return size_ == 0 ? 0 : static_cast<int>(32 * size_) - std::countl_zero(words_[size_ - 1]);
  }

 private:
  void push(std::uint32_t word) {
    assert(size_ < words_.size() && "more bits than a double can need");
    words_[size_++] = word;
  }

  std::array<std::uint32_t, 128> words_{};
  std::size_t size_ = 0;
};

}  // namespace loyalty::document
