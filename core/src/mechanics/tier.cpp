#include "mechanics/tier.hpp"

#include <algorithm>

#include "mechanics/gifts.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/plan.hpp"

namespace loyalty {
namespace {

constexpr Millis kLifetime = 0;  // lifetime counts are not dated, so that one entry holds them

std::size_t position(const Tier& tier, std::uint16_t currency) {
  return static_cast<std::size_t>(
      std::find(tier.currencies.begin(), tier.currencies.end(), currency) -
      tier.currencies.begin());
}

bool is_lifetime(const Tier& tier) { return !tier.window.last && !tier.window.every.given(); }

// Held as long as the level is.
bool is_of_level(const Gift& gift) {
  return gift.thing.kind == ThingKind::entitlement &&
         !gift.quantity.formulas().front().term.given;
}

// The gifts of one level; not again before `until`, when what they were given for is over, but for
// what comes and goes with the level itself.
void give_level(Turn& turn, const Subject& facts, std::size_t index, std::int16_t level,
                Millis until, int cause, std::vector<Given>& given) {
  TierState& state = turn.member.tiers[index];
  const Level& reached = turn.program.tiers[index].levels[static_cast<std::size_t>(level)];
  std::erase_if(state.gifted, [&](const auto& mark) { return mark.second <= turn.at; });
  const bool again = std::any_of(state.gifted.begin(), state.gifted.end(),
                                 [&](const auto& mark) { return mark.first == level; });
  if (again) {
    for (const Gift& gift : reached.grant) {
      if (is_of_level(gift)) give_gift(turn, facts, reached.item, gift, cause, nullptr, true);
    }
    return;
  }
  if (reached.grant.empty()) return;
  if (room_under(turn, facts, reached.limits).times == 0) {
    for (const Gift& gift : reached.grant) {
      const auto measure = gift.quantity.measure(facts, turn.scratch);
      if (!measure || measure->amount == 0 || turn.due) continue;
      turn.out.passed_over.push_back(
          {PassedCode::cap_reached, reached.item, kNoItem, gift.thing, measure->amount});
    }
    return;
  }
  take_under(turn, facts, reached.limits, 1, 0, cause);
  state.gifted.emplace_back(level, until);
  const std::size_t before = given.size();
  give_grant(turn, facts, reached.item, reached.grant, cause, &given);
  for (std::size_t i = before; i < given.size(); ++i) {
    note_values(turn, facts, reached.limits, given[i].by);
  }
}

Effect& level_effect(Turn& turn, EffectType type, std::size_t tier, std::int16_t level, int cause) {
  Effect& effect = turn.effect(type, kNoItem, cause);
  effect.tier = static_cast<std::int16_t>(tier);
  effect.level = level;
  return effect;
}

void rise(Turn& turn, const Subject& facts, std::size_t index, std::int16_t to,
          std::vector<std::int64_t> counted, int cause) {
  const Tier& tier = turn.program.tiers[index];
  TierState& state = turn.member.tiers[index];
  state.rises.push_back(
      {state.earned, to, turn.at, state.since, state.review, std::move(counted), {}});
  state.earned = to;
  state.since = turn.at;
  state.review = review_after(turn, tier, turn.at);
  state.grace_until = kNever;
  std::vector<Given> given = tell_reached(turn, facts, index, to, cause);
  if (!given.empty()) state.rises.back().gifts = std::move(given);
}

void show_granted(Turn& turn, const Subject& facts, std::size_t index, int cause) {
  TierState& state = turn.member.tiers[index];
  const std::int16_t before = state.shown;
  state.shown = shown_level(state);
  if (state.shown <= before) return;
  const auto granted =
      std::find_if(state.granted.begin(), state.granted.end(),
                   [&](const GrantedLevel& level) { return level.level == state.shown; });
  const auto place = static_cast<std::size_t>(granted - state.granted.begin());
  Effect& effect = level_effect(turn, EffectType::reached, index, state.shown, cause);
  const Millis until = granted->until;
  const int plan = plan_holding(turn, granted->from);
  effect.rule = plan < 0 ? granted->from : turn.program.plans[static_cast<std::size_t>(plan)].item;
  effect.has_until = until != kNever;
  effect.until = until;
  // What a plan's period gave with a level is not given again in that period.
  const Millis due_again =
      plan < 0 ? until : turn.member.plans[static_cast<std::size_t>(plan)].until;
  std::vector<Given> given;
  for (std::int16_t level = static_cast<std::int16_t>(before + 1); level <= state.shown; ++level) {
    give_level(turn, facts, index, level, due_again, cause, given);
  }
  auto& gifts = state.granted[place].gifts;  // there may be more granted levels by now
  gifts.insert(gifts.end(), given.begin(), given.end());
}

}  // namespace

std::vector<Given> tell_reached(Turn& turn, const Subject& facts, std::size_t index,
                                std::int16_t to, int cause) {
  TierState& state = turn.member.tiers[index];
  const std::int16_t shown_before = state.shown;
  state.shown = shown_level(state);
  if (to < shown_before) return {};  // a granted level stands above it
  Effect& effect = level_effect(turn, EffectType::reached, index, to, cause);
  effect.has_until = state.review != kNever;
  effect.until = state.review;
  std::vector<Given> given;
  for (std::int16_t level = static_cast<std::int16_t>(shown_before + 1); level <= to; ++level) {
    give_level(turn, facts, index, level, state.review, cause, given);
  }
  return given;
}

const Need& keep_of(const Level& level) { return level.keep.empty() ? level.need : level.keep; }

std::int16_t shown_level(const TierState& state) {
  std::int16_t shown = state.earned;
  for (const GrantedLevel& granted : state.granted) shown = std::max(shown, granted.level);
  return shown;
}

TierSpan span_of(const Tier& tier, const Member& member, const time::Calendar& calendar,
                 Millis at) {
  if (tier.window.last) return {calendar.subtract(at, *tier.window.last)};
  if (tier.window.every.given()) {
    return {tier.window.every.start(at, member.dates, calendar) - 1,
            tier.window.every.end(at, member.dates, calendar)};
  }
  return {INT64_MIN};
}

std::vector<std::int64_t> counted_in(const Tier& tier, const TierState& state, TierSpan span) {
  std::vector<std::int64_t> counted;
  for (std::size_t i = 0; i < tier.currencies.size(); ++i) {
    const Tally& tally = state.counted[i];
    std::int64_t amount = tally.amount_after(span.edge);
    const bool beyond = !tally.entries().empty() && tally.entries().back().at >= span.until;
    if (beyond) amount -= tally.amount_after(span.until - 1);
    counted.push_back(amount);
  }
  return counted;
}

bool met(const Tier& tier, const Need& need, const std::vector<std::int64_t>& counted) {
  if (need.empty()) return true;
  return std::any_of(need.begin(), need.end(), [&](const auto& alternative) {
    return std::all_of(alternative.begin(), alternative.end(), [&](const auto& term) {
      return counted[position(tier, term.first)] >= term.second;
    });
  });
}

std::int16_t highest_met(const Tier& tier, const std::vector<std::int64_t>& counted) {
  for (std::size_t level = tier.levels.size(); level-- > 0;) {
    if (met(tier, tier.levels[level].need, counted)) return static_cast<std::int16_t>(level);
  }
  return -1;
}

void start_tiers(Turn& turn) {
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    TierState& state = turn.member.tiers[i];
    const Tier& tier = turn.program.tiers[i];
    state.earned = state.shown =
        highest_met(tier, std::vector<std::int64_t>(tier.currencies.size(), 0));
    state.since = turn.at;
  }
}

void count_for_tiers(Turn& turn, std::uint16_t currency, std::int64_t amount, Millis at,
                     Counts counts) {
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    const Tier& tier = turn.program.tiers[i];
    const std::size_t place = position(tier, currency);
    if (place == tier.currencies.size()) continue;
    if (counts == Counts::when_earned && !tier.pending_counts) continue;
    if (counts == Counts::when_available && tier.pending_counts) continue;
    turn.member.tiers[i].counted[place].add(is_lifetime(tier) ? kLifetime : at, 1, amount,
                                            turn.calendar());
    turn.tiers_to_test |= std::uint64_t{1} << i;
  }
}

void grant_level(Turn& turn, const Given& gift) {
  auto& granted = turn.member.tiers[gift.thing.tier].granted;
  turn.tiers_to_test |= std::uint64_t{1} << gift.thing.tier;
  const auto alike = find_granted(granted, gift);
  if (alike != granted.end()) {
    ++alike->amount;
  } else {
    granted.push_back({static_cast<std::int16_t>(gift.thing.index), gift.until, gift.item});
  }
}

void test_tiers(Turn& turn, const Subject& facts, int cause) {
  for (std::size_t i = 0; i < turn.program.tiers.size() && turn.tiers_to_test != 0; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if ((turn.tiers_to_test & bit) == 0) continue;
    turn.tiers_to_test &= ~bit;
    const Tier& tier = turn.program.tiers[i];
    TierState& state = turn.member.tiers[i];
    for (const Tally& tally : state.counted) turn.rows += tally.entries().size();
    std::vector<std::int64_t> counted =
        counted_in(tier, state, span_of(tier, turn.member, turn.calendar(), turn.at));
    const std::int16_t level = highest_met(tier, counted);
    if (level > state.earned) {
      rise(turn, facts, i, level, std::move(counted), cause);
    } else if (state.grace_until != kNever) {
      const Level& held = tier.levels[static_cast<std::size_t>(state.earned)];
      if (met(tier, keep_of(held), counted_in(tier, state, {state.grace_window}))) {
        state.grace_until = kNever;
        state.review = review_after(turn, tier, state.review);
        state.rises.clear();
        Effect& effect = level_effect(turn, EffectType::renewed, i, state.earned, cause);
        effect.has_until = state.review != kNever;
        effect.until = state.review;
      }
    }
    show_granted(turn, facts, i, cause);
  }
}

void fall_to(Turn& turn, std::size_t tier, std::int16_t level, int cause) {
  TierState& state = turn.member.tiers[tier];
  const std::int16_t before = state.shown;
  state.earned = level;
  state.shown = shown_level(state);
  if (state.shown >= before) return;
  Effect& effect = level_effect(turn, EffectType::lost, tier, before, cause);
  effect.now = state.shown;
}

bool holds_entitlement(const Program& program, const Member& member, std::uint16_t entitlement) {
  for (const HeldEntitlement& held : member.entitlements) {
    if (held.entitlement == entitlement) return true;
  }
  if (plan_with_right(program, member, entitlement) >= 0) return true;
  const Thing thing{ThingKind::entitlement, 0, entitlement};
  for (std::size_t i = 0; i < program.tiers.size(); ++i) {
    for (std::int16_t level = 0; level <= member.tiers[i].shown; ++level) {
      for (const Gift& gift : program.tiers[i].levels[static_cast<std::size_t>(level)].grant) {
        if (gift.thing == thing && is_of_level(gift)) return true;
      }
    }
  }
  return false;
}

}  // namespace loyalty
