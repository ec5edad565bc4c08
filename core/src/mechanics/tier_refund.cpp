// Levels and refunds: what is counted falls by the same share, and a level that the rest would not
// have reached is taken back, with its gifts.
#include <algorithm>

#include "mechanics/limits.hpp"
#include "mechanics/taking_back.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {
namespace {

// Takes the gifts of levels above `level` back, newest first.
void take_back_gifts(Turn& turn, std::size_t index, Rise& rise, std::int16_t level,
                     std::string_view purchase) {
  const Tier& tier = turn.program.tiers[index];
  TierState& state = turn.member.tiers[index];
  for (std::size_t i = rise.gifts.size(); i-- > 0;) {
    const Given gift = rise.gifts[i];
    const auto of = std::find_if(tier.levels.begin(), tier.levels.end(),
                                 [&](const Level& l) { return l.item == gift.item; });
    if (of - tier.levels.begin() <= level) continue;
    rise.gifts.erase(rise.gifts.begin() + static_cast<std::ptrdiff_t>(i));
    // What did not come back stays given: reaching the level again gives nothing new.
    if (!take_back(turn, gift, purchase)) continue;
    const std::size_t marks = std::erase_if(
        state.gifted, [&](const auto& mark) { return mark.first == of - tier.levels.begin(); });
    if (marks > 0) give_back_under(turn, of->limits, gift.counted_at, 1, 0, gift.by);
  }
}

// Whether what is left meets the need of a level, as it stood then or as it stands now.
bool still_reached(const Tier& tier, std::int16_t level, const Rise& rise,
                   const std::vector<std::int64_t>& now) {
  const Need& need = tier.levels[static_cast<std::size_t>(level)].need;
  return met(tier, need, rise.basis) || met(tier, need, now);
}

void take_back_level(Turn& turn, std::size_t index, std::string_view purchase) {
  const Tier& tier = turn.program.tiers[index];
  TierState& state = turn.member.tiers[index];
  const std::vector<std::int64_t> now =
      counted_in(tier, state, span_of(tier, turn.member, turn.calendar(), turn.at));
  while (!state.rises.empty()) {
    Rise& rise = state.rises.back();
    if (rise.to != state.earned || still_reached(tier, rise.to, rise, now)) return;
    std::int16_t level = rise.to;
    while (level > rise.from && !still_reached(tier, level, rise, now)) --level;
    const bool whole = level == rise.from;
    state.grace_until = kNever;  // it was the higher level's
    if (whole) {
      state.since = rise.since_before;
      state.review = rise.review_before;
    }
    Rise undone = rise;
    if (whole) {
      state.rises.pop_back();
    } else {
      rise.to = level;
    }
    // A review that passed while the higher level was held is not made up for.
    if (state.review <= turn.at) {
      state.review = review_after(turn, tier, turn.at);
    }
    fall_to(turn, index, level, kNobody);
    take_back_gifts(turn, index, undone, level, purchase);
    if (!whole) {
      state.rises.back().gifts = undone.gifts;
      return;
    }
  }
}

}  // namespace

void uncount_for_tiers(Turn& turn, const Given& given, Millis earned_at, std::int64_t amount,
                       std::int64_t was_pending) {
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    const Tier& tier = turn.program.tiers[i];
    TierState& state = turn.member.tiers[i];
    const Millis counted_at = tier.pending_counts ? earned_at : given.counted_at;
    const std::int64_t counted = tier.pending_counts ? amount : amount - was_pending;
    if (counted_at == kNever || counted == 0) continue;
    for (std::size_t place = 0; place < tier.currencies.size(); ++place) {
      if (tier.currencies[place] != given.thing.index) continue;
      const bool dated = tier.window.last || tier.window.every.given();
      state.counted[place].take_back(dated ? counted_at : 0, counted, turn.calendar());
      for (Rise& rise : state.rises) {
        const TierSpan span = span_of(tier, turn.member, turn.calendar(), rise.at);
        if (counted_at <= rise.at && counted_at > span.edge) rise.basis[place] -= counted;
      }
    }
  }
}

void take_back_levels(Turn& turn, std::string_view purchase) {
  if (turn.program.returns_keep_level) return;
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) take_back_level(turn, i, purchase);
}

}  // namespace loyalty
