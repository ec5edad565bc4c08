// Draws: the way from a seed to a prize, verifying one draw and a whole journal.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "blocks/ticket.hpp"
#include "catch.hpp"
#include "engine/story.hpp"
#include "loyalty/draw.hpp"
#include "proofs/random.hpp"

namespace {

using loyalty::Digest;
using stories::Json;

// One fixed draw, whose entropy is worked out apart in test_command.py (Python's hmac) and in
// engine.test.mjs (the platform's Web Crypto).
constexpr std::string_view kSeed =
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
constexpr std::string_view kCommitment =
    "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd";
constexpr std::string_view kEntropy =
    "1d85a1f1c47d59a9cee51678b5d7c3557c0472dcc2442df44be5983565fd563c";

struct Weighted {
  std::int64_t weight;
};

Digest beginning(std::uint64_t first) {
  Digest entropy{};
  for (std::size_t i = 8; i-- > 0; first >>= 8) entropy[i] = static_cast<std::uint8_t>(first);
  return entropy;
}

// The smallest first eight bytes that give this ticket: ⌈ticket × 2^64 ÷ weight⌉.
std::uint64_t first_of(std::int64_t ticket, std::int64_t weight) {
  __extension__ using Wide = unsigned __int128;
  const Wide total = static_cast<Wide>(weight);
  return static_cast<std::uint64_t>(((static_cast<Wide>(ticket) << 64) + total - 1) / total);
}

Json request() {
  return {{"seed", kSeed},
          {"commitment", kCommitment},
          {"member", "lin"},
          {"draw", "wheel"},
          {"number", 1},
          {"nonce", "four leaf clover"},
          {"prizes", {{{"id", "nothing"}, {"weight", 60}}, {{"id", "big"}, {"weight", 40}}}}};
}

Json verified(const Json& what) { return Json::parse(loyalty::verify_draw(what.dump())); }

struct Drawn {
  stories::Story story;
  std::string journal;
};

Drawn drawn_story() {
  for (stories::Story& story : stories::all_stories()) {
    if (story.path != "edges/draw-verified.json") continue;
    auto engine = stories::engine_for(story);
    Drawn drawn{story, {}};
    for (const std::string& record : stories::tell(story, *engine).records) {
      drawn.journal += record + "\n";
    }
    return drawn;
  }
  FAIL("the story of the draws is gone");
  return {};
}

Json verified_journal(const Drawn& drawn, std::string_view seed) {
  auto engine = loyalty::Engine::create(drawn.story.programme);
  return Json::parse(engine->verify_draws(drawn.journal, std::vector<std::string_view>{seed}));
}

std::string with(std::string journal, const std::string& from, const std::string& to) {
  const std::size_t at = journal.find(from);
  REQUIRE(at != std::string::npos);
  return journal.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("every ticket has a prize, from the first to the last", "[draw]") {
  proofs::Random random(20261122);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Weighted> prizes(static_cast<std::size_t>(1 + random.below(6)));
    const std::int64_t most = random.chance(4) ? (std::int64_t{1} << 50) : 1 + random.below(40);
    for (Weighted& prize : prizes) prize.weight = random.chance(4) ? 0 : random.below(most);
    prizes[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(prizes.size())))]
        .weight += 1;
    std::int64_t total = 0;
    for (const Weighted& prize : prizes) total += prize.weight;
    REQUIRE(loyalty::ticket_of(beginning(0), total) == 0);
    REQUIRE(loyalty::ticket_of(beginning(UINT64_MAX), total) == total - 1);
    std::int64_t begin = 0;
    for (std::size_t i = 0; i < prizes.size(); ++i) {
      const std::int64_t end = begin + prizes[i].weight;
      if (prizes[i].weight > 0) {
        REQUIRE(loyalty::holder_of(prizes, begin) == i);
        REQUIRE(loyalty::holder_of(prizes, end - 1) == i);
        // The first eight bytes at which the prize begins, and the ones just before.
        const std::uint64_t first = first_of(begin, total);
        REQUIRE(loyalty::ticket_of(beginning(first), total) == begin);
        if (begin > 0) REQUIRE(loyalty::ticket_of(beginning(first - 1), total) == begin - 1);
      }
      begin = end;
    }
    const std::int64_t any = loyalty::ticket_of(beginning(random.next()), total);
    REQUIRE((any >= 0 && any < total));
    REQUIRE(prizes[loyalty::holder_of(prizes, any)].weight > 0);
  }
}

TEST_CASE("the whole range of weights takes part", "[draw]") {
  constexpr std::int64_t kLargest = 9'007'199'254'740'991;
  CHECK(loyalty::ticket_of(beginning(UINT64_MAX), kLargest) == kLargest - 1);
  CHECK(loyalty::ticket_of(beginning(0x1d85a1f1c47d59a9), kLargest) == 1038713114628011);
}

TEST_CASE("the entropy of a draw is the HMAC of what the shopper knows", "[draw]") {
  CHECK(loyalty::draw_commitment(kSeed) == kCommitment);
  CHECK(loyalty::draw_entropy(kSeed, "lin", "wheel", 1, "four leaf clover") == kEntropy);
  CHECK(loyalty::draw_entropy(kSeed, "lín 木", "box", 12, "7") ==
        "ce5b2d4bf5bec316b62546bc2a15178189569d5503abdfd0a0f69f22328bfa9b");
  CHECK(loyalty::draw_entropy("00", "lin", "wheel", 1).empty());
  CHECK(loyalty::draw_commitment("00").empty());
}

TEST_CASE("a shopper does a draw again", "[draw]") {
  CHECK(verified(request()) == Json({{"commitment", kCommitment},
                                     {"entropy", kEntropy},
                                     {"ok", true},
                                     {"prize", "nothing"},
                                     {"ticket", 11}}));
  Json told = request();
  told.update({{"entropy", kEntropy}, {"ticket", 11}, {"prize", "nothing"}});
  CHECK(verified(told)["ok"] == true);
  told["prize"] = "big";
  CHECK(verified(told)["error"]["field"] == "/prize");
  told["guaranteed"] = true;  // the ticket says another: what was promised is the journal's matter
  CHECK(verified(told)["ok"] == true);
  told.erase("guaranteed");
  told["instead_of"] = "nothing";
  CHECK(verified(told)["ok"] == true);
  told["instead_of"] = "big";
  CHECK(verified(told)["error"]["sentence"] == "the prize is nothing, not big");
}

TEST_CASE("a draw that was bent is found", "[draw]") {
  const std::string other(64, 'a');
  for (const auto& [key, value] : std::vector<std::pair<std::string, Json>>{
           {"commitment", other}, {"entropy", other}, {"ticket", 12}, {"prize", "big"}}) {
    Json told = request();
    told[key] = value;
    CAPTURE(key);
    CHECK(verified(told)["ok"] == false);
    CHECK(verified(told)["error"]["code"] == key);
  }
  Json later = request();
  later["entropy"] = kEntropy;
  later["number"] = 2;
  CHECK(verified(later)["error"]["code"] == "entropy");
}

TEST_CASE("a request to verify that says too little is refused", "[draw]") {
  CHECK(Json::parse(loyalty::verify_draw("{"))["error"]["code"] == "malformed");
  CHECK(Json::parse(loyalty::verify_draw("[]"))["ok"] == false);
  for (const char* key : {"seed", "member", "draw", "number", "prizes"}) {
    Json less = request();
    less.erase(key);
    CAPTURE(key);
    CHECK(verified(less)["ok"] == false);
  }
  Json wrong = request();
  wrong["seed"] = "short";
  CHECK(verified(wrong)["error"]["field"] == "/seed");
  wrong = request();
  for (Json& prize : wrong["prizes"]) prize["weight"] = 0;
  CHECK(verified(wrong)["error"]["field"] == "/prizes");
}

TEST_CASE("the draws of a journal come from the seed", "[draw]") {
  const Drawn drawn = drawn_story();
  CHECK(verified_journal(drawn, kSeed) == Json({{"draws", 5}, {"ok", true}, {"records", 6}}));
  const Json other = verified_journal(drawn, kCommitment);
  CHECK(other["error"]["code"] == "entropy");
  CHECK(other["error"]["line"] == 2);
  CHECK(verified_journal(drawn, "no seed")["error"]["code"] == "seed");
}

TEST_CASE("a draw that was recorded otherwise is found in a journal", "[draw]") {
  const Drawn honest = drawn_story();
  const auto problem = [&](const std::string& from, const std::string& to) {
    Drawn forged = honest;
    forged.journal = with(forged.journal, from, to);
    return verified_journal(forged, kSeed)["error"]["sentence"].get<std::string>();
  };
  CHECK(problem("\"ticket\":43", "\"ticket\":44") ==
        "the draw's ticket is recorded as 44; it comes out as 43");
  CHECK(problem("\"guaranteed\":true,", "") ==
        "the draw's guaranteed is recorded as nothing; it comes out as true");
  CHECK(problem("\"number\":5,\"prize\":\"small\"", "\"number\":5,\"prize\":\"nothing\"") ==
        "the draw's prize is recorded as \"nothing\"; it comes out as \"small\"");
  CHECK(problem("\"number\":3", "\"number\":4") ==
        "the entropy is not that of draw 4 of lin at wheel under the seed");
}
