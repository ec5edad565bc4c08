// The levels of two members who were one.
#include <algorithm>

#include "mechanics/merge.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {
namespace {

void add_counts(const Turn& turn, TierState& mine, const TierState& theirs) {
  for (std::size_t place = 0; place < mine.counted.size(); ++place) {
    for (const Tally::Entry& entry : theirs.counted[place].entries()) {
      mine.counted[place].add(entry.at, entry.times, entry.amount, turn.calendar());
    }
  }
}

void mark_gifted(TierState& mine, std::int16_t level, Millis until) {
  const auto mark = std::find_if(mine.gifted.begin(), mine.gifted.end(),
                                 [level](const auto& one) { return one.first == level; });
  if (mark == mine.gifted.end()) mine.gifted.emplace_back(level, until);
  else mark->second = std::max(mark->second, until);
}

// What the other's levels gave is not given here again.
void take_marks(TierState& mine, const TierState& theirs) {
  for (const auto& [level, until] : theirs.gifted) mark_gifted(mine, level, until);
  for (auto level = static_cast<std::int16_t>(mine.shown + 1); level <= theirs.shown; ++level) {
    mark_gifted(mine, level, theirs.review);
  }
}

void take_granted(TierState& mine, const TierState& theirs, const Renumbering& renumbered) {
  for (const GrantedLevel& granted : theirs.granted) {
    std::vector<Given> gifts = renumbered(granted.gifts);
    const auto alike =
        std::find_if(mine.granted.begin(), mine.granted.end(), [&](const GrantedLevel& held) {
          return held.level == granted.level && held.from == granted.from &&
                 held.until == granted.until;
        });
    if (alike == mine.granted.end()) {
      mine.granted.push_back(
          {granted.level, granted.until, granted.from, granted.amount, std::move(gifts)});
    } else {
      alike->amount += granted.amount;
      alike->gifts.insert(alike->gifts.end(), gifts.begin(), gifts.end());
    }
  }
}

// The review is the later one; grace goes where the other is in none.
void take_review(TierState& mine, const TierState& theirs) {
  if (theirs.earned >= mine.earned && mine.grace_until != kNever) {
    if (theirs.grace_until == kNever) {
      mine.grace_until = kNever;
    } else {
      mine.grace_until = std::max(mine.grace_until, theirs.grace_until);
      mine.grace_window = std::min(mine.grace_window, theirs.grace_window);
    }
  }
  if (mine.review != kNever && theirs.review != kNever) {
    mine.review = std::max(mine.review, theirs.review);
  }
}

// The other held more than the counts of both now come to.
void take_level(Turn& turn, const Subject& facts, std::size_t index, const TierState& theirs,
                const Renumbering& renumbered) {
  TierState& mine = turn.member.tiers[index];
  mine.rises.clear();
  for (Rise rise : theirs.rises) {
    if (rise.to <= mine.earned) continue;
    rise.from = std::max(rise.from, mine.earned);
    rise.gifts = renumbered(std::move(rise.gifts));
    mine.rises.push_back(std::move(rise));
  }
  const Millis review = mine.review;
  mine.earned = theirs.earned;
  mine.since = theirs.since;
  mine.review = theirs.review == kNever || review == kNever ? theirs.review
                                                            : std::max(review, theirs.review);
  mine.grace_until = theirs.grace_until;
  mine.grace_window = theirs.grace_window;
  tell_reached(turn, facts, index, theirs.earned, kNobody);
}

}  // namespace

void merge_tiers(Turn& turn, const Subject& facts, const Member& other,
                 const Renumbering& renumbered) {
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    const Tier& tier = turn.program.tiers[i];
    TierState& mine = turn.member.tiers[i];
    const TierState& theirs = other.tiers[i];
    add_counts(turn, mine, theirs);
    take_marks(mine, theirs);
    const std::int16_t together = highest_met(
        tier, counted_in(tier, mine, span_of(tier, turn.member, turn.calendar(), turn.at)));
    if (theirs.earned > std::max(mine.earned, together)) {
      take_level(turn, facts, i, theirs, renumbered);
    } else {
      take_review(mine, theirs);
    }
    take_granted(mine, theirs, renumbered);
    turn.tiers_to_test |= std::uint64_t{1} << i;
  }
  test_tiers(turn, facts, kNobody);
}

}  // namespace loyalty
