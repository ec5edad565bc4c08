// What happened when, for spans that move with the time: `last` limits and the windows of tiers.
// Exact to the instant for the newest entries; beyond kExact the older ones are added up by day, so
// that the size follows the span and never the number of activities.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "blocks/term.hpp"

namespace loyalty {

class Tally {
 public:
  struct Entry {
    Millis at;
    std::int64_t times;
    std::int64_t amount;
  };
  static constexpr std::size_t kExact = 128;

  void add(Millis at, std::int64_t times, std::int64_t amount, const time::Calendar& calendar);
  // Lowers what was counted at `at`, or the day that took that entry up; never below nothing. What
  // has been forgotten lowers nothing.
  void take_back(Millis at, std::int64_t amount, const time::Calendar& calendar);
  // Drops what lies at or before `edge`, the far end of the span, which is excluded.
  void forget_until(Millis edge);

  // Everything held. O(1).
  std::int64_t times() const { return times_; }
  std::int64_t amount() const { return amount_; }
  // What lies after `edge`. Walks the entries up to it.
  std::int64_t amount_after(Millis edge) const;
  std::int64_t times_after(Millis edge) const;

  const std::vector<Entry>& entries() const { return entries_; }
  bool load(std::vector<Entry> entries);  // false when they do not add up to exact integers
  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  void add_up_by_day(const time::Calendar& calendar);
  std::vector<Entry> entries_;  // oldest first
  std::int64_t times_ = 0;
  std::int64_t amount_ = 0;
};

inline bool operator==(const Tally::Entry& a, const Tally::Entry& b) {
  return a.at == b.at && a.times == b.times && a.amount == b.amount;
}

}  // namespace loyalty
