// The canonical writer: punctuation, escapes and key order of RFC 8785. Its numbers are in
// number_text.cpp.
#include "document/writer.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstring>

#include "base/sorting.hpp"
#include "document/plain_text.hpp"

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

// Word by word, the last of which takes some bytes once more. False when something needs an escape.
template <class Word>
inline bool copy_plain(char* to, std::string_view text) {
  Word escaped = 0;
  const auto copy = [&](std::size_t at) {
    Word bytes;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    std::memcpy(to + at, &bytes, sizeof bytes);
    escaped |= static_cast<Word>(escaped_among(bytes));
  };
  for (std::size_t at = 0; at + sizeof(Word) < text.size(); at += sizeof(Word)) copy(at);
  copy(text.size() - sizeof(Word));
  return escaped == 0;
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

// Room for as many bytes and one word more, so that texts are written in whole words.
inline char* Writer::room_for(std::size_t bytes) {
  bytes += sizeof(std::uint64_t);
  if (static_cast<std::size_t>(end_ - at_) < bytes) make_room(bytes);
  return at_;
}

std::size_t Writer::size() const {
  return at_ ? static_cast<std::size_t>(at_ - out_.data()) : out_.size();
}

void Writer::make_room(std::size_t bytes) {
  constexpr std::size_t kAhead = 256;
  const std::size_t used = size();
  const std::size_t least = used + bytes;
  const bool fits = least + kAhead <= out_.capacity();
  out_.resize(fits ? least + kAhead : std::max(2 * out_.capacity(), least + kAhead));
  at_ = out_.data() + used;
  end_ = out_.data() + out_.size();
}

inline void Writer::put(char c) {
  char* room = room_for(1);
  *room = c;
  at_ = room + 1;
}

inline void Writer::put(std::string_view text) {
  char* room = room_for(text.size());
  if (!text.empty()) std::memcpy(room, text.data(), text.size());
  at_ = room + text.size();
}

inline void Writer::separate() {
  if (!first_) put(',');
  first_ = false;
}

void Writer::ended() {
  if (depth_ > 0) return;
  out_.resize(size());
  at_ = end_ = nullptr;
}

void Writer::begin(char bracket) {
  separate();
  put(bracket);
  first_ = true;
  ++depth_;
}

void Writer::end(char bracket) {
  put(bracket);
  first_ = false;
  --depth_;
  ended();
}

void Writer::begin_object() {
  begin('{');
#ifndef NDEBUG
  keys_.emplace_back();
#endif
}

void Writer::end_object() {
#ifndef NDEBUG
  assert(!keys_.empty() && "end_object without begin_object");
  keys_.pop_back();
#endif
  end('}');
}

void Writer::begin_array() { begin('['); }
void Writer::end_array() { end(']'); }

// Nearly always nothing needs an escape.
void Writer::quote(std::string_view text) {
  char* to = room_for(text.size() + 2);
  to[0] = to[text.size() + 1] = '"';
  const bool is_plain = text.size() >= 8   ? copy_plain<std::uint64_t>(to + 1, text)
                        : text.size() >= 4 ? copy_plain<std::uint32_t>(to + 1, text)
                                           : text.empty() || copy_plain<std::uint8_t>(to + 1, text);
  if (!is_plain) return quote_escaped(text);
  at_ = to + text.size() + 2;
}

void Writer::quote_escaped(std::string_view text) {
  constexpr char kHexadecimal[] = "0123456789abcdef";
  put('"');
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    put(text.substr(copied, at - copied));
    copied = at + 1;
    const char letter = escape_letter(text[at]);
    put('\\');
    put(letter);
    if (letter != 'u') continue;
    const char code[] = {'0', '0', kHexadecimal[byte >> 4], kHexadecimal[byte & 15]};
    put({code, sizeof code});
  }
  put(text.substr(copied));
  put('"');
}

void Writer::key(std::string_view key) {
#ifndef NDEBUG
  assert(!keys_.empty() && "a key outside an object");
  assert((keys_.back().empty() || canonical_before(keys_.back(), key)) && "keys out of order");
  keys_.back() = key;
#endif
  separate();
  quote(key);
  put(':');
  first_ = true;
}

void Writer::text(std::string_view text) {
  separate();
  quote(text);
  ended();
}

void Writer::integer(std::int64_t value) {
  separate();
  constexpr std::size_t kLongest = 20;
  char* room = room_for(kLongest);
  at_ = std::to_chars(room, room + kLongest, value).ptr;
  ended();
}

void Writer::number(double value) {
  std::string text;
  append_number(text, value);
  raw(text);
}

void Writer::boolean(bool value) { raw(value ? "true" : "false"); }
void Writer::null() { raw("null"); }

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
  put(canonical);
  ended();
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
