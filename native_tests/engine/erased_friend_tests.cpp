// A member is erased whom others invited, gave to, or were given by: theirs is theirs.
#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::Json;

struct Club {
  loyalty::Engine engine = std::move(*loyalty::Engine::create(kProgramme));
  std::string journal;

  std::vector<Json> apply(const char* id, const char* member, const char* type, const char* at,
                          Json attributes = Json::object()) {
    const Json activity{{"id", id}, {"member", member}, {"type", type}, {"at", at},
                        {"attributes", std::move(attributes)}};
    std::vector<Json> outcomes;
    for (const auto& step : engine.apply(activity.dump())) {
      if (!step.record.empty()) journal += step.record + "\n";
      outcomes.push_back(Json::parse(step.outcome));
    }
    return outcomes;
  }
  Json member(const char* id) { return Json::parse(engine.snapshot(id))["members"][0]; }

  static constexpr const char* kProgramme = R"({
    "id": "club", "version": 1, "name": "Club", "zone": "Asia/Shanghai",
    "currencies": [{"id": "points", "transfer": {}}],
    "rules": [
      {"id": "spend", "on": "purchase", "grant": {"points": {"rate": [1, 100], "of": "amount"}}},
      {"id": "invite", "on": "purchase", "to": "member.invited_by", "grant": {"points": 10}}]})";
};

// wu was invited by lin, whose 10 points that brought; lin gave 4 of them to wu.
Club two_friends() {
  Club club;
  club.apply("e1", "lin", "enrol", "2026-03-01T10:00:00+08:00");
  club.apply("e2", "wu", "enrol", "2026-03-01T11:00:00+08:00", {{"invited_by", "lin"}});
  club.apply("p1", "wu", "purchase", "2026-03-02T10:00:00+08:00", {{"amount", 5000}});
  club.apply("t1", "lin", "transfer", "2026-03-03T10:00:00+08:00",
             {{"to", "wu"}, {"currency", "points"}, {"amount", 4}});
  return club;
}

constexpr const char* kThen = "2026-03-04T10:00:00+08:00";

}  // namespace

TEST_CASE("nobody notices that a friend was erased", "[erasure][follow_up]") {
  Club club = two_friends();
  const Json before = club.member("wu");
  const std::string head = club.engine.head("wu");
  CHECK(club.engine.erase("lin", kThen).empty());
  for (const auto& step : club.engine.checkpoints()) club.journal += step.record + "\n";
  CHECK(club.member("wu") == before);
  CHECK(club.engine.head("wu") == head);
  const auto erased = loyalty::erase(club.journal, "lin", kThen);
  REQUIRE(erased);
  const Json verified = Json::parse(loyalty::verify(*erased));
  CHECK(verified["ok"] == true);
  CHECK(verified["erased"] == 1);
  // wu's chain is judged again outcome for outcome, with what came from lin in it.
  auto again = std::move(*loyalty::Engine::create(Club::kProgramme));
  CHECK(Json::parse(again.replay(*erased))["ok"] == true);
  CHECK(Json::parse(again.snapshot("wu"))["members"][0] == before);
}

TEST_CASE("what goes to an erased friend is refused there, and the giver loses nothing by it",
          "[erasure][follow_up]") {
  Club club = two_friends();
  CHECK(club.engine.erase("lin", kThen).empty());
  // The refund behind lin's 10 points is wu's own business; that it cannot reach lin is lin's.
  const auto refund = club.apply("r1", "wu", "refund", "2026-03-05T10:00:00+08:00",
                                 {{"purchase", "p1"}, {"amount", 5000}});
  REQUIRE(refund.size() == 2);
  CHECK(refund[0]["code"] == "ok");
  CHECK(refund[1]["code"] == "member_erased");
  const auto transfer = club.apply("t2", "wu", "transfer", "2026-03-05T11:00:00+08:00",
                                   {{"to", "lin"}, {"currency", "points"}, {"amount", 1}});
  REQUIRE(transfer.size() == 1);
  CHECK(transfer[0]["code"] == "unknown_recipient");
  // The refund took the 50 of the purchase; the 4 from lin stay.
  CHECK(club.member("wu")["wallets"]["points"]["accounts"]["available"] == 4);
}
