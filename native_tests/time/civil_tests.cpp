// Days, dates, timestamps and durations.
#include "time/civil.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "catch.hpp"
#include "shared_data.hpp"
#include "skips.hpp"

namespace {

using namespace loyalty::time;

std::string text_of(Day day) {
  std::string text;
  append_day(text, day);
  return text;
}

std::string text_of(Millis instant, std::int32_t offset) {
  std::string text;
  append_timestamp(text, instant, offset);
  return text;
}

Millis instant_of(const char* text) { return parse_timestamp(text).value().instant; }

// Compares the verdict of `accepts` with every string case of a JSON Schema format suite.
template <class Accepts>
void check_format(const std::string& name, int expected, Accepts accepts) {
  const std::string text = shared_text(name);
  if (text.empty()) return skipped("RFC 3339 strings", name + " is absent");
  int compared = 0;
  for (const auto& group : nlohmann::json::parse(text)) {
    for (const auto& test : group["tests"]) {
      if (!test["data"].is_string()) continue;
      INFO(test.dump());
      CHECK(accepts(test["data"].get<std::string>()) == test["valid"].get<bool>());
      ++compared;
    }
  }
  CHECK(compared == expected);
}

}  // namespace

TEST_CASE("Every day from year 0 to 9999 has its date, counted one by one", "[time][civil]") {
  Day day = day_of({0, 1, 1});
  CHECK(day == -719'528);
  Date date{0, 1, 1};
  std::int32_t on = 5;  // a Saturday
  while (date.year < 10'000) {
    if (date_of(day) != date || day_of(date) != day || weekday(day) != on) {
      FAIL("day " << day << " is not " << date.year << "-" << date.month << "-" << date.day);
    }
    ++day;
    on = (on + 1) % 7;
    if (++date.day <= days_in_month(date.year, date.month)) continue;
    date.day = 1;
    if (++date.month > 12) date = {date.year + 1, 1, 1};
  }
  CHECK(day == 2'932'897);
  CHECK(day_of({1970, 1, 1}) == 0);
  CHECK(weekday(day_of({2026, 3, 29})) == 6);
}

TEST_CASE("February is a day longer in leap years", "[time][civil]") {
  CHECK(days_in_month(2024, 2) == 29);
  CHECK(days_in_month(2025, 2) == 28);
  CHECK(days_in_month(1900, 2) == 28);
  CHECK(days_in_month(2000, 2) == 29);
  CHECK(days_in_month(2025, 1) == 31);
  CHECK(days_in_month(2025, 4) == 30);
}

TEST_CASE("Adding months clamps to the last day of the month", "[time][civil]") {
  const auto plus = [](const char* from, std::int64_t months) {
    return text_of(add_months(parse_day(from).value(), months));
  };
  CHECK(plus("2026-01-31", 1) == "2026-02-28");
  CHECK(plus("2024-01-31", 1) == "2024-02-29");
  CHECK(plus("2024-02-29", 12) == "2025-02-28");
  CHECK(plus("2024-02-29", 48) == "2028-02-29");
  CHECK(plus("2026-03-31", -1) == "2026-02-28");
  CHECK(plus("2026-01-15", -1) == "2025-12-15");
  CHECK(plus("2026-12-31", 2) == "2027-02-28");
  CHECK(plus("0001-01-31", -12) == "0000-01-31");
  CHECK(plus("2026-05-05", 0) == "2026-05-05");
}

TEST_CASE("Dates read and write in one form only", "[time][civil]") {
  CHECK(text_of(parse_day("0000-02-29").value()) == "0000-02-29");
  CHECK(text_of(parse_day("9999-12-31").value()) == "9999-12-31");
  CHECK(text_of(parse_day("9999-12-31").value() + 1) == "9999-12-31");
  CHECK(text_of(parse_day("0000-01-01").value() - 1) == "0000-01-01");
  CHECK_FALSE(parse_day("2023-02-29"));
  CHECK_FALSE(parse_day("2023-2-09"));
  CHECK_FALSE(parse_day("2023-02-09 "));
  CHECK_FALSE(parse_day(""));
  check_format("time/date.json", 75, [](const std::string& text) { return !!parse_day(text); });
}

TEST_CASE("Timestamps read as RFC 3339 says", "[time][civil]") {
  CHECK(instant_of("1970-01-01T00:00:00Z") == 0);
  CHECK(instant_of("2026-10-21T09:00:00+08:00") == 1'792'544'400'000);
  CHECK(instant_of("2026-10-21t01:00:00.5z") == 1'792'544'400'500);
  CHECK(instant_of("1969-12-31T23:59:59.999Z") == -1);
  CHECK(instant_of("2026-10-21T01:00:00.1239999Z") == 1'792'544'400'123);
  CHECK(parse_timestamp("2026-10-21T09:00:00-05:30").value().offset_seconds == -19'800);
  CHECK(parse_timestamp("2026-10-21T09:00:00-00:00").value().offset_seconds == 0);
  CHECK(instant_of("0000-01-01T00:00:00Z") == -62'167'219'200'000);
  CHECK(instant_of("9999-12-31T23:59:59.999Z") == 253'402'300'799'999);
  for (const char* wrong : {"2026-10-21", "2026-10-21T09:00:00", "2026-10-21 09:00:00Z",
                            "2026-10-21T09:00Z", "2026-10-21T09:00:00.Z", "2026-10-21T9:00:00Z",
                            "2026-10-21T09:00:00+0800", "2026-02-29T00:00:00Z"}) {
    INFO(wrong);
    CHECK_FALSE(parse_timestamp(wrong));
  }
  check_format("time/date-time.json", 27,
               [](const std::string& text) { return !!parse_timestamp(text); });
}

TEST_CASE("A leap second is the last millisecond of its minute", "[time][civil]") {
  CHECK(instant_of("2016-12-31T23:59:60Z") == instant_of("2016-12-31T23:59:59.999Z"));
  CHECK(instant_of("2017-01-01T07:59:60.4+08:00") == instant_of("2016-12-31T23:59:59.999Z"));
  CHECK(instant_of("2015-06-30T23:59:60Z") < instant_of("2015-07-01T00:00:00Z"));
  CHECK_FALSE(parse_timestamp("2016-12-30T23:59:60Z"));
  CHECK_FALSE(parse_timestamp("2016-12-31T23:59:60+08:00"));
  CHECK_FALSE(parse_timestamp("1969-12-30T23:59:60Z"));
  CHECK(parse_timestamp("1969-12-31T23:59:60Z"));
}

TEST_CASE("Timestamps write with an offset, and milliseconds only if any", "[time][civil]") {
  CHECK(text_of(1'792'544'400'000, 28'800) == "2026-10-21T09:00:00+08:00");
  CHECK(text_of(1'792'544'400'005, -19'800) == "2026-10-20T19:30:00.005-05:30");
  CHECK(text_of(-1, 0) == "1969-12-31T23:59:59.999+00:00");
  CHECK(text_of(-62'167'219'200'000, 0) == "0000-01-01T00:00:00+00:00");
  CHECK(text_of(253'402'300'799'999, 0) == "9999-12-31T23:59:59.999+00:00");
  // Beyond the years of four digits: the last or first that can be written, offset and all.
  CHECK(text_of(253'402'300'800'000, 0) == "9999-12-31T23:59:59.999+00:00");
  CHECK(text_of(253'402'300'799'999, 8 * 3600) == "9999-12-31T23:59:59.999+08:00");
  CHECK(text_of(253'402'300'799'999 + 20'000 * 366 * loyalty::time::kDay, -3600) ==
        "9999-12-31T23:59:59.999-01:00");
  CHECK(text_of(-62'167'219'200'000, 0) == "0000-01-01T00:00:00+00:00");
  CHECK(text_of(-62'167'219'200'001, 0) == "0000-01-01T00:00:00+00:00");
  CHECK(text_of(-62'167'219'200'000, -3600) == "0000-01-01T00:00:00-01:00");
  // 44 minutes and 30 seconds: the minutes are written and the clock agrees with them.
  CHECK(text_of(0, -2'670) == "1969-12-31T23:16:00-00:44");
  for (const char* text : {"2026-10-21T09:00:00+08:00", "1950-02-03T04:05:06.007-09:45"}) {
    const Timestamp read = parse_timestamp(text).value();
    CHECK(text_of(read.instant, read.offset_seconds) == text);
  }
}

TEST_CASE("Durations read as in appendix A of RFC 3339", "[time][civil]") {
  CHECK(parse_duration("P12M") == Duration{12, 0, 0});
  CHECK(parse_duration("P1Y2M10DT2H30M") == Duration{14, 10, 2 * kHour + 30 * kMinute});
  CHECK(parse_duration("P3W") == Duration{0, 21, 0});
  CHECK(parse_duration("PT48H") == Duration{0, 0, 48 * kHour});
  CHECK(parse_duration("PT1M2S") == Duration{0, 0, 62 * kSecond});
  CHECK(parse_duration("P0D") == Duration{});
  for (const char* wrong : {"", "P", "PT", "P1", "P1H", "PT1D", "P1Y2D", "PT1H2S", "P1D1D", "p1D",
                            "P1.5D", "P-1D", "P1W1D", "PW", "P1DT", "P1M1Y", "P1W "}) {
    INFO(wrong);
    CHECK_FALSE(parse_duration(wrong));
  }
  check_format("time/duration.json", 46,
               [](const std::string& text) { return !!parse_duration(text); });
}

TEST_CASE("A duration longer than all dates stays within arithmetic", "[time][civil]") {
  const std::string nines(80, '9');
  for (const std::string& text : {"P" + nines + "Y" + nines + "M" + nines + "D", "P" + nines + "W",
                                  "PT" + nines + "H" + nines + "M" + nines + "S"}) {
    INFO(text);
    const Duration duration = parse_duration(text).value();
    const std::int64_t millis = duration.days * kDay + duration.millis;
    CHECK((duration.months >= 240'000 || millis >= 7'300'000 * kDay));
    const Day moved = add_months(day_of({9999, 12, 31}), duration.months);
    CHECK(moved < 100'000'000);
    CHECK(millis < 100'000'000 * kDay);
  }
}
