// Zones: names, rules and offsets read, and facts worked by hand.
#include "time/zone.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"

namespace {

using namespace loyalty::time;

Zone zone(std::string_view name) {
  const auto parsed = Zone::parse(name);
  INFO(name);
  REQUIRE(parsed);
  return *parsed;
}

Millis at(const char* text) { return parse_timestamp(text).value().instant; }

// What a clock there shows at an instant, with its offset.
std::string clock(const Zone& zone, const char* instant) {
  std::string text;
  append_timestamp(text, at(instant), zone.offset_seconds(at(instant)));
  return text;
}

// The instant at which a clock there shows `local`, as that clock writes it.
std::string shown(const Zone& zone, const std::string& local) {
  const Millis instant = zone.instant(at((local + "Z").c_str()));
  std::string text;
  append_timestamp(text, instant, zone.offset_seconds(instant));
  return text;
}

}  // namespace

TEST_CASE("A zone is UTC until told otherwise", "[time][zone]") {
  const Zone utc;
  CHECK(utc.offset_seconds(0) == 0);
  CHECK(utc.instant(-5) == -5);
  CHECK(utc.local(7) == 7);
}

TEST_CASE("Fixed offsets, POSIX rules and IANA names are zones", "[time][zone]") {
  CHECK(zone("Z").offset_seconds(0) == 0);
  CHECK(zone("UTC").offset_seconds(0) == 0);
  CHECK(zone("+08:00").offset_seconds(0) == 8 * 3600);
  CHECK(zone("-05:30").offset_seconds(0) == -(5 * 3600 + 1800));
  CHECK(zone("<+03>-3").offset_seconds(0) == 3 * 3600);
  CHECK(zone("UTC0").offset_seconds(0) == 0);
  CHECK(zone("IST-5:30").offset_seconds(0) == 5 * 3600 + 1800);
  CHECK(zone("LMT0:01:15").offset_seconds(0) == -75);
  CHECK(zone("Asia/Shanghai").offset_seconds(at("2026-01-01T00:00:00Z")) == 8 * 3600);
}

TEST_CASE("What is no zone is refused", "[time][zone]") {
  for (const char* wrong : {"",
                            "z",
                            "+8",
                            "+0800",
                            "+24:00",
                            "+08:60",
                            "08:00",
                            "+08:00 ",
                            "asia/shanghai",
                            "Asia",
                            "Asia/",
                            "Europe/Atlantis",
                            "Europe/Berlin ",
                            " ",
                            "AB1",
                            "ABC",
                            "ABC25",
                            "ABCD+",
                            "<+03-3",
                            "<+3>-3",
                            "ABC1DEF",
                            "ABC1DEF,M3.2.0",
                            "ABC1DEF,M13.2.0,M11.1.0",
                            "ABC1DEF,M3.6.0,M11.1.0",
                            "ABC1DEF,M3.0.0,M11.1.0",
                            "ABC1DEF,M3.2.7,M11.1.0",
                            "ABC1DEF,J0,J365",
                            "ABC1DEF,J1,J366",
                            "ABC1DEF,0,366",
                            "ABC1DEF,M3.2.0/168,M11.1.0",
                            "ABC1DEF,M3.2.0,M11.1.0,",
                            "ABC1:60",
                            "ABC1DEF,M3.2.0/2:60,M11.1.0",
                            "ABC0001"}) {
    INFO(wrong);
    CHECK_FALSE(Zone::parse(wrong));
  }
  CHECK_FALSE(Zone::parse(std::string_view("UTC\0", 4)));
}

TEST_CASE("All names of tzdata are there, sorted, and read", "[time][zone]") {
  const auto names = Zone::names();
  CHECK(names.size() > 590);
  CHECK(std::is_sorted(names.begin(), names.end()));
  for (const auto name : names) CHECK(Zone::parse(name));
  for (const char* known : {"Asia/Calcutta", "Asia/Kolkata", "US/Pacific", "Etc/GMT+12", "PRC"}) {
    CHECK(std::binary_search(names.begin(), names.end(), std::string_view(known)));
  }
}

TEST_CASE("Offsets of well-known places", "[time][zone]") {
  CHECK(clock(zone("Asia/Shanghai"), "2026-07-01T00:00:00Z") == "2026-07-01T08:00:00+08:00");
  // China had summer time from 1986 to 1991.
  CHECK(clock(zone("Asia/Shanghai"), "1988-07-01T00:00:00Z") == "1988-07-01T09:00:00+09:00");
  CHECK(clock(zone("Asia/Kathmandu"), "1980-01-01T00:00:00Z") == "1980-01-01T05:30:00+05:30");
  CHECK(clock(zone("Asia/Kathmandu"), "2026-01-01T00:00:00Z") == "2026-01-01T05:45:00+05:45");
  const Zone berlin = zone("Europe/Berlin");
  CHECK(clock(berlin, "2026-03-29T00:59:59Z") == "2026-03-29T01:59:59+01:00");
  CHECK(clock(berlin, "2026-03-29T01:00:00Z") == "2026-03-29T03:00:00+02:00");
  CHECK(clock(berlin, "2026-10-25T00:59:59Z") == "2026-10-25T02:59:59+02:00");
  CHECK(clock(berlin, "2026-10-25T01:00:00Z") == "2026-10-25T02:00:00+01:00");
  const Zone new_york = zone("America/New_York");
  CHECK(clock(new_york, "2026-03-08T07:00:00Z") == "2026-03-08T03:00:00-04:00");
  CHECK(clock(new_york, "2026-11-01T06:00:00Z") == "2026-11-01T01:00:00-05:00");
  // Before 2007 the United States began in April.
  CHECK(clock(new_york, "2006-03-20T12:00:00Z") == "2006-03-20T07:00:00-05:00");
  // Lord Howe moves by half an hour, from +10:30 to +11:00 at 02:00 on the first Sunday of October.
  const Zone lord_howe = zone("Australia/Lord_Howe");
  CHECK(clock(lord_howe, "2026-10-03T15:29:59Z") == "2026-10-04T01:59:59+10:30");
  CHECK(clock(lord_howe, "2026-10-03T15:30:00Z") == "2026-10-04T02:30:00+11:00");
  // Morocco suspends its +01:00 in Ramadan.
  const Zone casablanca = zone("Africa/Casablanca");
  CHECK(clock(casablanca, "2024-02-01T00:00:00Z") == "2024-02-01T01:00:00+01:00");
  CHECK(clock(casablanca, "2024-03-20T00:00:00Z") == "2024-03-20T00:00:00+00:00");
  CHECK(clock(zone("Africa/Monrovia"), "1971-01-01T00:44:30Z") == "1971-01-01T00:00:30-00:44");
}

TEST_CASE("The last rule holds for ever and the first offset before 1970", "[time][zone]") {
  const Zone berlin = zone("Europe/Berlin");
  CHECK(clock(berlin, "9999-07-01T00:00:00Z") == "9999-07-01T02:00:00+02:00");
  CHECK(clock(berlin, "9999-12-31T22:59:59Z") == "9999-12-31T23:59:59+01:00");
  CHECK(clock(berlin, "1969-07-01T00:00:00Z") == "1969-07-01T01:00:00+01:00");
  CHECK(clock(berlin, "0000-07-01T00:00:00Z") == "0000-07-01T01:00:00+01:00");
  CHECK(shown(berlin, "0000-01-01T00:00:00") == "0000-01-01T00:00:00+01:00");
  CHECK(shown(berlin, "9999-12-31T23:59:59.999") == "9999-12-31T23:59:59.999+01:00");
}

TEST_CASE("A skipped wall clock is the first instant after it", "[time][zone]") {
  const Zone berlin = zone("Europe/Berlin");
  CHECK(shown(berlin, "2026-03-29T01:59:59.999") == "2026-03-29T01:59:59.999+01:00");
  CHECK(shown(berlin, "2026-03-29T02:00:00") == "2026-03-29T03:00:00+02:00");
  CHECK(shown(berlin, "2026-03-29T02:30:00") == "2026-03-29T03:00:00+02:00");
  CHECK(shown(berlin, "2026-03-29T03:00:00") == "2026-03-29T03:00:00+02:00");
  // Midnight of 4 November 2018 did not exist in Sao Paulo.
  CHECK(shown(zone("America/Sao_Paulo"), "2018-11-04T00:00:00") == "2018-11-04T01:00:00-02:00");
  // Samoa left out 30 December 2011 altogether.
  const Zone apia = zone("Pacific/Apia");
  CHECK(shown(apia, "2011-12-29T23:59:59") == "2011-12-29T23:59:59-10:00");
  CHECK(shown(apia, "2011-12-30T00:00:00") == "2011-12-31T00:00:00+14:00");
  CHECK(shown(apia, "2011-12-30T12:00:00") == "2011-12-31T00:00:00+14:00");
  CHECK(shown(apia, "2011-12-31T00:00:00") == "2011-12-31T00:00:00+14:00");
}

TEST_CASE("A wall clock shown twice is its first instant", "[time][zone]") {
  const Zone berlin = zone("Europe/Berlin");
  CHECK(shown(berlin, "2026-10-25T01:59:59") == "2026-10-25T01:59:59+02:00");
  CHECK(shown(berlin, "2026-10-25T02:00:00") == "2026-10-25T02:00:00+02:00");
  CHECK(shown(berlin, "2026-10-25T02:59:59") == "2026-10-25T02:59:59+02:00");
  CHECK(shown(berlin, "2026-10-25T03:00:00") == "2026-10-25T03:00:00+01:00");
  CHECK(shown(zone("Australia/Lord_Howe"), "2026-04-05T01:45:00") == "2026-04-05T01:45:00+11:00");
}

TEST_CASE("The answer does not depend on what was asked before", "[time][zone]") {
  const Zone asked = zone("America/New_York");
  std::vector<Millis> instants;
  for (Millis hour = 0; hour < 24 * 400; ++hour) {
    instants.push_back(at("2025-12-01T00:00:00Z") + hour * kHour + 17);
  }
  for (std::size_t i = 0; i < instants.size(); ++i) {
    const Millis instant = instants[i * 7'919 % instants.size()];
    const Zone fresh = zone("America/New_York");
    REQUIRE(asked.offset_seconds(instant) == fresh.offset_seconds(instant));
    const Millis local = instants[i * 104'729 % instants.size()];
    REQUIRE(asked.instant(local) == zone("America/New_York").instant(local));
  }
}

TEST_CASE("POSIX rules in every form", "[time][zone]") {
  const Zone american = zone("EST5EDT,M3.2.0,M11.1.0");
  CHECK(clock(american, "2026-03-08T06:59:59Z") == "2026-03-08T01:59:59-05:00");
  CHECK(clock(american, "2026-03-08T07:00:00Z") == "2026-03-08T03:00:00-04:00");
  CHECK(clock(american, "2026-11-01T05:59:59Z") == "2026-11-01T01:59:59-04:00");
  CHECK(clock(american, "2026-11-01T06:00:00Z") == "2026-11-01T01:00:00-05:00");
  // The southern summer spans the new year.
  const Zone sydney = zone("AEST-10AEDT,M10.1.0,M4.1.0/3");
  CHECK(clock(sydney, "2026-01-01T00:00:00Z") == "2026-01-01T11:00:00+11:00");
  CHECK(clock(sydney, "2026-07-01T00:00:00Z") == "2026-07-01T10:00:00+10:00");
  // Negative times: an hour before Sunday 29 March 2026 is Saturday 23:00, which becomes midnight.
  const Zone nuuk = zone("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
  CHECK(clock(nuuk, "2026-03-29T00:59:59Z") == "2026-03-28T22:59:59-02:00");
  CHECK(clock(nuuk, "2026-03-29T01:00:00Z") == "2026-03-29T00:00:00-01:00");
  // Beyond the day: 50 hours after the fourth Thursday of March is Saturday 28 March 02:00.
  const Zone gaza = zone("EET-2EEST,M3.4.4/50,M10.4.4/50");
  CHECK(clock(gaza, "2026-03-27T23:59:59Z") == "2026-03-28T01:59:59+02:00");
  CHECK(clock(gaza, "2026-03-28T00:00:00Z") == "2026-03-28T03:00:00+03:00");
  // Irish winter time is the one that "saves": daylight offset below the standard one.
  const Zone dublin = zone("IST-1GMT0,M10.5.0,M3.5.0/1");
  CHECK(clock(dublin, "2026-01-01T00:00:00Z") == "2026-01-01T00:00:00+00:00");
  CHECK(clock(dublin, "2026-07-01T00:00:00Z") == "2026-07-01T01:00:00+01:00");
}

TEST_CASE("Days of a POSIX rule counted with and without 29 February", "[time][zone]") {
  const Zone without_leap = zone("AAA0BBB,J60/0,J300/0");
  CHECK(clock(without_leap, "2024-02-29T23:59:59Z") == "2024-02-29T23:59:59+00:00");
  CHECK(clock(without_leap, "2024-03-01T00:00:00Z") == "2024-03-01T01:00:00+01:00");
  CHECK(clock(without_leap, "2025-03-01T00:00:00Z") == "2025-03-01T01:00:00+01:00");
  const Zone with_leap = zone("AAA0BBB,59/0,300/0");
  CHECK(clock(with_leap, "2024-02-29T00:00:00Z") == "2024-02-29T01:00:00+01:00");
  CHECK(clock(with_leap, "2025-02-28T23:59:59Z") == "2025-02-28T23:59:59+00:00");
  CHECK(clock(with_leap, "2025-03-01T00:00:00Z") == "2025-03-01T01:00:00+01:00");
  // Daylight saving all year: the one turn ends where the next begins.
  const Zone always = zone("XXX3YYY2,0/0,J365/25");
  for (const char* instant :
       {"2025-12-31T23:59:59Z", "2026-01-01T01:59:59Z", "2026-01-01T02:00:00Z",
        "2026-01-01T03:00:00Z", "2026-07-01T00:00:00Z"}) {
    CHECK(always.offset_seconds(at(instant)) == -7200);
  }
}
