#include "blocks/period.hpp"

namespace loyalty {
namespace {

using time::Calendar;
using time::Duration;
using time::Unit;

constexpr Millis kLongestMonth = 31 * time::kDay;

Duration scaled(const Duration& duration, std::int64_t n) {
  return {duration.months * n, duration.days * n, duration.millis * n};
}

Millis base_of(Since since, Millis at, const Dates& dates, const Calendar& calendar) {
  const auto instant = dates.instant(since, at, calendar);
  if (instant) return *instant;
  return dates.enrolled == kNever ? at : dates.enrolled;
}

}  // namespace

Duration as_duration(Unit unit) {
  switch (unit) {
    case Unit::day:
      return {0, 1, 0};
    case Unit::week:
      return {0, 7, 0};
    case Unit::month:
      return {1, 0, 0};
    case Unit::quarter:
      return {3, 0, 0};
    case Unit::year:
      break;
  }
  return {12, 0, 0};
}

Millis Period::nth(std::int64_t n, Millis base, const Calendar& calendar) const {
  return calendar.add(base, scaled(unit ? as_duration(*unit) : *duration, n));
}

// The number of whole pieces between base and at: never too many at first, as the estimate takes
// each piece at its longest, so that a few steps up suffice.
std::int64_t Period::count_to(Millis at, Millis base, const Calendar& calendar) const {
  const Duration piece = unit ? as_duration(*unit) : *duration;
  const Millis longest =
      piece.months * kLongestMonth + piece.days * (time::kDay + time::kHour) + piece.millis;
  std::int64_t n = longest > 0 ? (at - base) / longest : 0;
  if (at < base) n -= 1;
  std::int64_t step = 1;
  while (nth(n + step, base, calendar) <= at) {
    n += step;
    step *= 2;
  }
  while (step > 1) {
    step /= 2;
    if (nth(n + step, base, calendar) <= at) n += step;
  }
  while (nth(n, base, calendar) > at) --n;
  return n;
}

Millis Period::start(Millis at, const Dates& dates, const Calendar& calendar) const {
  if (by_calendar()) return calendar.begin(calendar.unit_begin(*unit, calendar.day_of(at)));
  const Millis base = base_of(since, at, dates, calendar);
  return nth(count_to(at, base, calendar), base, calendar);
}

Millis Period::end(Millis at, const Dates& dates, const Calendar& calendar) const {
  if (by_calendar()) return calendar.unit_end(*unit, at);
  const Millis base = base_of(since, at, dates, calendar);
  return nth(count_to(at, base, calendar) + 1, base, calendar);
}

void read(document::Object& object, std::string_view key, Period& into, bool of_limit) {
  const auto reader = object.find(key);
  if (!reader) return;
  const Span span = read_span(*reader, of_limit);
  if (span.is_empty()) {
    return reader->fault("semantic.never_opens", "a period of no length never comes round");
  }
  into.unit = span.unit;
  into.duration = span.duration;
}

}  // namespace loyalty
