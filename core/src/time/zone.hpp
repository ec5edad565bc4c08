// The offset of a place from UTC, at any instant: a fixed offset (`+08:00`, `Z`), a POSIX TZ rule
// (`EST5EDT,M3.2.0,M11.1.0`) or an IANA name (`Europe/Berlin`) from the table that
// zone_table.py makes of the system's zoneinfo, exact from 1970 on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/civil.hpp"

namespace loyalty::time {

class Zone {
 public:
  static std::optional<Zone> parse(std::string_view name);
  // All IANA names of the table, for suggestions.
  static std::vector<std::string_view> names();

  std::int32_t offset_seconds(Millis instant) const;

  // The instant at which clocks there show `local` (milliseconds since 1970-01-01T00:00 of the
  // wall clock). In a spring gap the first instant after it; in an overlap the first of the two.
  Millis instant(Millis local) const;
  Millis local(Millis instant) const { return instant + offset_seconds(instant) * kSecond; }

 private:
  // The implementer's choice; cheap to copy; looking up a recent instant must be fast (a cache of
  // the span in which the last offset holds is allowed if it is not shared between threads).
};

}  // namespace loyalty::time
