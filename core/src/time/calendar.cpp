// Days and longer units of a programme, and arithmetic on its wall clock.
#include "time/calendar.hpp"

#include <utility>

namespace loyalty::time {
namespace {

Millis day_floor(Millis local) { return local >= 0 ? local / kDay : (local + 1) / kDay - 1; }

}  // namespace

Calendar::Calendar(Zone zone, Millis day_start, std::int32_t week_start)
    : zone_(std::move(zone)), day_start_(day_start), week_start_(week_start) {}

Millis Calendar::begin(Day day) const { return zone_.instant(day * kDay + day_start_); }

Day Calendar::day_of(Millis instant) const {
  // A day start that occurs twice begins the day at its first time, so that for an hour of that
  // night the wall clock tells a day too early. It never tells one too late.
  Day day = static_cast<Day>(day_floor(zone_.local(instant) - day_start_));
  while (instant >= begin(day + 1)) ++day;
  return day;
}

Day Calendar::unit_begin(Unit unit, Day day) const {
  const Date date = date_of(day);
  switch (unit) {
    case Unit::day:
      break;
    case Unit::week:
      return day - (weekday(day) - week_start_ + 7) % 7;
    case Unit::month:
      return day - (date.day - 1);
    case Unit::quarter:
      return time::day_of({date.year, (date.month - 1) / 3 * 3 + 1, 1});
    case Unit::year:
      return time::day_of({date.year, 1, 1});
  }
  return day;
}

Day Calendar::unit_next(Unit unit, Day day) const {
  const Day first = unit_begin(unit, day);
  switch (unit) {
    case Unit::day:
      break;
    case Unit::week:
      return first + 7;
    case Unit::month:
      return add_months(first, 1);
    case Unit::quarter:
      return add_months(first, 3);
    case Unit::year:
      return add_months(first, 12);
  }
  return first + 1;
}

Millis Calendar::unit_end(Unit unit, Millis instant) const {
  return begin(unit_next(unit, day_of(instant)));
}

Millis Calendar::add(Millis instant, Duration duration) const {
  // An exact duration never reads the wall clock: the second 02:30 of an autumn night stays what
  // it is.
  if (duration.months == 0 && duration.days == 0) return instant + duration.millis;
  const Millis local = zone_.local(instant);
  const Millis day = day_floor(local);
  const Millis moved = add_months(static_cast<Day>(day), duration.months) + duration.days;
  return zone_.instant(moved * kDay + (local - day * kDay)) + duration.millis;
}

Millis Calendar::subtract(Millis instant, Duration duration) const {
  return add(instant, {-duration.months, -duration.days, -duration.millis});
}

}  // namespace loyalty::time
