#include "document/builder.hpp"

#include <utility>

#include "document/writer.hpp"

namespace loyalty::document {
namespace {

// Objects up to this size are searched for a doubled key as it arrives, larger ones when they
// close: no document can make the search quadratic.
constexpr std::uint32_t kSearchedKeys = 16;

}  // namespace

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

bool Builder::is_doubled(std::string_view key) const {
  // The open object ends, for now, with what was read of it.
  std::uint32_t member = open_[depth_ - 1] + 1;
  while (member < document_.nodes_.size()) {
    const Node& node = document_.node(member);
    if (document_.arena(node.key_at, node.key_length) == key) return true;
    member = node.end;
  }
  return false;
}

bool Builder::key(Span key) {
  const std::string_view text = document_.arena(key.at, key.length);
  if (holder().count < kSearchedKeys && is_doubled(text)) return refuse_doubled(text);
  key_ = key;
  return has_key_ = true;
}

bool Builder::open(Kind kind) {
  if (depth_ == kMaxDepth) {
    return refuse(ParseCode::too_deep, "The document is nested deeper than 64 levels.");
  }
  if (!fits()) return false;
  add(kind);
  open_[depth_++] = static_cast<std::uint32_t>(document_.nodes_.size() - 1);
  return true;
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
    return refuse_doubled(members[next].key());
  }
  return true;
}

bool Builder::refuse(ParseCode code, std::string sentence) {
  problem_ = ParseProblem{code, 0, value_pointer(), std::move(sentence)};
  return false;
}

bool Builder::refuse_too_many() {
  return refuse(ParseCode::too_many, "The document holds more than 1,048,576 values.");
}

bool Builder::refuse_doubled(std::string_view key) {
  std::string sentence = "The key ";
  Writer(sentence).text(key);
  sentence += " stands twice in the same object.";
  std::string pointer = holder_pointer();
  append_pointer_step(pointer, key);
  problem_ = ParseProblem{ParseCode::doubled_key, 0, std::move(pointer), std::move(sentence)};
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
    append_pointer_step(pointer, document_.arena(key_.at, key_.length));
  }
  return pointer;
}

}  // namespace loyalty::document
