// UTF-8 texts counted and cut in UTF-16 units.
#include "logic/utf16.hpp"

#include <string>

namespace loyalty::logic {
namespace {

constexpr std::string_view kHalf = "\xEF\xBF\xBD";  // U+FFFD

bool is_continuation(char c) { return (c & 0xC0) == 0x80; }
bool is_two_units(char lead) { return static_cast<unsigned char>(lead) >= 0xF0; }

struct Cut {
  std::size_t before;  // bytes of the characters that lie wholly before the cut
  std::size_t after;   // where the characters after it start
  bool is_half() const { return before != after; }
};

Cut cut_at(std::string_view text, std::uint32_t units) {
  std::size_t at = 0;
  std::uint32_t passed = 0;
  while (at < text.size() && passed < units) {
    std::size_t start = at;
    passed += is_two_units(text[at]) ? 2U : 1U;
    do {
      ++at;
    } while (at < text.size() && is_continuation(text[at]));
    if (passed > units) return {start, at};
  }
  return {at, at};
}

}  // namespace

std::uint32_t utf16_length(std::string_view text) {
  std::uint32_t units = 0;
  for (char c : text) {
    if (!is_continuation(c)) units += is_two_units(c) ? 2U : 1U;
  }
  return units;
}

Term utf16_slice(std::string_view text, std::uint32_t begin, std::uint32_t end, Scratch& scratch) {
  if (begin >= end) return "";
  Cut from = cut_at(text, begin);
  Cut to = cut_at(text, end);
  std::size_t length = to.before > from.after ? to.before - from.after : 0;
  std::string_view whole = text.substr(from.after, length);
  if (!from.is_half() && !to.is_half()) return whole;
  std::string& built = scratch.building;
  built.clear();
  if (from.is_half()) built += kHalf;
  built += whole;
  if (to.is_half()) built += kHalf;
  return scratch.text(built);
}

}  // namespace loyalty::logic
