// When something is open. Keys combine by "and"; a window without keys is always open.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "blocks/period.hpp"

namespace loyalty {

struct Opening {
  Millis from = 0;
  Millis until = kNever;
};

struct Window {
  struct DayRule {
    enum class Kind : std::uint8_t { weekday, day_of_month, month_day } kind;
    std::int32_t month = 0;
    std::int32_t day = 0;  // of a weekday: 0 = Monday
  };

  bool given = false;
  std::optional<Millis> from, until;
  bool has_days = false;
  std::vector<DayRule> days;  // empty with has_days: never open
  Period every;
  Since since = Since::nothing;
  std::optional<time::Duration> after;
  std::optional<Span> span;  // `for`
  std::optional<time::Unit> end_of;
  std::optional<time::Duration> last;

  bool is_open(Millis at, const Dates& dates, const time::Calendar& calendar) const;
  bool holds_day(Day day) const;  // by `days` alone
  // What holds `at`, where the window is open: the piece of `every`, else the day of `days`, else
  // the coming round of the date; all of it without these.
  Opening occurrence(Millis at, const Dates& dates, const time::Calendar& calendar) const;
  // The first opening that starts after `after_start`; nothing when it never opens again. Each
  // matching day of `days`, each unit of `every` and each coming round of a yearly date is an
  // opening of its own.
  std::optional<Opening> next(Millis after_start, const Dates& dates,
                              const time::Calendar& calendar) const;
  // The opening that holds `at`, else the next one.
  std::optional<Opening> current_or_next(Millis at, const Dates& dates,
                                         const time::Calendar& calendar) const;
};

inline constexpr std::string_view kWeekdayWords = "mon tue wed thu fri sat sun";

// `effective`: the keys that mean something where this window stands, between spaces.
void read(document::Object& object, std::string_view key, Window& into,
          const time::Calendar& calendar, std::string_view effective);

}  // namespace loyalty
