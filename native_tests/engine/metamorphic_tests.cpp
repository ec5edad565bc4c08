// Every scenario told in other ways that must not matter: watched, repeated, interrupted, moved to
// another engine, replayed, in one go. Each must give the outcomes of the plain telling and end
// with the same snapshot bytes and journal heads. native_tests/stories does the same through
// WebAssembly; what the plain telling answered is written to build/outcomes/native (or below
// PERENNIAL_OUTCOMES_DIR) and compared there byte by byte.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <utility>

#include "catch.hpp"
#include "engine/story.hpp"
#include "time/civil.hpp"

namespace {

namespace fs = std::filesystem;
using loyalty::time::Day;
using loyalty::time::kDay;
using loyalty::time::Millis;
using stories::Json;
using stories::Sent;
using stories::Story;

constexpr Millis kMostLooks = 400;  // between two activities; longer gaps are looked at less often
constexpr std::size_t kHistoryPage = 3;
constexpr const char* kLongAgo = "0001-01-01T00:00:00Z";

// One telling under way.
struct Play {
  explicit Play(const Story& told)
      : story(told),
        sent(stories::sent_in(told)),
        members(stories::members_of(told)),
        engine(std::move(*stories::engine_for(told))) {}

  const Story& story;
  std::vector<Sent> sent;
  std::vector<std::string> members;
  loyalty::Engine engine;
  std::vector<std::string> outcomes;  // of what the story sends, in order
  std::vector<std::string> records;
  std::vector<std::string> problems;
  int compared = 0;  // outcomes compared on the way

  std::vector<loyalty::Step> apply(const Sent& what, std::string_view known = {}) {
    const auto steps = engine.apply(what.text, {what.stamp, known});
    return {steps.begin(), steps.end()};
  }

  std::vector<loyalty::Step> send(const Sent& what, std::string_view known = {}) {
    const auto steps = apply(what, known);
    for (const loyalty::Step& step : steps) {
      outcomes.push_back(step.outcome);
      if (!step.record.empty()) records.push_back(step.record);
    }
    return steps;
  }

  void expect_same(const std::string& what, const std::string& is, const std::string& should) {
    ++compared;
    if (is != should) problems.push_back(what + "\n  is       " + is + "\n  expected " + should);
  }
};

std::string view_of(Play& play, const std::string& member, const std::string& now) {
  return play.engine.view(
      Json{{"authority", "local"}, {"member", member}, {"now", now}}.dump());
}

// What a preview of a draw tells happens, in that order, beside the prize; without entropy nothing
// does.
bool is_as_previewed(const Json& preview, const Json& outcome) {
  if (outcome["code"] == "missing_entropy") return true;
  const Json& told = preview["effects"];
  std::size_t found = 0;
  for (const Json& effect : outcome["effects"]) {
    if (found < told.size() && effect == told[found]) ++found;
  }
  return outcome["code"] == "ok" && found == told.size();
}

// A view of the member and a preview of what comes next, before each step.
void watched(Play& play) {
  for (const Sent& sent : play.sent) {
    for (const std::string& member : play.members) view_of(play, member, sent.at);
    const std::string preview = play.engine.preview(sent.text);
    const auto steps = play.send(sent);
    // What comes through the page's door is judged by its door too, which a preview has not.
    if (!sent.stamp.empty()) continue;
    const Json previewed = Json::parse(preview);
    if (previewed.value("undetermined", false)) {
      const bool is_same = is_as_previewed(previewed, Json::parse(steps[0].outcome));
      play.expect_same("a draw", is_same ? "as previewed" : steps[0].outcome, "as previewed");
    } else {
      play.expect_same("preview", preview, steps[0].outcome);
    }
  }
}

// Where the member's own time stands when looked at; nothing when they cannot be shown.
std::optional<loyalty::time::Timestamp> look(Play& play, const std::string& member, Millis at) {
  std::string now;
  loyalty::time::append_timestamp(now, at, 0);
  const Json view = Json::parse(view_of(play, member, now));
  if (!view.contains("now")) return {};
  return loyalty::time::parse_timestamp(view["now"].get<std::string>());
}

// Looks at every midnight of the programme's zone between the member's clock and `until`.
void look_at_midnights(Play& play, const std::string& member, Millis until) {
  auto seen = look(play, member, loyalty::time::parse_timestamp(kLongAgo)->instant);
  if (!seen || seen->instant >= until) return;
  const Millis step = (until - seen->instant) / kDay / kMostLooks + 1;
  while (seen) {
    const Millis offset = seen->offset_seconds * loyalty::time::kSecond;
    const Millis local = seen->instant + offset;
    const Millis day = local / kDay - (local % kDay < 0 ? 1 : 0);
    const Millis midnight = (day + step) * kDay;
    if (midnight - offset > until) return;
    const auto there = look(play, member, midnight - offset);
    if (there && there->instant <= seen->instant) return;  // the last instant that can be written
    if (there && there->offset_seconds != seen->offset_seconds) {
      look(play, member, midnight - there->offset_seconds * loyalty::time::kSecond);
    }
    seen = there;
  }
}

void watched_daily(Play& play) {
  for (const Sent& sent : play.sent) {
    if (const auto at = loyalty::time::parse_timestamp(sent.at)) {
      for (const std::string& member : play.members) {
        look_at_midnights(play, member, at->instant);
      }
    }
    play.send(sent);
  }
}

void twice(Play& play) {
  for (const Sent& sent : play.sent) {
    const auto steps = play.send(sent);
    const auto again = play.apply(sent);
    Json expected = Json::parse(steps[0].outcome);
    if (expected["status"] == "accepted") expected["status"] = expected["code"] = "duplicate";
    play.expect_same("the second time", again[0].outcome, expected.dump());
    for (const loyalty::Step& step : again) {
      if (step.record.empty()) continue;
      play.problems.push_back("sent twice, and something came of it");
    }
  }
}

// Activities that are refused at the door, by their attributes, and after all that is due.
std::vector<std::string> refused_at(const Play& play, const Sent& next) {
  const std::string member = next.member.empty() ? play.members[0] : next.member;
  const auto activity = [&](const char* type, const Json& attributes) {
    return Json{{"id", "refused"}, {"member", member}, {"type", type}, {"at", next.at},
                {"attributes", attributes}};
  };
  Json coloured = activity("purchase", {{"amount", 1}});
  coloured["colour"] = "red";
  return {"{", coloured.dump(),
          activity("refund", {{"purchase", "nothing"}, {"amount", 1}}).dump(),
          activity("cancel_redemption", {{"redemption", "nothing"}}).dump()};
}

void interrupted(Play& play) {
  for (const Sent& sent : play.sent) {
    for (const std::string& refused : refused_at(play, sent)) {
      const auto steps = play.engine.apply(refused);
      const bool is_rejected = Json::parse(steps[0].outcome)["status"] == "rejected";
      if (!is_rejected || steps.size() > 1 || !steps[0].record.empty()) {
        play.problems.push_back("was to be refused: " + refused + "\n  " + steps[0].outcome);
      }
    }
    play.send(sent);
  }
}

// The record a caller that keeps the journal hands over: of the id, else of the purchase refunded.
std::string known_record(const std::map<std::string, std::string>& kept, const Sent& sent) {
  if (const auto own = kept.find(sent.id); own != kept.end()) return own->second;
  const Json activity = Json::parse(sent.text, nullptr, false);
  if (!activity.is_object() || activity.value("type", Json()) != "refund") return {};
  const Json purchase = activity.value("/attributes/purchase"_json_pointer, Json());
  if (!purchase.is_string()) return {};
  const auto found = kept.find(purchase.get<std::string>());
  return found == kept.end() ? std::string() : found->second;
}

// Before each step the members move to an engine that has seen nothing; the caller has the journal.
// Of a duplicate that only the caller knew, the caller hands on what it had caused.
void hand_on_again(Play& play, const Json& outcome, std::map<std::string, std::string>& kept) {
  for (const Json& effect : outcome["effects"]) {
    if (effect["type"] != "follow_up") continue;
    Sent again;
    again.text = effect["activity"].dump();
    again.id = effect["activity"]["id"];
    play.send(again, kept[again.id]);
  }
}

void moved(Play& play) {
  std::map<std::string, std::string> kept;
  for (const Sent& sent : play.sent) {
    const std::string snapshot = play.engine.snapshot();
    play.engine = std::move(*stories::engine_for(play.story));
    const std::string problem = play.engine.restore(snapshot);
    if (!problem.empty()) play.problems.push_back("restore: " + problem);
    if (play.engine.snapshot() != snapshot) play.problems.push_back("restored to something else");
    const auto steps = play.send(sent, known_record(kept, sent));
    for (const loyalty::Step& step : steps) {
      if (step.record.empty()) continue;
      const Json record = Json::parse(step.record);
      kept[record["activity"]["id"].get<std::string>()] = step.record;
    }
    const Json outcome = Json::parse(steps[0].outcome);
    if (outcome["status"] == "duplicate") hand_on_again(play, outcome, kept);
  }
}

void replayed(Play& play) {
  for (const Sent& sent : play.sent) play.send(sent);
  std::string journal;
  for (const std::string& record : play.records) journal += record + "\n";
  play.engine = std::move(*stories::engine_for(play.story));
  const Json whole{{"ok", true}, {"records", play.records.size()}};
  play.expect_same("replay", play.engine.replay(journal), whole.dump());
}

void in_one_go(Play& play) {
  for (const Sent& sent : play.sent) play.send(sent);
}

struct Variant {
  const char* name;
  void (*play)(Play&);
};

constexpr Variant kVariants[] = {
    {"watched", watched},         {"watched daily", watched_daily}, {"twice", twice},
    {"interrupted", interrupted}, {"moved", moved},                 {"replayed", replayed},
    {"in one go", in_one_go},
};

std::string first_difference(const std::vector<std::string>& are,
                             const std::vector<std::string>& should) {
  for (std::size_t i = 0; i < std::max(are.size(), should.size()); ++i) {
    const std::string is = i < are.size() ? are[i] : "(nothing)";
    const std::string other = i < should.size() ? should[i] : "(nothing)";
    if (is != other) return "is " + is + "\nnot " + other;
  }
  return {};
}

std::map<std::string, std::string> heads_of(const loyalty::Engine& engine, const Story& story) {
  std::map<std::string, std::string> heads;
  for (const std::string& member : stories::members_of(story)) heads[member] = engine.head(member);
  return heads;
}

fs::path outcomes_folder() {
  const char* folder = std::getenv("PERENNIAL_OUTCOMES_DIR");
  return (folder ? fs::path(folder) : fs::path(SOURCE_DIR) / "build" / "outcomes") / "native";
}

// A member's whole history, as someone reads it who asks for what is before the page they have.
void write_history(std::ostream& out, const loyalty::Engine& engine, const std::string& member) {
  Json request{{"limit", kHistoryPage}, {"member", member}};
  for (;;) {
    const std::string answer = engine.history(request.dump());
    out << answer << '\n';
    const Json records = Json::parse(answer).value("records", Json::array());
    if (records.size() < kHistoryPage) return;
    request["before"] = records.back()["seq"];
  }
}

void write_answers(const Story& story, const stories::Told& told, const loyalty::Engine& engine) {
  fs::path path = outcomes_folder() / story.path;
  path.replace_extension(".jsonl");
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  for (const std::string& answer : told.answers) file << answer << '\n';
  for (const std::string& member : stories::members_of(story)) write_history(file, engine, member);
  file << engine.snapshot() << '\n';
  for (const auto& [member, head] : heads_of(engine, story)) {
    file << Json{{"head", head}, {"member", member}}.dump() << '\n';
  }
  REQUIRE(file.good());
}

}  // namespace

TEST_CASE("however a scenario is told, it ends the same", "[scenarios][metamorphic]") {
  std::map<std::string, int> compared;
  int outcomes = 0;
  const auto all = stories::all_stories();
  fs::remove_all(outcomes_folder());
  for (const Story& story : all) {
    auto plain = stories::engine_for(story);
    REQUIRE(static_cast<bool>(plain));
    const auto told = stories::tell(story, *plain);
    outcomes += static_cast<int>(told.outcomes.size());
    write_answers(story, told, *plain);
    for (const Variant& variant : kVariants) {
      INFO(story.path << ", " << variant.name);
      Play play(story);
      variant.play(play);
      for (const std::string& problem : play.problems) UNSCOPED_INFO(problem);
      CHECK(play.problems.empty());
      CHECK(first_difference(play.outcomes, told.outcomes) == "");
      CHECK(first_difference(play.records, told.records) == "");
      CHECK(play.engine.snapshot() == plain->snapshot());
      CHECK(heads_of(play.engine, story) == heads_of(*plain, story));
      compared[variant.name] += play.compared + static_cast<int>(told.outcomes.size());
    }
  }
  const Json counts{{"compared", compared}, {"outcomes", outcomes}, {"scenarios", all.size()}};
  std::ofstream(outcomes_folder() / "counts.json") << counts.dump() << '\n';
  int total = 0;
  for (const auto& [name, count] : compared) total += count;
  std::cout << "native: scenarios × variants × outcomes compared: " << all.size() << " × "
            << std::size(kVariants) << " × " << outcomes << " (" << total
            << " with what each variant compares besides)\n";
}
