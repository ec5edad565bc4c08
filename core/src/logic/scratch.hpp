// Reused memory of evaluations, and the bounds that keep a hostile condition from taking a page or
// a server with it: bytes made, work done, lists nested.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "logic/term.hpp"

namespace loyalty::logic {

inline constexpr std::size_t kMaxMade = std::size_t{4} << 20;  // bytes of texts and lists together
inline constexpr std::uint64_t kMaxWork = 10'000'000;          // operators visited, roughly
inline constexpr std::uint8_t kMaxNesting = 64;                // of lists made

// Memory that is taken piece by piece and given back all at once. Pieces never move.
class Arena {
 public:
  explicit Arena(std::size_t most) : most_(most) {}

  struct Mark {
    std::size_t chunk = 0, used = 0, total = 0;
  };
  Mark mark() const { return at_; }
  void release(Mark mark) { at_ = mark; }  // forgets everything taken since

  // Aligned for a Term; nullptr when it would be more than `most` bytes in all.
  char* take(std::size_t bytes);

 private:
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  std::size_t most_;
  std::vector<Chunk> chunks_;
  Mark at_;
};

struct Scratch {
  // A new evaluation: what earlier ones made is forgotten.
  void begin() {
    arena.release({});
    work = 0;
    exceeded = false;
  }

  // Each answers null or false, and `exceeded` is set, when a bound is reached.
  Term text(std::string_view text);
  Term* elements(std::uint32_t count);
  Term list(const Term* elements, std::uint32_t count);
  bool spend(std::uint64_t more) {
    work += more;
    if (work > kMaxWork) exceeded = true;
    return !exceeded;
  }

  Arena arena{kMaxMade};
  std::string building;  // a text on its way; never kept across the evaluation of an operand
  std::uint64_t work = 0;
  bool exceeded = false;
};

}  // namespace loyalty::logic
