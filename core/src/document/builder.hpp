// Fills a Document, value by value, for whichever reader goes over the text: what all of them
// refuse for the same reason (depth, number of values, doubled keys) is refused here.
//
//   Builder builder(document);                          // empties the document
//   builder.open(Kind::array);
//   if (builder.fits()) builder.add(Kind::integer).integer = 7;
//   builder.close();
//
// What answers false has refused: reading ends, and problem() says why.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "document/value.hpp"

namespace loyalty::document {

inline constexpr std::size_t kMaxLength = std::size_t{16} << 20;
inline constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// Where a text or key stands in the arena.
struct Span {
  std::uint32_t at = 0;
  std::uint32_t length = 0;
};

class Builder {
 public:
  explicit Builder(Document& document) : document_(document) {
    document_.nodes_.clear();
    document_.text_.clear();
  }

  bool fits() { return document_.nodes_.size() < kMaxValues || refuse_too_many(); }
  Node& add(Kind kind);  // only what fits
  void add_text(Span text) {
    Node& node = add(Kind::text);
    node.text_at = text.at;
    node.text_length = text.length;
  }
  bool key(Span key);  // of the value that is added next
  bool open(Kind kind);
  bool close();
  bool is_open() const { return depth_ > 0; }
  Kind open_kind() const { return document_.node(open_[depth_ - 1]).kind; }

  std::string& arena() { return document_.text_; }

  bool refuse(ParseCode code, std::string sentence);
  std::optional<ParseProblem>& problem() { return problem_; }  // without its offset

 private:
  Node& holder() { return document_.nodes_[open_[depth_ - 1]]; }
  bool is_doubled(std::string_view key) const;
  bool refuse_too_many();
  bool refuse_doubled(std::string_view key);
  std::string holder_pointer() const;
  std::string value_pointer() const;

  Document& document_;
  std::array<std::uint32_t, kMaxDepth> open_{};
  std::size_t depth_ = 0;
  Span key_;
  bool has_key_ = false;
  std::optional<ParseProblem> problem_;
};

inline Node& Builder::add(Kind kind) {
  if (depth_ > 0) ++holder().count;
  Node& node = document_.nodes_.emplace_back();
  node.kind = kind;
  node.end = static_cast<std::uint32_t>(document_.nodes_.size());
  if (has_key_) {
    node.key_at = key_.at;
    node.key_length = key_.length;
    has_key_ = false;
  }
  return node;
}

}  // namespace loyalty::document
