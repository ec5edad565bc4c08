// The history of a member: newest first, a page at a time, and nothing of anybody else.
#include <vector>

#include "catch.hpp"
#include "engine/shop.hpp"

namespace {

using shop::Json;

// Three purchases of lin behind their enrolment, a1 to a4, and wu between them, a11 and a12.
loyalty::Engine sold() {
  auto engine = shop::fresh();
  engine.apply(shop::activity(1, "enrol", "2026-03-01T10:00:00+08:00"));
  engine.apply(shop::activity(2, "purchase", "2026-03-02T10:00:00+08:00", 100));
  engine.apply(shop::activity(11, "enrol", "2026-03-02T11:00:00+08:00", 0, "wu"));
  engine.apply(shop::activity(3, "purchase", "2026-03-03T10:00:00+08:00", 200));
  engine.apply(shop::activity(12, "purchase", "2026-03-03T11:00:00+08:00", 300, "wu"));
  engine.apply(shop::activity(4, "purchase", "2026-03-04T10:00:00+08:00", 400));
  return engine;
}

std::vector<int> page(const loyalty::Engine& engine, Json request) {
  if (!request.contains("member")) request["member"] = "lin";
  std::vector<int> numbers;
  const Json answer = Json::parse(engine.history(request.dump()));
  for (const Json& record : answer["records"]) {
    CHECK(record["member"] == request["member"]);
    const std::string prefix = request["member"] == "wu" ? "a1" : "a";
    CHECK(record["activity"]["id"] == prefix + record["seq"].dump());
    numbers.push_back(record["seq"]);
  }
  return numbers;
}

std::string refused_field(const loyalty::Engine& engine, const char* request) {
  return Json::parse(engine.history(request)).value("/error/field"_json_pointer, "");
}

}  // namespace

TEST_CASE("history comes newest first, a page at a time", "[engine][history]") {
  const auto engine = sold();
  using Numbers = std::vector<int>;
  CHECK(page(engine, Json::object()) == Numbers{4, 3, 2, 1});
  CHECK(page(engine, {{"limit", 1}}) == Numbers{4});
  CHECK(page(engine, {{"before", 3}}) == Numbers{2, 1});
  CHECK(page(engine, {{"before", 3}, {"limit", 1}}) == Numbers{2});
  CHECK(page(engine, {{"before", 2}, {"limit", 1000}}) == Numbers{1});
  CHECK(page(engine, {{"before", 1}}) == Numbers{});
  CHECK(page(engine, {{"before", 0}}) == Numbers{});
  CHECK(page(engine, {{"before", 99}, {"limit", 2}}) == Numbers{4, 3});
  CHECK(page(engine, {{"before", 2}, {"member", "wu"}}) == Numbers{1});
}

TEST_CASE("a page that cannot be is refused by its name", "[engine][history]") {
  const auto engine = sold();
  CHECK(refused_field(engine, R"({"member":"lin","before":-1})") == "/before");
  CHECK(refused_field(engine, R"({"member":"lin","before":"3"})") == "/before");
  CHECK(refused_field(engine, R"({"member":"lin","limit":0})") == "/limit");
  CHECK(refused_field(engine, R"({"member":"lin","limit":1001})") == "/limit");
  CHECK(refused_field(engine, R"({"member":"lin","after":1})") == "/after");
}
