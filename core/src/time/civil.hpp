// Days of the proleptic Gregorian calendar as numbers, and the instants and durations of documents.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty::time {

using Millis = std::int64_t;  // an instant: milliseconds since 1970-01-01T00:00:00Z
using Day = std::int32_t;     // a civil day: days since 1970-01-01

inline constexpr Millis kSecond = 1000;
inline constexpr Millis kMinute = 60 * kSecond;
inline constexpr Millis kHour = 60 * kMinute;
inline constexpr Millis kDay = 24 * kHour;

// The first and last millisecond of the wall clock that a document can write: years 0000 to 9999.
inline constexpr Millis kFirstLocal = -62'167'219'200'000;
inline constexpr Millis kLastLocal = 253'402'300'799'999;

inline constexpr Millis kNever = INT64_MAX;  // later than every instant: no end

struct Date {
  std::int32_t year = 1970;
  std::int32_t month = 1;  // 1–12
  std::int32_t day = 1;    // 1–31
  friend bool operator==(const Date&, const Date&) = default;
};

Day day_of(Date date);
Date date_of(Day day);
std::int32_t days_in_month(std::int32_t year, std::int32_t month);
std::int32_t weekday(Day day);             // 0 = Monday … 6 = Sunday
Day add_months(Day day, std::int64_t months);  // clamped: 31 January + 1 = last of February

// `YYYY-MM-DD`, years 0000–9999. What lies outside them is written as the first or last of them.
std::optional<Day> parse_day(std::string_view text);
void append_day(std::string& out, Day day);

// RFC 3339 with an offset. A leap second (…:60, only where UTC can have one) counts as the last
// millisecond of its minute; digits beyond milliseconds are cut off.
struct Timestamp {
  Millis instant = 0;
  std::int32_t offset_seconds = 0;  // as written; `-00:00` and `Z` are 0
};
std::optional<Timestamp> parse_timestamp(std::string_view text);
// `2026-10-21T09:00:00+08:00`; milliseconds only when there are any; `Z` never, `+00:00` instead.
// What no document can write is written as the first or last millisecond that one can.
void append_timestamp(std::string& out, Millis instant, std::int32_t offset_seconds);
// The same without a string; long enough for any instant.
using TimestampText = std::array<char, 40>;
std::string_view write_timestamp(TimestampText& text, Millis instant, std::int32_t offset_seconds);

// ISO 8601 duration as in RFC 3339 appendix A: `P12M`, `P1Y2M10DT2H30M`, `P3W`; whole numbers. A
// part beyond 20,000 years counts as 20,000 years: from any date that is past every other.
struct Duration {
  std::int64_t months = 0;  // years too
  std::int64_t days = 0;    // weeks too
  Millis millis = 0;
  friend bool operator==(const Duration&, const Duration&) = default;
};
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace loyalty::time
