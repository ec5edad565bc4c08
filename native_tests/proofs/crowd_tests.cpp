// What holds of members who act on each other, whatever they do: random streams of proofs/crowd,
// told in ways that must not matter. A failure prints the seed; PERENNIAL_SEEDS sets how many.
#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "proofs/crowd_story.hpp"
#include "proofs/members.hpp"
#include "proofs/random.hpp"
#include "time/civil.hpp"

namespace {

using Json = nlohmann::json;
using loyalty::time::kDay;
using loyalty::time::Millis;
using proofs::Random;
using proofs::Story;
using proofs::Texts;
using proofs::Told;

constexpr std::size_t kMoves = 17;  // activities between two engines
constexpr Millis kMostLooks = 5;    // between two activities

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* given = std::getenv(name);
  return given ? std::strtoull(given, nullptr, 10) : otherwise;
}

void expect_same(const Told& is, const Told& should) {
  CHECK(proofs::first_difference(is.outcomes, should.outcomes) == "");
  CHECK(proofs::first_difference(is.records, should.records) == "");
  CHECK(is.engine.snapshot() == should.engine.snapshot());
}

// Everything that only looks, on the days on the way to the next activity.
void look_until(Told& told, const Story& story, const std::string& text, Millis& seen) {
  const Json activity = Json::parse(text);
  const Millis at = loyalty::time::parse_timestamp(activity["at"].get<std::string>())->instant;
  const Millis days = std::max<Millis>(1, (at - seen) / kDay / kMostLooks);
  for (; seen <= at; seen += days * kDay) {
    std::string now, week;
    loyalty::time::append_timestamp(now, seen, 3600);
    for (const std::string& member : proofs::members_in(story.told.records)) {
      told.engine.view(Json{{"member", member}, {"now", now}}.dump());
    }
    if (days == 1) continue;
    loyalty::time::append_timestamp(week, seen + 7 * kDay, 3600);
    told.engine.due(Json{{"from", now}, {"to", week}}.dump());
  }
  told.engine.preview(text);
  told.engine.export_of(activity["member"].get<std::string>());
}

void looked_at_daily(const Story& story) {
  Told told;
  const std::string begin = Json::parse(story.texts[0])["at"];
  Millis seen = loyalty::time::parse_timestamp(begin)->instant;
  for (const std::string& text : story.texts) {
    look_until(told, story, text, seen);
    told.send(text);
  }
  expect_same(told, story.told);
}

void never_looked_at(const Story& story) {
  Told told;
  for (const std::string& text : story.texts) told.send(text);
  expect_same(told, story.told);
}

void handed_on_by_the_caller(const Story& story) {
  Told told;
  for (const std::string& text : story.texts) told.send_alone(text);
  expect_same(told, story.told);
}

void moved(const Story& story) {
  Told told;
  for (std::size_t i = 0; i < story.texts.size(); ++i) {
    if (i % kMoves == kMoves - 1) told.move();
    told.send_known(story.texts[i]);
  }
  expect_same(told, story.told);
}

void replayed(const Story& story) {
  Told told;
  const std::string journal = story.told.journal();
  CHECK(Json::parse(loyalty::verify(journal))["ok"] == true);
  const std::string answer = told.engine.replay(journal);
  INFO(answer);
  CHECK(Json::parse(answer)["ok"] == true);
  CHECK(told.engine.snapshot() == story.told.engine.snapshot());
}

void each_chain_alone(const Story& story) {
  for (const std::string& member : proofs::members_in(story.told.records)) {
    Told alone;
    const std::string answer = alone.engine.replay(story.told.chain_of(member));
    INFO(member << ": " << answer);
    CHECK(Json::parse(answer)["ok"] == true);
    CHECK(alone.engine.head(member) == story.told.engine.head(member));
    CHECK(alone.snapshot_of(member) == story.told.snapshot_of(member));
  }
}

// The accepted activities of the file again: only gifts that were refused, and what takes gifts
// back, can come of it, and whom they do not come to keeps everything.
void send_again(Told& told, const Texts& texts) {
  const bool was_refused = !told.refused.empty();
  const std::string before = told.engine.snapshot();
  std::map<std::string, std::string> members;
  for (const std::string& member : proofs::members_in(told.records)) {
    members[member] = told.snapshot_of(member);
  }
  const std::size_t recorded = told.records.size();
  for (const std::string& text : texts) {
    const std::string id = Json::parse(text)["id"];
    if (!told.has(id)) continue;
    const std::size_t answered = told.outcomes.size();
    told.send(text);
    INFO(text);
    REQUIRE(Json::parse(told.outcomes[answered])["status"] == "duplicate");
  }
  if (!was_refused) CHECK(told.engine.snapshot() == before);
  const auto changed = proofs::members_in(told.records, recorded);
  for (const auto& [member, snapshot] : members) {
    if (changed.count(member) == 0) CHECK(told.snapshot_of(member) == snapshot);
  }
}

void twice(const Story& story) {
  Told told;
  for (const std::string& text : story.texts) told.send(text);
  const std::size_t recorded = told.records.size();
  send_again(told, story.texts);
  for (std::size_t i = recorded; i < told.records.size(); ++i) {
    const Json type = Json::parse(told.records[i])["activity"]["type"];
    INFO(told.records[i]);
    CHECK((type == "gift" || type == "cancel"));
  }
  CHECK(proofs::broken_invariant(told.engine.snapshot()) == "");
  CHECK(proofs::broken_together(told) == "");
  const std::string before = told.engine.snapshot();
  send_again(told, story.texts);
  CHECK(told.engine.snapshot() == before);
}

// Crashes between activities and what they cause, healed at the end by sending all of it again.
void crashed(const Story& story, std::uint64_t seed) {
  Random random(seed);
  Told told;
  for (const std::string& text : story.texts) {
    if (random.chance(3)) told.lose_follow_ups(text);
    const bool is_merge = text.find(R"("type":"merge"})") != std::string::npos;
    if (is_merge || random.chance(2)) told.send(text);
    INFO(text);
    REQUIRE(proofs::broken_invariant(told.engine.snapshot()) == "");
    REQUIRE(proofs::broken_together(told) == "");
  }
  for (const std::string& text : story.texts) {
    if (told.has(Json::parse(text)["id"])) told.send(text);
  }
  CHECK(proofs::broken_invariant(told.engine.snapshot()) == "");
  CHECK(proofs::broken_together(told) == "");
  const std::string before = told.engine.snapshot();
  send_again(told, story.texts);
  CHECK(told.engine.snapshot() == before);
}

}  // namespace

TEST_CASE("members who act on each other stay sound however it is told", "[proofs][crowd]") {
  const std::uint64_t first = from_environment("PERENNIAL_FIRST_SEED", 1);
  const std::uint64_t seeds = from_environment("PERENNIAL_SEEDS", 2);
  for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
    INFO("seed " << seed);
    const Story story = proofs::first_told(seed);
    // A stream that only ever met refusals would prove nothing.
    CHECK(story.accepted > static_cast<int>(story.texts.size()) / 3);
    CHECK(story.rejected > 0);
    CHECK(story.duplicate > 0);
    never_looked_at(story);
    looked_at_daily(story);
    handed_on_by_the_caller(story);
    moved(story);
    replayed(story);
    each_chain_alone(story);
    twice(story);
    crashed(story, seed);
  }
}
