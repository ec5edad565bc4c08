// The words of a JSON text, one after the other: what RFC 8259 allows and nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "document/syntax_problem.hpp"

namespace loyalty::document {

enum class Token : std::uint8_t {
  begin_object, end_object, begin_array, end_array, colon, comma,
  text, integer, number, yes, no, null,
  end,  // of the text, or a NUL byte
  bad
};

class Scanner {
 public:
  // Texts are kept in `arena`, which begins with all of `text`: those without an escape stay there.
  Scanner(std::string_view text, std::string& arena) : text_(text), arena_(arena) {}

  Token next();

  // Of the last token.
  std::uint32_t text_at() const { return text_at_; }
  std::uint32_t text_length() const { return text_length_; }
  std::int64_t integer() const { return integer_; }
  double number() const { return number_; }  // infinite when no double is as large
  SyntaxReason reason() const { return reason_; }

  // How far the text was looked at: the end of a number shows in the byte behind it.
  std::size_t reached() const { return at_ + (ahead_ ? 1 : 0); }
  // From the last text or number on.
  std::string_view seen() const { return text_.substr(seen_from_, at_ - seen_from_); }

 private:
  bool at_end() const { return at_ == text_.size(); }
  Token bad(SyntaxReason reason) {
    reason_ = reason;
    return Token::bad;
  }
  Token literal(std::string_view word, Token token);
  Token scan_text();
  Token scan_number();
  bool one_or_more_digits();
  void skip_plain();
  bool character(unsigned char lead);
  bool escape();
  bool surrogates(int high);
  int code_unit();
  void append_code_point(std::uint32_t code);

  std::string_view text_;
  std::string& arena_;
  std::size_t at_ = 0;
  std::size_t seen_from_ = 0;
  bool ahead_ = false;
  SyntaxReason reason_ = SyntaxReason::other;
  std::uint32_t text_at_ = 0, text_length_ = 0;
  std::int64_t integer_ = 0;
  double number_ = 0;
};

}  // namespace loyalty::document
