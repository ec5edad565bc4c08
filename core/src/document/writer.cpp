// The canonical writer: punctuation, escapes and key order of RFC 8785. Its numbers are in
// number_text.cpp.
#include "document/writer.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

#include "base/sorting.hpp"

namespace loyalty::document {
namespace {

// The letter after the backslash of a byte that needs one: 'u' when there is no short escape.
char escape_letter(char byte) {
  switch (byte) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\t': return 't';
    case '\n': return 'n';
    case '\f': return 'f';
    case '\r': return 'r';
    default: return 'u';
  }
}

// Whether a byte of text is written as it is.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < plain.size(); ++byte) {
    plain[byte] = byte != '"' && byte != '\\';
  }
  return plain;
}();

void append_quoted(std::string& out, std::string_view text) {
  constexpr char kHexadecimal[] = "0123456789abcdef";
  out += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (kPlain[static_cast<unsigned char>(text[at])]) continue;
    const char letter = escape_letter(text[at]);
    out.append(text, copied, at - copied);
    copied = at + 1;
    out += '\\';
    out += letter;
    if (letter != 'u') continue;
    out += "00";
    out += kHexadecimal[text[at] >> 4];
    out += kHexadecimal[text[at] & 15];
  }
  out.append(text, copied);
  out += '"';
}

bool members_are_canonical(Value object) {
  bool first = true;
  std::string_view last;
  for (Value member : object) {
    if (!first && !canonical_before(last, member.key())) return false;
    last = member.key();
    first = false;
  }
  return true;
}

}  // namespace

void Writer::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void Writer::begin_object() {
  separate();
  out_ += '{';
  first_ = true;
#ifndef NDEBUG
  keys_.emplace_back();
#endif
}

void Writer::end_object() {
  out_ += '}';
  first_ = false;
#ifndef NDEBUG
  assert(!keys_.empty() && "end_object without begin_object");
  keys_.pop_back();
#endif
}

void Writer::begin_array() {
  separate();
  out_ += '[';
  first_ = true;
}

void Writer::end_array() {
  out_ += ']';
  first_ = false;
}

void Writer::key(std::string_view key) {
#ifndef NDEBUG
  assert(!keys_.empty() && "a key outside an object");
  assert((keys_.back().empty() || canonical_before(keys_.back(), key)) && "keys out of order");
  keys_.back() = key;
#endif
  separate();
  append_quoted(out_, key);
  out_ += ':';
  first_ = true;
}

void Writer::text(std::string_view text) {
  separate();
  append_quoted(out_, text);
}

void Writer::integer(std::int64_t value) {
  separate();
  char digits[20];
  const auto written = std::to_chars(digits, digits + sizeof digits, value);
  out_.append(digits, written.ptr);
}

void Writer::number(double value) {
  separate();
  append_number(out_, value);
}

void Writer::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void Writer::null() {
  separate();
  out_ += "null";
}

void Writer::value(Value value) {
  switch (value.kind()) {
    case Kind::absent:
      assert(false && "an absent value cannot be written");
      [[fallthrough]];
    case Kind::null: return null();
    case Kind::boolean: return boolean(value.boolean());
    case Kind::integer: return integer(value.integer());
    case Kind::number: return number(value.number());
    case Kind::text: return text(value.text());
    case Kind::array:
      begin_array();
      for (Value element : value) this->value(element);
      return end_array();
    case Kind::object: break;
  }
  begin_object();
  const auto write_member = [this](Value member) {
    key(member.key());
    this->value(member);
  };
  if (members_are_canonical(value)) {
    for (Value member : value) write_member(member);
  } else {
    for (Value member : canonical_members(value)) write_member(member);
  }
  end_object();
}

void Writer::raw(std::string_view canonical) {
  separate();
  out_ += canonical;
}

void Writer::member(std::string_view key, std::string_view text) {
  this->key(key);
  this->text(text);
}

void Writer::member(std::string_view key, std::int64_t value) {
  this->key(key);
  integer(value);
}

void Writer::member(std::string_view key, bool value) {
  this->key(key);
  boolean(value);
}

bool canonical_before(std::string_view a, std::string_view b) {
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (left == a.end() || right == b.end()) return left == a.end() && right != b.end();
  const auto x = static_cast<unsigned char>(*left);
  const auto y = static_cast<unsigned char>(*right);
  // UTF-8 sorts as UTF-16 does except that the surrogates of four-byte characters (from F0) come
  // before the three-byte characters from U+E000 (EE and EF).
  const bool surrogates_decide = x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0);
  return surrogates_decide ? x > y : x < y;
}

std::vector<Value> canonical_members(Value object) {
  std::vector<Value> members;
  members.reserve(object.size());
  for (Value member : object) members.push_back(member);
  sort_stably(members, [](Value a, Value b) { return canonical_before(a.key(), b.key()); });
  return members;
}

std::string canonical(Value value) {
  std::string out;
  Writer(out).value(value);
  return out;
}

}  // namespace loyalty::document
