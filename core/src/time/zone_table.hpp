// The offsets of every IANA zone since 1970, decoded from the texts that zone_table.py writes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "time/zone_rule.hpp"

namespace loyalty::time {

struct ZoneHistory {
  struct Change {
    Millis at;
    std::int32_t offset_seconds;  // from then on
  };
  std::int32_t first_offset_seconds = 0;  // at the beginning of 1970, and before
  std::vector<Change> changes;            // in order of time
  PosixRule rule;                         // from the last change on, for ever

  OffsetSpan span_at(Millis instant) const;
};

std::optional<ZoneHistory> zone_history(std::string_view name);
std::vector<std::string_view> zone_names();
std::string_view zone_table_version();  // of the tzdata it was made of, such as `2026a`

}  // namespace loyalty::time
