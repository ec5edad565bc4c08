// The days of two members who were one: each day counts once, and what both had of a streak is one.
#include <algorithm>

#include "base/sorting.hpp"
#include "mechanics/merge.hpp"
#include "mechanics/streak.hpp"

namespace loyalty {
namespace {

void unite_marks(StreakState& mine, const StreakState& theirs) {
  for (std::size_t i = 0; i < theirs.marks.size(); ++i) {
    const Day day = theirs.marks_from + static_cast<Day>(i);
    const Mark mark = mark_of(theirs, day), own = mark_of(mine, day);
    if (own == Mark::none ? mark != Mark::none : is_counted(mark) && !is_counted(own)) {
      set_mark(mine, day, mark);
    }
  }
}

// Within a run; what is older than days are kept for was counted.
bool counted_on(const StreakState& state, Day period) {
  return state.marks.empty() || period < state.marks_from || is_counted(mark_of(state, period));
}

// Runs that overlap are one, in which no period counts twice.
std::vector<Run> unite_runs(const Turn& turn, const Streak& streak, const StreakState& mine,
                            const StreakState& theirs) {
  std::vector<Run> runs = mine.runs, united;
  runs.insert(runs.end(), theirs.runs.begin(), theirs.runs.end());
  sort_stably(runs, [](const Run& a, const Run& b) { return a.first < b.first; });
  for (const Run& run : runs) {
    if (united.empty() || run.first > united.back().last) {
      united.push_back(run);
      continue;
    }
    Run& before = united.back();
    const Day end = std::min(before.last, run.last);
    std::int64_t twice = 0;
    for (Day period = run.first; period <= end; period = period_after(turn, streak, period)) {
      twice += counted_on(mine, period) && counted_on(theirs, period);
    }
    before.length = std::max({before.length, run.length, before.length + run.length - twice});
    before.last = std::max(before.last, run.last);
  }
  return united;
}

std::int64_t length_of(const StreakState& state) {
  return state.runs.empty() ? 0 : state.runs.back().length;
}

void unite_course(StreakState& mine, const StreakState& theirs) {
  if (theirs.alive && !mine.alive) {
    mine.closed_until = theirs.closed_until;
    mine.is_protected = theirs.is_protected;
    mine.missed = theirs.missed;
    mine.covers = theirs.covers;
    mine.lost_at = theirs.lost_at;
  } else if (theirs.alive) {
    mine.closed_until = std::max(mine.closed_until, theirs.closed_until);
  } else if (!mine.alive && theirs.lost_at != kNever) {
    mine.lost_at = later(mine.lost_at, theirs.lost_at);
  }
  mine.alive |= theirs.alive;
  std::erase_if(mine.missed, [&](Day period) { return mark_of(mine, period) != Mark::none; });
}

void unite_counts(StreakState& mine, const StreakState& theirs) {
  if (theirs.count_period > mine.count_period) {
    mine.count_period = theirs.count_period;
    mine.count = theirs.count;
  } else if (theirs.count_period == mine.count_period) {
    mine.count = std::max(mine.count, theirs.count);
  }
  const bool is_later =
      theirs.last_at != kNever && (mine.last_at == kNever || theirs.last_at > mine.last_at);
  if (is_later) {
    mine.last_at = theirs.last_at;
    mine.last_offset = theirs.last_offset;
  }
  mine.longest = std::max(mine.longest, theirs.longest);
  mine.restores += theirs.restores;
  mine.paid.insert(mine.paid.end(), theirs.paid.begin(), theirs.paid.end());
  mine.outages.insert(mine.outages.end(), theirs.outages.begin(), theirs.outages.end());
}

// Lengths that neither had by itself are passed, unpaid.
void pass_steps(const Streak& streak, StreakState& state, std::int64_t had) {
  if (state.runs.empty()) return;
  const Run& run = state.runs.back();
  for (const GoalStep& step : streak.steps) {
    if (step.kind != StepKind::count || step.at <= had || step.at > run.length) continue;
    const bool is_paid = std::any_of(state.paid.begin(), state.paid.end(), [&](const PaidStep& p) {
      return p.step == step.item && p.period >= run.first && p.period <= run.last;
    });
    if (!is_paid) state.paid.push_back({step.item, run.last});
  }
}

}  // namespace

bool takes_protection(const StreakState& mine, const StreakState& theirs) {
  return !mine.alive && theirs.alive && theirs.is_protected;
}

void merge_streak(Turn& turn, std::uint16_t index, const StreakState& theirs) {
  if (theirs == StreakState{}) return;
  const Streak& streak = turn.program.streaks[index];
  StreakState& mine = turn.member.streaks[index];
  const std::int64_t had = std::max(length_of(mine), length_of(theirs));
  std::vector<Run> runs = unite_runs(turn, streak, mine, theirs);
  unite_marks(mine, theirs);
  unite_course(mine, theirs);
  unite_counts(mine, theirs);
  mine.runs = std::move(runs);
  const Day today = period_of(
      turn, streak, streak_day(turn, streak, turn.at, turn.activity->offset_seconds));
  reconcile(turn, streak, mine, today);
  pass_steps(streak, mine, had);
  if (mine.is_protected && mine.missed.empty()) release(turn, index);
}

}  // namespace loyalty
