// A journal whose older records were dropped: the checkpoint, the snapshot it names, and what can
// come no more. And the same for an engine with other semantics.
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

const char* const kThird = "2026-03-03T12:00:00+08:00";

// Three records, the compaction, then a purchase; another member beside them.
struct Compacted {
  Shop shop = opened();
  std::string before, snapshot;

  Compacted() {
    shop.apply(activity(4, "enrol", "2026-03-02T12:00:00+08:00", 0, "wu"));
    before = shop.journal;
    REQUIRE(shop.engine.compact("2026-03-02T20:00:00+08:00", "lin") == "");
    shop.note_checkpoints();
    snapshot = shop.engine.snapshot("lin");
    shop.apply(activity(5, "purchase", kThird, 1000));
  }
  std::string after() const { return shop.journal.substr(before.size()); }
};

Json replayed(loyalty::Engine& engine, const std::string& journal) {
  return Json::parse(engine.replay(journal));
}

std::string digest_of(Json member, std::int64_t seq, const std::string& head) {
  member["seq"] = seq;
  member["head"] = head;
  return loyalty::to_hex(loyalty::sha256(member.dump()));
}

std::string without_lines(const std::string& journal, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0; --count) at = journal.find('\n', at) + 1;
  return journal.substr(at);
}

}  // namespace

TEST_CASE("a compaction names the digest of the member's state", "[compaction]") {
  Compacted made;
  const Json record = Json::parse(made.after().substr(0, made.after().find('\n')));
  CHECK(record["checkpoint"]["reason"] == "compaction");
  CHECK(record["checkpoint"]["at"] == "2026-03-02T20:00:00+08:00");
  CHECK(record["program"] == made.shop.engine.programme_digest());
  const Json member = Json::parse(made.snapshot)["members"][0];
  CHECK(member["head"] == record["hash"]);
  CHECK(record["checkpoint"]["snapshot"] ==
        digest_of(member, record["seq"].get<std::int64_t>() - 1, record["prev"]));
}

TEST_CASE("a compaction changes nothing but the chain and the books", "[compaction]") {
  Shop shop = opened();
  Json before = shop.member();
  REQUIRE(shop.engine.compact("2030-01-01T00:00:00Z") == "");
  Json after = shop.member();
  CHECK(after["closed"] == before["clock"]);
  for (const char* key : {"closed", "head", "seq"}) before.erase(key), after.erase(key);
  CHECK(after == before);
}

TEST_CASE("a journal that begins with a compaction verifies and replays", "[compaction]") {
  Compacted made;
  CHECK(verified(made.after()) == Json({{"members", 1}, {"ok", true}, {"records", 2}}));
  auto engine = fresh();
  REQUIRE(engine.restore(made.snapshot) == "");
  CHECK(replayed(engine, made.after())["ok"] == true);
  CHECK(engine.snapshot("lin") == made.shop.engine.snapshot("lin"));
}

TEST_CASE("a journal that keeps what a compaction stands for replays whole", "[compaction]") {
  Compacted made;
  CHECK(verified(made.shop.journal)["records"] == 6);
  auto engine = fresh();
  CHECK(replayed(engine, made.shop.journal)["ok"] == true);
  CHECK(engine.snapshot() == made.shop.engine.snapshot());
  // With the snapshot, the records before it are followed; the other member's are applied.
  auto second = fresh();
  REQUIRE(second.restore(made.snapshot) == "");
  CHECK(replayed(second, made.shop.journal)["ok"] == true);
  CHECK(second.snapshot() == made.shop.engine.snapshot());
}

TEST_CASE("a replay starts from no other snapshot than the one named", "[compaction]") {
  Compacted made;
  const auto refused = [&](const std::string& snapshot, const std::string& journal) {
    auto engine = fresh();
    if (!snapshot.empty()) REQUIRE(engine.restore(snapshot) == "");
    return replayed(engine, journal)["error"];
  };
  const Json missing = refused("", made.after());
  CHECK(missing["code"] == "snapshot");
  CHECK(missing["line"] == 1);

  Json richer = Json::parse(made.snapshot);
  richer["members"][0]["wallets"]["points"]["accounts"]["available"] = 62;
  richer["members"][0]["wallets"]["points"]["accounts"]["issued"] = -62;
  richer["members"][0]["wallets"]["points"]["lots"][0]["amount"] = 61;
  auto forged = fresh();
  INFO(richer.dump());
  REQUIRE(forged.restore(richer.dump()) == "");
  CHECK(replayed(forged, made.after())["error"]["code"] == "snapshot");

  Json elsewhere = Json::parse(made.snapshot);
  elsewhere["members"][0]["head"] = std::string(64, '7');
  CHECK(refused(elsewhere.dump(), made.after())["code"] == "snapshot");
  // One of a later moment is named by no checkpoint; one of before would leave the rest unproved.
  const Json later = refused(made.shop.engine.snapshot("lin"), made.after());
  CHECK(later["code"] == "snapshot");
  CHECK(later["line"] == 2);
  const Json cut = refused(made.snapshot, made.before);
  CHECK(cut["code"] == "snapshot");
}

TEST_CASE("only a compaction lets the records before it go", "[compaction]") {
  Compacted made;
  const Json fault = verified(without_lines(made.before, 1))["error"];
  CHECK(fault["code"] == "seq");
  CHECK(fault["line"] == 1);
  std::string forged = made.after();
  forged.replace(forged.find("\"reason\":\"compaction\""), 21, "\"reason\":\"comp4ction\"");
  CHECK(verified(forged)["error"]["code"] == "seq");
  // Behind the first record of a member nothing may be missing, a compaction or not.
  Shop shop = opened();
  REQUIRE(shop.engine.compact(kThird) == "");
  std::string gap = without_lines(shop.journal, 0);
  gap = gap.substr(0, gap.find('\n') + 1) + shop.engine.checkpoints()[0].record + "\n";
  CHECK(verified(gap)["error"]["line"] == 2);
}

TEST_CASE("a compaction that comes out otherwise than recorded is told", "[compaction]") {
  Compacted made;
  auto engine = fresh();
  engine.set_key("lin", std::string(32, 'k'));  // other salts: every record would differ
  CHECK(replayed(engine, made.shop.journal)["ok"] == false);
  std::string journal = made.shop.journal;
  const std::size_t at = journal.find("2026-03-02T20:00:00+08:00");
  journal.replace(at, 25, "2026-03-02T20:00:00+8:000");
  auto second = fresh();
  const Json fault = replayed(second, journal)["error"];
  CHECK(fault["code"] == "checkpoint");
  CHECK(fault["line"] == 5);
}

TEST_CASE("what was accepted before a compaction is never accepted again", "[compaction]") {
  Compacted made;
  auto engine = fresh();
  REQUIRE(engine.restore(made.snapshot) == "");  // it knows no ids
  const auto code = [&](const std::string& text) {
    return Json::parse(engine.apply(text)[0].outcome)["code"];
  };
  CHECK(code(activity(2, "purchase", "2026-03-02T10:00:00+08:00", 6000)) == "too_late");
  CHECK(code(activity(9, "purchase", "2026-03-02T11:00:00+08:00", 1)) == "too_late");
  CHECK(code(activity(9, "purchase", "2026-03-02T11:00:00.001+08:00", 100)) == "ok");
  // Whoever still holds the records knows the ids by them.
  CHECK(made.shop.apply(activity(2, "purchase", "2026-03-02T10:00:00+08:00", 6000))["code"] ==
        "duplicate");
}

TEST_CASE("a compaction that cannot be says why and changes nothing", "[compaction]") {
  Shop shop = opened();
  const std::string before = shop.engine.snapshot();
  CHECK(shop.engine.compact("yesterday") != "");
  CHECK(shop.engine.compact(kThird, "nobody") == "The member is not enrolled.");
  CHECK(shop.engine.snapshot() == before);
}

TEST_CASE("a member is compacted twice, and replay goes on across both", "[compaction]") {
  Compacted made;
  REQUIRE(made.shop.engine.compact("2026-03-04T00:00:00Z") == "");
  CHECK(made.shop.engine.checkpoints().size() == 2);
  made.shop.note_checkpoints();
  CHECK(verified(made.shop.journal)["records"] == 8);
  auto engine = fresh();
  REQUIRE(engine.restore(made.snapshot) == "");
  CHECK(replayed(engine, made.shop.journal)["ok"] == true);
  CHECK(engine.snapshot() == made.shop.engine.snapshot());
}

TEST_CASE("a snapshot of lower semantics is taken over with a checkpoint", "[semantics]") {
  Shop shop = opened();
  Json old = Json::parse(shop.engine.snapshot());
  const std::int64_t now = old["semantics"];
  old["semantics"] = now - 1;

  auto engine = fresh();
  CHECK(engine.restore(old.dump()) == "the snapshot was made under other semantics");
  REQUIRE(engine.migrate(old.dump(), kThird) == "");
  REQUIRE(engine.checkpoints().size() == 1);
  const Json record = Json::parse(engine.checkpoints()[0].record);
  CHECK(record["checkpoint"]["reason"] == "semantics");
  CHECK(record["checkpoint"]["from"] == now - 1);
  CHECK(record["checkpoint"]["semantics"] == now);
  CHECK(record["seq"] == 4);
  CHECK(record["prev"] == old["members"][0]["head"]);
  CHECK(record["checkpoint"]["snapshot"] == digest_of(old["members"][0], 3, record["prev"]));
  shop.journal += engine.checkpoints()[0].record + "\n";
  const std::string migrated = engine.snapshot();
  shop.journal += engine.apply(activity(5, "purchase", kThird, 1000))[0].record + "\n";
  CHECK(verified(shop.journal)["records"] == 5);

  // What other semantics made is followed, never judged; from the checkpoint on all is compared.
  auto second = fresh();
  CHECK(replayed(second, shop.journal)["error"]["code"] == "snapshot");
  auto third = fresh();
  REQUIRE(third.restore(migrated) == "");
  CHECK(replayed(third, shop.journal)["ok"] == true);
  CHECK(third.snapshot() == engine.snapshot());
}

TEST_CASE("semantics only rise", "[semantics]") {
  Shop shop = opened();
  auto engine = fresh();
  const std::string nothing = engine.snapshot();
  Json snapshot = Json::parse(shop.engine.snapshot());
  CHECK(engine.migrate(snapshot.dump(), kThird) != "");
  snapshot["semantics"] = snapshot["semantics"].get<int>() + 1;
  CHECK(engine.migrate(snapshot.dump(), kThird) == "the snapshot was made by a newer engine");
  CHECK(engine.restore(snapshot.dump()) == "the snapshot was made by a newer engine");
  snapshot["semantics"] = 0;
  CHECK(engine.migrate(snapshot.dump(), "now") != "");
  CHECK(engine.migrate("{", kThird) != "");
  CHECK(engine.snapshot() == nothing);
}
