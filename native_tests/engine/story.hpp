// Runs a scenario file against an engine and says where outcome and expectation differ. The format
// is described in native_tests/scenarios/README.md.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "loyalty/engine.hpp"

namespace stories {

using Json = nlohmann::json;

struct Story {
  std::string path;       // below native_tests/scenarios
  std::string programme;  // JSON text
  Json document;
};

std::vector<Story> all_stories();

// An effect or a passed-over entry as the one line that scenarios write.
std::string line_of(const Json& entry, const std::string& head);

struct Told {
  std::vector<std::string> differences;  // "step 3: …"
  std::vector<std::string> outcomes;     // as the engine wrote them, in order
  std::vector<std::string> records;
  int activities = 0;
};

// The activity of a step with its defaults filled in; null for a step without one.
Json activity_of(const Story& story, std::size_t step, const char* key = "do");
Told tell(const Story& story, loyalty::Engine& engine);

}  // namespace stories
