// JsonLogic against lists of [rule, data, result]: our own, which covers every operator, and the
// official suite where it is at hand.
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "catch.hpp"
#include "document/writer.hpp"
#include "logic/logic.hpp"
#include "logic/operators.hpp"
#include "shared_data.hpp"
#include "skips.hpp"

using namespace loyalty;
using document::Document;
using document::Kind;
using document::Value;

namespace {

struct Tally {
  int agreed = 0;
  int compared = 0;
};

Tally tally_of(const Document& document) {
  Tally tally;
  for (Value entry : document.root()) {
    if (!entry.is(Kind::array)) continue;  // a comment
    ++tally.compared;
    std::string result;
    std::string problem;
    bool answered = logic::evaluate(entry.at(0), entry.at(1), result, problem);
    std::string expected = document::canonical(entry.at(2));
    INFO(document::canonical(entry) << " " << problem);
    CHECK(answered);
    CHECK(result == expected);
    if (answered && result == expected) ++tally.agreed;
  }
  return tally;
}

void collect_operators(Value rule, std::set<std::string>& found) {
  if (rule.is(Kind::object) && rule.size() == 1) found.emplace((*rule.begin()).key());
  for (Value part : rule) collect_operators(part, found);
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("every operator answers as published, in our own conformance file", "[logic]") {
  Document document;
  REQUIRE_FALSE(document.parse(text_of(SOURCE_DIR "/native_tests/logic/conformance.json")));
  Tally tally = tally_of(document);
  CHECK(tally.compared > 200);
  CHECK(tally.agreed == tally.compared);

  std::set<std::string> found;
  for (Value entry : document.root()) {
    if (entry.is(Kind::array)) collect_operators(entry.at(0), found);
  }
  for (const logic::Operator& known : logic::kOperators) {
    INFO(known.name);
    CHECK(found.count(std::string(known.name)) == 1);
  }
}

TEST_CASE("the official suite of JsonLogic passes, 277 of 277", "[logic]") {
  const std::string text = shared_text("jsonlogic/tests.json");
  if (text.empty()) return skipped("JsonLogic's official suite", "jsonlogic/tests.json is absent");
  Document document;
  REQUIRE_FALSE(document.parse(text));
  Tally tally = tally_of(document);
  CHECK(tally.compared == 277);
  CHECK(tally.agreed == 277);
}
