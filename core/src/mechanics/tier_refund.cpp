// Levels and refunds: what is counted falls by the same share, and a level that the rest would not
// have reached is taken back, with its gifts.
#include <algorithm>

#include "mechanics/limits.hpp"
#include "mechanics/taking_back.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {
namespace {

// Takes the gifts of levels above `level` back, newest first; the others stay in the list.
void take_back_gifts(Turn& turn, std::size_t index, std::vector<Given>& gifts, std::int16_t level,
                     std::string_view purchase) {
  const Tier& tier = turn.program.tiers[index];
  TierState& state = turn.member.tiers[index];
  for (std::size_t i = gifts.size(); i-- > 0;) {
    const std::int16_t of = level_of(tier, gifts[i]);
    if (of <= level) continue;
    const Given gift = std::move(gifts[i]);
    gifts.erase(gifts.begin() + static_cast<std::ptrdiff_t>(i));
    // What did not come back stays given: reaching the level again gives nothing new.
    if (!take_back(turn, gift, purchase)) continue;
    const std::size_t marks =
        std::erase_if(state.gifted, [&](const auto& mark) { return mark.first == of; });
    if (marks == 0) continue;
    const Level& gave = tier.levels[static_cast<std::size_t>(of)];
    give_back_under(turn, gave.limits, gift.counted_at, 1, 0, gift.by);
  }
}

// Adds `factor` times what the gift counted for, where it counted after `edge` and up to `until`.
void add_counted(const Tier& tier, const Given& gift, Millis edge, Millis until,
                 std::vector<std::int64_t>& counted, std::int64_t factor) {
  if (gift.thing.kind != ThingKind::currency || is_away(gift.thing)) return;
  if (gift.counted_at <= edge || gift.counted_at > until) return;
  for (std::size_t place = 0; place < tier.currencies.size(); ++place) {
    if (tier.currencies[place] != gift.thing.index) continue;
    counted[place] += factor * (gift.amount - gift.taken_back);
  }
}

// Less what levels above `standing` gave in the rises before `end`: nothing holds itself up.
std::vector<std::int64_t> without_gifts(const Tier& tier, const TierState& state, std::size_t end,
                                        std::int16_t standing, TierSpan span,
                                        std::vector<std::int64_t> counted) {
  for (std::size_t i = 0; i < end; ++i) {
    for (const Given& gift : state.rises[i].gifts) {
      if (level_of(tier, gift) <= standing) continue;
      add_counted(tier, gift, span.edge, span.until - 1, counted, -1);
    }
  }
  return counted;
}

// The highest level that what is left still meets the need of, as it stood when the level was
// reached or as it stands now. From below, as what a level gave counts once that level stands.
std::int16_t standing_level(const Turn& turn, std::size_t index) {
  const Tier& tier = turn.program.tiers[index];
  const TierState& state = turn.member.tiers[index];
  const TierSpan now = span_of(tier, turn.member, turn.calendar(), turn.at);
  const std::vector<std::int64_t> counted = counted_in(tier, state, now);
  std::int16_t standing = state.rises.front().from;
  for (std::size_t i = 0; i < state.rises.size(); ++i) {
    const Rise& rise = state.rises[i];
    const TierSpan then = span_of(tier, turn.member, turn.calendar(), rise.at);
    for (auto level = static_cast<std::int16_t>(rise.from + 1); level <= rise.to; ++level) {
      const Need& need = tier.levels[static_cast<std::size_t>(level)].need;
      const bool stands =
          met(tier, need, without_gifts(tier, state, i, standing, then, rise.basis)) ||
          met(tier, need,
              without_gifts(tier, state, state.rises.size(), standing, now, counted));
      if (stands) standing = level;
    }
  }
  return standing;
}

// Undoes the last rise down to `level`.
void undo_rise(Turn& turn, std::size_t index, std::int16_t level, std::string_view purchase) {
  const Tier& tier = turn.program.tiers[index];
  TierState& state = turn.member.tiers[index];
  Rise undone = state.rises.back();
  const bool whole = level == undone.from;
  state.grace_until = kNever;  // it was the higher level's
  if (whole) {
    state.since = undone.since_before;
    state.review = undone.review_before;
    state.rises.pop_back();
  } else {
    state.rises.back().to = level;
    state.rises.back().gifts.clear();
  }
  // A review that passed while the higher level was held is not made up for.
  if (state.review <= turn.at) state.review = review_after(turn, tier, turn.at);
  fall_to(turn, index, level, kNobody);
  const std::vector<Rise> before = state.rises;
  take_back_gifts(turn, index, undone.gifts, state.shown, purchase);
  // Given after those that remain were reached, if at the same instant: never part of their basis.
  for (std::size_t i = 0; i < before.size(); ++i) state.rises[i].basis = before[i].basis;
  for (const Given& gift : undone.gifts) {
    const std::int16_t of = level_of(tier, gift);
    if (of > level) keep_with_granted(state, of, gift);
    else state.rises.back().gifts.push_back(gift);
  }
}

void take_back_level(Turn& turn, std::size_t index, std::string_view purchase) {
  TierState& state = turn.member.tiers[index];
  if (state.rises.empty()) return;
  const std::int16_t standing = standing_level(turn, index);
  while (!state.rises.empty() && state.rises.back().to == state.earned &&
         state.earned > standing) {
    undo_rise(turn, index, std::max(standing, state.rises.back().from), purchase);
  }
}

// The level was earned meanwhile: its gifts are those of the rise now, which they may not hold up.
bool keep_with_rise(const Turn& turn, std::size_t index, std::int16_t level, const Given& gift) {
  const Tier& tier = turn.program.tiers[index];
  for (Rise& rise : turn.member.tiers[index].rises) {
    if (level <= rise.from || level > rise.to) continue;
    const TierSpan span = span_of(tier, turn.member, turn.calendar(), rise.at);
    add_counted(tier, gift, span.edge, rise.at, rise.basis, -1);
    rise.gifts.push_back(gift);
    return true;
  }
  return false;
}

}  // namespace

std::int16_t level_of(const Tier& tier, const Given& gift) {
  const auto of = std::find_if(tier.levels.begin(), tier.levels.end(),
                               [&](const Level& level) { return level.item == gift.item; });
  return static_cast<std::int16_t>(of - tier.levels.begin());
}

bool keep_with_granted(TierState& state, std::int16_t level, const Given& gift) {
  const auto keeper =
      std::find_if(state.granted.begin(), state.granted.end(),
                   [&](const GrantedLevel& granted) { return granted.level >= level; });
  if (keeper == state.granted.end()) return false;
  keeper->gifts.push_back(gift);
  return true;
}

bool has_granted(const Member& member, const Given& gift) {
  const auto& granted = member.tiers[gift.thing.tier].granted;
  return find_granted(granted, gift) != granted.end();
}

bool take_back_granted(Turn& turn, const Given& gift, std::string_view text) {
  const std::size_t index = gift.thing.tier;
  TierState& state = turn.member.tiers[index];
  const auto held = find_granted(state.granted, gift);
  if (held == state.granted.end()) return false;
  std::vector<Given> gifts;
  if (--held->amount == 0) {
    gifts = std::move(held->gifts);
    state.granted.erase(held);
  }
  turn.thing_effect(EffectType::clawed_back, gift.item, gift.thing, 1, kNobody).text = text;
  fall_to(turn, index, state.earned, kNobody);
  take_back_gifts(turn, index, gifts, state.shown, text);
  for (const Given& kept : gifts) {
    const std::int16_t of = level_of(turn.program.tiers[index], kept);
    if (!keep_with_rise(turn, index, of, kept)) keep_with_granted(state, of, kept);
  }
  return true;
}

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
