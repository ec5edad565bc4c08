// Partners across versions and snapshots: their accounts go by id.
#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::Json;
using shop::Shop;

Json programme(int version, const char* partners) {
  Json document = Json::parse(R"({
    "id": "street", "name": "Street", "zone": "Asia/Shanghai", "returns": {"within": "P60D"},
    "currencies": [{"id": "points"}],
    "rules": [{"id": "spend", "on": "purchase", "grant": {"points": {"of": "amount"}}}]
  })");
  document["version"] = version;
  document["partners"] = Json::parse(partners);
  return document;
}

std::string sent(const char* id, const char* type, const char* at, Json attributes) {
  return Json{{"id", id}, {"member", "lin"}, {"type", type}, {"at", at},
              {"attributes", std::move(attributes)}}
      .dump();
}

// 30 points of the inn.
Shop begun() {
  const Json first = programme(1, R"([{"id": "inn", "name": "Inn"}, {"id": "market"}])");
  Shop shop{std::move(*loyalty::Engine::create(first.dump())), {}};
  shop.apply(shop::activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  shop.apply(sent("p1", "purchase", "2026-03-02T10:00:00+08:00",
                  {{"amount", 30}, {"partner", "inn"}}));
  return shop;
}

}  // namespace

TEST_CASE("a version that drops a partner is refused", "[version][partner]") {
  Shop shop = begun();
  const std::string before = shop.engine.snapshot();
  const auto faults = shop.adopt(programme(2, R"([{"id": "market"}, {"id": "ferry"}])"),
                                 "2026-03-03T00:00:00+08:00");
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "version.partner");
  CHECK(faults[0].pointer == "/partners");
  CHECK(faults[0].sentence.find("\"inn\"") != std::string::npos);
  CHECK(shop.engine.snapshot() == before);
}

TEST_CASE("partners in another order keep their accounts, and what they gave goes back to them",
          "[version][partner]") {
  Shop shop = begun();
  REQUIRE(shop.adopt(programme(2, R"([{"id": "ferry"}, {"id": "market"}, {"id": "inn"}])"),
                     "2026-03-03T00:00:00+08:00")
              .empty());
  const Json refund = shop.apply(
      sent("r1", "refund", "2026-03-04T10:00:00+08:00", {{"purchase", "p1"}, {"amount", 10}}));
  REQUIRE(refund["effects"].size() == 1);
  CHECK(refund["effects"][0]["postings"] ==
        Json::parse(R"([{"amount": 10, "currency": "points", "from": "available",
                         "to": "partner:inn"}])"));
  const Json view = Json::parse(
      shop.engine.view(R"({"member": "lin", "now": "2026-03-05T10:00:00+08:00"})"));
  CHECK(view["partners"] == Json::parse(R"([
    {"id": "ferry", "earned": [], "spent": []}, {"id": "market", "earned": [], "spent": []},
    {"id": "inn", "earned": [{"amount": 20, "thing": "points"}], "spent": []}])"));
}

TEST_CASE("a member of a programme with partners who knows none has no trace of them in a snapshot",
          "[partner]") {
  Shop shop = begun();
  const Json wallet = shop.member()["wallets"]["points"];
  CHECK(wallet["partners"] == Json::parse(R"({"inn": {"earned": 30}})"));
  CHECK_FALSE(wallet["accounts"].contains("issued"));
  shop.apply(sent("r1", "refund", "2026-03-04T10:00:00+08:00",
                  {{"purchase", "p1"}, {"amount", 30}}));
  CHECK(shop.member()["wallets"]["points"]["partners"] ==
        Json::parse(R"({"inn": {"clawed_back": 30, "earned": 30}})"));
  shop.apply(shop::activity(9, "enrol", "2026-03-02T11:00:00+08:00", 0, "wu"));
  CHECK(shop.engine.snapshot("wu").find("partner") == std::string::npos);
}

TEST_CASE("an account of a partner that the programme does not have is no snapshot of it",
          "[partner]") {
  Shop shop = begun();
  std::string snapshot = shop.engine.snapshot();
  const std::size_t at = snapshot.find("\"inn\":{\"earned\"");
  REQUIRE(at != std::string::npos);
  snapshot.replace(at, 5, "\"ufo\"");
  const Json first = programme(1, R"([{"id": "inn", "name": "Inn"}, {"id": "market"}])");
  auto other = loyalty::Engine::create(first.dump());
  CHECK_FALSE(other->restore(snapshot).empty());
  CHECK(other->restore(shop.engine.snapshot()).empty());
  CHECK(other->snapshot() == shop.engine.snapshot());
}
