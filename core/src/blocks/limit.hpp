// How often and how much: what a limit says, and what a member has had of it so far.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "blocks/period.hpp"
#include "blocks/quantity.hpp"
#include "blocks/tally.hpp"

namespace loyalty {

inline constexpr std::int64_t kNoLimit = INT64_MAX;

struct Limit {
  enum class By : std::uint8_t { member, all, attribute };

  std::string text;   // as the document has it: a version with the same text counts on
  std::string owner;  // whose limit it is: `rules/welcome`
  std::string path;   // under which the state and the shared quantity are kept: the owner's, or of
                      // those behind its first one `rules/welcome/1`
  std::optional<std::int64_t> times;
  std::optional<Quantity> amount;
  std::optional<std::int64_t> held;
  bool every_activity = false;
  Period every;
  std::optional<time::Duration> last;
  By by = By::member;
  int by_slot = -1;

  bool counts() const { return (times || amount) && !every_activity && by != By::all; }
  // The window that holds `at` where the limit is everybody's: it goes by the calendar alone, as
  // no member's dates could decide it for all.
  Millis shared_start(Millis at, const time::Calendar& calendar) const;
  Millis shared_end(Millis at, const time::Calendar& calendar) const;
};

// What was had under one limit. Only windows that a late activity can still fall into are kept.
class Counter {
 public:
  struct Window {
    Millis start;
    Millis end;
    std::int64_t times;
    std::int64_t amount;
    friend bool operator==(const Window&, const Window&) = default;
  };
  struct Had {
    std::int64_t times = 0;
    std::int64_t amount = 0;
  };
  struct Series {
    std::string by;  // the attribute's value; empty when the limit does not go by one
    std::vector<Window> windows;
    Tally moving;
    void take(const Limit& limit, Millis at, Had what, const Dates& dates,
              const time::Calendar& calendar);
    friend bool operator==(const Series&, const Series&) = default;
  };
  Had had(const Limit& limit, std::string_view by, Millis at, const Dates& dates,
          const time::Calendar& calendar) const;
  // Negative numbers give back. What ended at or before `settled` is dropped, of every value.
  void take(const Limit& limit, std::string_view by, Millis at, Had what, Millis settled,
            const Dates& dates, const time::Calendar& calendar);

  std::vector<Series>& series() { return series_; }
  const std::vector<Series>& series() const { return series_; }
  friend bool operator==(const Counter&, const Counter&) = default;

 private:
  std::vector<Series> series_;
};

void read_limit(const document::Reader& reader, Limit& limit, Catalogue& catalogue,
                logic::Names& names, const time::Calendar& calendar);

}  // namespace loyalty
