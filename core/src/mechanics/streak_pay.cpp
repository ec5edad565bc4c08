// What a counted period pays: its step on the ladder, and the milestones its run newly reached.
#include <algorithm>

#include "mechanics/streak.hpp"

namespace loyalty {
namespace {

bool is_paid(const StreakState& state, const GoalStep& step, Day from, Day to) {
  return std::any_of(state.paid.begin(), state.paid.end(), [&](const PaidStep& paid) {
    return paid.step == step.item && paid.period >= from && paid.period <= to;
  });
}

// Every period of the week or month was checked or made up, rest aside; rest alone is nothing.
bool is_perfect(const Turn& turn, const Streak& streak, const StreakState& state, Day from,
                Day to) {
  bool any = false;
  for (Day period = period_of(turn, streak, from); period < to;
       period = period_after(turn, streak, period)) {
    if (period < from) continue;
    const Mark mark = mark_of(state, period);
    any = any || is_counted(mark);
    if (is_counted(mark) || mark == Mark::rest) continue;
    if (mark != Mark::none || !is_rest(turn, streak, state, period)) return false;
  }
  return any;
}

const GoalStep* ladder_step(const Turn& turn, const Streak& streak, const StreakState& state,
                              const Run& run, Day period) {
  const std::int64_t position = ladder_position(turn, streak, state, run, period);
  const GoalStep* step = nullptr;
  for (const GoalStep& candidate : streak.ladder) {
    if (candidate.at <= position) step = &candidate;
  }
  return step;
}

bool is_reached(const Turn& turn, const Streak& streak, const StreakState& state,
                const GoalStep& step, const Run& run, Day period) {
  if (step.kind == StepKind::count) {
    return run.length >= step.at && !is_paid(state, step, run.first, run.last);
  }
  const Day begin = turn.calendar().unit_begin(unit_of(step.kind), period);
  const Day end = turn.calendar().unit_next(unit_of(step.kind), period);
  return !is_paid(state, step, begin, begin) && is_perfect(turn, streak, state, begin, end);
}

void note_reached(Turn& turn, Gifts& gifts, const Subject& facts, StreakState& state,
                  const GoalStep& step, Day period, Pay& pay) {
  // Asked once, on reaching; what it says then stands for this run.
  const bool counts_days = step.kind == StepKind::count;
  state.paid.push_back({step.item, counts_days ? period
                                               : turn.calendar().unit_begin(unit_of(step.kind),
                                                                            period)});
  if (!step.when || step.when.holds(facts, turn.scratch)) pay.milestones.push_back(&step);
  else gifts.pass(turn, PassedCode::condition_false, step.item);
}

}  // namespace

time::Unit unit_of(StepKind kind) {
  return kind == StepKind::week ? time::Unit::week : time::Unit::month;
}

std::int64_t ladder_position(const Turn& turn, const Streak& streak, const StreakState& state,
                             const Run& run, Day period) {
  const bool is_last = period >= run.last;
  std::int64_t counted = run.length;
  if (!is_last) {
    for (Day day = period_after(turn, streak, period); day <= run.last;
         day = period_after(turn, streak, day)) {
      if (is_counted(mark_of(state, day))) --counted;
    }
  }
  if (streak.cycle == Cycle::none) return counted;
  if (streak.cycle == Cycle::count) return (counted - 1) % streak.cycle_length + 1;
  const time::Unit unit = streak.cycle == Cycle::week ? time::Unit::week : time::Unit::month;
  const Day begin = std::max(run.first, turn.calendar().unit_begin(unit, period));
  std::int64_t position = 1;
  for (Day day = begin; day < period; ++day) {
    if (is_counted(mark_of(state, day))) ++position;
  }
  return position;
}

Pay pay_of(Turn& turn, Gifts& gifts, const Subject& facts, std::uint16_t index, Day period,
           bool pays_ladder) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  Pay pay;
  const Run* run = run_at(state, period);
  if (!run) return pay;
  for (const GoalStep& step : streak.steps) {
    if (!is_reached(turn, streak, state, step, *run, period)) continue;
    note_reached(turn, gifts, facts, state, step, period, pay);
  }
  const bool replaced = std::any_of(pay.milestones.begin(), pay.milestones.end(),
                                    [](const GoalStep* step) { return step->stop; });
  const GoalStep* rung = ladder_step(turn, streak, state, *run, period);
  if (pays_ladder && rung && !replaced) {
    if (!rung->when || rung->when.holds(facts, turn.scratch)) {
      pay.rung = rung;
    } else {
      gifts.pass(turn, PassedCode::condition_false, rung->item);
    }
  }
  return pay;
}

void pay_period(Turn& turn, Gifts& gifts, const Subject& facts, std::uint16_t index, Day period,
                bool pays_ladder) {
  const Pay pay = pay_of(turn, gifts, facts, index, period, pays_ladder);
  if (pay.rung) gifts.add(turn, facts, pay.rung->item, pay.rung->grant, pay.rung->limits, true);
  for (const GoalStep* step : pay.milestones) {
    gifts.add(turn, facts, step->item, step->grant, step->limits, false);
  }
}

void pay_perfect(Turn& turn, Gifts& gifts, const Subject& facts, std::uint16_t index, Day period) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  Pay pay;
  for (const GoalStep& step : streak.steps) {
    if (step.kind == StepKind::count || state.runs.empty()) continue;
    if (!is_reached(turn, streak, state, step, state.runs.back(), period)) continue;
    note_reached(turn, gifts, facts, state, step, period, pay);
  }
  for (const GoalStep* step : pay.milestones) {
    gifts.add(turn, facts, step->item, step->grant, step->limits, false);
  }
}

}  // namespace loyalty
