// What the check says about a programme as a whole: every fault at once, very many of them, and
// texts that are no programme at all.
#include <string>

#include "engine/right.hpp"

namespace {

using right::Json;
using right::kRight;
using right::pointers;
using namespace std::string_literals;

}  // namespace

TEST_CASE("ten different faults are all listed, each at its place", "[check]") {
  Json programme = Json::parse(kRight);
  programme["version"] = "one";
  programme["zone"] = "Mars/Olympus";
  programme["curency"] = Json::array();
  programme["currencies"][1]["id"] = "Growth";
  programme["rules"][1]["grant"] = {{"pionts", {{"multiply", 2}}}};
  programme["rules"][3]["limit"] = {{"times", -1}};
  programme["rules"][3].erase("id");
  programme["streaks"][0]["ladder"][1]["at"] = 1;
  programme["streaks"][0]["rest"]["window"]["days"] = "someday";
  programme["tiers"][0]["levels"] = Json::array();
  const auto places = pointers(loyalty::check(programme.dump()));
  for (const char* place :
       {"/version", "/zone", "/curency", "/currencies/1/id", "/rules/1/grant/pionts",
        "/rules/3/limit/times", "/rules/3", "/streaks/0/ladder/1/at",
        "/streaks/0/rest/window/days", "/tiers/0/levels"}) {
    INFO(place);
    CHECK(places.count(place) == 1);
  }
  CHECK_FALSE(loyalty::Engine::create(programme.dump()));
}

TEST_CASE("what is no JSON has one syntax fault", "[check]") {
  const std::string right = kRight;
  const std::string cut = right.substr(0, right.size() / 2);
  const std::string deep = "{\"name\": " + std::string(100'000, '[') + std::string(100'000, ']') +
                           "}";
  const std::string bad_utf8 = "{\"id\": \"club\", \"name\": \"Cl\xc3\x28\"}";
  for (const std::string& text : {""s, "{"s, cut, deep, bad_utf8, right + "x", "\xef\xbb\xbf{}"s}) {
    const auto faults = loyalty::check(text);
    INFO(text.substr(0, 60));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "syntax");
    CHECK(faults[0].sentence.size() > 10);
    CHECK_FALSE(loyalty::Engine::create(text));
  }
  CHECK(loyalty::check(deep)[0].pointer.rfind("/name/0/0", 0) == 0);
  CHECK(loyalty::check(bad_utf8)[0].pointer == "/name");
}

TEST_CASE("a doubled key is named with its place", "[check]") {
  const auto faults = loyalty::check(
      R"({"id": "club", "version": 1, "name": "Club",
          "rules": [{"id": "spend", "on": "purchase", "grant": {"points": 1}, "on": "review"}]})");
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "syntax");
  CHECK(faults[0].pointer == "/rules/0/on");
}

TEST_CASE("a programme that is another JSON value", "[check]") {
  for (const char* text : {"null", "[]", "7", "\"club\"", "{}"}) {
    const auto faults = loyalty::check(text);
    INFO(text);
    REQUIRE_FALSE(faults.empty());
    CHECK(faults[0].pointer.empty());
    CHECK(faults[0].code.rfind("structure.", 0) == 0);
  }
}

TEST_CASE("no prefix of a programme and no changed byte of it ends the check", "[check]") {
  const std::string right = kRight;
  std::size_t refused = 0;
  for (std::size_t length = 0; length < right.size(); ++length) {
    refused += loyalty::check(right.substr(0, length)).empty() ? 0 : 1;
  }
  CHECK(refused == right.size());
  for (std::size_t at = 0; at < right.size(); ++at) {
    for (char byte : {'\0', '"', '}', '9', '\xff', 'e'}) {
      std::string changed = right;
      changed[at] = byte;
      if (auto engine = loyalty::Engine::create(changed)) {
        engine->apply(R"({"id":"1","member":"lin","type":"enrol","at":"2026-03-01T09:00:00Z"})");
      }
    }
  }
}

TEST_CASE("of very many faults the first are listed and the rest counted", "[check]") {
  Json programme = Json::parse(kRight);
  for (int i = 0; i < 1000; ++i) programme["zz" + std::to_string(i)] = i;
  const auto whole = loyalty::check(programme.dump());
  REQUIRE(whole.size() == 1000);
  CHECK(whole.back().pointer == "/zz999");
  programme["zzz"] = programme["zzzz"] = 0;
  const auto cut = loyalty::check(programme.dump());
  REQUIRE(cut.size() == 1001);
  CHECK(cut[999].pointer == whole[999].pointer);
  CHECK(cut[1000].code == "structure.more");
  CHECK(cut[1000].pointer.empty());
  CHECK(cut[1000].sentence == "2 more faults are not listed");
}

TEST_CASE("an error among the faults that are not listed is an error still", "[check]") {
  // 999 currencies that nobody gives, and 999 factors of theirs with nothing to multiply.
  Json programme = {{"id", "club"}, {"version", 1}, {"name", "Club"}, {"zone", "UTC"}};
  for (int i = 0; i < 999; ++i) {
    const std::string id = "c" + std::to_string(i);
    programme["currencies"].push_back({{"id", id}});
    programme["rules"].push_back(
        {{"id", "r_" + id}, {"on", "purchase"}, {"grant", {{id, {{"multiply", 2}}}}}});
  }
  const auto warnings = loyalty::check(programme.dump());
  REQUIRE(warnings.size() == 1001);
  CHECK(warnings.back().code == "warning.more");
  CHECK(warnings.back().sentence == "998 more faults are not listed");
  CHECK(loyalty::Engine::create(programme.dump()));
  for (int i = 0; i < 1001; ++i) programme["zz" + std::to_string(i)] = i;
  CHECK(loyalty::check(programme.dump()).back().code == "structure.more");
  CHECK_FALSE(loyalty::Engine::create(programme.dump()));
}

TEST_CASE("a programme of a million unknown keys is answered", "[check]") {
  std::string text = R"({"id":"club","version":1,"name":"Club","zone":"UTC")";
  for (int i = 0; i < 1'000'000; ++i) text += ",\"k" + std::to_string(i) + "\":0";
  const auto faults = loyalty::check(text + "}");
  REQUIRE(faults.size() == 1001);
  CHECK(faults.back().sentence == "999000 more faults are not listed");
}
