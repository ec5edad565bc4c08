// What to tell a person about a text that is not JSON.
#pragma once

#include <string>
#include <string_view>

#include "document/value.hpp"

namespace loyalty::document {

struct SyntaxProblem {
  ParseCode code;  // syntax or bad_utf8
  std::string sentence;
};

// `token` is what was read last, when `text` stopped being JSON after `read` bytes; `reason` is
// nlohmann/json's message.
SyntaxProblem explain_syntax(std::string_view text, std::size_t read, std::string_view token,
                             std::string_view reason);

}  // namespace loyalty::document
