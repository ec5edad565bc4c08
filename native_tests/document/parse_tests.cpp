// What a document may be and what is refused, by both readers: the hostile inputs on which JSON
// readers are known to crash, to round or to disagree.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "catch.hpp"
#include "document/two_readers.hpp"
#include "document/value.hpp"
#include "document/writer.hpp"
#include "skips.hpp"

using namespace loyalty::document;
using namespace std::string_literals;

namespace {

ParseProblem problem_of(std::string_view text) {
  auto problem = agreed(text);
  INFO(text.substr(0, 200));
  REQUIRE(problem);
  CHECK(problem->offset <= text.size());
  CHECK_FALSE(problem->sentence.empty());
  return *problem;
}

std::string canonical_of(std::string_view text) {
  Document document;
  const auto problem = agreed(text);
  document.parse(text);
  INFO(text);
  INFO((problem ? problem->sentence : ""));
  REQUIRE_FALSE(problem);
  return canonical(document.root());
}

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

std::string shared_file(const std::string& name) {
  std::string folder;
#ifdef SHARED_DATA_DIR
  folder = SHARED_DATA_DIR;
#endif
  if (const char* given = std::getenv("PERENNIAL_SHARED")) folder = given;
  std::ifstream file(folder + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const char* const kActivity =
    R"({"at":"2026-10-21T09:00:00+08:00","attributes":{"amount":6800,)"
    R"("note":"\u00e9\ud83d\ude00 é",)"
    R"("rates":[1.5,-2e3,true,false,null]},"id":"a1","member":"m1","type":"purchase"})";

}  // namespace

TEST_CASE("a parsed document keeps order, keys and kinds") {
  Document document;
  REQUIRE_FALSE(document.parse(R"( {"b": [1, -2.5, "x", []], "a": {"": null}, "t": true} )"));
  const Value root = document.root();
  REQUIRE(root.is(Kind::object));
  CHECK(root.size() == 3);
  std::string keys;
  for (Value member : root) keys += member.key();
  CHECK(keys == "bat");
  const Value list = root.find("b");
  CHECK(list.size() == 4);
  CHECK(list.at(0).integer() == 1);
  CHECK(list.at(1).is(Kind::number));
  CHECK(list.at(1).number() == -2.5);
  CHECK(list.at(2).text() == "x");
  CHECK(list.at(3).is(Kind::array));
  CHECK(list.at(3).size() == 0);
  CHECK_FALSE(list.at(4));
  CHECK(root.find("a").find("").is(Kind::null));
  CHECK(root.find("t").boolean());
  CHECK_FALSE(root.find("c"));
}

TEST_CASE("a document forgets what it held") {
  Document document;
  REQUIRE_FALSE(document.parse(R"({"a": [1, 2, 3]})"));
  REQUIRE_FALSE(document.parse(R"(["b"])"));
  CHECK(canonical(document.root()) == R"(["b"])");
  REQUIRE(document.parse("[1, 2"));
  CHECK_FALSE(document.root());
}

TEST_CASE("numbers are integers only where every reader agrees on them") {
  const auto [text, kind, shown] = GENERATE(table<std::string, Kind, std::string>({
      {"0", Kind::integer, "0"},
      {"-0", Kind::integer, "0"},
      {"9007199254740991", Kind::integer, "9007199254740991"},
      {"-9007199254740991", Kind::integer, "-9007199254740991"},
      {"9007199254740992", Kind::number, "9007199254740992"},
      {"-9007199254740992", Kind::number, "-9007199254740992"},
      {"9007199254740993", Kind::number, "9007199254740992"},
      {"9223372036854775807", Kind::number, "9223372036854776000"},
      {"9223372036854775808", Kind::number, "9223372036854776000"},
      {"-9223372036854775808", Kind::number, "-9223372036854776000"},
      {"18446744073709551615", Kind::number, "18446744073709552000"},
      {"18446744073709551616", Kind::number, "18446744073709552000"},
      {"5000000000", Kind::integer, "5000000000"},
      {"1.9", Kind::number, "1.9"},
      {"1.0", Kind::number, "1"},
      {"1e2", Kind::number, "100"},
      {"-0.0", Kind::number, "0"},
      {"1e300", Kind::number, "1e+300"},
      {"1e-400", Kind::number, "0"},
  }));
  Document document;
  INFO(text);
  REQUIRE_FALSE(agreed(text));
  document.parse(text);
  CHECK(document.root().kind() == kind);
  CHECK(canonical(document.root()) == shown);
  if (kind == Kind::number) {
    CHECK(document.root().integer() == 0);
  }
}

TEST_CASE("a Value of another kind answers nothing and never aborts") {
  Document document;
  REQUIRE_FALSE(document.parse(R"([1, "text", {"key": 2}])"));
  const Value number = document.root().at(0);
  CHECK(number.text().empty());
  CHECK_FALSE(number.boolean());
  CHECK_FALSE(number.find("key"));
  CHECK_FALSE(document.root().at(1).find("key"));
  CHECK(document.root().at(1).integer() == 0);
  CHECK_FALSE(document.root().at(2).find("absent").find("further").at(7));
  CHECK_FALSE(Value{}.find("key"));
}

TEST_CASE("what is not JSON is refused") {
  const std::string text = GENERATE(values<std::string>({
      "", " ", "nul", "NaN", "Infinity", "-", "+1", "01", "1.", ".5", "1e", "0x10", "'a'", "[1,]",
      "{\"a\":1,}", "[1 2]", "{\"a\" 1}", "{a:1}", "{1:2}", "[", "{", "\"", "\"\\", "\"\\u12\"",
      "\"\\x41\"", "]", "}", "[1}", "{\"a\":1]", "// note\n1", "1 2", "[] []", "{} x", "1,",
      "\"tab\there\"", "1e400", "-1e400", "\xff", "[\"a\", \xc3\xa9]",
  }));
  CHECK(problem_of(text).code == ParseCode::syntax);
}

TEST_CASE("an integer of a thousand digits is refused, not made infinite") {
  CHECK(problem_of(std::string(1000, '9')).code == ParseCode::syntax);
}

TEST_CASE("a NUL byte is refused wherever it stands") {
  const std::string text = GENERATE(values<std::string>(
      {"\0"s, "123\0"s, "[1]\0\0"s, "[1\0]"s, "\"a\0b\""s, "123\0 456"s, "{}\0 "s, " \0 1"s}));
  CHECK(problem_of(text).code == ParseCode::syntax);
}

TEST_CASE("a byte-order mark is refused by name") {
  const ParseProblem problem = problem_of("\xef\xbb\xbf{}");
  CHECK(problem.code == ParseCode::syntax);
  CHECK(problem.sentence.find("byte-order mark") != std::string::npos);
  problem_of("\xff\xfe{\0}\0"s);
  problem_of("\xef\xbb");
}

TEST_CASE("text that is not UTF-8 or holds half a surrogate pair is refused") {
  const std::string text = GENERATE(values<std::string>({
      "\"\xff\"", "\"\x80\"", "\"\xc0\xaf\"", "\"\xe0\x80\x80\"", "\"\xed\xa0\x80\"",
      "\"\xf4\x90\x80\x80\"", "\"\xf5\x80\x80\x80\"", "\"\xc3\"", "\"\\ud800\"", "\"\\udc00\"",
      "\"\\ud800\\u0041\"", "\"\\ud800x\"", "{\"\xff\":1}", "\"\\udc00\\ud800\"",
  }));
  CHECK(problem_of(text).code == ParseCode::bad_utf8);
  CHECK(problem_of("[0, " + text + "]").pointer == "/1");
}

TEST_CASE("a document may nest 64 levels deep and no deeper") {
  CHECK(canonical_of(nested(64)) == nested(64));
  CHECK(problem_of(nested(65)).code == ParseCode::too_deep);
  const ParseProblem problem = problem_of(nested(100'000));
  CHECK(problem.code == ParseCode::too_deep);
  CHECK(problem.offset == 65);
  CHECK(problem_of(std::string(2'000'000, '[')).code == ParseCode::too_deep);
  std::string objects;
  for (int level = 0; level < 100'000; ++level) objects += R"({"a":)";
  CHECK(problem_of(objects).code == ParseCode::too_deep);
}

TEST_CASE("a text longer than 16 MiB is refused unread") {
  const std::size_t most = std::size_t{16} << 20;
  CHECK(canonical_of("1" + std::string(most - 1, ' ')) == "1");
  CHECK(problem_of("1" + std::string(most, ' ')).code == ParseCode::too_long);
}

TEST_CASE("a document may hold 1,048,576 values and no more") {
  const auto list_of = [](std::size_t values, const std::string& value) {
    std::string text = "[";
    for (std::size_t i = 1; i < values; ++i) text += value + ",";
    return text + value + "]";
  };
  const std::size_t most = (std::size_t{1} << 20) - 1;  // beside the list itself
  Document document;
  REQUIRE_FALSE(document.parse(list_of(most, "0")));
  CHECK(document.root().size() == most);
  const std::string value = GENERATE(values<std::string>(
      {"0", "-1", "1e99", "1.5", "null", "true", "\"\"", "{}", "[]"}));
  const ParseProblem problem = problem_of(list_of(most + 1, value));
  CHECK(problem.code == ParseCode::too_many);
  CHECK(problem.pointer == "/1048575");
  CHECK(problem.sentence == "The document holds more than 1,048,576 values.");
}

TEST_CASE("a doubled key is refused with its place") {
  const auto [text, pointer] = GENERATE(table<std::string, std::string>({
      {R"({"a":1,"a":1})", "/a"},
      {R"({"":1,"":2})", "/"},
      {R"({"a":1,"\u0061":2})", "/a"},
      {R"({"rules":[{},{"then":{"grant":1,"x":[],"grant":2}}]})", "/rules/1/then/grant"},
      {R"([[0,{"a/b~c":{"d":1},"e":[[]],"a/b~c":2}]])", "/0/1/a~1b~0c"},
  }));
  const ParseProblem problem = problem_of(text);
  CHECK(problem.code == ParseCode::doubled_key);
  CHECK(problem.pointer == pointer);
}

TEST_CASE("the same key in different objects is no doubled key") {
  CHECK(canonical_of(R"([{"a":{"a":[{"a":1}]}},{"a":2}])") == R"([{"a":{"a":[{"a":1}]}},{"a":2}])");
}

TEST_CASE("a doubled key is found in an object of any size") {
  const int size = GENERATE(2, 15, 16, 17, 18, 40, 100'000);
  const int doubled = GENERATE_COPY(0, size / 2, size - 1);
  std::string text = "{\"list\":[7,{";
  for (int member = 0; member < size; ++member) {
    text += "\"key" + std::to_string(member * 7919 % size) + "\":[],";
  }
  std::string sound = text;
  sound.back() = '}';
  Document document;
  REQUIRE_FALSE(document.parse(sound + "]}"));
  text += "\"key" + std::to_string(doubled) + "\":0}]}";
  const ParseProblem problem = problem_of(text);
  CHECK(problem.code == ParseCode::doubled_key);
  CHECK(problem.pointer == "/list/1/key" + std::to_string(doubled));
}

TEST_CASE("a problem names the value being read, the line and the column") {
  const ParseProblem problem = problem_of("{\n  \"é\": 1,\n  \"rules\": [1, {\"é\": tru}]\n}");
  CHECK(problem.code == ParseCode::syntax);
  CHECK(problem.pointer == "/rules/1/é");
  CHECK(problem.sentence.find("line 3, column 25") != std::string::npos);
  CHECK(problem_of("[1, x").pointer == "/1");
  CHECK(problem_of("{\"a\"; 1}").pointer == "/a");
  CHECK(problem_of("x").pointer.empty());
}

TEST_CASE("a problem says in plain English what is wrong") {
  const auto [text, sentence] = GENERATE(table<std::string, std::string>({
      {"", "The text is empty."},
      {"[1,\n[2", "The text ends too early (line 2, column 2)."},
      {"{\"a\":\"b", "The text ends too early (line 1, column 7)."},
      {"[1}", "This is not JSON: 1} (line 1, column 3)."},
      {"[tru]", "This is not JSON: [tru] (line 1, column 5)."},
      {"[1e999]", "The number is too large (line 1, column 7)."},
      {"[\"\\ud800\"]", "A \\u escape is half of a surrogate pair (line 1, column 9)."},
      {"[\"a\tb\"]", "A string holds a control character (line 1, column 4)."},
      {"[1\0]"s, "A NUL byte stands here (line 1, column 3)."},
      {"1\0"s, "A NUL byte follows the value."},
      {"[\xff]", "This is not JSON (line 1, column 2)."},
  }));
  CHECK(problem_of(text).sentence == sentence);
}

TEST_CASE("a document cut at any byte is refused and never crashes") {
  const std::string whole = kActivity;
  CHECK(canonical_of(whole).size() < whole.size());
  for (std::size_t length = 0; length < whole.size(); ++length) {
    problem_of(std::string_view(whole).substr(0, length));
  }
}

TEST_CASE("a document with any byte replaced is read or refused and never crashes") {
  const std::string whole = kActivity;
  Document document;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = whole;
      text[at] = static_cast<char>(byte);
      if (agreed(text)) continue;
      document.parse(text);
      const std::string written = canonical(document.root());
      REQUIRE_FALSE(document.parse(written));
      REQUIRE(canonical(document.root()) == written);
    }
  }
}

TEST_CASE("naughty strings come back as they went in") {
  const std::string text = shared_file("strings/blns.json");
  if (text.empty()) return skipped("naughty strings", "shared data strings/blns.json is absent");
  Document document;
  REQUIRE_FALSE(document.parse(text));
  REQUIRE(document.root().size() > 400);
  std::size_t same = 0;
  Document again;
  for (Value naughty : document.root()) {
    std::string written;
    Writer writer(written);
    writer.begin_object();
    writer.member(naughty.text(), naughty.text());
    writer.end_object();
    REQUIRE_FALSE(again.parse(written));
    const Value member = again.root().at(0);
    same += member.text() == naughty.text() && member.key() == naughty.text() ? 1 : 0;
    REQUIRE(canonical(again.root()) == written);
  }
  CHECK(same == document.root().size());
}
