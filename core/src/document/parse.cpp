// Document::parse: the grammar of JSON over the scanner's words. What the core refuses is refused
// while reading, and nothing recurses, however deep a text is nested.
#include <array>
#include <cstddef>
#include <utility>

#include "document/scanner.hpp"
#include "document/syntax_problem.hpp"
#include "document/value.hpp"
#include "document/writer.hpp"

namespace loyalty::document {
namespace {

constexpr std::size_t kMaxLength = std::size_t{16} << 20;
// Objects up to this size are searched for a doubled key as it arrives, larger ones when they
// close: no document can make the search quadratic.
constexpr std::uint32_t kSearchedKeys = 16;

}  // namespace

class Builder {
 public:
  Builder(Document& document, std::string_view text)
      : document_(document), text_(text), scanner_(text, document.text_) {}

  std::optional<ParseProblem> read();

 private:
  bool fits();  // whether one value more may be kept
  Node& add(Kind kind);
  bool read_values();
  bool read_value(Token& token, bool& is_open);
  bool read_ends(Token& token, bool& is_over);
  bool read_key(Token token);
  bool open(Kind kind);
  bool close();
  Node& holder() { return document_.nodes_[open_[depth_ - 1]]; }
  std::size_t at() const { return scanner_.reached(); }

  bool refuse(Token token);
  bool explain(SyntaxReason reason);
  bool fail(ParseCode code, std::string sentence);
  bool fail_doubled(std::string_view key);
  std::string holder_pointer() const;
  std::string value_pointer() const;

  Document& document_;
  std::string_view text_;
  Scanner scanner_;
  std::array<std::uint32_t, kMaxDepth> open_{};
  std::size_t depth_ = 0;
  std::pair<std::uint32_t, std::uint32_t> key_{};
  bool has_key_ = false;
  std::optional<ParseProblem> problem_;
};

void append_pointer_step(std::string& pointer, std::string_view key) {
  pointer += '/';
  for (char byte : key) {
    if (byte == '~') {
      pointer += "~0";
    } else if (byte == '/') {
      pointer += "~1";
    } else {
      pointer += byte;
    }
  }
}

std::optional<ParseProblem> Document::parse(std::string_view text) {
  nodes_.clear();
  text_.clear();
  auto problem = Builder(*this, text).read();
  if (problem) nodes_.clear();
  return problem;
}

std::optional<ParseProblem> Builder::read() {
  if (text_.size() > kMaxLength) {
    return ParseProblem{ParseCode::too_long, 0, "", "The text is longer than 16 MiB."};
  }
  if (text_.starts_with("\xef\xbb\xbf")) {
    return ParseProblem{ParseCode::syntax, 0, "",
                        "The text begins with a byte-order mark; save it as UTF-8 without one."};
  }
  document_.text_ = text_;
  // A NUL byte counts as the end while there may be more to read.
  if (read_values() && (at() < text_.size() || text_.ends_with('\0'))) {
    fail(ParseCode::syntax, "A NUL byte follows the value.");
  }
  return std::move(problem_);
}

bool Builder::read_values() {
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
bool Builder::read_value(Token& token, bool& is_open) {
  const bool is_plain = token >= Token::text && token <= Token::null;
  if (is_plain && !fits()) return false;
  switch (token) {
    case Token::begin_object:
      if (!open(Kind::object)) return false;
      token = scanner_.next();
      if (token == Token::end_object) return close();
      is_open = true;
      if (!read_key(token)) return false;
      token = scanner_.next();
      return true;
    case Token::begin_array:
      if (!open(Kind::array)) return false;
      token = scanner_.next();
      if (token == Token::end_array) return close();
      return is_open = true;
    case Token::text: {
      Node& node = add(Kind::text);
      node.text_at = scanner_.text_at();
      node.text_length = scanner_.text_length();
      return true;
    }
    case Token::integer:
      add(Kind::integer).integer = scanner_.integer();
      return true;
    case Token::number:
      if (const double number = scanner_.number(); number - number == 0) {
        add(Kind::number).number = number;
        return true;
      }
      return explain(SyntaxReason::number_too_large);
    case Token::yes:
    case Token::no:
      add(Kind::boolean).boolean = token == Token::yes;
      return true;
    case Token::null:
      add(Kind::null);
      return true;
    default:
      return refuse(token);
  }
}

// What may follow a value: the ends of what holds it, then a comma and `token`, the next value.
bool Builder::read_ends(Token& token, bool& is_over) {
  while (depth_ > 0) {
    const bool in_object = holder().kind == Kind::object;
    token = scanner_.next();
    if (token == (in_object ? Token::end_object : Token::end_array)) {
      if (!close()) return false;
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

bool Builder::read_key(Token token) {
  if (token != Token::text) return refuse(token);
  const std::string_view key = document_.arena(scanner_.text_at(), scanner_.text_length());
  if (holder().count < kSearchedKeys) {
    // The open object ends, for now, with what was read of it.
    std::uint32_t member = open_[depth_ - 1] + 1;
    while (member < document_.nodes_.size()) {
      const Node& node = document_.node(member);
      if (document_.arena(node.key_at, node.key_length) == key) return fail_doubled(key);
      member = node.end;
    }
  }
  key_ = {scanner_.text_at(), scanner_.text_length()};
  has_key_ = true;
  token = scanner_.next();
  return token == Token::colon || refuse(token);
}

bool Builder::close() {
  const bool is_object = holder().kind == Kind::object;
  holder().end = static_cast<std::uint32_t>(document_.nodes_.size());
  --depth_;
  const Value object(&document_, open_[depth_]);
  if (!is_object || object.size() <= kSearchedKeys) return true;
  const std::vector<Value> members = canonical_members(object);
  for (std::size_t next = 1; next < members.size(); ++next) {
    if (members[next].key() != members[next - 1].key()) continue;
    ++depth_;
    return fail_doubled(members[next].key());
  }
  return true;
}

bool Builder::fits() {
  return document_.nodes_.size() < kMaxValues ||
         fail(ParseCode::too_many, "The document holds more than 1,048,576 values.");
}

Node& Builder::add(Kind kind) {
  if (depth_ > 0) ++holder().count;
  Node& node = document_.nodes_.emplace_back();
  node.kind = kind;
  node.end = static_cast<std::uint32_t>(document_.nodes_.size());
  if (has_key_) {
    node.key_at = key_.first;
    node.key_length = key_.second;
    has_key_ = false;
  }
  return node;
}

bool Builder::open(Kind kind) {
  if (depth_ == kMaxDepth) {
    return fail(ParseCode::too_deep, "The document is nested deeper than 64 levels.");
  }
  if (!fits()) return false;
  add(kind);
  open_[depth_++] = static_cast<std::uint32_t>(document_.nodes_.size() - 1);
  return true;
}

// The token is not what may stand here.
bool Builder::refuse(Token token) {
  return explain(token == Token::end   ? SyntaxReason::end
                 : token == Token::bad ? scanner_.reason()
                                       : SyntaxReason::other);
}

bool Builder::explain(SyntaxReason reason) {
  SyntaxProblem problem = explain_syntax(text_, at(), scanner_.seen(), reason);
  return fail(problem.code, std::move(problem.sentence));
}

bool Builder::fail(ParseCode code, std::string sentence) {
  problem_ = ParseProblem{code, at(), value_pointer(), std::move(sentence)};
  return false;
}

bool Builder::fail_doubled(std::string_view key) {
  std::string sentence = "The key ";
  Writer(sentence).text(key);
  sentence += " stands twice in the same object.";
  std::string pointer = holder_pointer();
  append_pointer_step(pointer, key);
  problem_ = ParseProblem{ParseCode::doubled_key, at(), std::move(pointer), std::move(sentence)};
  return false;
}

// The pointer of the innermost object or list that is open.
std::string Builder::holder_pointer() const {
  std::string pointer;
  for (std::size_t level = 1; level < depth_; ++level) {
    const Node& above = document_.node(open_[level - 1]);
    const Node& node = document_.node(open_[level]);
    if (above.kind == Kind::object) {
      append_pointer_step(pointer, document_.arena(node.key_at, node.key_length));
    } else {
      pointer += '/';
      append_number(pointer, above.count - 1);
    }
  }
  return pointer;
}

std::string Builder::value_pointer() const {
  std::string pointer = holder_pointer();
  if (depth_ == 0) return pointer;
  const Node& holder = document_.node(open_[depth_ - 1]);
  if (holder.kind == Kind::array) {
    pointer += '/';
    append_number(pointer, holder.count);
  } else if (has_key_) {
    append_pointer_step(pointer, document_.arena(key_.first, key_.second));
  }
  return pointer;
}

}  // namespace loyalty::document
