// The rescues a member asks for: make-up of a missed day, restore of a lost streak; and the
// operator's outage, whose days are rest days.
#include <algorithm>

#include "mechanics/limits.hpp"
#include "mechanics/streak.hpp"

namespace loyalty {
namespace {

std::optional<std::uint16_t> named_streak(Turn& turn, bool (*offers)(const Streak&)) {
  const std::string_view id = turn.activity->attributes.find("streak").text();
  std::optional<std::uint16_t> found;
  int offering = 0;
  for (std::uint16_t i = 0; i < turn.program.streaks.size(); ++i) {
    const Streak& streak = turn.program.streaks[i];
    if (id.empty() ? offers(streak) : streak.id == id) {
      found = i;
      ++offering;
    }
  }
  if (id.empty() && turn.program.streaks.size() == 1) found = 0;
  if (!found || (id.empty() && offering > 1)) {
    turn.fail(Status::unknown_streak);
    turn.out.field = "/attributes/streak";
    return std::nullopt;
  }
  if (!offers(turn.program.streaks[*found])) {
    turn.fail(Status::not_offered);
    return std::nullopt;
  }
  return found;
}

void say_kept(Turn& turn, std::uint16_t streak, Day period, Mark mark) {
  Effect& effect = turn.effect(EffectType::kept, kNoItem, kNobody);
  effect.streak = static_cast<std::int16_t>(streak);
  effect.day = period;
  effect.length = run_at(turn.member.streaks[streak], period)->length;
  effect.mark = mark;
}

// Freezes set aside for days that are no longer missed.
void release_when_whole(Turn& turn, std::uint16_t index) {
  StreakState& state = turn.member.streaks[index];
  if (!state.is_protected || !state.missed.empty()) return;
  state.is_protected = false;
  state.covers = 0;
  const std::size_t begin = turn.out.postings.size();
  for (ledger::Wallet& wallet : turn.member.wallets) {
    wallet.release(index, turn.at, turn.out.postings);
  }
  if (turn.out.postings.size() == begin) return;
  Effect& effect = turn.effect(EffectType::released, kNoItem, kNobody);
  effect.streak = static_cast<std::int16_t>(index);
  turn.close(effect, begin);
}

// On the way a date may be skipped: what that one came to, the next check-in says.
void close_at_home(Turn& turn, const Subject& facts, std::uint16_t index, Day today) {
  const std::int32_t offset = turn.activity->offset_seconds;
  if (is_travelling(turn, turn.program.streaks[index], turn.member.streaks[index], offset)) return;
  arrive(turn, facts, index, today, offset);
}

Status restore_refusal(Turn& turn, const Subject& facts, std::uint16_t index, Day today) {
  const Streak& streak = turn.program.streaks[index];
  const StreakState& state = turn.member.streaks[index];
  if (!lost_run(state)) return Status::nothing_to_restore;
  if (today - lost_run(state)->last > kMarksKept) return Status::outside_window;
  if (streak.restore.window.span &&
      turn.at >= streak.restore.window.span->end(state.lost_at, turn.calendar())) {
    return Status::outside_window;
  }
  return rescue_refusal(turn, facts, streak.restore);
}

}  // namespace

Status rescue_refusal(Turn& turn, const Subject& facts, const Rescue& rescue) {
  if (!rescue.offered) return Status::not_offered;
  const Window& window = rescue.window;
  if ((window.from && turn.at < *window.from) || (window.until && turn.at >= *window.until)) {
    return Status::outside_window;
  }
  if (rescue.when && !rescue.when.holds(facts, turn.scratch)) return Status::condition_false;
  if (!has_price(turn, facts, rescue.cost)) return Status::condition_false;
  if (room_under(turn, facts, rescue.limits).times == 0) return Status::limit_reached;
  return Status::ok;
}

const Run* lost_run(const StreakState& state) {
  if (state.lost_at == kNever || state.runs.empty()) return nullptr;
  if (!state.alive) return &state.runs.back();
  return state.runs.size() >= 2 ? &state.runs[state.runs.size() - 2] : nullptr;
}

Cover cover_in_hand(Turn& turn, const Subject& facts, const Rescue& freeze) {
  Cover cover;
  if (rescue_refusal(turn, facts, freeze) != Status::ok) return cover;
  cover.periods = room_under(turn, facts, freeze.limits).times;
  for (const PriceTags& price : prices_of(turn, facts, freeze.cost)) {
    std::int64_t periods = cover.periods;
    for (const PriceTag& tag : price) {
      const std::int64_t held = turn.member.wallets[tag.currency].available();
      periods = std::min(periods, std::max<std::int64_t>(0, held) / tag.amount);
    }
    if (periods > 0) return {periods, price};
  }
  // Freezes without a price and without a limit would protect for ever; one period at a time.
  if (freeze.cost.empty()) return {std::min<std::int64_t>(cover.periods, kMarksKept), {}};
  return {};
}

void freeze_lost_gap(Turn& turn, const Subject& facts, std::uint16_t index, Day period) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  const Run* lost = lost_run(state);
  if (!lost || turn.calendar().begin(period_after(turn, streak, period)) > state.lost_at) return;
  std::vector<Day> missed;
  for (Day day = period_after(turn, streak, lost->last); day < period;
       day = period_after(turn, streak, day)) {
    if (mark_of(state, day) == Mark::none && !is_rest(turn, streak, state, day)) {
      missed.push_back(day);
    }
  }
  if (missed.empty()) return;
  const Cover cover = cover_in_hand(turn, facts, streak.freeze);
  if (cover.periods < static_cast<std::int64_t>(missed.size())) return;
  for (Day day : missed) {
    const std::size_t begin = turn.out.postings.size();
    for (const PriceTag& tag : cover.price) {
      turn.member.wallets[tag.currency].spend(tag.amount, turn.out.postings);
    }
    set_mark(state, day, Mark::frozen);
    take_under(turn, facts, streak.freeze.limits, 1, 0, kNobody);
    Effect& effect = turn.effect(EffectType::frozen, kNoItem, kNobody);
    effect.streak = static_cast<std::int16_t>(index);
    effect.day = day;
    turn.close(effect, begin);
  }
}

Status make_up_refusal(Turn& turn, const Subject& facts, std::uint16_t index, Day day,
                       Day today) {
  const Streak& streak = turn.program.streaks[index];
  const StreakState& state = turn.member.streaks[index];
  const Day period = period_of(turn, streak, day);
  const Day enrolled = turn.calendar().day_of(turn.member.dates.enrolled);
  const bool is_over = period < period_of(turn, streak, today) &&
                       (!state.alive || period < state.closed_until);
  const bool is_missed = is_over &&
                         period_after(turn, streak, period) > enrolled &&
                         mark_of(state, period) == Mark::none &&
                         !is_rest(turn, streak, state, period);
  if (!is_missed) return Status::day_not_missed;
  if (today - period >= kMarksKept) return Status::outside_window;  // it would not be remembered
  if (streak.make_up.window.last) {
    const Millis edge = turn.calendar().subtract(turn.at, *streak.make_up.window.last);
    if (turn.calendar().begin(period_after(turn, streak, period)) <= edge) {
      return Status::outside_window;
    }
  }
  return rescue_refusal(turn, facts, streak.make_up);
}

void make_up(Turn& turn, Gifts& gifts, const Subject& facts) {
  const auto index = named_streak(turn, [](const Streak& s) { return s.make_up.offered; });
  if (!index) return;
  const Streak& streak = turn.program.streaks[*index];
  StreakState& state = turn.member.streaks[*index];
  const Day today = period_of(
      turn, streak, streak_day(turn, streak, turn.at, turn.activity->offset_seconds));
  close_at_home(turn, facts, *index, today);
  const Day day = *time::parse_day(turn.activity->attributes.find("day").text());
  if (const Status refusal = make_up_refusal(turn, facts, *index, day, today);
      refusal != Status::ok) {
    return turn.fail(refusal);
  }
  const auto price = payable(turn, facts, streak.make_up.cost,
                             turn.activity->attributes.find("pay").text());
  if (!price) return;
  take_under(turn, facts, streak.make_up.limits, 1, 0, kNobody);
  pay(turn, *price, streak.make_up.item, kNobody);
  const Day period = period_of(turn, streak, day);
  fill(turn, *index, period, Mark::made_up, today);
  release_when_whole(turn, *index);
  state.longest = std::max(state.longest, run_at(state, period)->length);
  say_kept(turn, *index, period, Mark::made_up);
  pay_period(turn, gifts, facts, *index, period, streak.make_up.pays);
}

std::vector<Day> revive(const Turn& turn, std::uint16_t index, Day today) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  // Freezes may have bridged a period inside the lost run until they went back.
  const Run& lost = *lost_run(state);
  const Day from = period_of(turn, streak, std::max(lost.first, state.marks_from));
  const Day to = state.alive ? state.runs.back().first : today;
  std::vector<Day> missed;
  for (Day period = period_after(turn, streak, from); period < to;
       period = period_after(turn, streak, period)) {
    if (mark_of(state, period) != Mark::none || is_rest(turn, streak, state, period)) continue;
    set_mark(state, period, Mark::restored);
    missed.push_back(period);
  }
  state.lost_at = kNever;
  state.restores += 1;
  reconcile(turn, streak, state, today);
  return missed;
}

void restore(Turn& turn, Gifts& gifts, const Subject& facts) {
  const auto index = named_streak(turn, [](const Streak& s) { return s.restore.offered; });
  if (!index) return;
  const Streak& streak = turn.program.streaks[*index];
  const Day today = period_of(
      turn, streak, streak_day(turn, streak, turn.at, turn.activity->offset_seconds));
  close_at_home(turn, facts, *index, today);
  if (const Status refusal = restore_refusal(turn, facts, *index, today); refusal != Status::ok) {
    return turn.fail(refusal);
  }
  const auto price = payable(turn, facts, streak.restore.cost,
                             turn.activity->attributes.find("pay").text());
  if (!price) return;
  take_under(turn, facts, streak.restore.limits, 1, 0, kNobody);
  pay(turn, *price, streak.restore.item, kNobody);
  const std::vector<Day> missed = revive(turn, *index, today);
  for (Day period : missed) say_kept(turn, *index, period, Mark::restored);
  pay_period(turn, gifts, facts, *index, turn.member.streaks[*index].runs.back().last, false);
}

void outage(Turn& turn, Gifts& gifts, const Subject& facts) {
  const document::Value attributes = turn.activity->attributes;
  const Day from = *time::parse_day(attributes.find("from").text());
  const Day until = *time::parse_day(attributes.find("until").text());
  Effect& effect = turn.effect(EffectType::outage, kNoItem, kNobody);
  effect.day = from;
  effect.last_day = until;
  const Day today = turn.calendar().day_of(std::max(turn.member.clock, turn.at));
  for (std::uint16_t i = 0; i < turn.program.streaks.size(); ++i) {
    const Streak& streak = turn.program.streaks[i];
    StreakState& state = turn.member.streaks[i];
    state.outages.emplace_back(from, until);
    std::erase_if(state.outages,
                  [&](const auto& outage) { return outage.second < today - kMarksKept; });
    std::erase_if(state.missed,
                  [&](Day period) { return is_rest(turn, streak, state, period); });
    release_when_whole(turn, i);
    reconcile(turn, streak, state, period_of(turn, streak, today));
    // Every week and month that the outage touches and that has begun may be perfect now.
    const Day last = std::min(until, today);
    for (Day day = std::max(from, today - kMarksKept); day <= last;) {
      pay_perfect(turn, gifts, facts, i, day);
      day = day == last ? last + 1 : std::min(day + 7, last);
    }
  }
}

}  // namespace loyalty
