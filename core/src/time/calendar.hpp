// The programme's calendar: its zone, its day start and its week start. Every day, week, month,
// quarter and year of a programme begins at the day start (04:00, say) of its first civil day.
#pragma once

#include <cstdint>

#include "time/civil.hpp"
#include "time/zone.hpp"

namespace loyalty::time {

enum class Unit : std::uint8_t { day, week, month, quarter, year };

class Calendar {
 public:
  Calendar() = default;
  // `week_start`: 0 = Monday … 6 = Sunday.
  Calendar(Zone zone, Millis day_start, std::int32_t week_start);

  const Zone& zone() const { return zone_; }
  Millis day_start() const { return day_start_; }

  Day day_of(Millis instant) const;  // the civil day whose span holds the instant
  // Where a day begins. A day start inside a spring gap is the first instant after it, in an
  // overlap the first of the two.
  Millis begin(Day day) const;
  Millis end(Day day) const { return begin(day + 1); }

  Day unit_begin(Unit unit, Day day) const;  // first day of the unit that holds `day`
  Day unit_next(Unit unit, Day day) const;   // first day of the unit after it
  // Where the unit that holds the instant ends: exclusive.
  Millis unit_end(Unit unit, Millis instant) const;

  // Wall-clock arithmetic: months clamp and days keep the time of day, then the exact part.
  // Counting back is the same with every part negative.
  Millis add(Millis instant, Duration duration) const;
  Millis subtract(Millis instant, Duration duration) const;

 private:
  Zone zone_;
  Millis day_start_ = 0;
  std::int32_t week_start_ = 0;
};

}  // namespace loyalty::time
