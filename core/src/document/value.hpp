// A parsed JSON document: one flat array of nodes in document order and one arena of text, both
// reused from parse to parse. A Value is a cheap view into it and lives as long as its Document.
//
//   Document document;
//   if (auto problem = document.parse(text)) return problem->sentence;
//   if (Value amount = document.root().find("amount"); amount.is(Kind::integer)) …
//
// Parsing refuses what two readers could understand differently: doubled keys, bad UTF-8, lone
// surrogates, a byte-order mark, text after the value, nesting deeper than kMaxDepth and more
// values than kMaxValues.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::document {

inline constexpr std::size_t kMaxDepth = 64;
// At 40 bytes a value, 42 MB: a text of 16 MiB could hold eight times as many.
inline constexpr std::size_t kMaxValues = std::size_t{1} << 20;

// `integer` is a number written without fraction or exponent within ±(2^53 - 1); every other
// number is `number` and carries a double.
enum class Kind : std::uint8_t { absent, null, boolean, integer, number, text, array, object };

enum class ParseCode : std::uint8_t { syntax, too_deep, doubled_key, bad_utf8, too_long, too_many };

struct ParseProblem {
  ParseCode code;
  std::size_t offset;    // byte at which reading stopped
  std::string pointer;   // RFC 6901 place of the doubled key, else of the value being read
  std::string sentence;  // plain English
};

// Adds one step to an RFC 6901 pointer, with ~ and / escaped.
void append_pointer_step(std::string& pointer, std::string_view key);

struct Node {
  Kind kind = Kind::absent;
  bool boolean = false;
  std::uint32_t count = 0;       // children of an array or object
  std::uint32_t end = 0;         // index just past this node's subtree
  std::uint32_t key_at = 0;      // key in the arena, when the parent is an object
  std::uint32_t key_length = 0;
  std::uint32_t text_at = 0;     // text in the arena
  std::uint32_t text_length = 0;
  union {
    std::int64_t integer = 0;
    double number;
  };
};

class Document;

class Value {
 public:
  Value() = default;
  Value(const Document* document, std::uint32_t index) : document_(document), index_(index) {}

  inline Kind kind() const;
  bool is(Kind kind) const { return this->kind() == kind; }
  explicit operator bool() const { return !is(Kind::absent); }

  // Each is meaningful for its own kind only; another kind answers false, 0 or empty.
  inline bool boolean() const;
  inline std::int64_t integer() const;
  inline double number() const;  // of an integer too
  inline std::string_view text() const;
  inline std::string_view key() const;  // under which an object holds this value
  inline std::uint32_t size() const;

  // An absent Value when there is no such member.
  inline Value find(std::string_view key) const;
  inline Value at(std::uint32_t index) const;

  class Iterator;
  inline Iterator begin() const;
  inline Iterator end() const;

  const Document* document() const { return document_; }
  std::uint32_t index() const { return index_; }

 private:
  inline const Node& node() const;
  const Document* document_ = nullptr;
  std::uint32_t index_ = 0;
};

class Document {
 public:
  // Both forget what the document held and return nothing when `text` was read whole; they give
  // the same values and the same problems. `parse`, by nlohmann/json, is for what is read once:
  // programmes, snapshots, requests. `scan`, by our own scanner, is less than half the work, for
  // what is read at every activity: activities, stamps, records of a journal.
  std::optional<ParseProblem> parse(std::string_view text);
  std::optional<ParseProblem> scan(std::string_view text);
  Value root() const { return nodes_.empty() ? Value{} : Value{this, 0}; }
  // Another number in the place of an integer of this document.
  void set(Value integer, std::int64_t value) { nodes_[integer.index()].integer = value; }

  const Node& node(std::uint32_t index) const { return nodes_[index]; }
  std::string_view arena(std::uint32_t at, std::uint32_t length) const {
    return std::string_view(text_).substr(at, length);
  }

 private:
  friend class Builder;
  std::vector<Node> nodes_;
  std::string text_;
};

// The members of an object or the elements of an array, in document order.
class Value::Iterator {
 public:
  Iterator(const Document* document, std::uint32_t index) : document_(document), index_(index) {}
  Value operator*() const { return {document_, index_}; }
  Iterator& operator++() {
    index_ = document_->node(index_).end;
    return *this;
  }
  bool operator!=(const Iterator& other) const { return index_ != other.index_; }

 private:
  const Document* document_;
  std::uint32_t index_;
};

inline const Node& Value::node() const {
  static constexpr Node absent{};
  return document_ ? document_->node(index_) : absent;
}
inline Kind Value::kind() const { return node().kind; }
inline bool Value::boolean() const { return is(Kind::boolean) && node().boolean; }
inline std::int64_t Value::integer() const { return is(Kind::integer) ? node().integer : 0; }
inline double Value::number() const {
  if (is(Kind::integer)) return static_cast<double>(node().integer);
  return is(Kind::number) ? node().number : 0;
}
inline std::string_view Value::text() const {
  return is(Kind::text) ? document_->arena(node().text_at, node().text_length)
                        : std::string_view{};
}
inline std::string_view Value::key() const {
  return document_ ? document_->arena(node().key_at, node().key_length) : std::string_view{};
}
inline std::uint32_t Value::size() const { return node().count; }
inline Value::Iterator Value::begin() const {
  return size() ? Iterator{document_, index_ + 1} : Iterator{document_, 0};
}
inline Value::Iterator Value::end() const {
  return size() ? Iterator{document_, node().end} : Iterator{document_, 0};
}
inline Value Value::find(std::string_view key) const {
  if (!is(Kind::object)) return {};
  for (Value member : *this) {
    if (member.key() == key) return member;
  }
  return {};
}
inline Value Value::at(std::uint32_t index) const {
  if (index >= size()) return {};
  Iterator element = begin();
  while (index-- > 0) ++element;
  return *element;
}

}  // namespace loyalty::document
