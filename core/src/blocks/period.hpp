// Time cut into equal pieces: calendar units, or a duration counted from a date of the member
// (a membership year is {"every": "year", "since": "enrolled"}).
#pragma once

#include <optional>

#include "blocks/term.hpp"

namespace loyalty {

struct Period {
  std::optional<time::Unit> unit;
  std::optional<time::Duration> duration;
  Since since = Since::nothing;

  bool given() const { return unit || duration; }
  // Where the piece that holds `at` begins and ends (exclusive).
  Millis start(Millis at, const Dates& dates, const time::Calendar& calendar) const;
  Millis end(Millis at, const Dates& dates, const time::Calendar& calendar) const;

 private:
  bool by_calendar() const { return unit && since == Since::nothing; }
  Millis nth(std::int64_t n, Millis base, const time::Calendar& calendar) const;
  std::int64_t count_to(Millis at, Millis base, const time::Calendar& calendar) const;
};

time::Duration as_duration(time::Unit unit);
// A unit or a duration; a limit knows `activity` too.
void read(document::Object& object, std::string_view key, Period& into, bool of_limit = false);

}  // namespace loyalty
