// How large a programme may be: what the check refuses, in time, and that all of the rest works.
#include <functional>
#include <string>

#include "engine/right.hpp"
#include "loyalty/engine.hpp"

namespace {

using right::Json;
using namespace std::string_literals;

Json club() { return {{"id", "club"}, {"version", 1}, {"name", "Club"}, {"zone", "UTC"}}; }

Json times(int count, const std::function<Json(int)>& one) {
  Json list = Json::array();
  for (int i = 0; i < count; ++i) list.push_back(one(i));
  return list;
}

Json ids(const std::string& prefix, int count) {
  return times(count, [&](int i) { return Json{{"id", prefix + std::to_string(i)}}; });
}

Json tier(const std::string& id, int levels) {
  const auto level = [&](int i) {
    Json made = {{"id", id + "_" + std::to_string(i)}};
    if (i > 0) made["need"] = {{"c0", i}};
    return made;
  };
  return {{"id", id}, {"levels", times(levels, level)}};
}

}  // namespace

TEST_CASE("a list longer than any programme needs is not read", "[check]") {
  const auto faults_of = [](const char* list, int length) {
    Json programme = club();
    programme[list] = Json::array_t(static_cast<std::size_t>(length), Json::object());
    return loyalty::check(programme.dump());
  };
  for (const char* list : {"currencies", "entitlements", "streaks", "rules", "badges", "missions",
                           "rewards", "draws", "segments"}) {
    const auto faults = faults_of(list, 70'000);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "structure.value");
    CHECK(faults[0].pointer == "/"s + list);
    CHECK(faults[0].sentence == "expected a list of at most 1000, not of 70000");
    CHECK(faults_of(list, 1000)[0].code == "structure.missing");
  }
  CHECK(faults_of("tiers", 65)[0].pointer == "/tiers");
  CHECK(faults_of("tiers", 64)[0].pointer == "/tiers/0");
  Json programme = club();
  programme["currencies"] = ids("c", 1);
  programme["tiers"] = {tier("a", 100), tier("b", 101)};
  const auto faults = loyalty::check(programme.dump());
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].pointer == "/tiers/1/levels");
}

// Each list is short enough; looking every place up among all of them would take minutes.
TEST_CASE("a programme of too many places, limits or words is refused in time", "[check]") {
  const auto step = [](int i) { return Json{{"at", i + 1}}; };
  const auto mission = [&](int i) {
    return Json{{"id", "m" + std::to_string(i)}, {"on", "visit"}, {"steps", {step(0)}}};
  };
  const auto faults_of = [&](const std::function<void(Json&, int)>& fill) {
    Json programme = club();
    programme["missions"] = times(100, [&](int i) {
      Json made = mission(i);
      fill(made, i);
      return made;
    });
    const auto faults = loyalty::check(programme.dump());
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].pointer.empty());
    return faults[0].sentence;
  };
  const std::string sentence = "a programme of 16384 places, limits or words is too large";
  CHECK(faults_of([&](Json& made, int) { made["steps"] = times(1000, step); }) == sentence);
  CHECK(faults_of([](Json& made, int) {
          made["limit"] = times(1000, [](int) { return Json{{"times", 1}}; });
        }) == sentence);
  CHECK(faults_of([](Json& made, int i) {
          made["on"] = times(1000, [i](int k) { return "w" + std::to_string(i * 1000 + k); });
        }) == sentence);
}

TEST_CASE("a condition tells the last of ten thousand things from the others", "[check]") {
  Json programme = club();
  programme["currencies"] = ids("c", 1000);
  programme["entitlements"] = ids("e", 1000);
  programme["badges"] = ids("b", 1000);
  programme["rewards"] = ids("r", 1000);
  programme["tiers"] = times(60, [](int i) { return tier("t" + std::to_string(i), 100); });
  const auto given_to_holders = [](const std::string& thing, int amount) {
    const Json held = {{">", {{{"var", "member.holds." + thing}}, 0}}};
    return Json{
        {"id", "to_" + thing}, {"on", "visit"}, {"when", held}, {"grant", {{"c1", amount}}}};
  };
  programme["rules"] = {given_to_holders("t59_0", 1), given_to_holders("t59_99", 10)};
  auto engine = loyalty::Engine::create(programme.dump());
  REQUIRE(engine);
  engine->apply(R"({"id":"1","member":"lin","type":"enrol","at":"2026-01-01T00:00:00Z"})");
  const auto steps =
      engine->apply(R"({"id":"2","member":"lin","type":"visit","at":"2026-01-01T00:00:00Z"})");
  const Json outcome = Json::parse(steps[0].outcome);
  REQUIRE(outcome["effects"].size() == 1);
  CHECK(outcome["effects"][0]["amount"] == 1);
}
