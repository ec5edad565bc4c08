// The programmes that the proofs run against: every example, the schema tests' collection of every
// key, and one that joins the mechanics most likely to get in each other's way.
#pragma once

#include <string>
#include <vector>

#include "loyalty/engine.hpp"

namespace proofs {

struct Programme {
  std::string name;
  std::string text;
};

const std::vector<Programme>& programmes();
const std::string& programme(const std::string& name);

// Fails the test with every fault when the programme does not compile.
loyalty::Engine engine_of(const std::string& text);

std::string file_text(const std::string& path);  // below the source folder

}  // namespace proofs
