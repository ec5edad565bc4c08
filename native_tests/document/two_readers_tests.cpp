// Our scanner and nlohmann/json agree about every JSON text of this repository, about generated
// numbers, and about thousands of texts with something broken in them. (The hostile texts of
// parse_tests.cpp go through both as well.)
#include "document/two_readers.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "proofs/random.hpp"
#include "shared_data.hpp"

using namespace std::string_literals;
using proofs::Random;

namespace {

std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void add_lines(std::vector<std::string>& texts, const std::string& lines) {
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    texts.push_back(lines.substr(at, end - at));
    at = end + 1;
  }
}

// In the same order everywhere, because the mutants below depend on it.
std::vector<std::string> texts_of_the_repository() {
  std::vector<std::filesystem::path> paths;
  for (const char* folder : {"/examples", "/native_tests", "/core/schema"}) {
    std::filesystem::recursive_directory_iterator entry(SOURCE_DIR + std::string(folder)), end;
    for (; entry != end; ++entry) {
      if (entry->path().filename() == "node_modules") entry.disable_recursion_pending();
      const auto extension = entry->path().extension();
      if (extension == ".json" || extension == ".jsonl") paths.push_back(entry->path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    if (path.extension() == ".json") {
      texts.push_back(file_text(path));
    } else {
      add_lines(texts, file_text(path));
    }
  }
  return texts;
}

// What readers of JSON are known to disagree about, to be set down anywhere.
const std::vector<std::string> kPieces = {
    "\0"s, "\xef\xbb\xbf"s, "\xff"s, "\xc0\xaf"s, "\xed\xa0\x80"s, "\xf4\x90\x80\x80"s, "é"s,
    "😀"s, "\\u0000"s, "\\ud800"s, "\\udc00"s, "\\ud83d\\ude00"s, "\\u00e9"s, "\\/"s, "\\x"s,
    "\\"s, "\""s, "\"a\":1,\"a\":2,"s, "{"s, "}"s, "["s, "]"s, ","s, ":"s, "-"s, "-0"s, "0"s,
    "01"s, "1."s, ".5"s, "+1"s, "1e400"s, "-1e400"s, "1E+2"s, "1e-400"s, "-0.0"s,
    "9007199254740993"s, "9223372036854775808"s, "-9223372036854775809"s,
    "18446744073709551616"s, "0.1"s, "true"s, "nul"s, "NaN"s, "Infinity"s, "//"s, "/**/"s, "\t"s,
    "\n"s, "\r"s, "\v"s, "\x7f"s, "\xe2\x80\xa8"s, "[[[[[[[[[[[[[[[["s, "'"s,
};

std::string mutant(const std::string& text, Random& random) {
  std::string changed = text;
  const auto place = [&] {
    return static_cast<std::size_t>(random.below(static_cast<std::int64_t>(changed.size()) + 1));
  };
  do {
    const std::size_t at = place();
    const auto length = static_cast<std::size_t>(random.below(9));
    switch (random.below(7)) {
      case 0: changed.insert(at, random.pick(kPieces)); break;
      case 1: changed.replace(at, length, random.pick(kPieces)); break;
      case 2: changed.erase(at, length + 1); break;
      case 3: changed.insert(place(), changed.substr(at, 4 * length)); break;
      case 4: changed.insert(at, 1, static_cast<char>(random.below(256))); break;
      case 5: changed.resize(std::max(at, std::min<std::size_t>(changed.size(), 8))); break;
      default:
        if (at < changed.size()) changed[at] = static_cast<char>(random.below(256));
    }
  } while (random.chance(3));
  return changed;
}

std::string digits(Random& random, std::int64_t most) {
  std::string text;
  for (std::int64_t left = random.below(most); left >= 0; --left) {
    text += static_cast<char>('0' + random.below(10));
  }
  return text;
}

std::string number(Random& random) {
  std::string text = random.chance(2) ? "-" : "";
  text += random.chance(4) ? "0" : static_cast<char>('1' + random.below(9)) + digits(random, 22);
  if (random.chance(2)) text += "." + digits(random, random.chance(20) ? 900 : 20);
  if (random.chance(2)) text += (random.chance(2) ? "e" : "E+") + digits(random, 3);
  if (random.chance(4)) text += "e-" + digits(random, 3);
  return text;
}

}  // namespace

TEST_CASE("both readers agree about every JSON text of the repository") {
  std::size_t read = 0;
  for (const std::string& text : texts_of_the_repository()) read += agreed(text) ? 0 : 1;
  CHECK(read > 150);
}

TEST_CASE("both readers agree about the public test data") {
  for (const char* name : {"strings/blns.json", "jsonlogic/tests.json", "time/date-time.json",
                           "crypto/hmac_sha256_test.json"}) {
    agreed(shared_text(name));
  }
}

TEST_CASE("both readers agree about broken texts") {
  Random random(17);
  std::size_t read = 0, refused = 0;
  const auto count = [&](const std::string& text) { ++(agreed(text) ? refused : read); };
  for (const std::string& text : texts_of_the_repository()) {
    for (int left = 0; left < 25; ++left) count(mutant(text, random));
  }
  const std::vector<std::string> small = {
      R"({"at":"2026-10-21T09:00:00+08:00","attributes":{"amount":6800},"id":"a","type":"b"})",
      R"([0,-1.5e3,"\u00e9\ud83d\ude00 é",true,false,null,{"a":{},"b":[]}])",
      R"( {"a" : [ 1 , 2.0 ] , "b" : "" } )", R"("\"\\\/\b\f\n\r\t")", "[9007199254740991]", "1"};
  for (int left = 0; left < 30'000; ++left) count(mutant(random.pick(small), random));
  CAPTURE(read, refused);
  CHECK(read > 5'000);
  CHECK(refused > 20'000);
}

TEST_CASE("both readers agree about every number to the last bit") {
  Random random(4);
  std::size_t read = 0;
  for (int left = 0; left < 30'000; ++left) read += agreed(number(random)) ? 0 : 1;
  CHECK(read > 15'000);
}
