// Document::parse: the library reads, and what it refuses our own scanner explains.
#include "document/library.hpp"

namespace loyalty::document {

std::optional<ParseProblem> Document::parse(std::string_view text) {
  if (read_by_library(text, *this)) return std::nullopt;
  return scan(text);
}

}  // namespace loyalty::document
