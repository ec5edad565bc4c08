// Experiments: which group a member is in follows from the ids and the weights alone.
#include <map>

#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::Json;

Json with_experiments() {
  Json programme = shop::first_version();
  programme["enrolment"] = "automatic";
  programme["segments"] = Json::parse(R"([
    {"id": "trial", "groups": [{"id": "control", "weight": 1}, {"id": "offer", "weight": 1}]},
    {"id": "price", "groups": [{"id": "low", "weight": 1}, {"id": "middle", "weight": 2},
                               {"id": "high", "weight": 7}]}])");
  return programme;
}

std::string group(loyalty::Engine& engine, const std::string& member, const char* segment,
                  const char* now = "2026-03-02T10:00:00+08:00") {
  const Json view = Json::parse(engine.view(Json{{"member", member}, {"now", now}}.dump()));
  return view["segments"][segment];
}

void enrol(loyalty::Engine& engine, const std::string& member) {
  engine.apply(Json{{"id", "e-" + member}, {"member", member}, {"type", "purchase"},
                    {"at", "2026-03-01T10:00:00+08:00"}, {"attributes", {{"amount", 100}}}}
                   .dump());
}

// SHA-256 of member, a zero byte and segment; its first 8 bytes times the weights, divided by 2^64:
// worked out with another SHA-256 than the engine's.
const std::map<std::string, std::pair<const char*, const char*>> kGroups = {
    {"lin", {"control", "high"}}, {"mo", {"offer", "high"}},   {"ada", {"offer", "high"}},
    {"m-1", {"offer", "middle"}}, {"m-2", {"control", "high"}}, {"会员", {"control", "low"}}};

}  // namespace

TEST_CASE("a member's group is the hash of who they are and what is tried", "[engine][segments]") {
  auto engine = std::move(*loyalty::Engine::create(with_experiments().dump()));
  for (const auto& [member, groups] : kGroups) {
    enrol(engine, member);
    CHECK(group(engine, member, "trial") == groups.first);
    CHECK(group(engine, member, "price") == groups.second);
  }
}

TEST_CASE("a group stays across versions while ids and weights stand", "[engine][segments]") {
  auto engine = std::move(*loyalty::Engine::create(with_experiments().dump()));
  for (const auto& [member, groups] : kGroups) enrol(engine, member);
  Json next = with_experiments();
  next["version"] = 2;
  next["rules"][0]["grant"]["points"]["rate"] = {2, 100};
  next["segments"].insert(next["segments"].begin(),
                          Json::parse(R"({"id": "new", "groups": [{"id": "all", "weight": 1}]})"));
  REQUIRE(engine.adopt(next.dump(), "2026-04-01T00:00:00+08:00").empty());
  for (const auto& [member, groups] : kGroups) {
    CHECK(group(engine, member, "trial", "2026-04-02T10:00:00+08:00") == groups.first);
    CHECK(group(engine, member, "price", "2026-04-02T10:00:00+08:00") == groups.second);
    CHECK(group(engine, member, "new", "2026-04-02T10:00:00+08:00") == "all");
  }
}

TEST_CASE("groups share members as their weights do", "[engine][segments]") {
  auto engine = std::move(*loyalty::Engine::create(with_experiments().dump()));
  std::map<std::string, int> members;
  for (int i = 0; i < 10000; ++i) {
    const std::string member = "m" + std::to_string(i);
    enrol(engine, member);
    ++members[group(engine, member, "price")];
    if (i == 0) enrol(engine, member);  // again: a duplicate
  }
  // Counted with another SHA-256 than the engine's.
  CHECK(members == std::map<std::string, int>{{"low", 964}, {"middle", 2004}, {"high", 7032}});
}
