// The offset of a place from UTC, at any instant: a fixed offset (`+08:00`, `Z`), a POSIX TZ rule
// (`EST5EDT,M3.2.0,M11.1.0`) or an IANA name (`Europe/Berlin`) from the table that
// zone_table.py makes of the system's zoneinfo, exact from 1970 on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/civil.hpp"
#include "time/zone_rule.hpp"

namespace loyalty::time {

struct ZoneHistory;

// UTC until it is given another. Cheap to copy.
class Zone {
 public:
  static std::optional<Zone> parse(std::string_view name);
  // All IANA names of the table, for suggestions.
  static std::vector<std::string_view> names();

  std::int32_t offset_seconds(Millis instant) const {
    if (instant < held_.from || instant >= held_.until) hold(instant);
    return held_.offset_seconds;
  }

  // The instant at which clocks there show `local` (milliseconds since 1970-01-01T00:00 of the
  // wall clock). In a spring gap the first instant after it; in an overlap the first of the two.
  Millis instant(Millis local) const;
  Millis local(Millis instant) const { return instant + offset_seconds(instant) * kSecond; }

 private:
  void hold(Millis instant) const;

  std::shared_ptr<const ZoneHistory> history_;  // none: a fixed offset
  // Where the last offset asked for holds: most questions lie close together. It makes a zone, and
  // whatever holds one, unfit for use by two threads at once; each takes its own copy.
  mutable OffsetSpan held_;
};

}  // namespace loyalty::time
