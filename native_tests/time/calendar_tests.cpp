// Days and longer units of a programme, around changes of clocks and the ends of months.
#include "time/calendar.hpp"

#include <string>

#include "catch.hpp"

namespace {

using namespace loyalty::time;

Millis at(const char* text) { return parse_timestamp(text).value().instant; }
Day day(const char* text) { return parse_day(text).value(); }

std::string text_of(Day day) {
  std::string text;
  append_day(text, day);
  return text;
}

Calendar calendar(const char* zone, Millis day_start = 0, std::int32_t week_start = 0) {
  return {Zone::parse(zone).value(), day_start, week_start};
}

std::string text_of(const Calendar& calendar, Millis instant) {
  std::string text;
  append_timestamp(text, instant, calendar.zone().offset_seconds(instant));
  return text;
}

std::string begin(const Calendar& calendar, const char* date) {
  return text_of(calendar, calendar.begin(day(date)));
}

std::string day_of(const Calendar& calendar, const char* instant) {
  return text_of(calendar.day_of(at(instant)));
}

std::string plus(const Calendar& calendar, const char* instant, const char* duration) {
  return text_of(calendar, calendar.add(at(instant), parse_duration(duration).value()));
}

std::string minus(const Calendar& calendar, const char* instant, const char* duration) {
  return text_of(calendar, calendar.subtract(at(instant), parse_duration(duration).value()));
}

}  // namespace

TEST_CASE("A day begins at the day start of the zone", "[time][calendar]") {
  const Calendar shanghai = calendar("Asia/Shanghai", 4 * kHour);
  CHECK(begin(shanghai, "2026-10-21") == "2026-10-21T04:00:00+08:00");
  CHECK(day_of(shanghai, "2026-10-21T03:59:59.999+08:00") == "2026-10-20");
  CHECK(day_of(shanghai, "2026-10-21T04:00:00+08:00") == "2026-10-21");
  CHECK(day_of(shanghai, "2026-10-22T03:59:59+08:00") == "2026-10-21");
  CHECK(shanghai.end(day("2026-10-21")) == at("2026-10-22T04:00:00+08:00"));
  CHECK(shanghai.day_start() == 4 * kHour);
  CHECK(day_of(Calendar(), "1969-12-31T23:59:59.999Z") == "1969-12-31");
  CHECK(day_of(Calendar(), "1970-01-01T00:00:00Z") == "1970-01-01");
}

TEST_CASE("A day start in a spring gap is the first instant after it", "[time][calendar]") {
  const Calendar berlin = calendar("Europe/Berlin", 2 * kHour + 30 * kMinute);
  CHECK(begin(berlin, "2026-03-29") == "2026-03-29T03:00:00+02:00");
  CHECK(day_of(berlin, "2026-03-29T01:59:59+01:00") == "2026-03-28");
  CHECK(day_of(berlin, "2026-03-29T03:00:00+02:00") == "2026-03-29");
  CHECK(berlin.end(day("2026-03-28")) - berlin.begin(day("2026-03-28")) == 23 * kHour + kHour / 2);
  const Calendar sao_paulo = calendar("America/Sao_Paulo");
  CHECK(begin(sao_paulo, "2018-11-04") == "2018-11-04T01:00:00-02:00");
  CHECK(day_of(sao_paulo, "2018-11-04T02:59:59Z") == "2018-11-03");
  CHECK(day_of(sao_paulo, "2018-11-04T03:00:00Z") == "2018-11-04");
}

TEST_CASE("A day start in an autumn overlap is the first of the two", "[time][calendar]") {
  const Calendar berlin = calendar("Europe/Berlin", 2 * kHour + 30 * kMinute);
  CHECK(begin(berlin, "2026-10-25") == "2026-10-25T02:30:00+02:00");
  CHECK(day_of(berlin, "2026-10-25T02:29:59+02:00") == "2026-10-24");
  CHECK(day_of(berlin, "2026-10-25T02:30:00+02:00") == "2026-10-25");
  // The clock goes back before the day start, the day does not.
  CHECK(day_of(berlin, "2026-10-25T02:10:00+01:00") == "2026-10-25");
  CHECK(day_of(berlin, "2026-10-25T02:30:00+01:00") == "2026-10-25");
  CHECK(berlin.end(day("2026-10-25")) - berlin.begin(day("2026-10-25")) == 25 * kHour);
}

TEST_CASE("The day Samoa skipped is empty", "[time][calendar]") {
  const Calendar apia = calendar("Pacific/Apia");
  CHECK(apia.begin(day("2011-12-30")) == apia.end(day("2011-12-30")));
  CHECK(day_of(apia, "2011-12-30T09:59:59Z") == "2011-12-29");
  CHECK(day_of(apia, "2011-12-30T10:00:00Z") == "2011-12-31");
}

TEST_CASE("Every instant lies in the day it is said to lie in", "[time][calendar]") {
  const char* zone = GENERATE("Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia",
                              "Australia/Lord_Howe", "Africa/Casablanca", "America/Havana");
  const Millis day_start = GENERATE(as<Millis>(), 0, 30, 120, 150, 240, 1'439) * kMinute;
  const Calendar asked = calendar(zone, day_start);
  INFO(zone << ", day start " << day_start / kMinute);
  Day last = asked.day_of(at("2009-12-31T23:00:00Z"));
  for (Millis t = at("2010-01-01T00:00:00Z"); t < at("2019-01-01T00:00:00Z"); t += 37 * kMinute) {
    const Day found = asked.day_of(t);
    if (asked.begin(found) > t || t >= asked.end(found) || found < last) {
      FAIL(text_of(asked, t) << " is not in " << text_of(found));
    }
    last = found;
  }
}

TEST_CASE("Weeks, months, quarters and years begin and end", "[time][calendar]") {
  const Calendar monday = calendar("Asia/Shanghai");
  const auto first = [&](Unit unit, const char* date) {
    return text_of(monday.unit_begin(unit, day(date)));
  };
  const auto next = [&](Unit unit, const char* date) {
    return text_of(monday.unit_next(unit, day(date)));
  };
  CHECK(first(Unit::day, "2026-10-21") == "2026-10-21");
  CHECK(next(Unit::day, "2026-12-31") == "2027-01-01");
  CHECK(first(Unit::week, "2026-10-21") == "2026-10-19");  // a Wednesday
  CHECK(first(Unit::week, "2026-10-19") == "2026-10-19");
  CHECK(next(Unit::week, "2026-12-31") == "2027-01-04");
  CHECK(first(Unit::month, "2024-02-29") == "2024-02-01");
  CHECK(next(Unit::month, "2024-02-29") == "2024-03-01");
  CHECK(next(Unit::month, "2026-12-31") == "2027-01-01");
  CHECK(first(Unit::quarter, "2026-03-31") == "2026-01-01");
  CHECK(first(Unit::quarter, "2026-06-30") == "2026-04-01");
  CHECK(first(Unit::quarter, "2026-12-01") == "2026-10-01");
  CHECK(next(Unit::quarter, "2026-12-01") == "2027-01-01");
  CHECK(first(Unit::year, "2024-12-31") == "2024-01-01");
  CHECK(next(Unit::year, "2024-02-29") == "2025-01-01");
  CHECK(next(Unit::year, "9999-07-01") == text_of(day("9999-12-31") + 1));
}

TEST_CASE("A week begins where the programme says", "[time][calendar]") {
  // 2026-10-21 is a Wednesday; the rows are the first day of its week for each week start.
  const char* expected[7] = {"2026-10-19", "2026-10-20", "2026-10-21", "2026-10-15",
                             "2026-10-16", "2026-10-17", "2026-10-18"};
  for (std::int32_t start = 0; start < 7; ++start) {
    const Calendar asked = calendar("+08:00", 0, start);
    CHECK(text_of(asked.unit_begin(Unit::week, day("2026-10-21"))) == expected[start]);
  }
  const Calendar sunday = calendar("UTC", 0, 6);
  CHECK(text_of(sunday.unit_begin(Unit::week, day("1969-12-31"))) == "1969-12-28");
}

TEST_CASE("A unit ends at the day start after its last day", "[time][calendar]") {
  const Calendar berlin = calendar("Europe/Berlin", 4 * kHour);
  const auto end = [&](Unit unit, const char* instant) {
    return text_of(berlin, berlin.unit_end(unit, at(instant)));
  };
  CHECK(end(Unit::day, "2026-03-29T03:59:00+02:00") == "2026-03-29T04:00:00+02:00");
  CHECK(end(Unit::day, "2026-03-29T04:00:00+02:00") == "2026-03-30T04:00:00+02:00");
  CHECK(end(Unit::week, "2026-10-25T12:00:00+01:00") == "2026-10-26T04:00:00+01:00");
  CHECK(end(Unit::month, "2026-04-01T03:00:00+02:00") == "2026-04-01T04:00:00+02:00");
  CHECK(end(Unit::quarter, "2026-08-15T12:00:00+02:00") == "2026-10-01T04:00:00+02:00");
  CHECK(end(Unit::year, "2026-08-15T12:00:00+02:00") == "2027-01-01T04:00:00+01:00");
  const Calendar utc = calendar("UTC");
  CHECK(utc.unit_end(Unit::day, at("9999-12-31T00:00:00Z")) == at("9999-12-31T23:59:59.999Z") + 1);
}

TEST_CASE("Months clamp and days keep the time of day", "[time][calendar]") {
  const Calendar berlin = calendar("Europe/Berlin", 4 * kHour);
  CHECK(plus(berlin, "2026-01-31T10:00:00+01:00", "P1M") == "2026-02-28T10:00:00+01:00");
  CHECK(plus(berlin, "2024-02-29T10:00:00+01:00", "P1Y") == "2025-02-28T10:00:00+01:00");
  CHECK(plus(berlin, "2026-03-28T10:00:00+01:00", "P1D") == "2026-03-29T10:00:00+02:00");
  CHECK(plus(berlin, "2026-03-28T10:00:00+01:00", "PT24H") == "2026-03-29T11:00:00+02:00");
  CHECK(plus(berlin, "2026-03-28T02:30:00+01:00", "P1D") == "2026-03-29T03:00:00+02:00");
  CHECK(plus(berlin, "2026-10-24T02:30:00+02:00", "P1D") == "2026-10-25T02:30:00+02:00");
  CHECK(plus(berlin, "2026-01-31T10:00:00+01:00", "P1M1DT1H") == "2026-03-01T11:00:00+01:00");
  CHECK(plus(berlin, "2026-10-21T10:00:00.250+02:00", "P1W") == "2026-10-28T10:00:00.250+01:00");
}

TEST_CASE("An exact duration ignores the wall clock", "[time][calendar]") {
  const Calendar berlin = calendar("Europe/Berlin");
  CHECK(plus(berlin, "2026-10-25T02:30:00+01:00", "PT0S") == "2026-10-25T02:30:00+01:00");
  CHECK(plus(berlin, "2026-10-25T02:30:00+02:00", "PT1H") == "2026-10-25T02:30:00+01:00");
  CHECK(minus(berlin, "2026-10-25T02:30:00+01:00", "PT1H") == "2026-10-25T02:30:00+02:00");
}

TEST_CASE("Counting back takes the same steps", "[time][calendar]") {
  const Calendar berlin = calendar("Europe/Berlin", 4 * kHour);
  CHECK(minus(berlin, "2026-03-31T10:00:00+02:00", "P1M") == "2026-02-28T10:00:00+01:00");
  CHECK(minus(berlin, "2025-02-28T10:00:00+01:00", "P1Y") == "2024-02-28T10:00:00+01:00");
  CHECK(minus(berlin, "2026-03-30T02:30:00+02:00", "P1D") == "2026-03-29T03:00:00+02:00");
  CHECK(minus(berlin, "2026-03-01T00:30:00+01:00", "P1M1DT1H") == "2026-01-30T23:30:00+01:00");
  CHECK(minus(calendar("UTC"), "0001-03-01T00:00:00Z", "P1Y") == "0000-03-01T00:00:00+00:00");
}

TEST_CASE("The longest duration from the last date does not overflow", "[time][calendar]") {
  const Calendar berlin = calendar("Europe/Berlin");
  const Duration longest = parse_duration("P99999Y99999M9999999DT99999999H").value();
  const Millis last = at("9999-12-31T23:59:59Z");
  CHECK(berlin.add(last, longest) > last + 20'000 * 365 * kDay);
  CHECK(berlin.subtract(last, longest) < -20'000 * 365 * kDay + last);
}
