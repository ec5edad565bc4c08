// Reused memory of evaluations.
#include "logic/scratch.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace loyalty::logic {
namespace {

constexpr std::size_t kFirstChunk = 4096;
constexpr std::size_t kMostDoublings = 8;

}  // namespace

char* Arena::take(std::size_t bytes) {
  // One more than asked rounded up, so that even two empty lists have addresses of their own:
  // arrays are equal only to themselves.
  std::size_t rounded = (bytes / alignof(Term) + 1) * alignof(Term);
  if (bytes > most_ || rounded > most_ - std::min(at_.total, most_)) return nullptr;
  while (at_.chunk < chunks_.size() && chunks_[at_.chunk].size - at_.used < rounded) {
    ++at_.chunk;
    at_.used = 0;
  }
  if (at_.chunk == chunks_.size()) {
    std::size_t size = kFirstChunk << std::min(chunks_.size(), kMostDoublings);
    size = std::max(size, rounded);
    chunks_.push_back({std::unique_ptr<char[]>(new char[size]), size});
  }
  char* taken = chunks_[at_.chunk].bytes.get() + at_.used;
  at_.used += rounded;
  at_.total += rounded;
  return taken;
}

Term Scratch::text(std::string_view text) {
  char* bytes = spend(text.size() / 16) ? arena.take(text.size()) : nullptr;
  if (!bytes) {
    exceeded = true;
    return nullptr;
  }
  if (!text.empty()) std::memcpy(bytes, text.data(), text.size());
  return std::string_view(bytes, text.size());
}

Term* Scratch::elements(std::uint32_t count) {
  char* bytes = spend(count) ? arena.take(std::size_t{count} * sizeof(Term)) : nullptr;
  if (!bytes) {
    exceeded = true;
    return nullptr;
  }
  Term* terms = reinterpret_cast<Term*>(bytes);
  for (std::uint32_t i = 0; i < count; ++i) new (terms + i) Term();
  return terms;
}

Term Scratch::list(const Term* elements, std::uint32_t count) {
  std::uint8_t depth = 0;
  for (std::uint32_t i = 0; i < count; ++i) depth = std::max(depth, elements[i].depth());
  if (depth >= kMaxNesting) {
    exceeded = true;
    return nullptr;
  }
  return Term::list(elements, count, static_cast<std::uint8_t>(depth + 1));
}

}  // namespace loyalty::logic
