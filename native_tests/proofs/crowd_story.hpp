// One stream of a crowd as it was told first, and the engines to which it is told again.
//
//   const Story story = first_told(seed);
//   Told again;
//   for (const std::string& text : story.texts) again.send(text);
//   CHECK(first_difference(again.records, story.told.records) == "");
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "loyalty/engine.hpp"

namespace proofs {

using Texts = std::vector<std::string>;

// An engine, what it answered, and what its caller keeps.
class Told {
 public:
  Told();

  // Whether anything was accepted.
  bool send(const std::string& text);
  // As a caller who holds the records: follow-ups that the engine cannot know of are handed on.
  void send_known(const std::string& text);
  // As a caller who applies what follows, too.
  void send_alone(const std::string& text);
  // The activity is accepted, and what it causes is lost.
  void lose_follow_ups(const std::string& text);
  // Goes on with an engine that has seen nothing but the snapshot.
  void move();

  bool has(const std::string& id) const { return kept_.count(id) > 0; }
  std::string snapshot_of(const std::string& member) const;
  std::string chain_of(const std::string& member) const;
  std::string journal() const;

  loyalty::Engine engine;
  Texts outcomes, records;
  std::set<std::string> refused;  // follow-ups that came to nobody

 private:
  bool take(const loyalty::Step& step, bool is_follow_up);
  std::string known_for(const nlohmann::json& activity) const;
  Texts caused_by(const std::string& outcome) const;

  std::map<std::string, std::string> kept_;  // the record of each id
  std::map<std::string, std::string> survivors_;
};

struct Story {
  Texts texts;
  Told told;
  int accepted = 0, rejected = 0, duplicate = 0;
};

// Random activities, told to an engine that is looked into now and then; what must hold after each
// of them is required here.
Story first_told(std::uint64_t seed);

// What is on its way between members though nothing that should bring it is outstanding, or the
// other way round; empty when the books of all members balance together.
std::string broken_together(const Told& told);

std::set<std::string> members_in(const Texts& records, std::size_t from = 0);
std::string first_difference(const Texts& are, const Texts& should);

}  // namespace proofs
