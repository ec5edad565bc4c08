// What is asked of missions, the stake and the claim, and what comes due: claims that were not made
// in time, windows that close, stakes that are lost.
#include <algorithm>

#include "mechanics/mission.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/reward.hpp"

namespace loyalty {
namespace {

using document::Value;

void refuse(Turn& turn, Status status, std::string_view field = "/attributes/mission") {
  turn.out.field = field;
  turn.fail(status);
}

// The mission that the activity names; a badge is no mission to be asked for.
std::optional<std::uint16_t> named_mission(Turn& turn) {
  const std::string_view id = turn.activity->attributes.find("mission").text();
  const auto& missions = turn.program.missions;
  const auto found = std::find_if(missions.begin(), missions.end(), [&](const Mission& mission) {
    return !mission.is_badge && mission.id == id;
  });
  if (found == missions.end()) {
    refuse(turn, Status::unknown_mission);
    return std::nullopt;
  }
  return static_cast<std::uint16_t>(found - missions.begin());
}

}  // namespace

Status start_refusal(Turn& turn, const Subject& facts, std::uint16_t index) {
  const Mission& mission = turn.program.missions[index];
  if (!mission.offered) return Status::not_offered;
  if (!running_window(turn, index)) return Status::outside_window;
  if (!has_price(turn, facts, mission.cost)) return Status::condition_false;
  if (turn.member.missions[index].started != kNever) return Status::already_started;
  if (is_locked(turn, mission)) return Status::locked;
  return limits_refusal(turn, facts, mission.limits, 1);
}

void start_mission(Turn& turn, const Subject& facts) {
  const auto index = named_mission(turn);
  if (!index) return;
  const Mission& mission = turn.program.missions[*index];
  if (const Status refusal = start_refusal(turn, facts, *index); refusal != Status::ok) {
    const bool is_about_mission = refusal == Status::not_offered ||
                                  refusal == Status::already_started || refusal == Status::locked;
    return is_about_mission ? refuse(turn, refusal) : turn.fail(refusal);
  }
  const auto price =
      payable(turn, facts, mission.cost, turn.activity->attributes.find("pay").text());
  if (!price) return;
  pay(turn, *price, mission.item, kNobody);
  turn.effect(EffectType::started, mission.item, kNobody);
  open_window(turn, *index).started = turn.at;
}

void claim_mission(Turn& turn, const Subject& facts) {
  const auto index = named_mission(turn);
  if (!index) return;
  const Mission& mission = turn.program.missions[*index];
  auto& reached = turn.member.missions[*index].reached;
  const Value named = turn.activity->attributes.find("step");
  bool any = false;
  for (std::size_t i = 0; i < reached.size() && !turn.failed();) {
    ReachedStep& waiting = reached[i];
    const bool is_meant = waiting.state == StepState::claimable && waiting.when <= turn.at &&
                          (!named || waiting.at == named.integer());
    const GoalStep* step = step_at(mission, waiting.at);
    if (!is_meant || !step) {
      ++i;
      continue;
    }
    any = true;
    const int cause = static_cast<int>(turn.out.effects.size());
    turn.effect(EffectType::claimed, step->item, kNobody);
    pay_step(turn, facts, *index, *step, waiting, cause);
    waiting.until = kNever;
    if (waiting.over) reached.erase(reached.begin() + static_cast<std::ptrdiff_t>(i));
    else ++i;
  }
  if (!any) {
    return refuse(turn, Status::not_claimable, named ? "/attributes/step" : "/attributes/mission");
  }
  forget_rounds(mission, turn.member.missions[*index]);
}

Millis next_lapse(const Member& member) {
  Millis next = kNever;
  for (const MissionState& state : member.missions) {
    if (state.open) next = std::min(next, state.closes);
    for (const ReachedStep& step : state.reached) {
      if (step.state == StepState::claimable) next = std::min(next, step.until);
    }
  }
  return next;
}

namespace {

void lapse_claims(Turn& turn, const Mission& mission, MissionState& state) {
  for (ReachedStep& step : state.reached) {
    ++turn.rows;
    if (step.state != StepState::claimable || step.until > turn.at) continue;
    step.state = StepState::refused;
    step.until = kNever;
    const GoalStep* of = step_at(mission, step.at);
    if (of) turn.effect(EffectType::lapsed, of->item, kNobody);
  }
}

// What waits to be claimed goes on waiting; all else begins again.
void close_window(MissionState& state) {
  MissionState next;
  next.held = std::move(state.held);
  for (ReachedStep& step : state.reached) {
    if (step.state != StepState::claimable) continue;
    step.over = true;
    next.reached.push_back(std::move(step));
  }
  state = std::move(next);
}

}  // namespace

bool lapses_now(const Turn& turn, std::uint16_t index) {
  const MissionState& state = turn.member.missions[index];
  if (state.open && state.closes <= turn.at) return true;
  return std::any_of(state.reached.begin(), state.reached.end(), [&](const ReachedStep& step) {
    return step.state == StepState::claimable && step.until <= turn.at;
  });
}

void lapse(Turn& turn, std::uint16_t index) {
  const Mission& mission = turn.program.missions[index];
  MissionState& state = turn.member.missions[index];
  const bool closes = state.open && state.closes <= turn.at;
  lapse_claims(turn, mission, state);
  if (closes && state.started != kNever && state.done == 0) {
    turn.effect(EffectType::lapsed, mission.item, kNobody);
  }
  if (closes) close_window(state);
  std::erase_if(state.reached, [](const ReachedStep& step) {
    return step.over && step.state != StepState::claimable;
  });
}

void lapse_due(Turn& turn) {
  for (std::uint16_t i = 0; i < turn.member.missions.size(); ++i) {
    if (lapses_now(turn, i)) return lapse(turn, i);
  }
}

}  // namespace loyalty
