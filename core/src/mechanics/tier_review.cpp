// What comes due in a tier: reviews, the end of grace, the end of granted levels, and forgetting
// what no window can hold any more.
#include <algorithm>

#include "mechanics/plan.hpp"
#include "mechanics/sources.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {
namespace {

Effect& level_effect(Turn& turn, EffectType type, std::size_t tier, std::int16_t level,
                     Millis until) {
  Effect& effect = turn.effect(type, kNoItem, kNobody);
  effect.tier = static_cast<std::int16_t>(tier);
  effect.level = level;
  effect.has_until = until != kNever;
  effect.until = until;
  return effect;
}

std::int16_t level_below(const Tier& tier, const TierState& state,
                         const std::vector<std::int64_t>& counted) {
  auto level = static_cast<std::int16_t>(state.earned - 1);
  if (tier.down == Down::one) return level;
  while (level >= 0 &&
         !met(tier, keep_of(tier.levels[static_cast<std::size_t>(level)]), counted)) {
    --level;
  }
  return level;
}

void renew(Turn& turn, std::size_t index) {
  const Tier& tier = turn.program.tiers[index];
  TierState& state = turn.member.tiers[index];
  state.review = review_after(turn, tier, state.review);
  state.grace_until = kNever;
  state.rises.clear();
  level_effect(turn, EffectType::renewed, index, state.earned, state.review);
}

// What a failed review comes to when there is no grace, or grace is over. The lower level's own
// term counts from the review that failed.
void demote(Turn& turn, std::size_t index, const std::vector<std::int64_t>& counted) {
  const Tier& tier = turn.program.tiers[index];
  TierState& state = turn.member.tiers[index];
  state.since = state.review;
  state.review = review_after(turn, tier, state.review);
  state.grace_until = kNever;
  state.rises.clear();
  const std::int16_t level = level_below(tier, state, counted);
  fall_to(turn, index, level, kNobody);
  if (!is_reviewed(tier, state)) state.review = kNever;
}

void review(Turn& turn, std::size_t index) {
  const Tier& tier = turn.program.tiers[index];
  TierState& state = turn.member.tiers[index];
  const bool in_grace = state.grace_until != kNever;
  // The window that ends at the review, not the one that begins there; grace keeps its start.
  TierSpan span{state.grace_window};
  if (!in_grace) {
    span.edge = tier.window.last
                    ? span_of(tier, turn.member, turn.calendar(), turn.at).edge
                    : span_of(tier, turn.member, turn.calendar(), turn.at - 1).edge;
  }
  const std::vector<std::int64_t> counted = counted_in(tier, state, span);
  const Level& held = tier.levels[static_cast<std::size_t>(state.earned)];
  if (tier.down == Down::none || met(tier, keep_of(held), counted)) return renew(turn, index);
  if (tier.grace && !in_grace) {
    state.grace_until = tier.grace->end(turn.at, turn.member.dates, turn.calendar());
    state.grace_window = span.edge;
    level_effect(turn, EffectType::grace, index, state.earned, state.grace_until);
    return;
  }
  demote(turn, index, counted);
}

}  // namespace

bool is_reviewed(const Tier& tier, const TierState& state) {
  if (state.earned < 0 || state.review == kNever) return false;
  return !tier.levels[static_cast<std::size_t>(state.earned)].need.empty();
}

Millis review_after(const Turn& turn, const Tier& tier, Millis at) {
  const Millis end = tier.term.end(at, turn.member.dates, turn.calendar());
  return end > at ? end : kNever;
}

Millis due_of(const Tier& tier, const TierState& state) {
  if (!is_reviewed(tier, state)) return kNever;
  return state.grace_until != kNever ? state.grace_until : state.review;
}

Millis next_granted_end(const Turn& turn) {
  Millis next = kNever;
  for (const TierState& state : turn.member.tiers) {
    for (const GrantedLevel& granted : state.granted) next = std::min(next, granted.until);
  }
  return next;
}

Millis next_review(const Turn& turn) {
  Millis next = kNever;
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    next = std::min(next, due_of(turn.program.tiers[i], turn.member.tiers[i]));
  }
  return next;
}

void end_granted_levels(Turn& turn) {
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    TierState& state = turn.member.tiers[i];
    for (std::size_t k = 0; k < state.granted.size();) {
      if (state.granted[k].until > turn.at) {
        ++k;
        continue;
      }
      const GrantedLevel ended = std::move(state.granted[k]);
      state.granted.erase(state.granted.begin() + static_cast<std::ptrdiff_t>(k));
      const Tier& tier = turn.program.tiers[i];
      for (const Given& gift : ended.gifts) keep_with_granted(state, level_of(tier, gift), gift);
      // It goes on where the same gave it again meanwhile.
      const bool goes_on = std::any_of(
          state.granted.begin(), state.granted.end(), [&](const GrantedLevel& other) {
            return other.level == ended.level && other.from == ended.from;
          });
      if (goes_on) continue;
      const auto level = static_cast<std::uint16_t>(ended.level);
      turn.thing_effect(EffectType::expired, tier.levels[level].item,
                        {ThingKind::level, static_cast<std::uint8_t>(i), level}, 1, kNobody);
      fall_to(turn, i, state.earned, kNobody);
    }
  }
}

void review_tiers(Turn& turn) {
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    if (due_of(turn.program.tiers[i], turn.member.tiers[i]) <= turn.at) {
      review(turn, i);
      return;
    }
  }
}

void forget_old_counts(Turn& turn) {
  const Millis late = turn.member.clock - turn.program.late;
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    const Tier& tier = turn.program.tiers[i];
    TierState& state = turn.member.tiers[i];
    Millis edge = span_of(tier, turn.member, turn.calendar(), late).edge;
    if (state.grace_until != kNever) edge = std::min(edge, state.grace_window);
    // A review that is due now still looks at the window before this one.
    if (tier.window.every.given() && state.review != kNever) {
      const Millis before = std::min(state.review - 1, late);
      edge = std::min(edge, span_of(tier, turn.member, turn.calendar(), before).edge);
    }
    for (Tally& tally : state.counted) tally.forget_until(edge);
    std::erase_if(state.rises, [&](const Rise& rise) {
      return returnable_until(turn, rise.at) <= turn.member.clock;
    });
  }
}

std::vector<std::int64_t> counted_for_review(const Turn& turn, const Tier& tier,
                                             const TierState& state) {
  TierSpan span{state.grace_window};
  if (state.grace_until == kNever) {
    const Millis at = tier.window.last ? state.review : state.review - 1;
    span = span_of(tier, turn.member, turn.calendar(), at);
  }
  return counted_in(tier, state, span);
}

namespace {

Millis end_of(const Turn& turn, const GrantedLevel& granted) {
  const int plan = plan_holding(turn, granted.from);
  if (plan == kNoPlan) return granted.until;
  const PlanState& state = turn.member.plans[static_cast<std::size_t>(plan)];
  return state.leaving ? state.until : kNever;
}

}  // namespace

Millis end_of_granted(const Turn& turn, const TierState& state) {
  Millis until = 0;
  for (const GrantedLevel& granted : state.granted) {
    if (granted.level == state.shown) until = std::max(until, end_of(turn, granted));
  }
  return until;
}

std::vector<LevelAtRisk> levels_at_risk(const Turn& turn, std::size_t index) {
  const Tier& tier = turn.program.tiers[index];
  const TierState& state = turn.member.tiers[index];
  std::vector<LevelAtRisk> risks;
  const Millis granted_until = end_of_granted(turn, state);
  if (state.shown > state.earned && granted_until != kNever) {
    risks.push_back({state.shown, granted_until, true});
  }
  const Millis at = due_of(tier, state);
  if (at == kNever || tier.down == Down::none) return risks;
  const Need& keep = keep_of(tier.levels[static_cast<std::size_t>(state.earned)]);
  const bool is_granted = std::any_of(
      state.granted.begin(), state.granted.end(), [&](const GrantedLevel& granted) {
        return granted.level >= state.earned && end_of(turn, granted) > at;
      });
  if (!is_granted && !met(tier, keep, counted_for_review(turn, tier, state))) {
    risks.push_back({state.earned, at, false});
  }
  return risks;
}

}  // namespace loyalty
