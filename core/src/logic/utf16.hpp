// UTF-8 texts counted and cut as JavaScript does it, in UTF-16 units.
#pragma once

#include <cstdint>
#include <string_view>

#include "logic/scratch.hpp"

namespace loyalty::logic {

std::uint32_t utf16_length(std::string_view text);

// The units from `begin` to before `end`. A view into `text`; only where a cut goes through a
// character beyond the Basic Multilingual Plane is it a copy, with U+FFFD for the half.
Term utf16_slice(std::string_view text, std::uint32_t begin, std::uint32_t end, Scratch& scratch);

}  // namespace loyalty::logic
