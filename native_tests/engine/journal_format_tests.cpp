// Journals that were committed when their format was new: whatever becomes of the engine, they
// verify. See native_tests/journals/README.md.
#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "engine/journal.hpp"
#include "loyalty/engine.hpp"
#include "proofs/programmes.hpp"

namespace {

using Json = nlohmann::json;

std::string journal(const std::string& name) {
  return proofs::file_text("native_tests/journals/" + name);
}

Json verified(const std::string& text) { return Json::parse(loyalty::verify(text)); }

}  // namespace

TEST_CASE("a journal of every format verifies for ever", "[journal]") {
  for (std::int64_t version = 1; version <= loyalty::kRecordVersion; ++version) {
    const std::string name = "format-" + std::to_string(version) + ".jsonl";
    INFO(name);
    CHECK(journal(name).find("\"v\":" + std::to_string(version) + "}") != std::string::npos);
    CHECK(verified(journal(name))["ok"] == true);
  }
  CHECK(verified(journal("format-1.jsonl")) ==
        Json({{"erased", 1}, {"members", 3}, {"ok", true}, {"records", 15}}));
  CHECK(verified(journal("format-1-compacted.jsonl")) ==
        Json({{"members", 1}, {"ok", true}, {"records", 2}}));
}

TEST_CASE("the committed journal has every kind of line", "[journal]") {
  const std::string text = journal("format-1.jsonl");
  for (const char* part :
       {"{\"activity\":", "\"payload\":", "\"reason\":\"version\"", "\"reason\":\"semantics\"",
        "\"reason\":\"compaction\"", "\"reason\":\"erasure\""}) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("a digit changed anywhere in a committed journal is noticed", "[journal]") {
  const std::string whole = journal("format-1.jsonl");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (whole[at] < '0' || whole[at] > '9') continue;
    std::string changed = whole;
    changed[at] = whole[at] == '9' ? '8' : static_cast<char>(whole[at] + 1);
    if (verified(changed)["ok"] == true) FAIL("unnoticed at byte " << at);
  }
}

TEST_CASE("a line of any kind is canonical and holds what its kind does", "[journal]") {
  const std::string whole = journal("format-1.jsonl");
  std::int64_t line = 0;
  for (std::size_t end = 0; (end = whole.find('\n', end + 1)) != std::string::npos;) {
    ++line;
    INFO("line " << line);
    std::string beside = whole;
    beside.insert(end - 1, ",\"zz\":0");
    CHECK(verified(beside)["error"]["code"] == "not_a_record");
    CHECK(verified(beside)["error"]["line"] == line);
    std::string spaced = whole;
    spaced.insert(end - 1, " ");
    CHECK(verified(spaced)["error"]["code"] == "not_canonical");
    CHECK(verified(spaced)["error"]["line"] == line);
  }
  CHECK(line == 15);
}
