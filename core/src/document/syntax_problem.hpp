// What to tell a person about a text that is not JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "document/value.hpp"

namespace loyalty::document {

// Why the reading stopped.
enum class SyntaxReason : std::uint8_t {
  other, bad_utf8, half_surrogate, number_too_large, control_character, end
};

struct SyntaxProblem {
  ParseCode code;  // syntax or bad_utf8
  std::string sentence;
};

// `seen` is what was read last, when `text` stopped being JSON after `read` bytes.
SyntaxProblem explain_syntax(std::string_view text, std::size_t read, std::string_view seen,
                             SyntaxReason reason);

}  // namespace loyalty::document
