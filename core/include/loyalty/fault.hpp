// What is wrong with a document, and where.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace loyalty {

// One fault of a programme document. `loyalty check` prints it as `pointer: sentence`.
struct Fault {
  std::string code;        // stable: `syntax`, `structure.…`, `semantic.…`, `warning.…`
  std::string pointer;     // RFC 6901; empty for the whole document
  std::string sentence;    // plain English, names the value
  std::string suggestion;  // what was probably meant; empty when nothing comes close
};

using Faults = std::vector<Fault>;

// Of more than these the last one listed says how many are not: `structure.more`, or `warning.more`
// when all of them are warnings.
inline constexpr std::size_t kMostFaults = 1000;

}  // namespace loyalty
