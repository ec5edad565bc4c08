// What an activity causes for another member: a crash between the two, things sent twice, chains
// that replay without the other, and doors that refuse before anything leaves.
#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::Json;

Json circle() {
  return Json::parse(R"({
    "id": "circle", "version": 1, "name": "Circle", "zone": "Asia/Shanghai",
    "currencies": [{"id": "points", "term": "P1Y", "transfer": {}}],
    "entitlements": [{"id": "lounge"}],
    "rules": [
      {"id": "spend", "on": "purchase", "pending": "P1D",
       "grant": {"points": {"rate": [1, 100], "of": "amount"}}},
      {"id": "visit", "on": "visit", "grant": {"points": 20, "lounge": 1, "tea": 1}},
      {"id": "friend", "name": "Friends", "on": "purchase", "to": "member.invited_by",
       "grant": {"points": 30}}],
    "streaks": [{"id": "daily", "on": "visit"}],
    "tiers": [{"id": "level", "levels": [{"id": "blue"}, {"id": "gold", "need": {"points": 40}}]}],
    "rewards": [{"id": "tea", "cost": {"points": 5}}]})");
}

std::string sent(const std::string& id, const std::string& member, const std::string& type,
                 const std::string& day, const Json& attributes = Json::object(),
                 bool is_operators = false) {
  Json activity{{"id", id},
                {"member", member},
                {"type", type},
                {"at", "2026-03-" + day + "T10:00:00+08:00"},
                {"attributes", attributes}};
  if (is_operators) activity["stamp"] = {{"operator", "ann"}};
  return activity.dump();
}

struct Circle {
  loyalty::Engine engine = std::move(*loyalty::Engine::create(circle().dump()));
  std::string journal;

  // The outcomes, of the activity and then of what it caused.
  std::vector<Json> apply(const std::string& text) {
    std::vector<Json> outcomes;
    for (const loyalty::Step& step : engine.apply(text)) {
      outcomes.push_back(Json::parse(step.outcome));
      if (!step.record.empty()) journal += step.record + "\n";
    }
    return outcomes;
  }
  // Only the activity: whatever it causes is lost.
  Json crash(const std::string& text) {
    const loyalty::Step& step = engine.apply_alone(text);
    if (!step.record.empty()) journal += step.record + "\n";
    return Json::parse(step.outcome);
  }
  std::string chain_of(const std::string& member) const {
    std::string chain;
    for (std::size_t at = 0; at < journal.size();) {
      const std::string line = journal.substr(at, journal.find('\n', at) + 1 - at);
      if (Json::parse(line)["member"] == member) chain += line;
      at += line.size();
    }
    return chain;
  }
  std::int64_t available(const std::string& member) {
    const Json view = Json::parse(
        engine.view(Json{{"member", member}, {"now", "2026-03-09T10:00:00+08:00"}}.dump()));
    return view["currencies"][0]["available"];
  }
};

Circle two_friends() {
  Circle circle;
  circle.apply(sent("e1", "lin", "enrol", "01"));
  circle.apply(sent("e2", "mo", "enrol", "01", {{"invited_by", "lin"}}));
  return circle;
}

std::vector<std::string> codes(const std::vector<Json>& outcomes) {
  std::vector<std::string> codes;
  for (const Json& outcome : outcomes) codes.push_back(outcome["code"]);
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a crash between an activity and its follow-up is healed by sending it again",
          "[follow_up]") {
  Circle circle = two_friends();
  const std::string bought = sent("p1", "mo", "purchase", "02", {{"amount", 1000}});
  CHECK(circle.crash(bought)["code"] == "ok");
  CHECK(circle.available("lin") == 0);
  CHECK(codes(circle.apply(bought)) == Codes{"duplicate", "ok"});
  CHECK(circle.available("lin") == 30);
  const std::string refunded =
      sent("f1", "mo", "refund", "03", {{"purchase", "p1"}, {"amount", 1000}});
  CHECK(circle.crash(refunded)["code"] == "ok");
  CHECK(codes(circle.apply(refunded)) == Codes{"duplicate", "ok"});
  CHECK(circle.available("lin") == 0);
}

TEST_CASE("a gift that comes after part of its purchase went back is what is left of it",
          "[follow_up]") {
  Circle circle = two_friends();
  const std::string bought = sent("p1", "mo", "purchase", "02", {{"amount", 1000}});
  const Json half{{"purchase", "p1"}, {"amount", 500}};
  circle.crash(bought);
  CHECK(codes(circle.apply(sent("f1", "mo", "refund", "03", half))) == Codes{"ok", "ok"});
  CHECK(codes(circle.apply(bought)) == Codes{"duplicate", "ok"});
  CHECK(circle.available("lin") == 15);  // 30 - 30 * 500 / 1000
  CHECK(codes(circle.apply(sent("f2", "mo", "refund", "04", half))) == Codes{"ok", "ok"});
  CHECK(circle.available("lin") == 0);
}

TEST_CASE("what is on its way to one who is merged meanwhile goes to the survivor",
          "[follow_up][replay]") {
  Circle circle = two_friends();
  circle.apply(sent("e3", "kay", "enrol", "01"));
  circle.apply(sent("v1", "lin", "visit", "01"));
  const std::string given = sent("t1", "lin", "transfer", "02",
                                 {{"to", "mo"}, {"currency", "points"}, {"amount", 10}});
  CHECK(circle.crash(given)["code"] == "ok");
  circle.apply(sent("m1", "kay", "merge", "03", {{"from", "mo"}}, true));
  Circle restored;
  REQUIRE(restored.engine.restore(circle.engine.snapshot()) == "");
  CHECK(restored.engine.snapshot() == circle.engine.snapshot());
  CHECK(codes(circle.apply(given)) == Codes{"duplicate", "ok"});
  CHECK(circle.available("kay") == 10);
  CHECK(circle.engine.history(R"({"member": "mo"})").find("t1/transfer") == std::string::npos);
  Circle alone;
  CHECK(Json::parse(alone.engine.replay(circle.chain_of("kay")))["ok"] == true);
  CHECK(alone.engine.snapshot("kay") == circle.engine.snapshot("kay"));
}

TEST_CASE("what is sent twice hands its follow-ups on and changes nothing", "[follow_up]") {
  Circle circle = two_friends();
  const std::string day[] = {
      sent("p1", "mo", "purchase", "02", {{"amount", 1000}}),
      sent("t1", "lin", "transfer", "03",
           {{"to", "mo"}, {"currency", "points"}, {"amount", 10}}),
      sent("f1", "mo", "refund", "04", {{"purchase", "p1"}, {"amount", 500}}),
      sent("m1", "lin", "merge", "05", {{"from", "mo"}}, true)};
  for (const std::string& text : day) CHECK(codes(circle.apply(text)) == Codes{"ok", "ok"});
  const std::string before = circle.engine.snapshot();
  for (const std::string& text : day) {
    CHECK(codes(circle.apply(text)) == Codes{"duplicate", "duplicate"});
  }
  CHECK(circle.engine.snapshot() == before);
}

TEST_CASE("an engine that knows an activity by its record alone leaves its follow-ups alone",
          "[follow_up]") {
  Circle circle = two_friends();
  const std::string bought = sent("p1", "mo", "purchase", "02", {{"amount", 1000}});
  const auto steps = circle.engine.apply(bought);
  const std::string record = steps[0].record, gift = steps[1].record;
  Circle moved;
  REQUIRE(moved.engine.restore(circle.engine.snapshot()) == "");
  const auto again = moved.engine.apply(bought, {.known = record});
  CHECK(again.size() == 1);
  CHECK(Json::parse(again[0].outcome)["code"] == "duplicate");
  const std::string follow_up = Json::parse(gift)["activity"].dump();
  CHECK(Json::parse(moved.engine.apply(follow_up, {.known = gift})[0].outcome)["code"] ==
        "duplicate");
  CHECK(moved.available("lin") == 30);
}

TEST_CASE("a gift that was nobody's is not theirs who enrol under the name later",
          "[follow_up]") {
  Circle circle;
  circle.apply(sent("e2", "mo", "enrol", "01", {{"invited_by", "lin"}}));
  const std::string bought = sent("p1", "mo", "purchase", "02", {{"amount", 1000}});
  CHECK(codes(circle.apply(bought)) == Codes{"ok", "unknown_member"});
  circle.apply(sent("e1", "lin", "enrol", "03"));
  CHECK(codes(circle.apply(bought)) == Codes{"duplicate", "unknown_member"});
}

TEST_CASE("either chain of a merge replays without the other", "[follow_up][replay]") {
  Circle circle = two_friends();
  circle.apply(sent("v1", "lin", "visit", "02"));
  circle.apply(sent("v2", "mo", "visit", "03"));
  circle.apply(sent("p1", "mo", "purchase", "03", {{"amount", 1000}}));
  CHECK(codes(circle.apply(sent("m1", "lin", "merge", "03", {{"from", "mo"}}, true))) ==
        Codes{"ok", "ok"});
  CHECK(codes(circle.apply(sent("f1", "lin", "refund", "05",
                                {{"purchase", "p1"}, {"amount", 500}})))[0] == "ok");
  for (const char* member : {"lin", "mo"}) {
    Circle alone;
    const std::string answer = alone.engine.replay(circle.chain_of(member));
    INFO(member << ": " << answer);
    CHECK(Json::parse(answer)["ok"] == true);
    CHECK(alone.engine.head(member) == circle.engine.head(member));
    CHECK(alone.engine.snapshot(member) == circle.engine.snapshot(member));
  }
}

TEST_CASE("who holds one member at a time merges by the stamp", "[follow_up]") {
  Circle circle = two_friends();
  circle.apply(sent("v2", "mo", "visit", "02"));
  const std::string before = circle.journal;
  const auto outcomes = circle.apply(sent("m1", "lin", "merge", "03", {{"from", "mo"}}, true));
  const std::string record = circle.journal.substr(before.size());
  const Json stamped = Json::parse(record.substr(0, record.find('\n')))["activity"];
  CHECK(stamped["stamp"]["other"]["id"] == "mo");
  Circle alone;
  alone.apply(sent("e1", "lin", "enrol", "01"));
  CHECK(alone.apply(stamped.dump())[0] == outcomes[0]);
  Json forged = stamped;
  forged["stamp"]["other"]["wallets"]["points"]["accounts"]["available"] = 1000;
  forged["id"] = "m2";
  CHECK(alone.apply(forged.dump())[0]["code"] == "wrong_type");
}

TEST_CASE("what would be refused over there is refused here", "[follow_up]") {
  Circle circle = two_friends();
  circle.apply(sent("v1", "lin", "visit", "02"));
  circle.apply(sent("v2", "mo", "visit", "08"));
  const Json gift{{"to", "mo"}, {"currency", "points"}, {"amount", 10}};
  const auto refused = [&](const std::string& text) {
    const auto outcomes = circle.apply(text);
    REQUIRE(outcomes.size() == 1);
    return outcomes[0]["code"].get<std::string>() + " " + outcomes[0].value("field", "");
  };
  CHECK(refused(sent("t1", "lin", "transfer", "03", gift)) == "too_late /at");
  CHECK(refused(sent("m1", "lin", "merge", "03", {{"from", "mo"}}, true)) == "too_late /at");
  const std::string longest(128, 'x');
  CHECK(refused(sent(longest, "lin", "transfer", "08", gift)) == "bad_id /id");
  CHECK(refused(sent(longest, "lin", "merge", "08", {{"from", "mo"}}, true)) == "bad_id /id");
  circle.apply(sent("t2/transfer", "mo", "visit", "08"));
  CHECK(refused(sent("t2", "lin", "transfer", "08", gift)) == "id_reused /id");
  CHECK(circle.available("lin") == 20);
}

TEST_CASE("a replay does not ask who invited whom", "[follow_up][replay]") {
  Circle here, there;
  here.apply(sent("e1", "lin", "enrol", "01", {{"invited_by", "mo"}}));
  there.apply(sent("e2", "mo", "enrol", "01", {{"invited_by", "lin"}}));
  CHECK(codes(here.apply(sent("e2", "mo", "enrol", "01", {{"invited_by", "lin"}}))) ==
        Codes{"referral_loop"});
  Circle both;
  CHECK(Json::parse(both.engine.replay(here.journal + there.journal))["ok"] == true);
  // A circle of others stops nobody.
  CHECK(codes(both.apply(sent("e3", "nel", "enrol", "02", {{"invited_by", "mo"}}))) ==
        Codes{"ok"});
}
