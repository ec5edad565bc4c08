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

// One thing sent to the engine; a part that is no text is empty.
struct Sent {
  std::string text;
  std::string stamp;  // of the door it came through
  std::string id, member, at;
};

struct Told {
  std::vector<std::string> differences;  // "step 3: …"
  std::vector<std::string> outcomes;     // as the engine wrote them, in order
  std::vector<std::string> records;
  std::vector<std::string> answers;  // outcomes, records, views: everything, in order
  int activities = 0;
};

// The activity of a step with its defaults filled in; null for a step without one.
Json activity_of(const Story& story, std::size_t step, const char* key = "do");
// What the steps send, and everyone it is about.
std::vector<Sent> sent_in(const Story& story);
std::vector<std::string> members_of(const Story& story);

// An engine with the programme and a key for every member.
loyalty::Result<loyalty::Engine, loyalty::Faults> engine_for(const Story& story);
Told tell(const Story& story, loyalty::Engine& engine);

}  // namespace stories
