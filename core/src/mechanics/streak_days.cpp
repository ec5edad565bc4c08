// The days of a streak: which period a moment belongs to, what each period came to, and the runs
// they make.
#include <algorithm>

#include "mechanics/limits.hpp"
#include "mechanics/streak.hpp"

namespace loyalty {
namespace {

constexpr char digit(Mark mark) { return static_cast<char>('0' + static_cast<int>(mark)); }

bool in_outage(const Turn& turn, const Streak& streak, const StreakState& state, Day period) {
  const Day next = period_after(turn, streak, period);
  return std::any_of(state.outages.begin(), state.outages.end(), [&](const auto& outage) {
    return outage.first < next && outage.second >= period;
  });
}

bool has_terms(const Rescue& rest) { return rest.when || !rest.limits.empty(); }

bool is_within(const Turn& turn, const Window& window, Day period) {
  const Millis begin = turn.calendar().begin(period);
  return window.holds_day(period) && (!window.from || begin >= *window.from) &&
         (!window.until || begin < *window.until);
}

}  // namespace

Day streak_day(const Turn& turn, const Streak& streak, Millis at, std::int32_t offset_seconds) {
  if (!streak.member_zone) return turn.calendar().day_of(at);
  const Millis local = at + offset_seconds * time::kSecond - turn.calendar().day_start();
  return static_cast<Day>(local >= 0 ? local / time::kDay : (local + 1) / time::kDay - 1);
}

Day period_of(const Turn& turn, const Streak& streak, Day day) {
  return streak.every == time::Unit::day ? day : turn.calendar().unit_begin(streak.every, day);
}

Day period_after(const Turn& turn, const Streak& streak, Day period) {
  return streak.every == time::Unit::day ? period + 1
                                         : turn.calendar().unit_next(streak.every, period);
}

bool is_counted(Mark mark) { return mark == Mark::checked || mark == Mark::made_up; }

Mark mark_of(const StreakState& state, Day period) {
  const Day index = period - state.marks_from;
  if (index < 0 || index >= static_cast<Day>(state.marks.size())) return Mark::none;
  return static_cast<Mark>(state.marks[static_cast<std::size_t>(index)] - '0');
}

void set_mark(StreakState& state, Day period, Mark mark) {
  if (state.marks.empty()) state.marks_from = period;
  if (period < state.marks_from) {
    const auto more = static_cast<std::size_t>(state.marks_from - period);
    if (more + state.marks.size() > kMarksKept) return;
    state.marks.insert(0, more, '0');
    state.marks_from = period;
  }
  const auto index = static_cast<std::size_t>(period - state.marks_from);
  if (index >= state.marks.size() + kMarksKept) {
    state.marks.clear();
    return set_mark(state, period, mark);
  }
  if (index >= state.marks.size()) state.marks.resize(index + 1, '0');
  state.marks[index] = digit(mark);
  if (state.marks.size() > kMarksKept) {
    const std::size_t gone = state.marks.size() - kMarksKept;
    state.marks.erase(0, gone);
    state.marks_from += static_cast<Day>(gone);
  }
}

bool is_rest(const Turn& turn, const Streak& streak, const StreakState& state, Day period) {
  if (mark_of(state, period) == Mark::rest || in_outage(turn, streak, state, period)) return true;
  const Millis begin = turn.calendar().begin(period);
  if (!streak.window.is_open(begin, turn.member.dates, turn.calendar())) return true;
  return std::any_of(streak.rests.begin(), streak.rests.end(), [&](const Rescue& rest) {
    return !has_terms(rest) && is_within(turn, rest.window, period);
  });
}

bool rest_on(Turn& turn, const Subject& facts, std::uint16_t index, Day period) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  if (!is_rest(turn, streak, state, period)) {
    // Asked in its last moment: a limit by the month counts the days of that month.
    const Millis now = turn.at;
    turn.at = turn.calendar().begin(period_after(turn, streak, period)) - 1;
    const auto rest = std::find_if(streak.rests.begin(), streak.rests.end(), [&](const Rescue& r) {
      return is_within(turn, r.window, period) &&
             (!r.when || r.when.holds(facts, turn.scratch)) &&
             room_under(turn, facts, r.limits).times > 0;
    });
    const bool rests = rest != streak.rests.end();
    if (rests) take_under(turn, facts, rest->limits, 1, 0, kNobody);
    turn.at = now;
    if (!rests) return false;
  }
  set_mark(state, period, Mark::rest);
  return true;
}

bool bridged(const Turn& turn, const Streak& streak, const StreakState& state, Day from, Day to) {
  if (to - from > kMarksKept) return false;
  for (Day period = period_after(turn, streak, from); period < to;
       period = period_after(turn, streak, period)) {
    if (mark_of(state, period) == Mark::none && !is_rest(turn, streak, state, period)) {
      return false;
    }
  }
  return true;
}

const Run* run_at(const StreakState& state, Day period) {
  for (const Run& run : state.runs) {
    if (period >= run.first && period <= run.last) return &run;
  }
  return state.runs.empty() ? nullptr : &state.runs.back();
}

std::size_t part_at_gap(const Turn& turn, const Streak& streak, StreakState& state,
                        std::size_t index) {
  const Run run = state.runs[index];
  Run part{run.last, run.last, 0};
  for (Day period = run.last; period > run.first && period >= state.marks_from;
       period = period_of(turn, streak, period - 1)) {
    const Mark mark = mark_of(state, period);
    if (is_counted(mark)) {
      part.first = period;
      part.length += 1;
    } else if (mark == Mark::none && !is_rest(turn, streak, state, period)) {
      Run before{run.first, period, run.length - part.length};
      while (before.last > run.first && !is_counted(mark_of(state, before.last))) {
        before.last = period_of(turn, streak, before.last - 1);
      }
      state.runs[index] = part;
      state.runs.insert(state.runs.begin() + static_cast<std::ptrdiff_t>(index), before);
      return index + 1;
    }
  }
  return index;
}

void reconcile(const Turn& turn, const Streak& streak, StreakState& state, Day today) {
  for (std::size_t i = 0; i + 1 < state.runs.size();) {
    if (!bridged(turn, streak, state, state.runs[i].last, state.runs[i + 1].first)) {
      ++i;
      continue;
    }
    i = part_at_gap(turn, streak, state, i);
    Run& run = state.runs[i];
    const Run next = state.runs[i + 1];
    const bool was_lost = i + 2 == state.runs.size() || !state.alive;
    if (was_lost) state.lost_at = kNever;
    run.last = next.last;
    run.length += next.length;
    state.runs.erase(state.runs.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  if (state.runs.empty()) return;
  if (!state.alive && bridged(turn, streak, state, state.runs.back().last, today)) {
    part_at_gap(turn, streak, state, state.runs.size() - 1);
    state.alive = true;
    if (state.runs.size() == 1) state.lost_at = kNever;
    state.closed_until =
        std::max(today, period_after(turn, streak, state.runs.back().last));
  }
  for (const Run& run : state.runs) state.longest = std::max(state.longest, run.length);
}

void fill(const Turn& turn, std::uint16_t index, Day period, Mark mark, Day today) {
  const Streak& streak = turn.program.streaks[index];
  StreakState& state = turn.member.streaks[index];
  set_mark(state, period, mark);
  const auto missed = std::find(state.missed.begin(), state.missed.end(), period);
  if (missed != state.missed.end() || (state.alive && period > state.runs.back().last)) {
    // What else was missed since, the freezes set aside bridge already.
    if (missed != state.missed.end()) state.missed.erase(missed);
    Run& run = state.runs.back();
    run.length += 1;
    run.last = std::max(run.last, period);
    state.longest = std::max(state.longest, run.length);
    return;
  }
  const auto inside = std::find_if(state.runs.begin(), state.runs.end(), [&](const Run& run) {
    return period >= run.first && period <= run.last;
  });
  if (inside != state.runs.end()) {
    inside->length += 1;
  } else {
    const auto after = std::find_if(state.runs.begin(), state.runs.end(),
                                    [&](const Run& run) { return run.first > period; });
    if (after == state.runs.end()) {
      // Later than every run: it is the last one now, and lives if it reaches today.
      state.alive = false;
      if (state.lost_at == kNever) state.lost_at = turn.at;
    }
    state.runs.insert(after, {period, period, 1});
  }
  reconcile(turn, streak, state, today);
}

}  // namespace loyalty
