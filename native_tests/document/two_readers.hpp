// Holds the two readers of documents against each other: our scanner and nlohmann/json.
#pragma once

#include <optional>
#include <string_view>

#include "document/value.hpp"

// Whether both read `text`, having required that they agree about it in everything: the verdict,
// every value to its last bit, and, of a refusal, every word. Answers what there is to say of it.
std::optional<loyalty::document::ParseProblem> agreed(std::string_view text);
