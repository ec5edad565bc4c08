#include "engine/story.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace stories {
namespace {

namespace fs = std::filesystem;

// Every member's key, so that every runner writes the same journal.
constexpr std::string_view kKey = "the key of every story, 32 bytes";
static_assert(kKey.size() == 32);

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string plain(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// Where `actual` lacks something `expected` has; empty when nothing.
std::string lacking(const Json& expected, const Json& actual, const std::string& at) {
  if (expected.is_object() && actual.is_object()) {
    for (const auto& [key, value] : expected.items()) {
      if (!actual.contains(key)) return at + "/" + key + " is missing";
      const std::string inner = lacking(value, actual[key], at + "/" + key);
      if (!inner.empty()) return inner;
    }
    return {};
  }
  if (expected.is_array() && actual.is_array()) {
    if (expected.size() != actual.size()) {
      return at + " has " + std::to_string(actual.size()) + " elements, not " +
             std::to_string(expected.size()) + ": " + actual.dump();
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const std::string inner = lacking(expected[i], actual[i], at + "/" + std::to_string(i));
      if (!inner.empty()) return inner;
    }
    return {};
  }
  return expected == actual ? std::string()
                            : at + " is " + actual.dump() + ", not " + expected.dump();
}

std::string text_in(const Json& activity, const char* key) {
  const Json value = activity.is_object() ? activity.value(key, Json()) : Json();
  return value.is_string() ? value.get<std::string>() : std::string();
}

Sent sent_by(const Story& story, std::size_t index) {
  const Json& step = story.document["steps"][index];
  const Json activity = activity_of(story, index);
  Sent sent{step.value("text", activity.dump()), step.value("door", "") == "page" ? "{}" : "",
            text_in(activity, "id"), text_in(activity, "member"), text_in(activity, "at")};
  if (activity.is_null()) sent.member = story.document["member"];
  return sent;
}

// What a preview of a draw leaves open: `["big 1", "small 9"]`; null when nothing.
Json odds_of(const Json& outcome) {
  Json odds;
  if (!outcome.value("undetermined", false)) return odds;
  for (const Json& prize : outcome["odds"]) {
    odds.push_back(plain(prize["prize"]) + " " + plain(prize["weight"]));
  }
  return odds;
}

class Teller {
 public:
  Teller(const Story& story, loyalty::Engine& engine) : story_(story), engine_(engine) {}

  Told told() {
    const Json& steps = story_.document["steps"];
    for (step_ = 0; step_ < steps.size(); ++step_) tell_step(steps[step_]);
    return std::move(told_);
  }

 private:
  void tell_step(const Json& step) {
    const bool is_told = step.contains("do") || step.contains("text");
    const bool keeps = !is_told || step.contains("rejected") || step.value("duplicate", false);
    const std::string before = keeps ? engine_.snapshot() : std::string();
    tell(step);
    if (keeps && engine_.snapshot() != before) {
      differ("what is only asked, refused or known already changes nothing");
    }
  }

  void tell(const Json& step) {
    if (step.contains("view")) return tell_view(step);
    if (step.contains("quote")) return tell_quote(step);
    if (step.contains("preview")) {
      const std::string answer = engine_.preview(activity_of(story_, step_, "preview").dump());
      told_.answers.push_back(answer);
      return compare(step, Json::parse(answer), "preview");
    }
    ++told_.activities;
    const Sent sent = sent_by(story_, step_);
    const auto answers = engine_.apply(sent.text, {sent.stamp, {}});
    for (const loyalty::Step& answer : answers) {
      told_.outcomes.push_back(answer.outcome);
      told_.answers.push_back(answer.outcome);
      if (answer.record.empty()) continue;
      told_.records.push_back(answer.record);
      told_.answers.push_back(answer.record);
    }
    compare(step, Json::parse(answers[0].outcome), "outcome");
    const Json follow_ups = step.value("follow_ups", Json::array());
    if (answers.size() - 1 != follow_ups.size()) {
      return differ(std::to_string(answers.size() - 1) + " follow-ups, not " +
                    std::to_string(follow_ups.size()));
    }
    for (std::size_t i = 0; i < follow_ups.size(); ++i) {
      compare(follow_ups[i], Json::parse(answers[i + 1].outcome),
              "follow-up " + std::to_string(i));
    }
  }

  void tell_view(const Json& step) {
    Json request = step["view"];
    if (!request.contains("member")) request["member"] = story_.document["member"];
    if (!request.contains("authority")) request["authority"] = "local";
    const std::string view = engine_.view(request.dump());
    told_.answers.push_back(view);
    const std::string lacks = lacking(step["expect"], Json::parse(view), "");
    if (!lacks.empty()) differ("view " + lacks);
  }

  void tell_quote(const Json& step) {
    Json request = step["quote"];
    if (!request.contains("member")) request["member"] = story_.document["member"];
    const std::string quote = engine_.quote(request.dump());
    told_.answers.push_back(quote);
    const std::string lacks = lacking(step["expect"], Json::parse(quote), "");
    if (!lacks.empty()) differ("quote " + lacks);
  }

  void compare(const Json& expected, const Json& outcome, const std::string& what) {
    std::string status = "accepted", code = "ok";
    if (expected.contains("rejected")) {
      status = "rejected";
      code = expected["rejected"];
    } else if (expected.value("duplicate", false)) {
      status = code = "duplicate";
    }
    if (outcome["status"] != status || outcome["code"] != code) {
      return differ(what + " is " + outcome["status"].get<std::string>() + " " +
                    outcome["code"].get<std::string>() + " " + outcome.value("field", "") + " (" +
                    outcome.value("reason", "") + "), not " + status + " " + code);
    }
    for (const char* key : {"missing", "field"}) {
      const Json wanted = expected.value(key, Json());
      const Json given = outcome.value(key, Json());
      if (status == "rejected" && wanted != given) {
        differ(what + " " + key + " is " + given.dump() + ", not " + wanted.dump());
      }
    }
    if (expected.value("odds", Json()) != odds_of(outcome)) {
      differ(what + " odds are " + odds_of(outcome).dump());
    }
    compare_lines(expected, outcome, what, "effects", "type");
    compare_lines(expected, outcome, what, "passed_over", "code");
  }

  void compare_lines(const Json& expected, const Json& outcome, const std::string& what,
                     const char* list, const char* head) {
    std::vector<std::string> given;
    for (const Json& entry : outcome[list]) given.push_back(line_of(entry, head));
    std::vector<std::string> wanted;
    for (const Json& line : expected.value(list, Json::array())) wanted.push_back(line);
    if (given == wanted) return;
    std::string difference = what + " " + list + " differ:";
    const std::size_t most = std::max(given.size(), wanted.size());
    for (std::size_t i = 0; i < most; ++i) {
      const std::string is = i < given.size() ? given[i] : "(nothing)";
      const std::string should = i < wanted.size() ? wanted[i] : "(nothing)";
      if (is != should) difference += "\n      is       " + is + "\n      expected " + should;
    }
    differ(difference);
  }

  void differ(const std::string& what) {
    told_.differences.push_back("step " + std::to_string(step_ + 1) + ": " + what);
  }

  const Story& story_;
  loyalty::Engine& engine_;
  std::size_t step_ = 0;
  Told told_;
};

}  // namespace

std::string line_of(const Json& entry, const std::string& head) {
  std::string line = plain(entry[head]);
  for (const auto& [key, value] : entry.items()) {
    if (key == head || key == "postings") continue;
    line += " " + key + "=" + plain(value);
  }
  for (const Json& posting : entry.value("postings", Json::array())) {
    line += " | " + plain(posting["from"]) + ">" + plain(posting["to"]) + " " +
            plain(posting["amount"]) + " " + plain(posting["currency"]);
    if (posting.contains("expires")) line += " " + plain(posting["expires"]);
  }
  return line;
}

Json activity_of(const Story& story, std::size_t step, const char* key) {
  Json activity = story.document["steps"][step].value(key, Json());
  if (activity.is_null()) return activity;
  if (!activity.contains("member")) activity["member"] = story.document["member"];
  if (!activity.contains("id")) activity["id"] = "step-" + std::to_string(step + 1);
  return activity;
}

std::vector<Sent> sent_in(const Story& story) {
  std::vector<Sent> sent;
  const Json& steps = story.document["steps"];
  for (std::size_t step = 0; step < steps.size(); ++step) {
    if (steps[step].contains("do") || steps[step].contains("text")) {
      sent.push_back(sent_by(story, step));
    }
  }
  return sent;
}

std::vector<std::string> members_of(const Story& story) {
  std::set<std::string> members{story.document["member"].get<std::string>()};
  for (const Sent& sent : sent_in(story)) {
    if (!sent.member.empty()) members.insert(sent.member);
  }
  return {members.begin(), members.end()};
}

loyalty::Result<loyalty::Engine, loyalty::Faults> engine_for(const Story& story) {
  auto engine = loyalty::Engine::create(story.programme);
  if (!engine) return engine;
  for (const std::string& member : members_of(story)) engine->set_key(member, kKey);
  return engine;
}

std::vector<Story> all_stories() {
  const fs::path root = fs::path(SOURCE_DIR) / "native_tests" / "scenarios";
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Story> stories;
  for (const fs::path& path : paths) {
    Story story{fs::relative(path, root).generic_string(), {}, Json::parse(text_of(path))};
    if (story.document.contains("programme")) {
      story.programme = story.document["programme"].dump();
    } else {
      const std::string name = story.document["program"];
      story.programme =
          text_of(fs::path(SOURCE_DIR) / "examples" / "programs" / (name + ".json"));
    }
    stories.push_back(std::move(story));
  }
  return stories;
}

Told tell(const Story& story, loyalty::Engine& engine) { return Teller(story, engine).told(); }

}  // namespace stories
