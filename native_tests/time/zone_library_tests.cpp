// Zones against the C library, which reads the same zoneinfo by code that shares nothing with ours.
#include <time.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "catch.hpp"
#include "skips.hpp"
#include "time/zone.hpp"
#include "time/zone_table.hpp"

namespace {

using namespace loyalty::time;

// The library's opinion; its zone is restored to what it was afterwards.
class LibraryZone {
 public:
  explicit LibraryZone(const std::string& name) {
    if (const char* before = std::getenv("TZ")) before_ = before;
    setenv("TZ", name.c_str(), 1);
    tzset();
  }
  ~LibraryZone() {
    if (before_.empty()) {
      unsetenv("TZ");
    } else {
      setenv("TZ", before_.c_str(), 1);
    }
    tzset();
  }
  LibraryZone(const LibraryZone&) = delete;
  LibraryZone& operator=(const LibraryZone&) = delete;

  long offset(std::int64_t second) const {
    const std::time_t instant = second;
    std::tm fields = {};
    localtime_r(&instant, &fields);
    return fields.tm_gmtoff;
  }

 private:
  std::string before_;
};

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kFirst = 0;
constexpr std::int64_t kLast = 2'145'916'800;  // 2038-01-01

struct Comparison {
  int differences = 0;
  int changes = 0;  // of the library's offset
};

// Steps through the years; where the library changes its mind, the very second is found and asked.
Comparison compared(const std::string& name, std::int64_t step, std::int64_t from,
                    std::int64_t until) {
  const LibraryZone library(name);
  const Zone ours = Zone::parse(name).value();
  const auto differs = [&](std::int64_t second) {
    return library.offset(second) != ours.offset_seconds(second * kSecond) ? 1 : 0;
  };
  Comparison result{differs(from), 0};
  for (std::int64_t before = from; before < until; before += step) {
    std::int64_t low = before, high = before + step;
    result.differences += differs(high);
    if (library.offset(low) == library.offset(high)) continue;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (library.offset(middle) == library.offset(before) ? low : high) = middle;
    }
    result.differences += differs(low) + differs(high);
    ++result.changes;
  }
  return result;
}

// Empty when the system's zoneinfo is what the table was made of, else why it cannot be compared.
std::string why_not_compared() {
  std::ifstream source("/usr/share/zoneinfo/tzdata.zi");
  std::string line;
  if (!std::getline(source, line)) return "this system has no /usr/share/zoneinfo/tzdata.zi";
  const std::string expected = "# version " + std::string(zone_table_version());
  return line == expected ? "" : "this system has tzdata of another " + line.substr(2);
}

}  // namespace

TEST_CASE("Every name agrees with the C library from 1970 to 2037", "[time][zone]") {
  if (const auto why = why_not_compared(); !why.empty()) return skipped("zones of tzdata", why);
  int changes = 0;
  for (const auto name : Zone::names()) {
    const Comparison result = compared(std::string(name), 9 * kDaySeconds, kFirst, kLast);
    INFO(name);
    CHECK(result.differences == 0);
    changes += result.changes;
  }
  CHECK(changes > 25'000);  // the names of tzdata 2026f have 30,128 between them
}

TEST_CASE("Forty zones agree with the C library every six hours", "[time][zone]") {
  if (const auto why = why_not_compared(); !why.empty()) return skipped("zones of tzdata", why);
  for (const char* name :
       {"Africa/Cairo",        "Africa/Casablanca",   "Africa/El_Aaiun",
        "Africa/Johannesburg", "Africa/Monrovia",     "America/Argentina/San_Luis",
        "America/Caracas",     "America/Chicago",     "America/Havana",
        "America/Los_Angeles", "America/Mexico_City", "America/New_York",
        "America/Nuuk",        "America/Santiago",    "America/Sao_Paulo",
        "America/St_Johns",    "Antarctica/Casey",    "Antarctica/Troll",
        "Asia/Amman",          "Asia/Dhaka",          "Asia/Gaza",
        "Asia/Jerusalem",      "Asia/Kathmandu",      "Asia/Kolkata",
        "Asia/Pyongyang",      "Asia/Shanghai",       "Asia/Tehran",
        "Asia/Tokyo",          "Australia/Lord_Howe", "Australia/Sydney",
        "Europe/Berlin",       "Europe/Dublin",       "Europe/Istanbul",
        "Europe/London",       "Europe/Moscow",       "Pacific/Apia",
        "Pacific/Auckland",    "Pacific/Chatham",     "Pacific/Kiritimati",
        "Pacific/Kwajalein"}) {
    INFO(name);
    CHECK(compared(name, kDaySeconds / 4, kFirst, kLast).differences == 0);
  }
}

TEST_CASE("Rules agree with the C library in far years", "[time][zone]") {
  if (const auto why = why_not_compared(); !why.empty()) return skipped("zones of tzdata", why);
  constexpr std::int64_t kYear2038 = 2'145'916'800, kYear2090 = 3'786'912'000;
  constexpr std::int64_t kYear9000 = 221'845'392'000, kYear9010 = 222'160'924'800;
  for (const auto name : Zone::names()) {
    INFO(name);
    const std::string text(name);
    CHECK(compared(text, 9 * kDaySeconds, kYear2038, kYear2090).differences == 0);
    CHECK(compared(text, 20 * kDaySeconds, kYear9000, kYear9010).differences == 0);
  }
}
