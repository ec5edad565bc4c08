// Canonical JSON against the rules of RFC 8785 and ECMAScript's number text.
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "catch.hpp"
#include "document/writer.hpp"

using namespace loyalty::document;
using namespace std::string_literals;

namespace {

std::string text_of(std::string_view text) {
  std::string out;
  Writer(out).text(text);
  return out;
}

std::string number_of(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

std::string integer_of(std::int64_t value) {
  std::string out;
  Writer(out).integer(value);
  return out;
}

std::string canonical_of(std::string_view text) {
  Document document;
  REQUIRE_FALSE(document.parse(text));
  return canonical(document.root());
}

}  // namespace

TEST_CASE("commas and colons go where they belong") {
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.key("a");
  writer.begin_array();
  writer.end_array();
  writer.key("b");
  writer.begin_array();
  writer.begin_object();
  writer.end_object();
  writer.null();
  writer.number(2.5);
  writer.raw("[0]");
  writer.end_array();
  writer.member("c", "text");
  writer.member("d", 12);
  writer.member("e", true);
  writer.key("f");
  writer.raw("{}");
  writer.end_object();
  CHECK(out == R"({"a":[],"b":[{},null,2.5,[0]],"c":"text","d":12,"e":true,"f":{}})");
}

TEST_CASE("a text is escaped as little as possible") {
  CHECK(text_of("") == "\"\"");
  CHECK(text_of("a\"b\\c/d") == R"("a\"b\\c/d")");
  CHECK(text_of("\b\t\n\f\r") == R"("\b\t\n\f\r")");
  CHECK(text_of("\0\x01\x0b\x1f\x7f"s) == "\"\\u0000\\u0001\\u000b\\u001f\x7f\"");
  CHECK(text_of("é €\xe2\x80\xa8😀</script>") == "\"é €\xe2\x80\xa8😀</script>\"");
}

TEST_CASE("integers of every size") {
  CHECK(integer_of(0) == "0");
  CHECK(integer_of(-1) == "-1");
  CHECK(integer_of(1'000'000) == "1000000");
  CHECK(integer_of(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
  CHECK(integer_of(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
}

TEST_CASE("numbers read as ECMAScript writes them") {
  const auto [value, text] = GENERATE(table<double, std::string>({
      {0.0, "0"},
      {-0.0, "0"},
      {0.1, "0.1"},
      {0.1 + 0.2, "0.30000000000000004"},
      {1.0 / 3, "0.3333333333333333"},
      {-2.5, "-2.5"},
      {100, "100"},
      {123.456, "123.456"},
      {5e-324, "5e-324"},
      {2.2250738585072014e-308, "2.2250738585072014e-308"},
      {2.225073858507201e-308, "2.225073858507201e-308"},
      {1.7976931348623157e308, "1.7976931348623157e+308"},
      {-1.7976931348623157e308, "-1.7976931348623157e+308"},
      {1e-6, "0.000001"},
      {1.5e-6, "0.0000015"},
      {1e-7, "1e-7"},
      {1.25e-7, "1.25e-7"},
      {1e20, "100000000000000000000"},
      {123456789012345680000.0, "123456789012345680000"},
      {999999999999999900000.0, "999999999999999900000"},
      {1e21, "1e+21"},
      {1e23, "1e+23"},
      {9.5e-10, "9.5e-10"},
      {4.35, "4.35"},
      {9007199254740992.0, "9007199254740992"},
      {9007199254740994.0, "9007199254740994"},
      // 2^68: the gap below is half the one above
      {295147905179352830000.0, "295147905179352830000"},
      {9.999999999999997e22, "9.999999999999997e+22"},
      {333333333.33333329, "333333333.3333333"},
      {1424953923781206.2, "1424953923781206.2"},  // halfway, and so the even digit
  }));
  CHECK(number_of(value) == text);
}

TEST_CASE("every power of two is written so that it reads back") {
  for (int exponent = -1074; exponent < 1024; ++exponent) {
    const double value = std::ldexp(1.0, exponent);
    for (double near : {std::nextafter(value, 0.0), value, std::nextafter(value, 2 * value)}) {
      const std::string text = number_of(near);
      INFO(text);
      REQUIRE(std::strtod(text.c_str(), nullptr) == near);
      REQUIRE(text.size() <= 25);
    }
  }
}

TEST_CASE("what is not finite is null, as JSON.stringify has it") {
  CHECK(number_of(std::numeric_limits<double>::infinity()) == "null");
  CHECK(number_of(std::numeric_limits<double>::quiet_NaN()) == "null");
}

TEST_CASE("keys are ordered by UTF-16 code units") {
  CHECK(canonical_before("", "a"));
  CHECK(canonical_before("a", "aa"));
  CHECK(canonical_before("A", "a"));
  CHECK(canonical_before("\x7f", "\xc2\x80"));
  CHECK(canonical_before("\xed\x9f\xbf", "😀"));           // U+D7FF before a surrogate pair
  CHECK(canonical_before("😀", "\xee\x80\x80"));           // a surrogate pair before U+E000
  CHECK(canonical_before("x😀", "x\xef\xac\xb3"));         // and before U+FB33
  CHECK_FALSE(canonical_before("\xef\xac\xb3", "😀"));
  CHECK(canonical_before("\xee\x80\x80", "\xef\xac\xb3"));  // U+E000 before U+FB33
  CHECK(canonical_before("😀", "😁"));
  CHECK_FALSE(canonical_before("a", "a"));
  CHECK_FALSE(canonical_before("aa", "a"));
}

TEST_CASE("the property order example of RFC 8785") {
  const std::string given =
      R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",)"
      R"("1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",)"
      R"("\u00f6":"Latin Small Letter O With Diaeresis"})";
  CHECK(canonical_of(given) ==
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\",\"ö\":\"Latin Small "
        "Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning "
        "Face\",\"\xef\xac\xb3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST_CASE("canonical form forgets space, order and spelling at every depth") {
  const std::string one = R"({"b":[{"d":1,"c":2}],"a":"\u0041"})";
  const std::string other = " { \"a\" : \"A\", \"b\" : [ { \"c\" : 2.0 , \"d\" : 1e0 } ] } ";
  CHECK(canonical_of(one) == R"({"a":"A","b":[{"c":2,"d":1}]})");
  CHECK(canonical_of(other) == canonical_of(one));
}

TEST_CASE("an escape is found at every place of a text of any length") {
  struct Written {
    char byte;
    const char* text;
  };
  const Written written[] = {{'"', "\\\""}, {'\\', "\\\\"}, {'\x1f', "\\u001f"},
                             {'\0', "\\u0000"}, {' ', " "}, {'!', "!"}, {'\x7f', "\x7f"},
                             {'\xa2', "\xa2"}, {'\xff', "\xff"}};
  for (std::size_t length = 1; length <= 40; ++length) {
    const std::string plain(length, 'x');
    REQUIRE(text_of(plain) == '"' + plain + '"');
    for (std::size_t at = 0; at < length; ++at) {
      std::string text = plain;
      for (const Written& each : written) {
        text[at] = each.byte;
        const std::string expected = plain.substr(0, at) + each.text + plain.substr(at + 1);
        REQUIRE(text_of(text) == '"' + expected + '"');
      }
    }
  }
}

TEST_CASE("what is begun grows past any room, and is whole when it is ended") {
  std::string out = "before ";
  Writer writer(out);
  std::string expected = "before [";
  writer.begin_array();
  for (int i = 0; i < 1000; ++i) {
    const std::string text(static_cast<std::size_t>(i % 70), 'y');
    writer.text(text);
    writer.integer(-i);
    expected += (i == 0 ? "\"" : ",\"") + text + "\"," + std::to_string(-i);
  }
  CHECK(writer.size() == expected.size());
  writer.end_array();
  CHECK(writer.size() == out.size());
  CHECK(out == expected + "]");
  out += " after";
  Writer(out).raw("1");
  CHECK(out == expected + "] after1");
}
