// Badges and missions in the view: how far each has come, what waits to be claimed and until when,
// what its steps give, and what it still waits for.
#include <algorithm>

#include "engine/outcome_text.hpp"
#include "engine/view_next.hpp"
#include "engine/view_offer.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/mission.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

// One of them, as it stands now.
struct GoalView {
  Turn& turn;
  const Subject& facts;
  std::uint16_t index;
  Value item;  // in the document
  std::optional<Opening> window = running_window(turn, index);

  const Mission& mission() const { return turn.program.missions[index]; }
  const MissionState& state() const { return turn.member.missions[index]; }
};

bool is_waiting(const ReachedStep& step) { return step.state == StepState::claimable; }

void write_at(Writer& writer, const GoalView& view, std::string_view key, Millis at) {
  if (at == kNever || at == INT64_MIN) return;
  writer.key(key), write_instant(writer, view.turn.calendar(), at);
}

// The window has closed and never opens again.
bool is_over(const GoalView& view) {
  const Window& window = view.mission().window;
  if (view.window) return false;
  if (window.until && *window.until <= view.turn.at) return true;
  const auto since = view.turn.member.dates.instant(window.since, view.turn.at,
                                                    view.turn.calendar());
  if (window.since == Since::nothing || is_yearly(window.since) || !since) return false;
  return !window.current_or_next(view.turn.at, view.turn.member.dates, view.turn.calendar());
}

// It pays no more for now: every step is reached, or its limit used up.
bool is_finished(const GoalView& view) {
  const Mission& mission = view.mission();
  const MissionState& state = view.state();
  if (mission.steps.empty()) return held_of(state) > 0;
  const std::int64_t last = last_step(mission);
  if (!mission.repeat && reached_step(state, last) && state.count >= last) return true;
  const bool is_paying = std::any_of(state.reached.begin(), state.reached.end(),
                                     [&](const ReachedStep& step) {
                                       return !step.over && step.round == state.round &&
                                              step.took_time;
                                     });
  return !is_paying && room_under(view.turn, view.facts, mission.limits).times == 0;
}

std::string_view state_of(const GoalView& view) {
  const Mission& mission = view.mission();
  const MissionState& state = view.state();
  if (std::any_of(state.reached.begin(), state.reached.end(), is_waiting)) return "claimable";
  if (is_finished(view)) return mission.claimed ? "claimed" : "completed";
  if (is_over(view)) return "expired";
  const bool waits = !view.window || is_locked(view.turn, mission) || mission.on.empty() ||
                     (mission.offered && state.started == kNever);
  return waits ? "locked" : "active";
}

void write_steps(Writer& writer, const GoalView& view) {
  const Mission& mission = view.mission();
  writer.key("steps");
  writer.begin_array();
  for (std::size_t i = 0; i < mission.steps.size(); ++i) {
    const GoalStep& step = mission.steps[i];
    const ReachedStep* reached = reached_step(view.state(), step.at);
    const bool is_reached = reached && reached->state != StepState::undone;
    writer.begin_object();
    writer.member("at", step.at);
    view_text(writer, view.item.find("steps").at(static_cast<std::uint32_t>(i)), "name");
    writer.member("reached", is_reached);
    writer.key("reward");
    view_gifts(writer, view.turn.program, shown_gifts(view.turn, view.facts, step.grant));
    writer.end_object();
  }
  writer.end_array();
}

// Of this window and of earlier ones, the oldest first.
void write_claims(Writer& writer, const GoalView& view) {
  writer.key("claims");
  writer.begin_array();
  for (const ReachedStep& reached : view.state().reached) {
    const GoalStep* step = step_at(view.mission(), reached.at);
    if (!is_waiting(reached) || !step) continue;
    writer.begin_object();
    writer.key("reward");
    view_gifts(writer, view.turn.program, shown_gifts(view.turn, view.facts, step->grant));
    writer.member("step", reached.at);
    write_at(writer, view, "until", reached.until);
    writer.end_object();
  }
  writer.end_array();
}

void write_progress(Writer& writer, const GoalView& view) {
  if (view.mission().steps.empty()) return;
  writer.key("progress");
  writer.begin_object();
  writer.member("count", view.state().count);
  writer.member("of", last_step(view.mission()));
  writer.end_object();
}

void write_requires(Writer& writer, const GoalView& view) {
  writer.key("requires");
  writer.begin_array();
  for (std::uint16_t required : view.mission().requirements) {
    if (!is_complete(view.turn, required)) writer.text(view.turn.program.missions[required].id);
  }
  writer.end_array();
}

void write_start(Writer& writer, const GoalView& view) {
  const Mission& mission = view.mission();
  if (!mission.offered) return;
  const Millis started = view.state().started;
  if (started != kNever) return write_at(writer, view, "started", started);
  writer.key("start");
  const Status refusal = start_refusal(view.turn, view.facts, view.index);
  writer.begin_object();
  writer.member("code", name_of(code_of(view.turn, view.facts, mission, refusal)));
  writer.key("options"), write_options(writer, view.turn, view.facts, mission.cost);
  writer.end_object();
}

// When it opens next, while it is not open.
void write_from(Writer& writer, const GoalView& view) {
  if (view.window || is_over(view)) return;
  const auto next = view.mission().window.current_or_next(
      view.turn.at, view.turn.member.dates, view.turn.calendar());
  if (next && next->from > view.turn.at) write_at(writer, view, "from", next->from);
}

void write_mission(Writer& writer, const GoalView& view) {
  const auto quota = [&](std::string_view key) {
    write_quota(writer, view.turn, view.facts, view.mission().limits, key);
  };
  writer.begin_object();
  view_text(writer, view.item, "about");
  write_claims(writer, view);
  write_from(writer, view);
  writer.member("id", view.mission().id);
  view_text(writer, view.item, "image");
  quota("left");
  view_text(writer, view.item, "name");
  quota("of");
  write_progress(writer, view);
  if (view.mission().repeat) writer.member("repeat", true);
  write_requires(writer, view);
  quota("resets");
  write_start(writer, view);
  writer.member("state", state_of(view));
  write_steps(writer, view);
  if (view.window) write_at(writer, view, "until", view.window->until);
  writer.end_object();
}

// The soonest end of what is held.
Millis held_until(const MissionState& badge) {
  Millis until = kNever;
  for (const HeldBadge& held : badge.held) until = std::min(until, held.until);
  return until;
}

void write_badge(Writer& writer, const GoalView& view) {
  writer.begin_object();
  view_text(writer, view.item, "about");
  write_from(writer, view);
  writer.member("held", held_of(view.state()));
  write_at(writer, view, "held_until", held_until(view.state()));
  writer.member("id", view.mission().id);
  view_text(writer, view.item, "image");
  view_text(writer, view.item, "name");
  write_progress(writer, view);
  writer.member("state", state_of(view));
  write_steps(writer, view);
  if (view.window) write_at(writer, view, "until", view.window->until);
  writer.end_object();
}

}  // namespace

std::string_view goal_state(Turn& turn, const Subject& facts, std::uint16_t mission) {
  return state_of({turn, facts, mission, {}});
}

void view_badges(Writer& writer, Turn& turn) {
  const EventFacts facts(turn, nullptr, nullptr);
  writer.begin_array();
  for (std::uint16_t i = 0; i < turn.program.catalogue.badges().size(); ++i) {
    write_badge(writer, {turn, facts, i, item_of(turn.program, "badges", i)});
  }
  writer.end_array();
}

void view_missions(Writer& writer, Turn& turn) {
  const EventFacts facts(turn, nullptr, nullptr);
  const auto badges = static_cast<std::uint16_t>(turn.program.catalogue.badges().size());
  writer.begin_array();
  for (std::uint16_t i = badges; i < turn.program.missions.size(); ++i) {
    write_mission(writer, {turn, facts, i, item_of(turn.program, "missions", i - badges)});
  }
  writer.end_array();
}

}  // namespace loyalty
