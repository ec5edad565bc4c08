#include "engine/view_days.hpp"

#include <algorithm>

namespace loyalty {
namespace {

void add(std::vector<Reward>& rewards, const std::vector<Reward>& more) {
  for (const Reward& reward : more) {
    const auto same = std::find_if(rewards.begin(), rewards.end(), [&](const Reward& other) {
      return other.thing == reward.thing;
    });
    if (same == rewards.end()) rewards.push_back(reward);
    else same->amount += reward.amount;
  }
}

// The ladder step and milestones of the period as its run now stands.
std::vector<Reward> paid_for(const StreakView& view, Day period, bool pays_ladder, bool& step) {
  std::vector<Reward> rewards, milestones;
  const Run* run = run_at(view.state(), period);
  if (!run) return rewards;
  bool replaced = false;
  for (const StreakStep& candidate : view.streak.steps) {
    if (!is_reached(view.turn, view.streak, view.state(), candidate, *run, period)) continue;
    if (candidate.when && !candidate.when.holds(view.facts, view.turn.scratch)) continue;
    step = true;
    replaced = replaced || candidate.stop;
    add(milestones, rewards_of(view.turn, view.facts, candidate.grant));
  }
  const StreakStep* rung = ladder_step(view.turn, view.streak, view.state(), *run, period);
  if (pays_ladder && rung && !replaced) {
    add(rewards, rewards_of(view.turn, view.facts, rung->grant));
  }
  add(rewards, milestones);
  return rewards;
}

// What follows if every period from the next open one up to `period` is counted.
void count_up_to(const StreakView& view, Day period) {
  StreakState& state = view.state();
  const Day first = is_counted(mark_of(state, view.today))
                        ? period_after(view.turn, view.streak, view.today)
                        : view.today;
  if (!state.alive) {
    state.runs.push_back({first, first, 0});
    state.alive = true;
  }
  for (Day day = first; day <= period; day = period_after(view.turn, view.streak, day)) {
    if (day != view.today && is_rest(view.turn, view.streak, state, day)) continue;
    for (const StreakStep& step : view.streak.steps) {
      // Milestones before the day in question are paid by then.
      const Run& run = state.runs.back();
      if (run.length > 0 && is_reached(view.turn, view.streak, state, step, run, run.last)) {
        state.paid.push_back({step.item, step.kind == StepKind::count ? run.last : run.last});
      }
    }
    Run& run = state.runs.back();
    run.last = day;
    run.length += 1;
    set_mark(state, day, Mark::checked);
  }
}

}  // namespace

std::string_view StreakView::past_state(Day day) const {
  const Mark mark = mark_of(state(), day);
  if (mark != Mark::none) return name_of(mark);
  const Day enrolled = turn.calendar().day_of(turn.member.dates.enrolled);
  if (period_after(turn, streak, day) <= enrolled) return "before";
  if (day < today - kMarksKept) return "unknown";
  return is_rest(turn, streak, state(), day) ? "rest" : "missed";
}

void StreakView::reward_of(Cell& cell) {
  const StreakState saved = state();
  count_up_to(*this, cell.day);
  cell.reward = paid_for(*this, cell.day, true, cell.step);
  state() = saved;
}

Cell StreakView::cell(Day day) {
  Cell cell;
  cell.day = day;
  if (day < today) {
    cell.state = past_state(day);
    cell.make_up = cell.state == "missed" &&
                   make_up_refusal(turn, facts, index, day, today) == Status::ok;
    return cell;
  }
  if (day == today) {
    cell.state = is_counted(mark_of(state(), day)) ? name_of(mark_of(state(), day)) : "today";
    if (cell.state == "today") reward_of(cell);
    return cell;
  }
  cell.state = is_rest(turn, streak, state(), day) ? "rest" : "to_come";
  if (cell.state == "to_come" && day - today <= kMarksKept) reward_of(cell);
  return cell;
}

std::vector<Day> StreakView::days_to_make_up() {
  std::vector<Day> days;
  if (!streak.make_up.offered) return days;
  for (Day day = period_of(turn, streak, today - 1); day >= today - kMarksKept;
       day = period_of(turn, streak, day - 1)) {
    const Status refusal = make_up_refusal(turn, facts, index, day, today);
    if (refusal == Status::outside_window || refusal == Status::limit_reached ||
        refusal == Status::condition_false) {
      break;
    }
    if (refusal == Status::ok) days.push_back(day);
    if (period_after(turn, streak, day) <= turn.calendar().day_of(turn.member.dates.enrolled)) {
      break;
    }
  }
  return days;
}

Result StreakView::after_make_up(Day day) {
  const StreakState saved = state();
  fill(turn, index, day, Mark::made_up, today);
  Result result;
  bool step = false;
  result.length = run_at(state(), day)->length;
  result.gifts = paid_for(*this, day, streak.make_up.pays, step);
  state() = saved;
  return result;
}

bool StreakView::can_restore() {
  if (!streak.restore.offered || !lost_run(state())) return false;
  if (today - lost_run(state())->last > kMarksKept) return false;
  const auto& span = streak.restore.window.span;
  if (span && turn.at >= span->end(state().lost_at, turn.calendar())) return false;
  return rescue_refusal(turn, facts, streak.restore) == Status::ok;
}

Result StreakView::after_restore() {
  const StreakState saved = state();
  revive(turn, index, today);
  Result result;
  result.length = state().runs.back().length;
  state() = saved;
  return result;
}

bool StreakView::can_come_back() {
  if (state().alive || !lost_run(state())) return false;
  if (can_restore()) return true;
  // One make-up a missed day: all of them must be open to be filled.
  const std::vector<Day> days = days_to_make_up();
  const Day last = lost_run(state())->last;
  const StreakState saved = state();
  for (Day day : days) {
    if (day > last) set_mark(state(), day, Mark::made_up);
  }
  const bool joins = bridged(turn, streak, state(), last, today);
  state() = saved;
  return joins;
}

bool StreakView::is_paid(const StreakStep& step) const {
  if (!state().alive) return false;
  Day from = state().runs.back().first, to = state().runs.back().last;
  if (step.kind != StepKind::count) {
    const time::Unit unit = step.kind == StepKind::week ? time::Unit::week : time::Unit::month;
    from = to = turn.calendar().unit_begin(unit, today);
  }
  return std::any_of(state().paid.begin(), state().paid.end(), [&](const PaidStep& paid) {
    return paid.step == step.item && paid.period >= from && paid.period <= to;
  });
}

std::int64_t StreakView::next_position() {
  const StreakState saved = state();
  const Day next = is_counted(mark_of(state(), today)) ? period_after(turn, streak, today) : today;
  count_up_to(*this, next);
  const std::int64_t position =
      ladder_position(turn, streak, state(), state().runs.back(), next);
  state() = saved;
  return position;
}

}  // namespace loyalty
