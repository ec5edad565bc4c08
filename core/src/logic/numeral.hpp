// Texts read as numbers the two ways JavaScript has, independent of the host's locale.
#pragma once

#include <string_view>

namespace loyalty::logic {

// Number(text): white space around it is free, empty is 0, 0x 0o 0b are known, else NaN.
double number_of_text(std::string_view text);

// parseFloat(text): the longest decimal beginning, NaN when there is none.
double number_at_start(std::string_view text);

}  // namespace loyalty::logic
