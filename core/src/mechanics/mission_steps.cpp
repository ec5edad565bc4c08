// Steps of missions: reached in order, paid at once or waiting to be claimed, round after round.
#include <algorithm>

#include "mechanics/limits.hpp"
#include "mechanics/mission.hpp"

namespace loyalty {
namespace {

struct Reaching {
  Turn& turn;
  const Gifts& gifts;
  const Subject& facts;
  std::uint16_t index;
  int cause;

  const Mission& mission() const { return turn.program.missions[index]; }
  MissionState& state() const { return turn.member.missions[index]; }
  Thing badge() const { return {ThingKind::badge, 0, index}; }
};

// What a purchase added can still be taken back, and gifts with it.
bool is_refundable(const MissionState& state) {
  return std::any_of(state.added.begin(), state.added.end(),
                     [](const Added& entry) { return entry.source != 0; });
}

bool has_taken_time(const MissionState& state) {
  return std::any_of(state.reached.begin(), state.reached.end(), [&](const ReachedStep& step) {
    return !step.over && step.round == state.round && step.took_time;
  });
}

// Why the step gives nothing, if it does not. Each round that pays is one of the mission's times.
std::optional<PassedCode> reason_against(const Reaching& reaching, const GoalStep& step) {
  Turn& turn = reaching.turn;
  if (step.when && !step.when.holds(reaching.facts, turn.scratch)) {
    return PassedCode::condition_false;
  }
  const bool is_full =
      room_under(turn, reaching.facts, step.limits).times == 0 ||
      (!has_taken_time(reaching.state()) &&
       room_under(turn, reaching.facts, reaching.mission().limits).times == 0);
  if (is_full) return PassedCode::cap_reached;
  return std::nullopt;
}

void refuse_step(const Reaching& reaching, const GoalStep& step, PassedCode code) {
  Turn& turn = reaching.turn;
  if (code == PassedCode::condition_false) reaching.gifts.pass(turn, code, step.item);
  for (const Gift& gift : step.grant) {
    if (code == PassedCode::condition_false) break;
    const auto measured = gift.quantity.measure(reaching.facts, turn.scratch);
    if (!measured || measured->amount == 0) continue;
    reaching.gifts.pass(turn, code, step.item, gift.thing, measured->amount);
  }
  MissionState& state = reaching.state();
  state.reached.push_back(
      {step.at, state.round, StepState::refused, false, false, turn.at, kNever, {}, {}});
}

void count_step(const Reaching& reaching, const GoalStep& step) {
  MissionState& state = reaching.state();
  ++state.steps;
  if (step.at == last_step(reaching.mission())) ++state.done;
}

// Says that the step is reached; answers the effect that its gifts come from.
int say_reached(const Reaching& reaching, const GoalStep& step, ReachedStep& reached) {
  Turn& turn = reaching.turn;
  const int here = static_cast<int>(turn.out.effects.size());
  if (reaching.mission().is_badge) {
    const auto& left = reached.gifts;  // by a refund
    const bool is_had = std::any_of(left.begin(), left.end(), [&](const Given& had) {
      return had.thing == reaching.badge();
    });
    if (is_had) return reaching.cause;
    Given badge{step.item, reaching.badge(), 1, 0, turn.at, {}};
    give_badge(turn, badge, {}, reaching.cause);
    reached.gifts.insert(reached.gifts.begin(), std::move(badge));
    return here;
  }
  Effect& effect = turn.effect(EffectType::completed, step.item, reaching.cause);
  effect.has_until = reached.until != kNever;
  effect.until = reached.until;
  return here;
}

void take_times(const Reaching& reaching, const GoalStep& step, ReachedStep& reached, int cause) {
  Turn& turn = reaching.turn;
  const Mission& mission = reaching.mission();
  reached.took_time = !mission.limits.empty() && !has_taken_time(reaching.state());
  take_under(turn, reaching.facts, step.limits, 1, 0, cause);
  note_values(turn, reaching.facts, step.limits, reached.by);
  if (!reached.took_time) return;
  take_under(turn, reaching.facts, mission.limits, 1, 0, cause);
  note_values(turn, reaching.facts, mission.limits, reached.by);
}

// The first time, or again after a refund that could not bring all of it back: that is neither
// given nor counted a second time.
bool reach(const Reaching& reaching, const GoalStep& step) {
  Turn& turn = reaching.turn;
  MissionState& state = reaching.state();
  const auto undone =
      std::find_if(state.reached.begin(), state.reached.end(), [&](const ReachedStep& reached) {
        return !reached.over && reached.round == state.round && reached.at == step.at;
      });
  const bool is_again = undone != state.reached.end();
  if (is_again && undone->state != StepState::undone) return false;
  if (!is_again) {
    if (const auto reason = reason_against(reaching, step)) {
      refuse_step(reaching, step, *reason);
      return false;
    }
  }
  ReachedStep reached{step.at, state.round, StepState::claimable, false, false, turn.at,
                      kNever,  {},          {}};
  if (is_again) {
    reached = std::move(*undone);
    state.reached.erase(undone);
    reached.when = turn.at;
  }
  const Mission& mission = reaching.mission();
  if (mission.claimed) {
    const Millis own = mission.claim.end(turn.at, turn.member.dates, turn.calendar());
    reached.state = StepState::claimable;
    reached.until = own == kNever ? state.closes : own;
  }
  count_step(reaching, step);
  const int cause = say_reached(reaching, step, reached);
  if (!is_again) take_times(reaching, step, reached, cause);
  if (!mission.claimed) pay_step(turn, reaching.facts, reaching.index, step, reached, cause);
  state.reached.push_back(std::move(reached));
  return true;
}

void next_round(const Mission& mission, MissionState& state, std::int64_t rounds) {
  state.round += rounds;
  state.count = is_sum(mission) ? state.count - rounds * last_step(mission) : 0;
  forget_rounds(mission, state);
}

}  // namespace

void pay_step(Turn& turn, const Subject& facts, std::uint16_t index, const GoalStep& step,
              ReachedStep& reached, int cause) {
  reached.state = StepState::paid;
  std::vector<Given> given = std::move(reached.gifts);
  const auto had = static_cast<std::ptrdiff_t>(given.size());
  for (const Gift& gift : step.grant) {
    const bool is_had = std::any_of(given.begin(), given.begin() + had, [&](const Given& one) {
      return one.thing == gift.thing;
    });
    if (!is_had) give_gift(turn, facts, step.item, gift, cause, &given, false);
  }
  if (is_refundable(turn.member.missions[index])) {
    reached.gifts = std::move(given);
  } else {
    reached.gifts.clear();
  }
}

void reach_steps(Turn& turn, const Gifts& gifts, const Subject& facts, std::uint16_t index,
                 int cause) {
  const Reaching reaching{turn, gifts, facts, index, cause};
  const Mission& mission = reaching.mission();
  MissionState& state = reaching.state();
  for (bool is_whole_round = false;; is_whole_round = true) {
    bool gave = false;
    for (const GoalStep& step : mission.steps) {
      if (step.at > state.count || turn.failed()) break;
      gave |= reach(reaching, step);
    }
    const std::int64_t last = last_step(mission);
    if (!mission.repeat || state.count < last || turn.failed()) return;
    // Where one whole round gave nothing, those behind it do not either.
    const bool skips = is_whole_round && !gave && is_sum(mission);
    next_round(mission, state, skips ? state.count / last : 1);
  }
}

void forget_rounds(const Mission& mission, MissionState& state) {
  if (!mission.repeat) return;
  std::int64_t least = state.round * last_step(mission) + state.count;  // after every refund
  for (const Added& entry : state.added) least -= entry.amount - entry.taken_back;
  const auto has_refundable = [&state](std::int64_t round) {
    return std::any_of(state.added.begin(), state.added.end(), [round](const Added& entry) {
      return entry.round == round && entry.source != 0;
    });
  };
  std::erase_if(state.reached, [&](const ReachedStep& step) {
    if (step.over || step.round >= state.round || step.state == StepState::claimable) return false;
    if (!is_sum(mission)) return !has_refundable(step.round);
    return step.round * last_step(mission) + step.at <= least;
  });
  if (is_sum(mission)) return;
  std::erase_if(state.added, [&](const Added& entry) {
    return entry.round < state.round && entry.source == 0 && !has_refundable(entry.round);
  });
}

}  // namespace loyalty
