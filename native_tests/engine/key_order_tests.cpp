// Nothing hangs on the order of keys: a database may sort them.
#include "catch.hpp"
#include "loyalty/engine.hpp"

namespace {

std::string view_under(const char* need) {
  const std::string programme =
      std::string(R"({"id":"o","version":1,"name":"O","currencies":[{"id":"growth"},)") +
      R"({"id":"nights"}],"rules":[{"id":"stay","on":"stay","grant":{"growth":1,"nights":1}}],)" +
      R"("tiers":[{"id":"club","levels":[{"id":"base","name":"B"},)" +
      R"({"id":"gold","name":"G","need":)" + need + "}]}]}";
  auto engine = loyalty::Engine::create(programme);
  REQUIRE(engine);
  engine->apply(R"({"id":"e","member":"lin","type":"enrol","at":"2026-03-01T09:00:00Z"})");
  return engine->view(R"({"member":"lin","now":"2026-03-02T09:00:00Z"})");
}

}  // namespace

TEST_CASE("a need is the same in whatever order its keys stand", "[engine][check]") {
  const std::string view = view_under(R"({"growth":200,"nights":20})");
  CHECK(view == view_under(R"({"nights":20,"growth":200})"));
  CHECK(view.find(R"("missing":[{"amount":200,"thing":"growth"})") != std::string::npos);
}
