#include "engine/view_days.hpp"

#include <algorithm>

#include "mechanics/limits.hpp"

namespace loyalty {
namespace {

void add(std::vector<ShownGift>& rewards, const std::vector<ShownGift>& more) {
  for (const ShownGift& reward : more) {
    const auto same = std::find_if(rewards.begin(), rewards.end(), [&](const ShownGift& other) {
      return other.thing == reward.thing;
    });
    if (same == rewards.end()) rewards.push_back(reward);
    else same->amount += reward.amount;
  }
}

bool has_limits(const Program& program, const Streak& streak) {
  const auto is_limited = [&](const GoalStep& step) {
    return !step.limits.empty() ||
           std::any_of(step.grant.begin(), step.grant.end(), [&](const Gift& gift) {
             return gift.thing.kind == ThingKind::currency &&
                    !program.currencies[gift.thing.index].limits.empty();
           });
  };
  return std::any_of(streak.rests.begin(), streak.rests.end(),
                     [](const Rescue& rest) { return !rest.limits.empty(); }) ||
         std::any_of(streak.ladder.begin(), streak.ladder.end(), is_limited) ||
         std::any_of(streak.steps.begin(), streak.steps.end(), is_limited);
}

std::int64_t cut(const StreakView& view, const ShownGift& reward) {
  if (reward.thing.kind != ThingKind::currency) return reward.amount;
  return std::min(reward.amount, currency_room(view.turn, view.facts, reward.thing.index));
}

// Who is blocked or closed is refused every rescue.
bool may_ask(const Turn& turn) { return turn.member.standing == Standing::active; }

}  // namespace

Rehearsal::Rehearsal(Turn& turn, std::uint16_t streak)
    : turn_(turn), index_(streak), at_(turn.at), streak_(turn.member.streaks[streak]),
      counts_(has_limits(turn.program, turn.program.streaks[streak])) {
  if (!counts_) return;
  counters_ = turn.member.counters;
  wallets_ = turn.member.wallets;
  if (turn.shared) shared_ = *turn.shared;
}

Rehearsal::~Rehearsal() {
  turn_.at = at_;
  turn_.member.streaks[index_] = std::move(streak_);
  if (!counts_) return;
  turn_.member.counters = std::move(counters_);
  turn_.member.wallets = std::move(wallets_);
  if (turn_.shared) *turn_.shared = std::move(shared_);
}

std::string_view StreakView::past_state(Day day) const {
  const Mark mark = mark_of(state(), day);
  if (mark != Mark::none) return name_of(mark);
  const Day enrolled = turn.calendar().day_of(turn.member.dates.enrolled);
  if (period_after(turn, streak, day) <= enrolled) return "before";
  if (day < today - kMarksKept) return "unknown";
  return is_rest(turn, streak, state(), day) ? "rest" : "missed";
}

// Gives the step to the rehearsed member, as far as limits leave room; false when they leave none.
bool StreakView::give(const GoalStep& step, std::vector<ShownGift>& rewards) {
  const std::vector<ShownGift> whole = shown_gifts(turn, facts, step.grant);
  if (whole.empty()) return true;
  if (room_under(turn, facts, step.limits).times == 0) return false;
  std::int64_t given = 0;
  for (ShownGift reward : whole) {
    reward.amount = cut(*this, reward);
    if (reward.amount <= 0) continue;
    given += reward.amount;
    add(rewards, {reward});
    if (reward.thing.kind != ThingKind::currency) continue;
    const std::uint16_t currency = reward.thing.index;
    if (turn.program.currencies[currency].limits.empty()) continue;
    count_currency(turn, facts, currency, reward.amount);
    turn.member.wallets[currency].earn(reward.amount, kNever, 0, turn.out.postings);
  }
  if (given > 0) take_under(turn, facts, step.limits, 1, given, kNobody);
  return given > 0;
}

std::vector<ShownGift> StreakView::rewards_for(Day period, bool pays_ladder, Cell& cell) {
  const Pay pay = pay_of(turn, gifts, facts, index, period, pays_ladder);
  std::vector<ShownGift> rewards;
  if (pay.rung) {
    const auto place = static_cast<std::uint32_t>(pay.rung - streak.ladder.data());
    cell.rung = item_of(turn.program, "streaks", index).find("ladder").at(place);
    give(*pay.rung, rewards);
  }
  for (const GoalStep* milestone : pay.milestones) cell.step |= give(*milestone, rewards);
  return rewards;
}

void StreakView::count(Day day) {
  if (!state().alive) state().runs.push_back({day, day, 0});
  state().alive = true;
  Run& run = state().runs.back();
  run.last = day;
  run.length += 1;
  set_mark(state(), day, Mark::checked);
}

void StreakView::look_ahead(Day last) {
  const Rehearsal rehearsal(turn, index);
  const Millis now = turn.at;
  bool is_next = true;
  for (Day day = today; day <= last; day = period_after(turn, streak, day)) {
    Cell cell;
    cell.day = day;
    const Mark mark = mark_of(state(), day);
    cell.state = is_counted(mark) ? name_of(mark) : day == today ? "today" : "to_come";
    bool counts = !is_counted(mark) && (day != today || (is_open && !is_done));
    if (counts && day != today) {
      if (rest_on(turn, facts, index, day)) cell.state = "rest", counts = false;
      turn.at = std::max(now, turn.calendar().begin(day));
    }
    if (counts) {
      count(day);
      const Run& run = state().runs.back();
      if (is_next) next_position = ladder_position(turn, streak, state(), run, day);
      is_next = false;
      cell.reward = rewards_for(day, true, cell);
    }
    coming.push_back(std::move(cell));
  }
}

Cell StreakView::cell(Day day) const {
  const auto known = std::find_if(coming.begin(), coming.end(),
                                  [&](const Cell& other) { return other.day == day; });
  if (known != coming.end()) return *known;
  Cell cell;
  cell.day = day;
  if (day < today) {
    cell.state = past_state(day);
    cell.make_up = cell.state == "missed" &&
                   make_up_refusal(turn, facts, index, day, today) == Status::ok;
  } else {
    cell.state = is_rest(turn, streak, state(), day) ? "rest" : "to_come";
  }
  return cell;
}

std::optional<std::vector<ShownGift>> StreakView::gifts_of(const GoalStep& step,
                                                        std::int64_t remaining) {
  const Rehearsal rehearsal(turn, index);
  Day day = today;
  for (std::int64_t i = is_done ? 0 : 1; i < std::min<std::int64_t>(remaining, kMarksKept); ++i) {
    day = period_after(turn, streak, day);
  }
  turn.at = std::max(turn.at, turn.calendar().begin(day));
  std::vector<ShownGift> rewards;
  if (!give(step, rewards)) return std::nullopt;
  return rewards;
}

std::vector<Day> StreakView::days_to_make_up() {
  std::vector<Day> days;
  if (!streak.make_up.offered || !may_ask(turn)) return days;
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
  const Rehearsal rehearsal(turn, index);
  fill(turn, index, day, Mark::made_up, today);
  Result result;
  Cell cell;
  result.length = run_at(state(), day)->length;
  result.gifts = rewards_for(day, streak.make_up.pays, cell);
  return result;
}

bool StreakView::can_restore() {
  if (!streak.restore.offered || !lost_run(state()) || !may_ask(turn)) return false;
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

bool StreakView::is_paid(const GoalStep& step) const {
  if (!state().alive) return false;
  Day from = state().runs.back().first, to = state().runs.back().last;
  if (step.kind != StepKind::count) {
    from = to = turn.calendar().unit_begin(unit_of(step.kind), today);
  }
  return std::any_of(state().paid.begin(), state().paid.end(), [&](const PaidStep& paid) {
    return paid.step == step.item && paid.period >= from && paid.period <= to;
  });
}

}  // namespace loyalty
