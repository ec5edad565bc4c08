// The rule of a POSIX TZ string, such as `CET-1CEST,M3.5.0,M10.5.0/3`: an offset, or two that take
// turns at the same moments of every year.
//
//   const auto rule = parse_posix_rule("<+03>-3");
//   rule->span_at(instant).offset_seconds;  // 10800
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "time/civil.hpp"

namespace loyalty::time {

// The stretch of time around an instant in which an offset holds.
struct OffsetSpan {
  Millis from = INT64_MIN;
  Millis until = kNever;
  std::int32_t offset_seconds = 0;
};

// A moment of a year on the wall clock that it ends.
struct YearlyMoment {
  enum class Kind : std::uint8_t {
    weekday,      // Mm.w.d: the w-th weekday d of month m; the fifth is the last
    day_of_year,  // n: 0–365, leap days counted
    common_day,   // Jn: 1–365, 29 February never counted
  };
  Kind kind = Kind::weekday;
  std::int32_t month = 1;
  std::int32_t week = 1;
  std::int32_t weekday = 0;  // 0 = Sunday, as POSIX counts
  std::int32_t day = 0;
  std::int32_t seconds = 2 * 60 * 60;  // of the day; may be negative or beyond the day's end

  Millis local(std::int32_t year) const;
};

struct PosixRule {
  std::int32_t standard_seconds = 0;
  std::int32_t daylight_seconds = 0;
  bool has_daylight = false;
  YearlyMoment daylight_begin;
  YearlyMoment daylight_end;

  OffsetSpan span_at(Millis instant) const;
};

// Daylight saving needs both its moments: no country's law is assumed where they are left out.
std::optional<PosixRule> parse_posix_rule(std::string_view text);

}  // namespace loyalty::time
