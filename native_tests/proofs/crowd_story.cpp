#include "proofs/crowd_story.hpp"

#include <algorithm>

#include "catch.hpp"
#include "proofs/crowd.hpp"
#include "proofs/members.hpp"
#include "proofs/programmes.hpp"

namespace proofs {
namespace {

using Json = nlohmann::json;
using loyalty::Step;

constexpr int kActivities = 300;

const std::string& crowd_programme() {
  static const std::string text = file_text("native_tests/proofs/crowd.json");
  return text;
}

// What has left each member for another, and not come to one.
std::map<std::string, std::int64_t> on_the_way(const Json& snapshot) {
  std::map<std::string, std::int64_t> sums;
  for (const Json& member : snapshot["members"]) {
    const Json wallets = member.value("wallets", Json::object());
    for (const auto& [id, wallet] : wallets.items()) {
      sums[id] += wallet["accounts"].value("transferred", std::int64_t{0});
    }
  }
  return sums;
}

void look(Crowd& crowd, Random& random, loyalty::Engine& engine) {
  const Json request = {{"member", random.pick(crowd.members())}, {"now", crowd.now()}};
  crowd.note_notices(engine.view(request.dump()));
}

void count(Story& story, const std::string& outcome) {
  const Json status = Json::parse(outcome)["status"];
  if (status == "accepted") ++story.accepted;
  else if (status == "rejected") ++story.rejected;
  else ++story.duplicate;
}

}  // namespace

Told::Told() : engine(engine_of(crowd_programme())) {}

bool Told::take(const Step& step, bool is_follow_up) {
  const Json outcome = Json::parse(step.outcome);
  REQUIRE(outcome["code"] != "internal");
  outcomes.push_back(step.outcome);
  const std::string id = outcome["activity"];
  if (is_follow_up && outcome["status"] == "rejected") refused.insert(id);
  if (step.record.empty()) return false;
  refused.erase(id);
  records.push_back(step.record);
  kept_[id] = step.record;
  const Json activity = Json::parse(step.record)["activity"];
  if (activity["type"] == "merge") {
    survivors_[activity["attributes"]["from"]] = activity["member"];
  }
  return true;
}

bool Told::send(const std::string& text) {
  bool is_follow_up = false, is_taken = false;
  for (const Step& step : engine.apply(text)) {
    is_taken |= take(step, is_follow_up);
    is_follow_up = true;
  }
  return is_taken;
}

std::string Told::known_for(const Json& activity) const {
  auto found = kept_.find(activity["id"]);
  if (found == kept_.end() && activity["type"] == "refund") {
    found = kept_.find(activity["attributes"]["purchase"]);
  }
  return found == kept_.end() ? std::string() : found->second;
}

// Complete, to the members as they are now; whoever was merged is closed before gifts arrive.
Texts Told::caused_by(const std::string& outcome) const {
  Texts caused;
  const Json effects = Json::parse(outcome).value("effects", Json::array());
  for (const Json& effect : effects) {
    if (effect["type"] != "follow_up") continue;
    Json next = effect["activity"];
    auto survivor = survivors_.find(next["member"]);
    for (; next["type"] != "close" && survivor != survivors_.end();
         survivor = survivors_.find(next["member"])) {
      const auto record = kept_.find(next["id"]);
      const bool is_there = record != kept_.end() &&
                            Json::parse(record->second)["member"] == next["member"];
      if (is_there) break;
      next["member"] = survivor->second;
    }
    caused.insert(next["type"] == "close" ? caused.begin() : caused.end(), next.dump());
  }
  return caused;
}

void Told::send_known(const std::string& text) {
  Texts waiting{text};
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const std::string known = known_for(Json::parse(waiting[i]));
    const auto steps = engine.apply(waiting[i], {{}, known});
    for (std::size_t j = 0; j < steps.size(); ++j) take(steps[j], i + j > 0);
    const bool is_known = Json::parse(steps[0].outcome)["status"] == "duplicate";
    if (!is_known || steps.size() > 1) continue;
    for (std::string& next : caused_by(steps[0].outcome)) waiting.push_back(std::move(next));
  }
}

void Told::send_alone(const std::string& text) {
  Texts waiting{text};
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const Step& step = engine.apply_alone(waiting[i]);
    take(step, i > 0);
    for (std::string& next : caused_by(step.outcome)) waiting.push_back(std::move(next));
  }
}

void Told::lose_follow_ups(const std::string& text) { take(engine.apply_alone(text), false); }

void Told::move() {
  const std::string snapshot = engine.snapshot();
  engine = engine_of(crowd_programme());
  REQUIRE(engine.restore(snapshot) == "");
  REQUIRE(engine.snapshot() == snapshot);
}

std::string Told::snapshot_of(const std::string& member) const {
  return Json::parse(engine.snapshot(member))["members"].dump();
}

std::string Told::chain_of(const std::string& member) const {
  std::string chain;
  for (const std::string& record : records) {
    if (Json::parse(record)["member"] == member) chain += record + "\n";
  }
  return chain;
}

std::string Told::journal() const {
  std::string journal;
  for (const std::string& record : records) journal += record + "\n";
  return journal;
}

Story first_told(std::uint64_t seed) {
  Random random(seed);
  Crowd crowd(random);
  Story story;
  std::string before = story.told.engine.snapshot();
  for (int i = 0; i < kActivities; ++i) {
    if (i > 9 && random.chance(6)) look(crowd, random, story.told.engine);
    story.texts.push_back(crowd.next());
    INFO("activity " << i << ": " << story.texts.back());
    const std::size_t answered = story.told.outcomes.size();
    const std::size_t recorded = story.told.records.size();
    const bool is_taken = story.told.send(story.texts.back());
    INFO(story.told.outcomes[answered]);
    count(story, story.told.outcomes[answered]);
    for (std::size_t r = recorded; r < story.told.records.size(); ++r) {
      crowd.note(story.told.records[r]);
    }
    const std::string after = story.told.engine.snapshot();
    if (!is_taken) REQUIRE(after == before);
    if (is_taken) REQUIRE(broken_invariant(after) == "");
    if (is_taken) REQUIRE(broken_together(story.told) == "");
    before = after;
  }
  return story;
}

std::string broken_together(const Told& told) {
  auto sums = on_the_way(Json::parse(told.engine.snapshot()));
  for (const std::string& text : told.records) {
    if (text.find(R"("type":"transfer"})") == std::string::npos) continue;
    const Json record = Json::parse(text);
    const Json& attributes = record["activity"]["attributes"];
    const std::string id = record["activity"]["id"];
    if (told.has(id + "/transfer")) continue;
    sums[attributes["currency"]] -= attributes["amount"].get<std::int64_t>();
  }
  for (const auto& [currency, amount] : sums) {
    if (amount != 0) return currency + ": " + std::to_string(amount) + " went to nobody";
  }
  return {};
}

std::set<std::string> members_in(const Texts& records, std::size_t from) {
  std::set<std::string> members;
  for (; from < records.size(); ++from) members.insert(Json::parse(records[from])["member"]);
  return members;
}

std::string first_difference(const Texts& are, const Texts& should) {
  for (std::size_t i = 0; i < std::max(are.size(), should.size()); ++i) {
    const std::string is = i < are.size() ? are[i] : "(nothing)";
    const std::string other = i < should.size() ? should[i] : "(nothing)";
    if (is != other) return std::to_string(i) + " is " + is + "\nnot " + other;
  }
  return {};
}

}  // namespace proofs
