#include "mechanics/streak.hpp"

#include <algorithm>

#include "mechanics/limits.hpp"

namespace loyalty {

void release(Turn& turn, std::uint16_t index) {
  StreakState& state = turn.member.streaks[index];
  state.is_protected = false;
  state.covers = 0;
  state.missed.clear();
  const std::size_t begin = turn.out.postings.size();
  for (ledger::Wallet& wallet : turn.member.wallets) {
    wallet.release(index, turn.at, turn.out.postings);
  }
  if (turn.out.postings.size() == begin) return;
  Effect& effect = turn.effect(EffectType::released, kNoItem, kNobody);
  effect.streak = static_cast<std::int16_t>(index);
  turn.close(effect, begin);
}

namespace {

constexpr Millis kTravelTime = 48 * time::kHour;
constexpr Millis kWestmost = 12 * time::kHour;  // behind UTC, where every day ends last

Effect& streak_effect(Turn& turn, EffectType type, std::uint16_t streak, int cause) {
  Effect& effect = turn.effect(type, kNoItem, cause);
  effect.streak = static_cast<std::int16_t>(streak);
  return effect;
}

void say_kept(Turn& turn, std::uint16_t streak, Day period, Mark mark, int cause) {
  Effect& effect = streak_effect(turn, EffectType::kept, streak, cause);
  effect.day = period;
  effect.length = run_at(turn.member.streaks[streak], period)->length;
  effect.mark = mark;
}

void break_run(Turn& turn, std::uint16_t index) {
  StreakState& state = turn.member.streaks[index];
  release(turn, index);
  state.alive = false;
  state.lost_at = turn.at;
  Effect& effect = streak_effect(turn, EffectType::broken, index, kNobody);
  effect.length = state.runs.back().length;
}

void miss(Turn& turn, const Subject& facts, std::uint16_t index, Day period) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  if (!state.is_protected) {
    const Cover cover = cover_in_hand(turn, facts, streak.freeze);
    if (cover.periods == 0) return break_run(turn, index);
    state.is_protected = true;
    state.covers = cover.periods;
    const std::size_t begin = turn.out.postings.size();
    for (const PriceTag& tag : cover.price) {
      turn.member.wallets[tag.currency].reserve(tag.amount * cover.periods, index,
                                                turn.out.postings);
    }
    turn.close(streak_effect(turn, EffectType::protected_, index, kNobody), begin);
  }
  if (static_cast<std::int64_t>(state.missed.size()) >= state.covers) {
    return break_run(turn, index);
  }
  state.missed.push_back(period);
}

// What the first undecided period came to.
void close_period(Turn& turn, const Subject& facts, std::uint16_t index) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  const Day period = state.closed_until;
  state.closed_until = period_after(turn, streak, period);
  if (is_counted(mark_of(state, period))) return;
  if (!rest_on(turn, facts, index, period)) miss(turn, facts, index, period);
}

// A freeze for each period missed before `until`, and with the last of them the rest back.
void burn_freezes(Turn& turn, const Subject& facts, std::uint16_t index, Day until) {
  StreakState& state = turn.member.streaks[index];
  const Rescue& freeze = turn.program.streaks[index].freeze;
  for (; !state.missed.empty() && state.missed[0] < until;
       state.missed.erase(state.missed.begin())) {
    const Day period = state.missed[0];
    const std::size_t begin = turn.out.postings.size();
    for (ledger::Wallet& wallet : turn.member.wallets) {
      const std::int64_t each = wallet.reserved_for(index) / std::max<std::int64_t>(
                                                                 1, state.covers);
      wallet.burn(each, index, turn.out.postings);
    }
    --state.covers;
    set_mark(state, period, Mark::frozen);
    take_under(turn, facts, freeze.limits, 1, 0, kNobody);
    Effect& effect = streak_effect(turn, EffectType::frozen, index, kNobody);
    turn.close(effect, begin);
    effect.day = period;
  }
  if (state.missed.empty()) release(turn, index);
}

// A late check-in in time would have kept the streak up to the next one: the rest days between
// them are asked for.
void rest_after(Turn& turn, const Subject& facts, std::uint16_t index, Day period) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  for (Day next = period_after(turn, streak, period); next < state.runs.back().first;
       next = period_after(turn, streak, next)) {
    const Mark mark = mark_of(state, next);
    if (is_counted(mark) || (mark == Mark::none && !rest_on(turn, facts, index, next))) return;
  }
}

// Whether the period is complete with this event.
bool completes(const Streak& streak, StreakState& state, Day period) {
  if (streak.times == 1) return true;
  if (state.count_period != period) state.count = 0;
  state.count_period = period;
  return ++state.count >= streak.times;
}

void extend(Turn& turn, const Subject& facts, std::uint16_t index, Day period) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  if (state.is_protected) burn_freezes(turn, facts, index, period);
  if (!state.alive && !state.runs.empty() &&
      bridged(turn, streak, state, state.runs.back().last, period)) {
    // The day that ended the run was used after all: nothing was lost.
    part_at_gap(turn, streak, state, state.runs.size() - 1);
    state.alive = true;
    if (state.runs.size() == 1) state.lost_at = kNever;
  }
  if (state.alive) {
    Run& run = state.runs.back();
    run.last = period;
    run.length += 1;
  } else {
    state.runs.push_back({period, period, 1});
    state.alive = true;
  }
  state.longest = std::max(state.longest, state.runs.back().length);
  state.closed_until = period_after(turn, streak, period);
  set_mark(state, period, Mark::checked);
  // Only runs that a make-up or restore can still reach are kept.
  while (state.runs.size() > 2 && state.runs.front().last < state.marks_from) {
    state.runs.erase(state.runs.begin());
  }
  std::erase_if(state.paid,
                [&](const PaidStep& paid) { return paid.period < state.runs.front().first - 31; });
}

// When the first undecided period is over. For a member's own zone that is when it is over
// everywhere, and no traveller can be on the way any more.
Millis close_instant(const Turn& turn, const Streak& streak, const StreakState& state) {
  if (!state.alive) return kNever;
  const Day after = period_after(turn, streak, state.closed_until);
  if (!streak.member_zone) return turn.calendar().begin(after);
  const Millis everywhere = after * time::kDay + turn.calendar().day_start() + kWestmost;
  return state.last_at == kNever ? everywhere : std::max(everywhere, state.last_at + kTravelTime);
}

}  // namespace

bool already_counted(const Turn& turn, std::uint16_t index, Millis at,
                     std::int32_t offset_seconds) {
  const Streak& streak = turn.program.streaks[index];
  const StreakState& state = turn.member.streaks[index];
  const Day period = period_of(turn, streak, streak_day(turn, streak, at, offset_seconds));
  if (is_counted(mark_of(state, period))) return true;
  // A traveller's date may come round again, and dates may go back.
  return streak.member_zone && state.last_at != kNever && at >= state.last_at &&
         !state.runs.empty() && period <= state.runs.back().last;
}

bool is_travelling(const Turn& turn, const Streak& streak, const StreakState& state,
                   std::int32_t offset_seconds) {
  return streak.member_zone && state.alive && state.last_at != kNever &&
         turn.at - state.last_at < kTravelTime && offset_seconds != state.last_offset;
}

void arrive(Turn& turn, const Subject& facts, std::uint16_t index, Day period,
            std::int32_t offset_seconds) {
  StreakState& state = turn.member.streaks[index];
  if (is_travelling(turn, turn.program.streaks[index], state, offset_seconds)) {
    for (; state.closed_until < period; ++state.closed_until) {
      set_mark(state, state.closed_until, Mark::rest);
    }
  }
  while (state.alive && state.closed_until < period && !turn.failed()) {
    close_period(turn, facts, index);
    ++turn.rows;
  }
}

// Why the streak does not count the event, if it does not.
static std::optional<PassedCode> reason_against(Turn& turn, const Subject& facts,
                                                std::uint16_t index, Day period) {
  const Streak& streak = turn.program.streaks[index];
  const Dates& dates = turn.member.dates;
  if (turn.at < dates.enrolled &&
      period_after(turn, streak, period) <= turn.calendar().day_of(dates.enrolled)) {
    return PassedCode::outside_window;
  }
  if (!streak.window.is_open(turn.at, dates, turn.calendar())) return PassedCode::outside_window;
  if (streak.when && !streak.when.holds(facts, turn.scratch)) return PassedCode::condition_false;
  const std::int32_t offset = turn.activity ? turn.activity->offset_seconds : 0;
  if (already_counted(turn, index, turn.at, offset)) return PassedCode::already_checked_in;
  return std::nullopt;
}

void hear(Turn& turn, Gifts& gifts, const Subject& facts, std::uint16_t index, int cause,
          bool explain) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  const std::int32_t offset = turn.activity ? turn.activity->offset_seconds : 0;
  const Day period = period_of(turn, streak, streak_day(turn, streak, turn.at, offset));
  if (const auto reason = reason_against(turn, facts, index, period)) {
    if (explain) turn.pass(*reason, streak.item);
    return;
  }
  const bool is_late = !state.runs.empty() && (period < state.runs.back().last ||
                                               (state.alive && period < state.closed_until));
  const bool decides = state.alive && state.closed_until < period;
  if (!is_late) arrive(turn, facts, index, period, offset);
  if (!completes(streak, state, period)) return;
  if (turn.at < turn.member.clock) freeze_lost_gap(turn, facts, index, period);
  if (is_late) {
    if (state.is_protected) burn_freezes(turn, facts, index, period);
    rest_after(turn, facts, index, period);
    fill(turn, index, period, Mark::checked,
         std::max(period, period_of(turn, streak, turn.calendar().day_of(turn.member.clock))));
    if (state.is_protected && state.missed.empty()) release(turn, index);
  } else {
    extend(turn, facts, index, period);
    state.last_at = turn.at;
    state.last_offset = offset;
    if (decides) pay_perfect(turn, gifts, facts, index, period_of(turn, streak, period - 1));
  }
  say_kept(turn, index, period, Mark::checked, cause);
  pay_period(turn, gifts, facts, index, period, true);
}

Millis next_close(const Turn& turn) {
  Millis next = kNever;
  for (std::size_t i = 0; i < turn.program.streaks.size(); ++i) {
    next = std::min(next, close_instant(turn, turn.program.streaks[i], turn.member.streaks[i]));
  }
  return next;
}

void close_due_period(Turn& turn, Gifts& gifts, const Subject& facts) {
  for (std::uint16_t i = 0; i < turn.program.streaks.size(); ++i) {
    const StreakState& state = turn.member.streaks[i];
    if (close_instant(turn, turn.program.streaks[i], state) > turn.at) continue;
    const Day period = state.closed_until;
    close_period(turn, facts, i);
    if (mark_of(state, period) != Mark::rest) continue;
    gifts.judge(turn, facts, {}, kNobody, false);
    pay_perfect(turn, gifts, facts, i, period);
    gifts.give(turn, facts);
  }
}

}  // namespace loyalty
