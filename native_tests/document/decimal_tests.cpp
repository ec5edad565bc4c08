// Decimal texts to doubles: the compiler and the C library know the answers too.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>

#include "catch.hpp"
#include "document/decimal.hpp"
#include "document/value.hpp"

namespace {

double read(const std::string& text) {
  loyalty::document::Document document;
  INFO(text.substr(0, 100));
  REQUIRE_FALSE(document.parse("[" + text + "]"));
  return document.root().at(0).number();
}

void check_as_library(const std::string& text) {
  const double expected = std::strtod(text.c_str(), nullptr);
  if (!std::isfinite(expected)) return;
  const double got = read(text);
  INFO(text.substr(0, 100));
  REQUIRE(std::memcmp(&got, &expected, sizeof got) == 0);
}

}  // namespace

TEST_CASE("decimals where the nearest double is hard to see", "[document]") {
  CHECK(read("2.2250738585072011e-308") == 2.2250738585072011e-308);
  CHECK(read("2.2250738585072012e-308") == 2.2250738585072012e-308);
  CHECK(read("1.7976931348623158e308") == 1.7976931348623157e308);
  CHECK(read("4.9406564584124654e-324") == 0x1p-1074);
  CHECK(read("2.4703282292062328e-324") == 0x1p-1074);
  CHECK(read("2.4703282292062327e-324") == 0);
  CHECK(read("9007199254740993.0") == 9007199254740992.0);
  CHECK(read("9007199254740993.00000000000000000000000000000000000001") == 9007199254740994.0);
  CHECK(read("9007199254740995.0") == 9007199254740996.0);
  CHECK(read("1e23") == 1e23);
  CHECK(read("6.9294956446009195e15") == 6.9294956446009195e15);
  CHECK(read("0." + std::string(400, '0') + "1e401") == 1);
  CHECK(read("1" + std::string(800, '0') + "e-800") == 1);
  CHECK(read("1e-99999999999999999999") == 0);
  CHECK(std::signbit(read("-0.0")));
}

TEST_CASE("the point of a decimal is read however the host's locale writes it", "[document]") {
  CHECK(loyalty::document::nearest_double("-12,25e1") == -122.5);
  CHECK(loyalty::document::nearest_double("1\xd9" "5E-1") == 0.15);
}

TEST_CASE("doubles written to 17 digits and decimals of any shape read as strtod reads them",
          "[document]") {
  std::mt19937_64 random(20261122);
  char text[1200];
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    std::snprintf(text, sizeof text, "%.*e", static_cast<int>(random() % 25), value);
    check_as_library(text);
    std::snprintf(text, sizeof text, "%.17g", value);
    check_as_library(text);
    if (i % 20 != 0) continue;
    // Halfway to the next double, to the last of its digits, and a hair above.
    const double half = std::nextafter(value, INFINITY);
    std::snprintf(text, sizeof text, "%.1000Le",
                  (static_cast<long double>(value) + static_cast<long double>(half)) / 2);
    check_as_library(text);
    std::string above(text);
    above.insert(above.find('e'), "1");
    check_as_library(above);
  }
}
