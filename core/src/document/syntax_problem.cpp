// Turns the parser's refusal into a sentence with line and column.
#include "document/syntax_problem.hpp"

#include "document/writer.hpp"

namespace loyalty::document {
namespace {

constexpr std::size_t kQuotedLength = 40;

bool is_plain(std::string_view text) {
  for (char byte : text) {
    if (byte < 0x20 || byte > 0x7e) return false;
  }
  return true;
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

SyntaxProblem explain_syntax(std::string_view text, std::size_t read, std::string_view token,
                             std::string_view reason) {
  // The library tells its reasons apart in the words of its messages only.
  const auto mentions = [reason](std::string_view word) {
    return reason.find(word) != std::string_view::npos;
  };
  const auto here = [&](ParseCode code, std::string sentence) {
    return SyntaxProblem{code, sentence + line_and_column(text.substr(0, read)) + "."};
  };
  if (text.empty()) return {ParseCode::syntax, "The text is empty."};
  if (mentions("ill-formed UTF-8")) {
    return here(ParseCode::bad_utf8, "The text is not valid UTF-8");
  }
  if (mentions("surrogate")) {
    return here(ParseCode::bad_utf8, "A \\u escape is half of a surrogate pair");
  }
  if (mentions("number overflow")) return here(ParseCode::syntax, "The number is too large");
  if (mentions("control character")) {
    return here(ParseCode::syntax, "A string holds a control character");
  }
  // A NUL byte counts as the end for the library, not for us.
  if (mentions("unexpected end of input") || mentions("missing closing quote")) {
    const bool cut = read == text.size() && text.back() != '\0';
    return here(ParseCode::syntax, cut ? "The text ends too early" : "A NUL byte stands here");
  }
  if (token.empty() || token.size() > kQuotedLength || !is_plain(token)) {
    return here(ParseCode::syntax, "This is not JSON");
  }
  return here(ParseCode::syntax, "This is not JSON: " + std::string(token));
}

}  // namespace loyalty::document
