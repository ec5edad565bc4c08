// Document::scan: the grammar of JSON over the scanner's words. Nothing recurses, however deep a
// text is nested.
#include <cstddef>
#include <utility>

#include "document/builder.hpp"
#include "document/scanner.hpp"
#include "document/syntax_problem.hpp"

namespace loyalty::document {
namespace {

class Grammar {
 public:
  Grammar(Document& document, std::string_view text)
      : builder_(document), text_(text), scanner_(text, builder_.arena()) {}

  std::optional<ParseProblem> read();

 private:
  bool read_text();
  bool read_values();
  bool read_value(Token& token, bool& is_open);
  bool read_ends(Token& token, bool& is_over);
  bool read_key(Token token);
  Span span() const { return {scanner_.text_at(), scanner_.text_length()}; }

  bool refuse(Token token);
  bool explain(SyntaxReason reason);

  Builder builder_;
  std::string_view text_;
  Scanner scanner_;
};

std::optional<ParseProblem> Grammar::read() {
  if (read_text()) return std::nullopt;
  builder_.problem()->offset = scanner_.reached();
  return std::move(builder_.problem());
}

bool Grammar::read_text() {
  if (text_.size() > kMaxLength) {
    return builder_.refuse(ParseCode::too_long, "The text is longer than 16 MiB.");
  }
  if (text_.starts_with(kByteOrderMark)) {
    return builder_.refuse(
        ParseCode::syntax, "The text begins with a byte-order mark; save it as UTF-8 without one.");
  }
  builder_.arena() = text_;
  if (!read_values()) return false;
  // A NUL byte counts as the end while there may be more to read.
  const bool is_whole = scanner_.reached() == text_.size() && !text_.ends_with('\0');
  return is_whole || builder_.refuse(ParseCode::syntax, "A NUL byte follows the value.");
}

bool Grammar::read_values() {
  Token token = scanner_.next();
  for (bool is_over = false; !is_over;) {
    bool is_open = false;
    if (!read_value(token, is_open)) return false;
    if (!is_open && !read_ends(token, is_over)) return false;
  }
  token = scanner_.next();
  return token == Token::end || refuse(token);
}

// One value, or the beginning of one that is open: then `token` is the first of its values.
bool Grammar::read_value(Token& token, bool& is_open) {
  const bool is_plain = token >= Token::text && token <= Token::null;
  if (is_plain && !builder_.fits()) return false;
  switch (token) {
    case Token::begin_object:
      if (!builder_.open(Kind::object)) return false;
      token = scanner_.next();
      if (token == Token::end_object) return builder_.close();
      is_open = true;
      if (!read_key(token)) return false;
      token = scanner_.next();
      return true;
    case Token::begin_array:
      if (!builder_.open(Kind::array)) return false;
      token = scanner_.next();
      if (token == Token::end_array) return builder_.close();
      return is_open = true;
    case Token::text:
      builder_.add_text(span());
      return true;
    case Token::integer:
      builder_.add(Kind::integer).integer = scanner_.integer();
      return true;
    case Token::number:
      if (const double number = scanner_.number(); number - number == 0) {
        builder_.add(Kind::number).number = number;
        return true;
      }
      return explain(SyntaxReason::number_too_large);
    case Token::yes:
    case Token::no:
      builder_.add(Kind::boolean).boolean = token == Token::yes;
      return true;
    case Token::null:
      builder_.add(Kind::null);
      return true;
    default:
      return refuse(token);
  }
}

// What may follow a value: the ends of what holds it, then a comma and `token`, the next value.
bool Grammar::read_ends(Token& token, bool& is_over) {
  while (builder_.is_open()) {
    const bool in_object = builder_.open_kind() == Kind::object;
    token = scanner_.next();
    if (token == (in_object ? Token::end_object : Token::end_array)) {
      if (!builder_.close()) return false;
      continue;
    }
    if (token != Token::comma) return refuse(token);
    token = scanner_.next();
    if (!in_object) return true;
    if (!read_key(token)) return false;
    token = scanner_.next();
    return true;
  }
  return is_over = true;
}

bool Grammar::read_key(Token token) {
  if (token != Token::text) return refuse(token);
  if (!builder_.key(span())) return false;
  token = scanner_.next();
  return token == Token::colon || refuse(token);
}

// The token is not what may stand here.
bool Grammar::refuse(Token token) {
  return explain(token == Token::end   ? SyntaxReason::end
                 : token == Token::bad ? scanner_.reason()
                                       : SyntaxReason::other);
}

bool Grammar::explain(SyntaxReason reason) {
  SyntaxProblem problem = explain_syntax(text_, scanner_.reached(), scanner_.seen(), reason);
  return builder_.refuse(problem.code, std::move(problem.sentence));
}

}  // namespace

std::optional<ParseProblem> Document::scan(std::string_view text) {
  auto problem = Grammar(*this, text).read();
  if (problem) nodes_.clear();
  return problem;
}

}  // namespace loyalty::document
