// Streaks in the view: where the member stands today, what today pays, the ladder, milestones, and
// the price and result of every rescue before it is paid.
#include <algorithm>

#include "engine/outcome_text.hpp"
#include "engine/view.hpp"
#include "engine/view_days.hpp"
#include "engine/view_offer.hpp"
#include "mechanics/limits.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

constexpr int kLadderBehind = 4;
constexpr int kLadderShown = 7;

std::string_view state_of(StreakView& view) {
  const StreakState& state = view.state();
  if (!view.is_open) return "closed";
  if (view.is_done) return "done";
  if (state.alive) return state.is_protected ? "protected" : "open";
  if (view.can_come_back()) return "lost";
  return state.count > 0 && state.count_period == view.today ? "open" : "new";
}

// A step that joined runs went past is paid with the next period.
std::int64_t still_to_do(const GoalStep& step, std::int64_t length) {
  return std::max<std::int64_t>(1, step.at - length);
}

void write_steps(Writer& writer, StreakView& view, Value item) {
  const StreakState& state = view.state();
  const std::int64_t length = state.alive ? state.runs.back().length : 0;
  writer.key("steps");
  writer.begin_array();
  for (std::size_t i = 0; i < view.streak.steps.size(); ++i) {
    const GoalStep& step = view.streak.steps[i];
    const bool by_count = step.kind == StepKind::count;
    const bool paid = view.is_paid(step);
    writer.begin_object();
    writer.key("at");
    if (by_count) writer.integer(step.at);
    else writer.text(step.kind == StepKind::week ? "week" : "month");
    view_text(writer, item.find("steps").at(static_cast<std::uint32_t>(i)), "name");
    writer.member("paid", paid);
    writer.key("remaining");
    const std::int64_t remaining = paid || !by_count ? 0 : still_to_do(step, length);
    if (remaining > 0) writer.integer(remaining);
    else writer.null();
    writer.key("reward");
    view_gifts(writer, view.turn.program,
               paid ? shown_gifts(view.turn, view.facts, step.grant)
                    : view.gifts_of(step, remaining).value_or(std::vector<ShownGift>()));
    writer.end_object();
  }
  writer.end_array();
}

void write_next_step(Writer& writer, StreakView& view) {
  const StreakState& state = view.state();
  const std::int64_t length = state.alive ? state.runs.back().length : 0;
  writer.key("next_step");
  for (const GoalStep& step : view.streak.steps) {
    if (step.kind != StepKind::count || view.is_paid(step)) continue;
    const std::int64_t remaining = still_to_do(step, length);
    const auto gifts = view.gifts_of(step, remaining);
    if (!gifts) continue;
    writer.begin_object();
    writer.member("at", step.at);
    writer.member("remaining", remaining);
    writer.key("reward"), view_gifts(writer, view.turn.program, *gifts);
    writer.end_object();
    return;
  }
  writer.null();
}

void write_freeze(Writer& writer, StreakView& view) {
  const Rescue& freeze = view.streak.freeze;
  writer.key("freeze");
  if (!freeze.offered) return writer.null();
  const StreakState& state = view.state();
  std::int64_t held = 0, covers = kNoLimit, set_aside = 0;
  for (const PriceTags& price : prices_of(view.turn, view.facts, freeze.cost)) {
    if (price.empty()) continue;
    const ledger::Wallet& wallet = view.turn.member.wallets[price[0].currency];
    held = std::max<std::int64_t>(0, wallet.available());
    set_aside = wallet.reserved_for(view.index);
    covers = held / price[0].amount;
    break;
  }
  if (!has_price(view.turn, view.facts, freeze.cost)) covers = 0;
  covers = std::min(covers, room_under(view.turn, view.facts, freeze.limits).times);
  if (state.is_protected) covers = state.covers - static_cast<std::int64_t>(state.missed.size());
  writer.begin_object();
  writer.member("covers", std::min<std::int64_t>(covers, kMarksKept));
  writer.member("held", held);
  write_quota(writer, view.turn, view.facts, freeze.limits, "left");
  write_quota(writer, view.turn, view.facts, freeze.limits, "of");
  writer.key("options"), write_options(writer, view.turn, view.facts, freeze.cost);
  writer.member("set_aside", set_aside);
  writer.end_object();
}

void write_make_up(Writer& writer, StreakView& view) {
  const Rescue& make_up = view.streak.make_up;
  writer.key("make_up");
  if (!make_up.offered) return writer.null();
  writer.begin_object();
  writer.key("days");
  writer.begin_array();
  for (Day day : view.days_to_make_up()) {
    const Result result = view.after_make_up(day);
    writer.begin_object();
    writer.key("day"), write_day(writer, day);
    writer.key("gifts"), view_gifts(writer, view.turn.program, result.gifts);
    writer.member("length", result.length);
    writer.key("options"), write_options(writer, view.turn, view.facts, make_up.cost);
    writer.end_object();
  }
  writer.end_array();
  write_quota(writer, view.turn, view.facts, make_up.limits, "left");
  write_quota(writer, view.turn, view.facts, make_up.limits, "of");
  writer.member("pays", make_up.pays);
  write_quota(writer, view.turn, view.facts, make_up.limits, "resets");
  writer.end_object();
}

void write_restore(Writer& writer, StreakView& view) {
  const Rescue& restore = view.streak.restore;
  const StreakState& state = view.state();
  writer.key("restore");
  if (!view.can_restore()) return writer.null();
  const Result result = view.after_restore();
  writer.begin_object();
  write_quota(writer, view.turn, view.facts, restore.limits, "left");
  writer.member("length", result.length);
  write_quota(writer, view.turn, view.facts, restore.limits, "of");
  writer.key("options"), write_options(writer, view.turn, view.facts, restore.cost);
  Millis until = restore.window.until.value_or(kNever);
  if (restore.window.span) {
    until = std::min(until, restore.window.span->end(state.lost_at, view.turn.calendar()));
  }
  if (until != kNever) writer.key("until"), write_instant(writer, view.turn.calendar(), until);
  writer.end_object();
}

void write_cell(Writer& writer, const StreakView& view, const Cell& cell, bool in_month) {
  writer.begin_object();
  writer.key("day"), write_day(writer, cell.day);
  if (in_month && cell.make_up) writer.member("make_up", true);
  if (!in_month && cell.rung) view_text(writer, cell.rung, "name");
  if (!in_month || !cell.reward.empty()) {
    writer.key("reward"), view_gifts(writer, view.turn.program, cell.reward);
  }
  writer.member("state", cell.state);
  if (!in_month || cell.step) writer.member("step", cell.step);
  writer.end_object();
}

void write_ladder(Writer& writer, StreakView& view) {
  Day first = view.today;
  for (int back = 0; back < kLadderBehind; ++back) {
    const Day before = period_of(view.turn, view.streak, first - 1);
    const std::string_view state = view.cell(before).state;
    if (state == "before" || state == "unknown") break;
    first = before;
  }
  writer.key("ladder");
  writer.begin_array();
  Day day = first;
  for (int i = 0; i < kLadderShown; ++i, day = period_after(view.turn, view.streak, day)) {
    if (time::date_of(day).year > 9999) break;  // no document can write such a day
    write_cell(writer, view, view.cell(day), false);
  }
  writer.end_array();
}

void write_month(Writer& writer, StreakView& view, Day first) {
  const Day next = time::add_months(first, 1);
  std::int64_t counted = 0;
  std::string month;
  time::append_day(month, first);
  writer.key("month");
  writer.begin_object();
  for (Day day = first; day < next; ++day) {
    if (is_counted(mark_of(view.state(), day))) ++counted;
  }
  writer.member("counted", counted);
  writer.key("days");
  writer.begin_array();
  for (Day day = first; day < next; ++day) {
    if (period_of(view.turn, view.streak, day) != day) continue;
    write_cell(writer, view, view.cell(day), true);
  }
  writer.end_array();
  writer.member("month", month.substr(0, 7));
  writer.end_object();
}

void write_cycle(Writer& writer, StreakView& view) {
  writer.key("cycle");
  writer.begin_object();
  writer.member("day", view.next_position);
  writer.key("of");
  if (view.streak.cycle == Cycle::count) writer.integer(view.streak.cycle_length);
  else writer.null();
  writer.end_object();
}

void write_streak(Writer& writer, StreakView& view, const ViewRequest& request) {
  const Streak& streak = view.streak;
  const StreakState& state = view.state();
  constexpr std::string_view units[] = {"day", "week", "month"};
  const Value item = item_of(view.turn.program, "streaks", view.index);
  const time::Date today = time::date_of(view.today);
  const Day month = request.month.value_or(time::day_of({today.year, today.month, 1}));
  Day last = view.today;
  for (int i = 1; i < kLadderShown; ++i) last = period_after(view.turn, streak, last);
  view.look_ahead(std::min<Day>(std::max(last, time::add_months(month, 1) - 1),
                                view.today + kMarksKept));
  writer.begin_object();
  view_text(writer, item, "about");
  writer.member("count", state.count_period == view.today ? state.count : 0);
  write_cycle(writer, view);
  writer.member("every", units[static_cast<std::size_t>(streak.every)]);
  write_freeze(writer, view);
  writer.member("id", streak.id);
  view_text(writer, item, "image");
  write_ladder(writer, view);
  writer.member("length", state.alive ? state.runs.back().length : 0);
  writer.member("longest", state.longest);
  write_make_up(writer, view);
  write_month(writer, view, month);
  view_text(writer, item, "name");
  write_next_step(writer, view);
  view_text(writer, item, "on");
  write_restore(writer, view);
  writer.key("reward"), view_gifts(writer, view.turn.program, view.cell(view.today).reward);
  writer.member("state", state_of(view));
  write_steps(writer, view, item);
  writer.member("times", streak.times);
  writer.key("today"), write_day(writer, view.today);
  writer.end_object();
}

}  // namespace

void view_streaks(Writer& writer, Turn& turn, Gifts& gifts, const ViewRequest& request) {
  const EventFacts facts(turn, nullptr, nullptr);
  writer.begin_array();
  for (std::uint16_t i = 0; i < turn.program.streaks.size(); ++i) {
    const Streak& streak = turn.program.streaks[i];
    const Day today = period_of(
        turn, streak, streak_day(turn, streak, turn.at, request.offset_seconds));
    // Seen from where the member is, the days before today are over.
    arrive(turn, facts, i, today, request.offset_seconds);
    const bool is_open = streak.window.is_open(turn.at, turn.member.dates, turn.calendar());
    StreakView view{turn, gifts, facts, streak, i, today, is_open,
                    already_counted(turn, i, turn.at, request.offset_seconds)};
    write_streak(writer, view, request);
  }
  writer.end_array();
}

}  // namespace loyalty
