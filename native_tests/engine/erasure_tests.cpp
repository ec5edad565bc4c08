// A member who was erased: nothing but digests is left, the chains verify, nobody else notices.
#include "base/sha256.hpp"
#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::activity;
using shop::fresh;
using shop::Json;
using shop::opened;
using shop::Shop;
using shop::verified;

const char* const kThen = "2026-03-05T09:00:00+08:00";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// lin (three records) and wu (one), keys of their own, lin's purchase full of words.
Shop two_members() {
  Shop shop;
  shop.engine.set_key("lin", std::string(32, 'l'));
  shop.engine.set_key("wu", std::string(32, 'w'));
  shop.apply(activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  shop.apply(activity(11, "enrol", "2026-03-01T11:00:00+08:00", 0, "wu"));
  Json purchase = Json::parse(activity(2, "purchase", "2026-03-02T10:00:00+08:00", 6000));
  purchase["attributes"]["note"] = "Hauptstrasse 9";
  shop.apply(purchase.dump());
  shop.apply(activity(12, "purchase", "2026-03-02T11:00:00+08:00", 900, "wu"));
  shop.apply(activity(3, "check_in", "2026-03-02T12:00:00+08:00"));
  return shop;
}

std::string erased(const std::string& journal, const std::string& member = "lin") {
  auto result = loyalty::erase(journal, member, kThen);
  REQUIRE(result);
  return *result;
}

}  // namespace

TEST_CASE("an erased journal keeps digests only, and others as they were", "[erasure]") {
  const Shop shop = two_members();
  const std::string journal = erased(shop.journal);
  CHECK(journal.find("Hauptstrasse") == std::string::npos);
  const auto before = lines_of(shop.journal), after = lines_of(journal);
  REQUIRE(after.size() == before.size() + 1);
  for (std::size_t i = 0; i < before.size(); ++i) {
    const Json was = Json::parse(before[i]), is = Json::parse(after[i]);
    if (was["member"] == "wu") {
      CHECK(after[i] == before[i]);
      continue;
    }
    const auto salt = loyalty::digest_from_hex(was["salt"].get<std::string>());
    loyalty::Sha256 payload;
    payload.update(*salt).update("[" + was["activity"].dump() + "," + was["outcome"].dump() + "]");
    Json expected = {{"payload", loyalty::to_hex(payload.finish())}};
    for (const char* key : {"hash", "member", "prev", "program", "seq", "v"}) {
      expected[key] = was[key];
    }
    CHECK(after[i] == expected.dump());
  }
  const Json last = Json::parse(after.back());
  CHECK(last["checkpoint"] ==
        Json({{"at", kThen}, {"reason", "erasure"}, {"semantics", 1}}));
  CHECK(last["seq"] == 4);
  CHECK(verified(journal) ==
        Json({{"erased", 1}, {"members", 2}, {"ok", true}, {"records", 6}}));
  // Again: nothing is left to do.
  CHECK(erased(journal) == journal);
}

TEST_CASE("engine and journal write the same checkpoint of an erasure", "[erasure]") {
  Shop shop = two_members();
  const std::string expected = erased(shop.journal);
  REQUIRE(shop.engine.erase("lin", kThen) == "");
  shop.note_checkpoints();
  CHECK(verified(shop.journal)["erased"] == 1);  // the records themselves are still there
  CHECK(erased(shop.journal) == expected);
  CHECK(shop.engine.head("lin") == shop.last_record()["hash"]);
}

TEST_CASE("an engine keeps nothing of an erased member", "[erasure]") {
  Shop shop = two_members();
  const std::string wu = shop.engine.snapshot("wu");
  REQUIRE(shop.engine.erase("lin", kThen) == "");
  const Json snapshot = Json::parse(shop.engine.snapshot());
  CHECK(snapshot["erased"] ==
        Json({{{"head", shop.engine.head("lin")}, {"id", "lin"}, {"seq", 4}}}));
  CHECK(snapshot["members"].size() == 1);
  CHECK(shop.engine.snapshot("wu") == wu);
  const auto code = [](const std::string& answer) { return Json::parse(answer)["error"]["code"]; };
  CHECK(code(shop.engine.history(R"({"member":"lin"})")) == "member_erased");
  CHECK(code(shop.engine.view(R"({"member":"lin","now":"2026-03-05T09:00:00Z"})")) ==
        "member_erased");
  CHECK(code(shop.engine.history(R"({"member":"nobody"})")) == "unknown_member");
  CHECK(Json::parse(shop.engine.history(R"({"member":"wu"})"))["records"].size() == 2);
}

TEST_CASE("whatever comes for an erased member is refused", "[erasure]") {
  Shop shop = two_members();
  REQUIRE(shop.engine.erase("lin", kThen) == "");
  const std::string before = shop.engine.snapshot();
  for (const std::string& text :
       {activity(7, "purchase", kThen, 100), activity(7, "enrol", kThen),
        activity(2, "purchase", "2026-03-02T10:00:00+08:00", 6000)}) {
    const Json outcome = shop.apply(text);
    CHECK(outcome["code"] == "member_erased");
    CHECK(outcome["field"] == "/member");
    CHECK(Json::parse(shop.engine.preview(text))["code"] == "member_erased");
  }
  CHECK(shop.engine.erase("lin", kThen) == "The member was erased: nothing of theirs is taken any "
                                           "more.");
  CHECK(shop.engine.compact(kThen, "lin") != "");
  CHECK(shop.engine.erase("nobody", kThen) != "");
  CHECK(shop.engine.erase("wu", "soon") != "");
  CHECK(shop.engine.snapshot() == before);
  CHECK(shop.apply(activity(8, "purchase", kThen, 100, "wu"))["code"] == "ok");
}

TEST_CASE("replay and restore keep a member erased", "[erasure]") {
  Shop shop = two_members();
  const std::string live = shop.engine.snapshot();
  REQUIRE(shop.engine.erase("lin", kThen) == "");
  shop.note_checkpoints();
  shop.apply(activity(8, "purchase", kThen, 100, "wu"));
  const auto kept = [&](const std::string& journal) {
    auto engine = fresh();
    for (const char* member : {"lin", "wu"}) {
      engine.set_key(member, std::string(32, member[0]));
    }
    INFO(journal);
    CHECK(Json::parse(engine.replay(journal))["ok"] == true);
    CHECK(engine.snapshot() == shop.engine.snapshot());
  };
  kept(shop.journal);          // with the records still there
  kept(erased(shop.journal));  // and without

  auto engine = fresh();
  REQUIRE(engine.restore(live) == "");
  REQUIRE(engine.restore(shop.engine.snapshot()) == "");
  CHECK(engine.snapshot() == shop.engine.snapshot());
  // What is on record as erased does not come back from an older snapshot.
  CHECK(engine.restore(live) == "the snapshot holds a member who was erased: lin");
  CHECK(engine.snapshot() == shop.engine.snapshot());
  CHECK(Json::parse(engine.apply(activity(9, "enrol", kThen))[0].outcome)["code"] ==
        "member_erased");
}

TEST_CASE("a snapshot cannot call somebody erased whose journal goes on", "[erasure]") {
  Shop shop = opened();
  Json snapshot = Json::parse(fresh().snapshot());
  snapshot["erased"] = {{{"head", shop.engine.head("lin")}, {"id", "lin"}, {"seq", 3}}};
  auto engine = fresh();
  REQUIRE(engine.restore(snapshot.dump()) == "");
  const Json fault = Json::parse(engine.replay(shop.journal))["error"];
  CHECK(fault["code"] == "snapshot");
  CHECK(fault["line"] == 3);
  for (const char* key : {"head", "id", "seq"}) {
    Json broken = snapshot;
    broken["erased"][0][key] = key == std::string("seq") ? Json(0) : Json("");
    CHECK(fresh().restore(broken.dump()) != "");
    broken["erased"][0].erase(key);
    CHECK(fresh().restore(broken.dump()) != "");
  }
}

TEST_CASE("a record without content is an erased member's or a fault", "[erasure]") {
  const Shop shop = two_members();
  auto lines = lines_of(erased(shop.journal));
  const std::string end = lines.back();
  lines.pop_back();
  Json fault = verified(text_of(lines))["error"];
  CHECK(fault["code"] == "emptied");
  CHECK(fault["line"] == 1);
  auto engine = fresh();
  for (const char* member : {"lin", "wu"}) engine.set_key(member, std::string(32, member[0]));
  fault = Json::parse(engine.replay(text_of(lines)))["error"];
  CHECK(fault["code"] == "emptied");
  CHECK(fault["line"] == 1);

  auto whole = lines_of(shop.journal);
  whole[4] = lines[4];  // lin's last one alone
  auto second = fresh();
  for (const char* member : {"lin", "wu"}) second.set_key(member, std::string(32, member[0]));
  fault = Json::parse(second.replay(text_of(whole)))["error"];
  CHECK(fault["code"] == "emptied");
  CHECK(fault["line"] == 5);

  lines.push_back(end);
  lines.push_back(lines_of(shop.journal).back());  // and life goes on?
  fault = verified(text_of(lines))["error"];
  CHECK(fault["code"] == "erased");
  CHECK(fault["line"] == 7);
  lines.pop_back();
  lines[2].replace(lines[2].find("payload\":\"") + 10, 4, "0000");
  CHECK(verified(text_of(lines))["error"]["code"] == "hash");
}

TEST_CASE("a journal that cannot be erased from says why", "[erasure]") {
  const Shop shop = two_members();
  const auto fault = [](const std::string& journal, const char* member, const char* at) {
    const auto result = loyalty::erase(journal, member, at);
    REQUIRE(!result);
    return Json::parse(result.error().answer)["error"];
  };
  CHECK(fault(shop.journal, "nobody", kThen)["code"] == "unknown_member");
  CHECK(fault(shop.journal, "lin", "soon")["code"] == "bad_time");
  CHECK(fault(shop.journal + "{\n", "lin", kThen) ==
        Json({{"code", "malformed"}, {"line", 6},
              {"sentence", "The text ends too early (line 1, column 1)."}}));
  auto lines = lines_of(shop.journal);
  lines.erase(lines.begin());
  CHECK(fault(text_of(lines), "lin", kThen)["code"] == "seq");
}

TEST_CASE("a record belongs to the member of its activity", "[erasure]") {
  Shop shop = two_members();
  auto lines = lines_of(shop.journal);
  for (std::string& line : lines) {
    Json record = Json::parse(line);
    record["member"] = record["member"] == "lin" ? "somebody" : "wu";
    line = record.dump();
  }
  CHECK(verified(text_of(lines))["error"]["code"] == "not_a_record");
}

TEST_CASE("a compacted and then erased chain verifies and replays", "[erasure]") {
  Shop shop = opened();
  REQUIRE(shop.engine.compact("2026-03-02T20:00:00+08:00") == "");
  const std::string begin = shop.engine.checkpoints()[0].record + "\n";
  const std::string journal =
      erased(begin + shop.engine.apply(activity(5, "check_in", kThen))[0].record + "\n");
  CHECK(verified(journal) ==
        Json({{"erased", 1}, {"members", 1}, {"ok", true}, {"records", 3}}));
  auto engine = fresh();
  CHECK(Json::parse(engine.replay(journal))["ok"] == true);
  CHECK(Json::parse(engine.snapshot())["erased"][0]["seq"] == 6);
}
