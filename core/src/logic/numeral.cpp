// Texts read as numbers the two ways JavaScript has.
#include "logic/numeral.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

#include "document/decimal.hpp"

namespace loyalty::logic {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Bytes of the white space (ECMAScript's, which is wider than ASCII) at the start of `text`.
std::size_t space_at_start(std::string_view text) {
  static constexpr std::string_view kOthers[] = {"\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\xA8",
                                                 "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F",
                                                 "\xE3\x80\x80", "\xEF\xBB\xBF"};
  if (text.empty()) return 0;
  if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
  for (std::string_view other : kOthers) {
    if (text.substr(0, other.size()) == other) return other.size();
  }
  bool is_wide = text.substr(0, 2) == "\xE2\x80" && text.size() > 2 &&
                 static_cast<unsigned char>(text[2]) <= 0x8A;  // U+2000 … U+200A
  return is_wide ? 3 : 0;
}

std::string_view trimmed_start(std::string_view text) {
  while (std::size_t space = space_at_start(text)) text.remove_prefix(space);
  return text;
}

std::string_view trimmed(std::string_view text) {
  text = trimmed_start(text);
  while (!text.empty()) {
    std::size_t space = 0;
    for (std::size_t bytes = 1; bytes <= 3 && bytes <= text.size() && !space; ++bytes) {
      if (space_at_start(text.substr(text.size() - bytes)) == bytes) space = bytes;
    }
    if (!space) break;
    text.remove_suffix(space);
  }
  return text;
}

// The exponent at `at`, when there is a whole one; `at` is then behind it.
std::int64_t exponent_at(std::string_view text, std::size_t& at) {
  std::size_t next = at + 1;
  if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return 0;
  bool negative = next < text.size() && text[next] == '-';
  if (negative || (next < text.size() && text[next] == '+')) ++next;
  if (next >= text.size() || !is_digit(text[next])) return 0;
  std::int64_t exponent = 0;
  for (; next < text.size() && is_digit(text[next]); ++next) {
    if (exponent < 1'000'000'000) exponent = exponent * 10 + (text[next] - '0');
  }
  at = next;
  return negative ? -exponent : exponent;
}

// The longest decimal at the start; `read` is how many bytes it takes, 0 when there is none.
double decimal(std::string_view text, std::size_t& read) {
  std::size_t at = 0;
  bool negative = !text.empty() && text[0] == '-';
  if (negative || (!text.empty() && text[0] == '+')) at = 1;
  read = 0;
  if (text.substr(at, 8) == "Infinity") {
    read = at + 8;
    return negative ? -kInfinity : kInfinity;
  }
  document::Decimal decimal;
  bool any = false;
  for (; at < text.size() && is_digit(text[at]); ++at, any = true) decimal.digit(text[at], false);
  if (at < text.size() && text[at] == '.') {
    std::size_t point = at++;
    for (; at < text.size() && is_digit(text[at]); ++at, any = true) {
      decimal.digit(text[at], true);
    }
    if (!any) at = point;
  }
  if (!any) return kNaN;
  decimal.scale(exponent_at(text, at));
  read = at;
  return negative ? -decimal.value() : decimal.value();
}

// Digits of a base that is a power of two, rounded once: 64 bits are kept, and one more that says
// whether anything followed.
double power_of_two_base(std::string_view digits, int bits) {
  std::uint64_t kept = 0;
  int exponent = 0;
  if (digits.empty()) return kNaN;
  for (char c : digits) {
    char lower = static_cast<char>(c | 0x20);
    int digit = is_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 16;
    if (digit >= 1 << bits) return kNaN;
    if (kept >> (64 - bits) == 0) {
      kept = kept << bits | static_cast<std::uint64_t>(digit);
    } else {
      if (digit) kept |= 1;
      if (exponent < 4096) exponent += bits;
    }
  }
  return std::ldexp(static_cast<double>(kept), exponent);
}

}  // namespace

double number_of_text(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return 0;
  if (text.size() > 1 && text[0] == '0') {
    char base = static_cast<char>(text[1] | 0x20);
    if (base == 'x') return power_of_two_base(text.substr(2), 4);
    if (base == 'o') return power_of_two_base(text.substr(2), 3);
    if (base == 'b') return power_of_two_base(text.substr(2), 1);
  }
  std::size_t read = 0;
  double value = decimal(text, read);
  return read == text.size() ? value : kNaN;
}

double number_at_start(std::string_view text) {
  std::size_t read = 0;
  return decimal(trimmed_start(text), read);
}

}  // namespace loyalty::logic
