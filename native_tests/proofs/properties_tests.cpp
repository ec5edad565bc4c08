// What holds after every activity whatever came in: random streams against every programme. A
// failure prints the programme and the seed; PERENNIAL_SEEDS sets how many streams each one gets.
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "catch.hpp"
#include "proofs/members.hpp"
#include "proofs/programmes.hpp"
#include "proofs/stream.hpp"

namespace {

using loyalty::Engine;
using Json = nlohmann::json;
using proofs::Random;

constexpr int kActivities = 250;

int seeds() {
  const char* given = std::getenv("PERENNIAL_SEEDS");
  return given ? std::atoi(given) : 3;
}

std::uint64_t first_seed() {
  const char* given = std::getenv("PERENNIAL_FIRST_SEED");
  return given ? std::strtoull(given, nullptr, 10) : 1;
}

struct Counts {
  int accepted = 0, rejected = 0, duplicate = 0;
};

// One stream through an engine, and through a second one that began in the middle from a snapshot.
class Run {
 public:
  Run(const std::string& programme, std::uint64_t seed)
      : programme_(programme),
        random_(seed),
        stream_(random_, programme),
        engine_(proofs::engine_of(programme)),
        snapshot_(engine_.snapshot()) {}

  Counts run() {
    for (int i = 0; i < kActivities; ++i) {
      if (random_.chance(4)) look();
      if (i == kActivities / 2) resume();
      step(stream_.next());
    }
    replay();
    if (resumed_) REQUIRE(resumed_->snapshot() == snapshot_);
    return counts_;
  }

 private:
  void step(const std::string& activity) {
    INFO(activity);
    const auto answers = engine_.apply(activity);
    const Json outcome = Json::parse(answers[0].outcome);
    const std::string status = outcome["status"];
    for (const auto& answer : answers) {
      if (!answer.record.empty()) journal_ += answer.record + "\n";
    }
    const std::string after = engine_.snapshot();
    INFO(answers[0].outcome);
    if (status == "accepted") {
      ++counts_.accepted;
      REQUIRE(proofs::broken_invariant(after) == "");
    } else {
      ++(status == "rejected" ? counts_.rejected : counts_.duplicate);
      REQUIRE(after == snapshot_);
    }
    REQUIRE(outcome["code"] != "internal");
    snapshot_ = after;
    // The second engine has no records, so what the first knows again is not for it.
    const bool known = status == "duplicate" || outcome["code"] == "id_reused";
    if (resumed_ && !known) resumed_->apply(activity);
  }

  void look() {
    const std::string member = random_.pick(stream_.members());
    const Json request = {{"member", member}, {"now", stream_.some_instant()}};
    INFO(request.dump());
    REQUIRE(engine_.view(request.dump()) == engine_.view(request.dump()));
    Random aside(random_.next());
    const std::string asked = proofs::Stream(aside, programme_).next();
    INFO(asked);
    engine_.preview(asked);
    REQUIRE(engine_.snapshot() == snapshot_);
  }

  void resume() {
    resumed_.emplace(proofs::engine_of(programme_));
    REQUIRE(resumed_->restore(snapshot_) == "");
    REQUIRE(resumed_->snapshot() == snapshot_);
  }

  // An engine that nobody ever looked into ends the same.
  void replay() {
    REQUIRE(Json::parse(loyalty::verify(journal_))["ok"] == true);
    Engine replayed = proofs::engine_of(programme_);
    const std::string answer = replayed.replay(journal_);
    INFO(answer);
    REQUIRE(Json::parse(answer)["ok"] == true);
    REQUIRE(replayed.snapshot() == snapshot_);
  }

  std::string programme_;
  Random random_;
  proofs::Stream stream_;
  Engine engine_;
  std::string snapshot_, journal_;
  std::optional<Engine> resumed_;
  Counts counts_;
};

}  // namespace

TEST_CASE("random activities leave every member sound", "[proofs][properties]") {
  const auto& programme = GENERATE(from_range(proofs::programmes()));
  Counts all;
  const std::uint64_t first = first_seed();
  for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(seeds()); ++seed) {
    INFO(programme.name << ", seed " << seed);
    const Counts counts = Run(programme.text, seed).run();
    all.accepted += counts.accepted;
    all.rejected += counts.rejected;
    all.duplicate += counts.duplicate;
  }
  // A stream that only ever met refusals would prove nothing.
  CHECK(all.accepted > kActivities * seeds() / 10);
  CHECK(all.rejected > 0);
  CHECK(all.duplicate > 0);
}
