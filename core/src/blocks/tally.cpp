#include "blocks/tally.hpp"

#include <algorithm>

#include "base/checked.hpp"

namespace loyalty {

void Tally::add(Millis at, std::int64_t times, std::int64_t amount,
                const time::Calendar& calendar) {
  times_ += times;
  amount_ += amount;
  auto place = entries_.end();
  while (place != entries_.begin() && std::prev(place)->at > at) --place;
  if (place != entries_.begin() && std::prev(place)->at == at) {
    std::prev(place)->times += times;
    std::prev(place)->amount += amount;
    return;
  }
  entries_.insert(place, {at, times, amount});
  if (entries_.size() > kExact) add_up_by_day(calendar);
}

void Tally::add_up_by_day(const time::Calendar& calendar) {
  const std::size_t exact_from = entries_.size() - kExact / 2;
  std::vector<Entry> kept;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const bool same_day = i < exact_from && !kept.empty() &&
                          calendar.day_of(kept.back().at) == calendar.day_of(entries_[i].at);
    if (same_day) {
      kept.back().at = entries_[i].at;
      kept.back().times += entries_[i].times;
      kept.back().amount += entries_[i].amount;
    } else {
      kept.push_back(entries_[i]);
    }
  }
  entries_ = std::move(kept);
}

bool Tally::load(std::vector<Entry> entries) {
  std::int64_t times = 0, amount = 0;
  for (const Entry& entry : entries) {
    const auto more_times = checked_add(times, entry.times);
    const auto more_amount = checked_add(amount, entry.amount);
    if (!more_times || !more_amount) return false;
    times = *more_times;
    amount = *more_amount;
  }
  entries_ = std::move(entries);
  times_ = times;
  amount_ = amount;
  return true;
}

void Tally::take_back(Millis at, std::int64_t amount, const time::Calendar& calendar) {
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [at](const Entry& candidate) { return candidate.at >= at; });
  if (entry == entries_.end()) return;
  const bool took_it_up = entry->times > 1 && calendar.day_of(entry->at) == calendar.day_of(at);
  if (entry->at != at && !took_it_up) return;
  const std::int64_t taken =
      std::clamp<std::int64_t>(amount, 0, std::max<std::int64_t>(0, entry->amount));
  entry->amount -= taken;
  amount_ -= taken;
}

void Tally::forget_until(Millis edge) {
  std::size_t gone = 0;
  while (gone < entries_.size() && entries_[gone].at <= edge) {
    times_ -= entries_[gone].times;
    amount_ -= entries_[gone].amount;
    ++gone;
  }
  if (gone > 0) {
    entries_.erase(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(gone));
  }
}

std::int64_t Tally::amount_after(Millis edge) const {
  std::int64_t amount = amount_;
  for (const Entry& entry : entries_) {
    if (entry.at > edge) break;
    amount -= entry.amount;
  }
  return amount;
}

std::int64_t Tally::times_after(Millis edge) const {
  std::int64_t times = times_;
  for (const Entry& entry : entries_) {
    if (entry.at > edge) break;
    times -= entry.times;
  }
  return times;
}

}  // namespace loyalty
