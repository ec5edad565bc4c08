// What must hold of every member at any time, read from a snapshot by other means than the core.
//
//   const std::string broken = broken_invariant(engine.snapshot());
//   REQUIRE(broken == "");
#pragma once

#include <string>
#include <string_view>

namespace proofs {

// The first thing wrong in any member of the snapshot; empty when all is well.
std::string broken_invariant(std::string_view snapshot);

}  // namespace proofs
