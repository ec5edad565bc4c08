// Turns the parser's refusal into a sentence with line and column.
#include "document/syntax_problem.hpp"

#include "document/writer.hpp"

namespace loyalty::document {
namespace {

constexpr std::size_t kQuotedLength = 40;

// Short text as it is, control characters by name; empty when it is long or not of ASCII.
std::string quotable(std::string_view text) {
  constexpr char kHexadecimal[] = "0123456789ABCDEF";
  std::string quoted;
  if (text.size() > kQuotedLength) return quoted;
  for (char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (code > 0x7e) return {};
    if (code >= 0x20) {
      quoted += byte;
    } else {
      quoted += "<U+00";
      quoted += kHexadecimal[code >> 4];
      quoted += kHexadecimal[code & 15];
      quoted += '>';
    }
  }
  return quoted.size() > kQuotedLength ? std::string() : quoted;
}

// " (line 3, column 7)", of the last byte of `read`; columns are counted in characters.
std::string line_and_column(std::string_view read) {
  int line = 1;
  int column = 1;
  for (char byte : read.substr(0, read.empty() ? 0 : read.size() - 1)) {
    const bool continues_character = (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
    if (byte == '\n') {
      ++line;
      column = 1;
    } else if (!continues_character) {
      ++column;
    }
  }
  std::string place = " (line ";
  append_number(place, line);
  place += ", column ";
  append_number(place, column);
  return place += ')';
}

}  // namespace

SyntaxProblem explain_syntax(std::string_view text, std::size_t read, std::string_view seen,
                             SyntaxReason reason) {
  const auto here = [&](ParseCode code, std::string sentence) {
    return SyntaxProblem{code, sentence + line_and_column(text.substr(0, read)) + "."};
  };
  if (text.empty()) return {ParseCode::syntax, "The text is empty."};
  switch (reason) {
    case SyntaxReason::bad_utf8:
      return here(ParseCode::bad_utf8, "The text is not valid UTF-8");
    case SyntaxReason::half_surrogate:
      return here(ParseCode::bad_utf8, "A \\u escape is half of a surrogate pair");
    case SyntaxReason::number_too_large:
      return here(ParseCode::syntax, "The number is too large");
    case SyntaxReason::control_character:
      return here(ParseCode::syntax, "A string holds a control character");
    case SyntaxReason::end: {
      const bool cut = read == text.size() && text.back() != '\0';
      return here(ParseCode::syntax, cut ? "The text ends too early" : "A NUL byte stands here");
    }
    case SyntaxReason::other:
      break;
  }
  const std::string quoted = quotable(seen);
  if (quoted.empty()) return here(ParseCode::syntax, "This is not JSON");
  return here(ParseCode::syntax, "This is not JSON: " + quoted);
}

}  // namespace loyalty::document
