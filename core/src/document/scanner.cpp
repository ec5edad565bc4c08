#include "document/scanner.hpp"

#include "base/checked.hpp"
#include "document/decimal.hpp"
#include "document/plain_text.hpp"

namespace loyalty::document {
namespace {

constexpr std::size_t kIntegerDigits = 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

Token Scanner::next() {
  ahead_ = false;
  while (!at_end() && is_space(text_[at_])) ++at_;
  if (at_end()) return Token::end;
  const char c = text_[at_++];
  switch (c) {
    case '{': return Token::begin_object;
    case '}': return Token::end_object;
    case '[': return Token::begin_array;
    case ']': return Token::end_array;
    case ':': return Token::colon;
    case ',': return Token::comma;
    case '"': return scan_text();
    case 't': return literal("rue", Token::yes);
    case 'f': return literal("alse", Token::no);
    case 'n': return literal("ull", Token::null);
    case '\0': return Token::end;
    default: return c == '-' || is_digit(c) ? scan_number() : bad(SyntaxReason::other);
  }
}

Token Scanner::literal(std::string_view word, Token token) {
  for (char expected : word) {
    if (at_end() || text_[at_++] != expected) return bad(SyntaxReason::other);
  }
  return token;
}

void Scanner::skip_plain() {
  while (text_.size() - at_ >= 8) {
    const std::uint64_t bytes = eight_bytes(text_.data() + at_);
    if ((escaped_among(bytes) | (bytes & kHighBits)) != 0) break;
    at_ += 8;
  }
  for (; !at_end(); ++at_) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte < 0x20 || byte == '"' || byte == '\\' || byte >= 0x80) break;
  }
}

Token Scanner::scan_text() {
  seen_from_ = at_ - 1;
  const std::size_t kept_from = arena_.size();
  std::size_t copied = at_;
  bool escapes = false;
  const auto keep = [&](std::size_t end) { arena_.append(text_, copied, end - copied); };
  for (;;) {
    skip_plain();
    if (at_end()) return bad(SyntaxReason::end);
    const auto byte = static_cast<unsigned char>(text_[at_++]);
    if (byte == '"') break;
    if (byte == '\\') {
      keep(at_ - 1);
      escapes = true;
      if (!escape()) return Token::bad;
      copied = at_;
    } else if (byte < 0x20) {
      return bad(SyntaxReason::control_character);
    } else if (!character(byte)) {
      return bad(SyntaxReason::bad_utf8);
    }
  }
  if (escapes) keep(at_ - 1);
  text_at_ = static_cast<std::uint32_t>(escapes ? kept_from : copied);
  text_length_ = static_cast<std::uint32_t>((escapes ? arena_.size() : at_ - 1) - text_at_);
  return Token::text;
}

// The rest of a character of UTF-8, after Unicode's table of well-formed sequences.
bool Scanner::character(unsigned char lead) {
  if (lead < 0xc2 || lead > 0xf4) return false;
  unsigned char lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  unsigned char highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  for (int left = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3; left > 0; --left) {
    if (at_end()) return false;
    const auto byte = static_cast<unsigned char>(text_[at_++]);
    if (byte < lowest || byte > highest) return false;
    lowest = 0x80;
    highest = 0xbf;
  }
  return true;
}

bool Scanner::escape() {
  static constexpr std::string_view kLetters = "\"\\/bfnrt";
  static constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
  reason_ = SyntaxReason::other;
  if (at_end()) return false;
  const char letter = text_[at_++];
  if (letter != 'u') {
    const std::size_t which = kLetters.find(letter);
    if (which == std::string_view::npos) return false;
    arena_ += kMeant[which];
    return true;
  }
  const int code = code_unit();
  if (code < 0) return false;
  if (code >= 0xd800 && code < 0xe000) return surrogates(code);
  append_code_point(static_cast<std::uint32_t>(code));
  return true;
}

bool Scanner::surrogates(int high) {
  reason_ = SyntaxReason::half_surrogate;
  if (high >= 0xdc00) return false;
  for (char expected : {'\\', 'u'}) {
    if (at_end() || text_[at_++] != expected) return false;
  }
  const int low = code_unit();
  if (low < 0) reason_ = SyntaxReason::other;
  if (low < 0xdc00 || low >= 0xe000) return false;
  append_code_point(0x10000 + (static_cast<std::uint32_t>(high - 0xd800) << 10) +
                    static_cast<std::uint32_t>(low - 0xdc00));
  return true;
}

// Four hexadecimal digits; negative when they are not.
int Scanner::code_unit() {
  int code = 0;
  for (int i = 0; i < 4; ++i) {
    if (at_end()) return -1;
    const char c = text_[at_++];
    const char lower = static_cast<char>(c | 0x20);
    if (!is_digit(c) && (lower < 'a' || lower > 'f')) return -1;
    code = code << 4 | (is_digit(c) ? c - '0' : lower - 'a' + 10);
  }
  return code;
}

void Scanner::append_code_point(std::uint32_t code) {
  if (code < 0x80) {
    arena_ += static_cast<char>(code);
    return;
  }
  const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  constexpr std::uint32_t kLeads[] = {0, 0xc0, 0xe0, 0xf0};
  arena_ += static_cast<char>(kLeads[more] | code >> (6 * more));
  for (int left = more - 1; left >= 0; --left) {
    arena_ += static_cast<char>(0x80 | (code >> (6 * left) & 0x3f));
  }
}

bool Scanner::one_or_more_digits() {
  if (at_end() || !is_digit(text_[at_++])) return false;
  while (!at_end() && is_digit(text_[at_])) ++at_;
  return true;
}

Token Scanner::scan_number() {
  seen_from_ = at_ - 1;
  const bool negative = text_[seen_from_] == '-';
  if (!negative) --at_;
  const std::size_t first = at_;
  if (!at_end() && text_[at_] == '0') {
    ++at_;
  } else if (!one_or_more_digits()) {
    return bad(SyntaxReason::other);
  }
  const std::size_t whole = at_;
  const auto follows = [this](char c) { return !at_end() && (text_[at_] | 0x20) == c; };
  if (!at_end() && text_[at_] == '.') {
    ++at_;
    if (!one_or_more_digits()) return bad(SyntaxReason::other);
  }
  if (follows('e')) {
    ++at_;
    if (!at_end() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
    if (!one_or_more_digits()) return bad(SyntaxReason::other);
  }
  ahead_ = !at_end();
  if (at_ == whole && whole - first <= kIntegerDigits) {
    integer_ = 0;
    for (std::size_t i = first; i < whole; ++i) integer_ = integer_ * 10 + (text_[i] - '0');
    if (integer_ <= kMaxInteger) {
      if (negative) integer_ = -integer_;
      return Token::integer;
    }
  }
  number_ = nearest_double(seen());
  return Token::number;
}

}  // namespace loyalty::document
