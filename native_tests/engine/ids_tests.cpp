// An accepted id is one member's: across replay, restore, erasure and follow-ups.
#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::activity;
using shop::fresh;
using shop::Json;
using shop::Shop;

const char* const kFirst = "2026-03-01T10:00:00+08:00";
const char* const kSecond = "2026-03-02T10:00:00+08:00";

// One record each, under the same id: two engines that knew nothing of each other.
std::string enrolled_apart(const std::string& member) {
  Shop shop;
  shop.apply(activity(1, "enrol", kFirst, 0, member));
  return shop.journal;
}

Json answer(loyalty::Engine& engine, const std::string& text, std::string_view known = {}) {
  return Json::parse(engine.apply(text, {.known = known})[0].outcome);
}

bool is_another_members(const Json& outcome) {
  return outcome["code"] == "id_reused" && outcome["field"] == "/member";
}

}  // namespace

TEST_CASE("an id is refused for another member, one at a time or not", "[ids]") {
  Shop shop;
  shop.apply(activity(1, "enrol", kFirst));
  const std::string before = shop.engine.snapshot();
  const std::string theirs = activity(1, "enrol", kFirst, 0, "wu");
  CHECK(is_another_members(answer(shop.engine, theirs)));
  CHECK(is_another_members(Json::parse(shop.engine.apply_alone(theirs).outcome)));
  CHECK(shop.engine.snapshot() == before);
}

TEST_CASE("journals that were written apart replay together", "[ids]") {
  auto engine = fresh();
  const std::string both = enrolled_apart("lin") + enrolled_apart("wu");
  REQUIRE(Json::parse(engine.replay(both))["ok"] == true);
  for (const char* member : {"lin", "wu"}) {
    CHECK(answer(engine, activity(1, "enrol", kFirst, 0, member))["code"] == "duplicate");
    const Json other = answer(engine, activity(1, "enrol", kSecond, 0, member));
    CHECK(other["code"] == "id_reused");
    CHECK(other["field"] == "/at");
  }
  CHECK(is_another_members(answer(engine, activity(1, "enrol", kFirst, 0, "mo"))));
  // Whoever of the two goes, the other keeps theirs.
  REQUIRE(engine.erase("lin", kSecond) == "");
  CHECK(answer(engine, activity(1, "enrol", kFirst, 0, "wu"))["code"] == "duplicate");
}

TEST_CASE("many members may bring one id from journals written apart", "[ids]") {
  std::string journal;
  for (int i = 0; i < 300; ++i) journal += enrolled_apart("m" + std::to_string(i));
  auto engine = fresh();
  REQUIRE(Json::parse(engine.replay(journal))["records"] == 300);
  for (int i = 0; i < 300; ++i) {
    const std::string member = "m" + std::to_string(i);
    REQUIRE(answer(engine, activity(1, "enrol", kFirst, 0, member))["code"] == "duplicate");
  }
}

TEST_CASE("one member's chain replays beside another who holds its ids", "[ids]") {
  Shop shop;
  shop.apply(activity(1, "enrol", kFirst));
  CHECK(Json::parse(shop.engine.replay(enrolled_apart("wu")))["ok"] == true);
  CHECK(answer(shop.engine, activity(1, "enrol", kFirst))["code"] == "duplicate");
  // The replay is over: the door is closed again.
  CHECK(is_another_members(answer(shop.engine, activity(1, "enrol", kFirst, 0, "mo"))));
}

TEST_CASE("whoever keeps the journal knows whose an id is", "[ids]") {
  Shop shop;
  shop.apply(activity(1, "enrol", kFirst));
  auto engine = fresh();
  REQUIRE(engine.restore(shop.engine.snapshot()) == "");
  const std::string theirs = activity(1, "enrol", kFirst, 0, "wu");
  CHECK(is_another_members(answer(engine, theirs, shop.journal)));
  CHECK(answer(engine, theirs)["code"] == "ok");  // nobody said so
}

TEST_CASE("the ids of an erased member are anybody's", "[ids][erasure]") {
  Shop shop;
  shop.apply(activity(1, "enrol", kFirst));
  shop.apply(activity(2, "enrol", kFirst, 0, "wu"));
  shop.apply(activity(3, "check_in", kFirst));
  const std::string theirs = activity(3, "check_in", kFirst, 0, "wu");
  CHECK(is_another_members(answer(shop.engine, theirs)));
  REQUIRE(shop.engine.erase("lin", kSecond) == "");
  // Of two reasons the first in the list: the id is another's, though lin is erased as well.
  CHECK(is_another_members(answer(shop.engine, activity(2, "enrol", kFirst))));
  shop.note_checkpoints();
  CHECK(shop.apply(theirs)["code"] == "ok");
  for (const std::string& journal : {shop.journal, *loyalty::erase(shop.journal, "lin", kSecond)}) {
    auto engine = fresh();
    CHECK(Json::parse(engine.replay(journal))["ok"] == true);
    CHECK(engine.snapshot() == shop.engine.snapshot());
  }
}

TEST_CASE("a follow-up whose id was taken is refused, its cause is not", "[ids]") {
  Json programme = shop::first_version();
  programme["rules"].push_back(
      {{"id", "thanks"}, {"on", "thank"}, {"to", "waiter"}, {"grant", {{"points", 5}}}});
  auto engine = std::move(*loyalty::Engine::create(programme.dump()));
  for (const char* member : {"lin", "wu"}) {
    engine.apply(
        Json{{"id", member}, {"member", member}, {"type", "enrol"}, {"at", kFirst}}.dump());
  }
  const auto thank = [&](const char* id, const char* member, const char* waiter) {
    return Json{{"id", id}, {"member", member}, {"type", "thank"}, {"at", kFirst},
                {"attributes", {{"waiter", waiter}}}}.dump();
  };
  engine.apply(Json{{"id", "t1/thanks"}, {"member", "lin"}, {"type", "visit"}, {"at", kFirst}}
                   .dump());
  const auto steps = engine.apply(thank("t1", "lin", "wu"));
  REQUIRE(steps.size() == 2);
  CHECK(Json::parse(steps[0].outcome)["code"] == "ok");
  CHECK(is_another_members(Json::parse(steps[1].outcome)));
  CHECK(engine.apply(thank("t2", "lin", "wu")).size() == 2);
  CHECK(Json::parse(engine.snapshot("wu"))["members"][0]["wallets"]["points"]["accounts"]
                   ["available"] == 5);
}
