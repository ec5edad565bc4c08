// The number of the rules by which this engine decides: see `migrate` in engine.hpp.
#pragma once

#include <cstdint>

namespace loyalty {

// Raised when the same journal would come out else.
inline constexpr std::int64_t kSemantics = 1;

}  // namespace loyalty
