// Tiers: levels by what was earned in a window, kept until a review, with grace, granted levels and
// the way back when the purchase behind a level is refunded.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

// Points that are pending count when they are earned or when they become available, as the tier
// says; others at once in every tier.
enum class Counts : std::uint8_t { when_earned, when_available, both };

struct TierSpan {
  Millis edge;               // excluded
  Millis until = kNever;    // excluded
};

void start_tiers(Turn& turn);  // at enrolment: the bottom level, where it needs nothing
void count_for_tiers(Turn& turn, std::uint16_t currency, std::int64_t amount, Millis at,
                     Counts counts);
void grant_level(Turn& turn, const Given& gift);
// After an event: levels reached, and grace that ends well. `cause` is the event's effect.
void test_tiers(Turn& turn, const Subject& facts, int cause);

// What comes due: the end of granted levels, reviews and the end of grace.
Millis next_granted_end(const Turn& turn);
Millis next_review(const Turn& turn);
void end_granted_levels(Turn& turn);
void review_tiers(Turn& turn);
bool is_reviewed(const Tier& tier, const TierState& state);
// When a level reached, or judged, at `at` is reviewed; kNever: its term has no end after that.
Millis review_after(const Turn& turn, const Tier& tier, Millis at);
// When the level is judged next, by a review or at the end of grace.
Millis due_of(const Tier& tier, const TierState& state);

// A refund: `amount` of `given` is taken back, of which `was_pending` had not become available.
void uncount_for_tiers(Turn& turn, const Given& given, Millis earned_at, std::int64_t amount,
                       std::int64_t was_pending);
void take_back_levels(Turn& turn, std::string_view purchase);
// A level that was granted goes with what gave it, and its gifts with it; false: it has ended.
bool take_back_granted(Turn& turn, const Given& gift, std::string_view text);
bool has_granted(const Member& member, const Given& gift);

void forget_old_counts(Turn& turn);

bool holds_entitlement(const Program& program, const Member& member, std::uint16_t entitlement);

// For the view: what counts now, and what the need of a level still asks for.
TierSpan span_of(const Tier& tier, const Member& member, const time::Calendar& calendar,
                 Millis at);
std::vector<std::int64_t> counted_in(const Tier& tier, const TierState& state, TierSpan span);
bool met(const Tier& tier, const Need& need, const std::vector<std::int64_t>& counted);
const Need& keep_of(const Level& level);
std::int16_t highest_met(const Tier& tier, const std::vector<std::int64_t>& counted);
// Says that the level earned now is held, and gives what the levels above the one shown before
// give.
std::vector<Given> tell_reached(Turn& turn, const Subject& facts, std::size_t tier,
                                std::int16_t level, int cause);

// What of the window that the next review will look at is earned already.
std::vector<std::int64_t> counted_for_review(const Turn& turn, const Tier& tier,
                                             const TierState& state);
// Of the level shown, where it was granted; of one that a plan holds, when that ends as it stands.
Millis end_of_granted(const Turn& turn, const TierState& state);
// What takes a level when nothing more happens: the end of a granted one that was not earned
// meanwhile; of an earned one the review, or the end of grace, that it would not pass, unless a
// granted one stands in for it then.
struct LevelAtRisk {
  std::int16_t level;
  Millis at;
  bool is_granted;
};
std::vector<LevelAtRisk> levels_at_risk(const Turn& turn, std::size_t tier);

// Moves to `level` and says so when the level shown falls.
void fall_to(Turn& turn, std::size_t tier, std::int16_t level, int cause);
std::int16_t shown_level(const TierState& state);
// The level that is held for the gift, or for others that are just like it.
template <class List>
auto find_granted(List& granted, const Given& gift) {
  return std::find_if(granted.begin(), granted.end(), [&](const GrantedLevel& held) {
    return held.level == gift.thing.index && held.from == gift.item && held.until == gift.until;
  });
}
// The level that gave it; one past the last: none of this tier.
std::int16_t level_of(const Tier& tier, const Given& gift);
// A granted level that holds up what gave the gift keeps it; false: there is none.
bool keep_with_granted(TierState& state, std::int16_t level, const Given& gift);

}  // namespace loyalty
