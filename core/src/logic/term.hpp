// What a condition computes with: sixteen bytes, copied freely. Texts, lists and pairs are views
// into the compiled constants, the facts' document or the scratch of the running evaluation.
//
//   Term Event::fact(int slot) const {
//     if (slot == kTier) return tier;            // std::string_view
//     if (slot == kSpend) return spend;          // an integer or a double
//     return lines;                              // document::Value, absent when there is none
//   }
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "document/value.hpp"

namespace loyalty::logic {

// `absent` is JavaScript's undefined. `list` was made by an operator, `node` is an array or object
// of a document, `pair` is what the rule of a `reduce` sees: {"current": …, "accumulator": …}.
enum class Shape : std::uint8_t { absent, null, boolean, number, text, list, pair, node };

class Term {
 public:
  Term() = default;
  Term(std::nullptr_t) : shape_(Shape::null) {}
  template <class Plain, std::enable_if_t<std::is_arithmetic_v<Plain>, int> = 0>
  Term(Plain value) {
    if constexpr (std::is_same_v<Plain, bool>) {
      shape_ = Shape::boolean;
      size_ = value;
    } else {
      shape_ = Shape::number;
      number_ = static_cast<double>(value);
    }
  }
  Term(std::string_view text)
      : shape_(Shape::text), size_(static_cast<std::uint32_t>(text.size())), text_(text.data()) {}
  Term(const char* text) : Term(std::string_view(text)) {}
  Term(document::Value value);

  // `depth` is how many lists the elements nest, this one included.
  static Term list(const Term* elements, std::uint32_t size, std::uint8_t depth) {
    return {Shape::list, elements, size, depth};
  }
  static Term pair(const Term* current_and_accumulator, std::uint8_t depth) {
    return {Shape::pair, current_and_accumulator, 2, depth};
  }

  Shape shape() const { return shape_; }
  bool is(Shape shape) const { return shape_ == shape; }
  bool is_nothing() const { return shape_ <= Shape::null; }  // null or undefined
  bool is_array() const { return is(Shape::list) || (is(Shape::node) && node().is(kArray)); }
  bool is_object() const { return is(Shape::pair) || (is(Shape::node) && !node().is(kArray)); }

  // Each is meaningful for its own shape only.
  bool boolean() const { return size_ != 0; }
  double number() const { return number_; }
  std::string_view text() const { return {text_, size_}; }
  const Term* elements() const { return elements_; }
  std::uint32_t size() const { return is(Shape::node) ? node().size() : size_; }
  document::Value node() const { return {document_, size_}; }
  std::uint8_t depth() const { return depth_; }

 private:
  static constexpr document::Kind kArray = document::Kind::array;

  Term(Shape shape, const Term* elements, std::uint32_t size, std::uint8_t depth)
      : shape_(shape), depth_(depth), size_(size), elements_(elements) {}

  Shape shape_ = Shape::absent;
  std::uint8_t depth_ = 0;
  std::uint32_t size_ = 0;  // of a text or list; the value of a boolean; the index of a node
  union {
    double number_ = 0;
    const char* text_;
    const Term* elements_;
    const document::Document* document_;
  };
};

inline Term::Term(document::Value value) {
  switch (value.kind()) {
    case document::Kind::absent: break;
    case document::Kind::null: shape_ = Shape::null; break;
    case document::Kind::boolean: *this = Term(value.boolean()); break;
    case document::Kind::integer:
    case document::Kind::number: *this = Term(value.number()); break;
    case document::Kind::text: *this = Term(value.text()); break;
    case document::Kind::array:
    case document::Kind::object:
      shape_ = Shape::node;
      depth_ = 1;
      size_ = value.index();
      document_ = value.document();
  }
}

// Walks the elements of a list or of a document's array.
//
//   for (Elements elements(array); elements.next(element);) …
class Elements {
 public:
  explicit Elements(const Term& array) : left_(array.size()) {
    if (array.is(Shape::node)) {
      document_ = array.node().document();
      index_ = array.node().index() + 1;
    } else {
      next_ = array.elements();
    }
  }
  bool next(Term& element) {
    if (left_ == 0) return false;
    --left_;
    if (document_) {
      element = Term(document::Value(document_, index_));
      index_ = document_->node(index_).end;
    } else {
      element = *next_++;
    }
    return true;
  }

 private:
  std::uint32_t left_;
  const Term* next_ = nullptr;
  const document::Document* document_ = nullptr;
  std::uint32_t index_ = 0;
};

}  // namespace loyalty::logic
