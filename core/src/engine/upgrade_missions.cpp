// Badges and missions under a new version: the running window goes on where what it counts is
// written the same, else it begins at 0; steps paid stay paid, by what they ask for.
#include <algorithm>

#include "base/checked.hpp"
#include "base/joined.hpp"
#include "engine/moved.hpp"
#include "mechanics/mission.hpp"

namespace loyalty {
namespace {

// Counts from 0 in the window that is running now, if one is. What waits to be claimed goes on
// waiting; what was paid in this round is not paid again.
void restart(const Program& program, const Member& member, const Mission& mission,
             MissionState& state) {
  const bool opens = mission.window.is_open(member.clock, member.dates, program.calendar);
  MissionState next;
  next.held = std::move(state.held);
  const bool has_begun = !state.reached.empty() || state.started != kNever;
  if (state.open && opens && has_begun) {
    const Opening opening =
        mission.window.occurrence(member.clock, member.dates, program.calendar);
    next.open = true;
    next.opened = opening.from;
    next.closes = opening.until;
    next.started = state.started;
  }
  for (ReachedStep& step : state.reached) {
    const bool waits = step.state == StepState::claimable;
    const bool goes_on = next.open && !step.over && step.round == state.round;
    if (!goes_on && !waits) continue;
    step.over = !goes_on;
    step.round = 0;
    if (goes_on && step.state != StepState::refused) ++next.steps;
    if (goes_on && step.state != StepState::refused && step.at == last_step(mission)) ++next.done;
    next.reached.push_back(std::move(step));
  }
  state = std::move(next);
}

// A mission that no longer begins again keeps what it counted in all its rounds.
void join_rounds(const Mission& mission, MissionState& state) {
  if (mission.repeat || state.round == 0) return;
  const auto rounds = checked_multiply(state.round, last_step(mission));
  const auto whole = rounds ? checked_add(*rounds, state.count) : std::nullopt;
  state.count = is_sum(mission) ? whole.value_or(kMaxInteger) : last_step(mission);
  state.round = 0;
  for (Added& entry : state.added) entry.round = 0;
  for (ReachedStep& step : state.reached) step.round = 0;
}

// A step newly at or below the count is passed, unpaid.
void pass_steps(const Mission& mission, MissionState& state, Millis at) {
  for (const GoalStep& step : mission.steps) {
    if (step.at > state.count || reached_step(state, step.at)) continue;
    state.reached.push_back(
        {step.at, state.round, StepState::refused, false, false, at, kNever, {}, {}});
  }
}

void fit(const Mission& mission, std::string_view path, MissionState& state, Millis at,
         Moved& moved) {
  std::erase_if(state.reached, [&](const ReachedStep& step) {
    const bool is_gone = !step_at(mission, step.at);
    if (is_gone && step.state == StepState::claimable) {
      moved.removed.push_back(joined({"claims/", path, "/", std::to_string(step.at)}));
    }
    return is_gone;
  });
  for (ReachedStep& step : state.reached) {
    std::erase_if(step.gifts, [](const Given& gift) { return gift.thing == kGone; });
  }
  join_rounds(mission, state);
  pass_steps(mission, state, at);
  if (!mission.repeat || state.count < last_step(mission)) return;
  const std::int64_t rounds = state.count / last_step(mission);
  state.round += rounds;
  state.count = is_sum(mission) ? state.count - rounds * last_step(mission) : 0;
  pass_steps(mission, state, at);
}

}  // namespace

void move_missions(const Program& program, Moved& moved, Member& member) {
  for (std::size_t i = 0; i < program.missions.size(); ++i) {
    const Mission& mission = program.missions[i];
    MissionState& state = member.missions[i];
    if (mission.steps.empty()) {
      MissionState only_held;
      only_held.held = std::move(state.held);
      state = std::move(only_held);
      continue;
    }
    const std::string_view item = program.catalogue.path(mission.item);
    const std::string path = joined({"missions/", item});
    const bool restarts =
        std::find(moved.restarted.begin(), moved.restarted.end(), path) != moved.restarted.end();
    if (restarts) restart(program, member, mission, state);
    fit(mission, item, state, member.clock, moved);
  }
}

}  // namespace loyalty
