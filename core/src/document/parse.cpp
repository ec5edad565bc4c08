// Document::parse over nlohmann/json's SAX events: what the core refuses is refused while reading,
// before a value exists. No other file of the core includes that library.
#include <array>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "document/syntax_problem.hpp"
#include "document/value.hpp"
#include "document/writer.hpp"

namespace loyalty::document {
namespace {

constexpr std::size_t kMaxLength = std::size_t{16} << 20;
constexpr std::int64_t kMaxInteger = (std::int64_t{1} << 53) - 1;
// Objects up to this size are searched for a doubled key as it arrives, larger ones when they
// close: no document can make the search quadratic.
constexpr std::uint32_t kSearchedKeys = 16;

// Leaves behind how far the text was read, which the SAX events do not tell.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(const char* at, const char** reached) : at_(at), reached_(reached) {}
  const char& operator*() const { return *at_; }
  Cursor& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  bool operator==(const Cursor& other) const { return at_ == other.at_; }
  bool operator!=(const Cursor& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

}  // namespace

class Builder {
 public:
  Builder(Document& document, std::string_view text)
      : document_(document), text_(text), reached_(text.data()) {}

  std::optional<ParseProblem> read();

  // The events of nlohmann's SAX interface; false stops the reading.
  bool null() { return fits() && (add(Kind::null), true); }
  bool boolean(bool value) { return fits() && (add(Kind::boolean).boolean = value, true); }
  bool number_integer(std::int64_t value);
  bool number_unsigned(std::uint64_t value);
  bool number_float(double value, const std::string&) { return add_number(value); }
  bool string(std::string& value);
  bool binary(nlohmann::json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool key(std::string& key);
  bool end_object();
  bool end_array() { return close(), true; }
  template <class Exception>
  bool parse_error(std::size_t, const std::string& token, const Exception& exception) {
    SyntaxProblem problem = explain_syntax(text_, at(), token, exception.what());
    return fail(problem.code, std::move(problem.sentence));
  }

 private:
  bool fits();  // whether one value more may be kept
  Node& add(Kind kind);
  bool add_number(double value) {
    return fits() && (add(Kind::number).number = value, true);
  }
  bool open(Kind kind);
  void close();
  Node& holder() { return document_.nodes_[open_[depth_ - 1]]; }
  std::size_t at() const { return static_cast<std::size_t>(reached_ - text_.data()); }
  std::pair<std::uint32_t, std::uint32_t> keep(std::string_view text);

  bool fail(ParseCode code, std::string sentence);
  bool fail_doubled(std::string_view key);
  std::string holder_pointer() const;
  std::string value_pointer() const;

  Document& document_;
  std::string_view text_;
  const char* reached_;
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
  document_.text_.reserve(text_.size());
  const char* end = text_.data() + text_.size();
  nlohmann::json::sax_parse(Cursor(text_.data(), &reached_), Cursor(end, &reached_), this);
  // nlohmann takes a NUL byte for the end of the text.
  if (!problem_ && (at() < text_.size() || text_.ends_with('\0'))) {
    fail(ParseCode::syntax, "A NUL byte follows the value.");
  }
  return std::move(problem_);
}

bool Builder::number_integer(std::int64_t value) {
  if (value < -kMaxInteger || value > kMaxInteger) return add_number(static_cast<double>(value));
  return fits() && (add(Kind::integer).integer = value, true);
}

bool Builder::number_unsigned(std::uint64_t value) {
  if (value > static_cast<std::uint64_t>(kMaxInteger)) {
    return add_number(static_cast<double>(value));
  }
  return fits() && (add(Kind::integer).integer = static_cast<std::int64_t>(value), true);
}

bool Builder::string(std::string& value) {
  if (!fits()) return false;
  const auto [at, length] = keep(value);
  Node& node = add(Kind::text);
  node.text_at = at;
  node.text_length = length;
  return true;
}

bool Builder::key(std::string& key) {
  if (holder().count < kSearchedKeys) {
    // The open object ends, for now, with what was read of it.
    std::uint32_t member = open_[depth_ - 1] + 1;
    while (member < document_.nodes_.size()) {
      const Node& node = document_.node(member);
      if (document_.arena(node.key_at, node.key_length) == key) return fail_doubled(key);
      member = node.end;
    }
  }
  key_ = keep(key);
  has_key_ = true;
  return true;
}

bool Builder::end_object() {
  close();
  const Value object(&document_, open_[depth_]);
  if (object.size() <= kSearchedKeys) return true;
  const std::vector<Value> members = canonical_members(object);
  for (std::size_t next = 1; next < members.size(); ++next) {
    if (members[next].key() != members[next - 1].key()) continue;
    ++depth_;
    return fail_doubled(members[next].key());
  }
  return true;
}

std::pair<std::uint32_t, std::uint32_t> Builder::keep(std::string_view text) {
  const auto at = static_cast<std::uint32_t>(document_.text_.size());
  document_.text_ += text;
  return {at, static_cast<std::uint32_t>(text.size())};
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

void Builder::close() {
  holder().end = static_cast<std::uint32_t>(document_.nodes_.size());
  --depth_;
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
