// Documents that nobody should send: cut off, nested without end, doubled, mistyped, changed after
// they were written. Each is answered with an error or leaves a sound state; none of them crashes.
#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catch.hpp"
#include "proofs/members.hpp"
#include "proofs/programmes.hpp"
#include "proofs/stream.hpp"
#include "shared_data.hpp"
#include "skips.hpp"

namespace {

using loyalty::Engine;
using Json = nlohmann::json;
using proofs::Random;

const char* const kEnrol =
    R"({"id":"e","member":"lin","type":"enrol","at":"2026-03-01T09:00:00+08:00"})";
const char* const kPurchase =
    R"({"id":"p-1","member":"lin","type":"purchase","at":"2026-03-02T09:00:00+08:00",)"
    R"("attributes":{"amount":6800,"channel":"app"}})";

std::string code_of(Engine& engine, const std::string& activity) {
  return Json::parse(engine.apply(activity)[0].outcome)["code"];
}

// Every way in, with whatever text; what comes back is JSON and names a fault.
void knock(Engine& engine, const std::string& text) {
  const std::string before = engine.snapshot();
  CHECK(Json::parse(engine.apply(text)[0].outcome)["status"] == "rejected");
  CHECK(Json::parse(engine.preview(text))["status"] == "rejected");
  CHECK(Json::parse(engine.view(text)).contains("error"));
  CHECK(Json::parse(engine.quote(text)).contains("error"));
  CHECK(Json::parse(engine.history(text)).contains("error"));
  CHECK(engine.restore(text) != "");
  // A journal may be empty, an activity comes with a stamp or without.
  CHECK(Json::parse(engine.replay(text + "\n"))["ok"] == text.empty());
  CHECK(Json::parse(loyalty::verify(text + "\n"))["ok"] == text.empty());
  CHECK(!loyalty::check(text).empty());
  if (!text.empty()) {
    const auto answers = engine.apply(kPurchase, {.stamp = text});
    CHECK(Json::parse(answers[0].outcome)["status"] == "rejected");
  }
  CHECK(engine.snapshot() == before);
}

struct Lived {
  std::string programme, snapshot, journal;
};

// A member of the tangled programme with something in every room.
Lived lived(std::uint64_t seed, int activities) {
  Lived made{proofs::programme("tangle"), {}, {}};
  Random random(seed);
  proofs::Stream stream(random, made.programme);
  Engine engine = proofs::engine_of(made.programme);
  for (int i = 0; i < activities; ++i) {
    for (const auto& step : engine.apply(stream.next())) {
      if (!step.record.empty()) made.journal += step.record + "\n";
    }
  }
  made.snapshot = engine.snapshot();
  return made;
}

int scale() {
  const char* given = std::getenv("PERENNIAL_SEEDS");
  return given ? std::atoi(given) : 1;
}

// The state is whatever was taken in; it must be sound, and stay so through a life that goes on.
void live_on(Engine& engine, const std::string& programme, std::uint64_t seed) {
  REQUIRE(proofs::broken_invariant(engine.snapshot()) == "");
  Random random(seed);
  proofs::Stream stream(random, programme);
  for (int i = 0; i < 12; ++i) {
    const std::string activity = stream.next();
    INFO(activity);
    engine.apply(activity);
    REQUIRE(proofs::broken_invariant(engine.snapshot()) == "");
    const Json request = {{"member", random.pick(stream.members())},
                          {"now", stream.some_instant()}};
    INFO(request.dump());
    REQUIRE(Json::accept(engine.view(request.dump())));
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

bool verifies(const std::vector<std::string>& lines) {
  return Json::parse(loyalty::verify(text_of(lines)))["ok"];
}

void collect_leaves(const Json& value, const Json::json_pointer& at,
                    std::vector<Json::json_pointer>& leaves) {
  if (!at.empty()) leaves.push_back(at);
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) collect_leaves(member, at / key, leaves);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) collect_leaves(value[i], at / i, leaves);
  }
}

}  // namespace

TEST_CASE("a document cut off at any byte is refused", "[proofs][hostile]") {
  Engine engine = proofs::engine_of(proofs::programme("coffee"));
  engine.apply(kEnrol);
  const std::string activity = kPurchase;
  for (std::size_t length = 0; length < activity.size(); ++length) {
    INFO(length);
    knock(engine, activity.substr(0, length));
  }
  const std::string programme = proofs::programme("tangle");
  for (std::size_t length = 0; length < programme.size() - 1; ++length) {
    INFO(length);
    CHECK(!loyalty::check(programme.substr(0, length)).empty());
  }
  const Lived member = lived(7, 60);
  Engine other = proofs::engine_of(member.programme);
  for (std::size_t length = 0; length < member.snapshot.size(); length += 3) {
    INFO(length);
    CHECK(other.restore(member.snapshot.substr(0, length)) != "");
  }
}

TEST_CASE("texts that are no document are refused at every door", "[proofs][hostile]") {
  Engine engine = proofs::engine_of(proofs::programme("coffee"));
  engine.apply(kEnrol);
  const std::string zero(1, '\0');
  const std::vector<std::string> texts = {
      std::string(100'000, '['),
      std::string(100'000, ']'),
      std::string(100'000, '[') + std::string(100'000, ']'),
      [] {
        std::string nested;
        for (int i = 0; i < 100'000; ++i) nested += "{\"a\":";
        return nested;
      }(),
      R"({"id":)" + std::string(100'000, '[') + "1" + std::string(100'000, ']') + "}",
      "1e400",
      std::string(100'000, '9'),
      "-" + std::string(5000, '1') + "e" + std::string(5000, '1'),
      "NaN",
      "nul",
      "\xff\xfe",
      "\"\xc3\x28\"",
      R"({"id":"\ud800"})",
      "{\"id\":\"\xed\xa0\x80\"}",
      "\xef\xbb\xbf{}",
      "123" + zero,
      "{} {}",
      "{}x",
      R"({"id":"a","id":"b"})",
      "[1,]",
      "{\"a\":1,}",
      "'a'",
      "/* */ {}",
      zero,
  };
  for (const std::string& text : texts) {
    INFO(text.substr(0, 60));
    knock(engine, text);
  }
  CHECK(code_of(engine, kPurchase) == "ok");
}

TEST_CASE("a mistyped or impossible field is refused with its code", "[proofs][hostile]") {
  Engine engine = proofs::engine_of(proofs::programme("coffee"));
  engine.apply(kEnrol);
  const std::string before = engine.snapshot();
  const std::vector<Json> values = {nullptr, true,          0,       -1,
                                    1.5,     1e300,         "",      "x",
                                    "\xc2\x80", 9007199254740992, Json::array(), Json::object(),
                                    Json::array({nullptr}), Json::array({Json::array()})};
  for (const char* field : {"id", "member", "type", "at", "attributes", "stamp", "more"}) {
    for (const Json& value : values) {
      Json activity = Json::parse(kPurchase);
      activity[field] = value;
      // Another name for it, another brand's word, or nothing beside it: not wrong in itself.
      const bool is_word = value.is_string() && value != "";
      if (is_word && (std::string(field) == "id" || std::string(field) == "type")) continue;
      if (std::string(field) == "stamp" && value == Json::object()) continue;
      INFO(activity.dump());
      const std::string code = code_of(engine, activity.dump());
      CHECK((code == "wrong_type" || code == "bad_id" || code == "bad_time" ||
             code == "unknown_field" || code == "missing_field" || code == "unknown_member"));
      CHECK(engine.snapshot() == before);
    }
  }
  const std::vector<std::pair<std::string, std::string>> amounts = {
      {"1.5", "not_an_integer"},   {"1e2", "not_an_integer"},
      {"-1", "out_of_range"},      {"9007199254740992", "out_of_range"},
      {"1e300", "out_of_range"},   {"-9007199254740992", "out_of_range"},
      {"\"1\"", "wrong_type"},     {"true", "wrong_type"},
      {"null", "wrong_type"},      {"[]", "wrong_type"},
      {"{}", "wrong_type"},        {"18446744073709551616", "out_of_range"},
      {"1.0", "not_an_integer"},   {"1e400", "malformed"},
      {"01", "malformed"},         {"+1", "malformed"}};
  for (const auto& [amount, code] : amounts) {
    const std::string activity =
        R"({"id":"q","member":"lin","type":"purchase","at":"2026-03-02T09:00:00+08:00",)"
        R"("attributes":{"amount":)" + amount + "}}";
    INFO(amount);
    CHECK(code_of(engine, activity) == code);
    CHECK(engine.snapshot() == before);
  }
}

TEST_CASE("every number fits or is refused", "[proofs][hostile]") {
  Engine engine = proofs::engine_of(proofs::programme("tangle"));
  engine.apply(kEnrol);
  const std::string most = "9007199254740991";
  const auto at = [](int minute) {
    return "2026-03-02T09:" + std::to_string(10 + minute) + ":00+08:00";
  };
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    lines += (i ? "," : "") + std::string(R"({"amount":)") + most + R"(,"price":)" + most +
             R"(,"quantity":)" + most + R"(,"category":"a"})";
  }
  int minute = 0;
  for (const std::string& attributes :
       {R"({"amount":)" + most + "}", R"({"amount":1,"lines":[)" + lines + "]}",
        R"({"amount":)" + most + R"(,"lines":[{"amount":)" + most + "}]}"}) {
    const std::string before = engine.snapshot();
    const std::string activity =
        R"({"id":"n)" + std::to_string(minute) + R"(","member":"lin","type":"purchase","at":")" +
        at(minute) + R"(","attributes":)" + attributes + "}";
    ++minute;
    INFO(activity.substr(0, 200));
    if (code_of(engine, activity) != "ok") CHECK(engine.snapshot() == before);
    CHECK(proofs::broken_invariant(engine.snapshot()) == "");
  }
}

TEST_CASE("a purchase of nothing can be refunded by nothing without harm", "[proofs][hostile]") {
  Engine engine = proofs::engine_of(proofs::programme("coffee"));
  engine.apply(kEnrol);
  const auto apply = [&](const std::string& id, const std::string& type, const Json& attributes) {
    const Json activity = {{"id", id},
                           {"member", "lin"},
                           {"type", type},
                           {"at", "2026-03-02T09:00:00+08:00"},
                           {"attributes", attributes},
                           {"stamp", {{"operator", "desk"}}}};
    return code_of(engine, activity.dump());
  };
  CHECK(apply("a", "adjust", {{"currency", "stars"}, {"amount", 9}, {"reason", "start"}}) == "ok");
  CHECK(apply("p", "purchase", {{"amount", 0}, {"lines", {{{"amount", 0}}}}}) == "ok");
  CHECK(apply("r", "redeem", {{"currency", "stars"}, {"amount", 5}, {"reference", "p"}}) == "ok");
  const std::string before = engine.snapshot();
  CHECK(apply("b", "refund", {{"purchase", "p"}, {"lines", {{{"line", 0}, {"amount", 0}}}}}) ==
        "out_of_range");
  CHECK(apply("c", "refund", {{"purchase", "p"}, {"lines", Json::array()}}) == "out_of_range");
  CHECK(apply("d", "refund", {{"purchase", "p"}, {"amount", 1}}) == "refund_exceeds_purchase");
  CHECK(engine.snapshot() == before);
}

TEST_CASE("naughty strings are names like any other", "[proofs][hostile]") {
  const std::string text = shared_text("strings/blns.json");
  if (text.empty()) return skipped("naughty strings", "strings/blns.json is absent");
  Engine engine = proofs::engine_of(proofs::programme("tangle"));
  std::string journal;
  int accepted = 0;
  for (const Json& naughty : Json::parse(text)) {
    const std::string name = naughty;
    const Json activity = {{"id", name},
                           {"member", name},
                           {"type", "review"},
                           {"at", "2026-03-02T09:00:00+08:00"},
                           {"attributes", {{"sku", name}, {"x" + name, name}}}};
    INFO(activity.dump());
    const std::string before = engine.snapshot();
    const auto answers = engine.apply(activity.dump());
    const std::string code = Json::parse(answers[0].outcome)["code"];
    if (name.empty() || name.size() > 128) {
      CHECK(code == "bad_id");
      CHECK(engine.snapshot() == before);
    } else {
      CHECK((code == "ok" || code == "duplicate"));
      if (code == "ok") ++accepted, journal += answers[0].record + "\n";
      CHECK(Json::parse(engine.view(Json({{"member", name}, {"now", activity["at"]}}).dump()))
                ["member"]["id"] == name);
    }
  }
  CHECK(accepted > 400);
  CHECK(Json::parse(loyalty::verify(journal))["records"] == accepted);
  Engine again = proofs::engine_of(proofs::programme("tangle"));
  CHECK(Json::parse(again.replay(journal))["ok"] == true);
  CHECK(again.snapshot() == engine.snapshot());
  Engine restored = proofs::engine_of(proofs::programme("tangle"));
  CHECK(restored.restore(engine.snapshot()) == "");
  CHECK(restored.snapshot() == engine.snapshot());
}

TEST_CASE("a snapshot with any value changed is refused or sound", "[proofs][hostile]") {
  const std::vector<Json> values = {nullptr, true, -1, 0, 1, 65535, 65536, 4294967296,
                                    9007199254740991, -9007199254740991, 1.5, "", "moving",
                                    Json::array(), Json::object(), "points", "lounge", "high"};
  int taken = 0, refused = 0;
  for (int round = 0; round < scale(); ++round) {
    const Lived member = lived(static_cast<std::uint64_t>(100 + round), 150);
    const Json whole = Json::parse(member.snapshot);
    std::vector<Json::json_pointer> leaves;
    collect_leaves(whole, Json::json_pointer(), leaves);
    Random random(static_cast<std::uint64_t>(round));
    for (int i = 0; i < 600; ++i) {
      const Json::json_pointer at = random.pick(leaves);
      Json changed = whole;
      if (random.chance(5)) {
        changed[at] = whole[random.pick(leaves)];
      } else if (random.chance(5) && changed[at.parent_pointer()].is_object()) {
        changed[at.parent_pointer()].erase(at.back());
      } else {
        changed[at] = random.pick(values);
      }
      INFO("round " << round << " change " << i << " at " << at.to_string() << ": "
                    << (changed.contains(at) ? changed[at].dump() : "gone"));
      Engine engine = proofs::engine_of(member.programme);
      if (engine.restore(changed.dump()) != "") {
        REQUIRE(engine.snapshot() == proofs::engine_of(member.programme).snapshot());
        ++refused;
        continue;
      }
      ++taken;
      live_on(engine, member.programme, static_cast<std::uint64_t>(i));
    }
  }
  CHECK(taken > 30);
  CHECK(refused > 200);
}

TEST_CASE("a snapshot or journal with a byte changed never crashes", "[proofs][hostile]") {
  for (int round = 0; round < scale(); ++round) {
    const Lived member = lived(static_cast<std::uint64_t>(200 + round), 60);
    Random random(static_cast<std::uint64_t>(round));
    for (int i = 0; i < 400; ++i) {
      std::string snapshot = member.snapshot;
      const auto at = static_cast<std::size_t>(
          random.below(static_cast<std::int64_t>(snapshot.size())));
      snapshot[at] = static_cast<char>(snapshot[at] ^ (1 << random.below(8)));
      INFO("round " << round << " byte " << at);
      Engine engine = proofs::engine_of(member.programme);
      if (engine.restore(snapshot) == "") live_on(engine, member.programme, 5);
    }
    for (int i = 0; i < 60; ++i) {
      std::string journal = member.journal;
      const auto at = static_cast<std::size_t>(
          random.below(static_cast<std::int64_t>(journal.size())));
      journal[at] = static_cast<char>(journal[at] ^ (1 << random.below(8)));
      INFO("round " << round << " byte " << at << " of the journal");
      CHECK(Json::parse(loyalty::verify(journal))["ok"] == false);
      Engine engine = proofs::engine_of(member.programme);
      CHECK(Json::accept(engine.replay(journal)));
      CHECK(proofs::broken_invariant(engine.snapshot()) == "");
    }
  }
}

TEST_CASE("a record that is none tells nothing about an activity", "[proofs][hostile]") {
  Engine engine = proofs::engine_of(proofs::programme("coffee"));
  engine.apply(kEnrol);
  const std::string record = engine.apply(kPurchase)[0].record;
  for (std::size_t length = 0; length < record.size(); length += 5) {
    Engine other = proofs::engine_of(proofs::programme("coffee"));
    other.apply(kEnrol);
    const auto answers = other.apply(kPurchase, {.known = record.substr(0, length)});
    CHECK(Json::parse(answers[0].outcome)["code"] == "ok");
  }
  for (const char* known : {"{}", "[]", "1", R"({"activity":{}})", R"({"outcome":{}})",
                            R"({"activity":1,"outcome":2})", R"({"activity":{},"outcome":[]})"}) {
    Engine other = proofs::engine_of(proofs::programme("coffee"));
    other.apply(kEnrol);
    INFO(known);
    CHECK(Json::parse(other.apply(kPurchase, {.known = known})[0].outcome)["code"] == "ok");
    CHECK(Json::parse(other.replay(std::string(known) + "\n"))["ok"] == false);
  }
}

TEST_CASE("a journal that was tampered with does not verify", "[proofs][hostile]") {
  const std::vector<std::string> whole = lines_of(lived(3, 60).journal);
  REQUIRE(whole.size() > 20);
  REQUIRE(verifies(whole));
  const auto member_of = [](const std::string& line) { return Json::parse(line)["member"]; };
  for (std::size_t i = 0; i < whole.size(); ++i) {
    INFO("line " << i);
    const bool is_last = std::none_of(whole.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                      whole.end(), [&](const std::string& line) {
                                        return member_of(line) == member_of(whole[i]);
                                      });
    std::vector<std::string> lines = whole;
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i), whole[i]);
    CHECK_FALSE(verifies(lines));  // twice
    lines = whole;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    // Cutting the end off a member's chain leaves a shorter chain: only its head tells.
    CHECK(verifies(lines) == is_last);
    Json changed = Json::parse(whole[i]);
    changed["activity"]["at"] = "2026-01-01T00:00:00+00:00";
    lines = whole;
    lines[i] = changed.dump();
    CHECK_FALSE(verifies(lines));
    changed = Json::parse(whole[i]);
    changed["outcome"]["effects"].push_back({{"type", "earned"}});
    lines[i] = changed.dump();
    CHECK_FALSE(verifies(lines));
    changed = Json::parse(whole[i]);
    changed["member"] = "somebody";
    lines[i] = changed.dump();
    CHECK_FALSE(verifies(lines));
  }
  for (std::size_t i = 0; i + 1 < whole.size(); ++i) {
    if (member_of(whole[i]) != member_of(whole[i + 1])) continue;
    std::vector<std::string> lines = whole;
    std::swap(lines[i], lines[i + 1]);
    CHECK_FALSE(verifies(lines));
  }
}
