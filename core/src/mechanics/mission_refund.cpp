// Missions and refunds: what a purchase added falls by the same share, and steps that the rest does
// not reach are undone with their gifts.
#include <algorithm>

#include "base/ratio.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/taking_back.hpp"

namespace loyalty {
namespace {

using Count = Formula::Count;

// A sum falls through rounds that were full.
void lower(const Mission& mission, MissionState& state, std::int64_t amount) {
  state.count -= amount;
  while (state.count < 0 && state.round > 0) {
    state.count += last_step(mission);
    --state.round;
  }
  state.count = std::max<std::int64_t>(0, state.count);
}

// The largest, or the number of different values, that is left of a round.
std::int64_t left_of(const Mission& mission, const MissionState& state, std::int64_t round) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < state.added.size(); ++i) {
    const Added& entry = state.added[i];
    if (entry.round != round) continue;
    if (mission.adds.count == Count::max) {
      count = std::max(count, entry.amount - entry.taken_back);
    } else {
      const auto here = state.added.begin() + static_cast<std::ptrdiff_t>(i);
      count += std::none_of(state.added.begin(), here, [&](const Added& earlier) {
        return earlier.round == round && earlier.value == entry.value;
      });
    }
  }
  return count;
}

void fall(Turn& turn, const Mission& mission, MissionState& state, const Source& source) {
  const bool is_whole = source.refunded == source.amount;
  const bool by_share = !mission.adds.of.empty();  // an event counted as 1 is there or not
  for (Added& entry : state.added) {
    ++turn.rows;
    // What came by a step stands and falls with the step.
    if (entry.source != source.serial || is_goal(turn.program, entry.via)) continue;
    const std::int64_t due = is_whole   ? entry.amount
                             : by_share ? share(entry.amount, source.refunded, source.amount)
                                        : entry.taken_back;
    if (is_sum(mission)) lower(mission, state, due - entry.taken_back);
    entry.taken_back = due;
  }
  if (is_whole) {
    std::erase_if(state.added, [&](const Added& entry) {
      return entry.source == source.serial && !is_goal(turn.program, entry.via);
    });
  }
  if (!is_sum(mission)) state.count = left_of(mission, state, state.round);
}

// A step was undone: so is what other missions heard of it, the newest of it.
void unhear(Turn& turn, Item step) {
  for (std::size_t i = 0; i < turn.member.missions.size(); ++i) {
    const Mission& mission = turn.program.missions[i];
    MissionState& state = turn.member.missions[i];
    const auto found = std::find_if(state.added.rbegin(), state.added.rend(),
                                    [&](const Added& entry) { return entry.via == step; });
    if (found == state.added.rend()) continue;
    const std::int64_t amount = found->amount - found->taken_back;
    state.added.erase(std::next(found).base());
    if (is_sum(mission)) lower(mission, state, amount);
    else state.count = left_of(mission, state, state.round);
  }
}

bool is_still_reached(const Mission& mission, const MissionState& state, const ReachedStep& step) {
  if (step.over || step.state == StepState::undone) return true;
  if (is_sum(mission)) {
    return step.round < state.round || (step.round == state.round && step.at <= state.count);
  }
  return step.at <= left_of(mission, state, step.round);
}

// Newest first; what does not come back stays with the step, which then gives it no second time,
// nor takes it back.
void take_gifts_back(Turn& turn, const Mission& mission, const GoalStep& step,
                     ReachedStep& reached, std::string_view purchase) {
  std::vector<Given> gone;
  for (auto gift = reached.gifts.rbegin(); gift != reached.gifts.rend(); ++gift) {
    const bool is_gone = gift->taken_back > 0;
    if (!is_gone && take_back(turn, *gift, purchase)) continue;
    gift->taken_back = gift->amount;
    gone.insert(gone.begin(), *gift);
  }
  reached.gifts = std::move(gone);
  if (!reached.gifts.empty()) return;
  give_back_under(turn, step.limits, reached.when, 1, 0, reached.by);
  if (reached.took_time) give_back_under(turn, mission.limits, reached.when, 1, 0, reached.by);
}

void undo_step(Turn& turn, std::size_t index, std::size_t place, std::string_view purchase) {
  const Mission& mission = turn.program.missions[index];
  MissionState& state = turn.member.missions[index];
  ReachedStep reached = std::move(state.reached[place]);
  state.reached.erase(state.reached.begin() + static_cast<std::ptrdiff_t>(place));
  const GoalStep* step = step_at(mission, reached.at);
  if (reached.state == StepState::refused || !step) return;
  --state.steps;
  if (step->at == last_step(mission)) --state.done;
  turn.effect(EffectType::undone, step->item, kNobody).text = purchase;
  take_gifts_back(turn, mission, *step, reached, purchase);
  if (!reached.gifts.empty()) {
    reached.state = StepState::undone;
    reached.until = kNever;
    state.reached.push_back(std::move(reached));
  }
  unhear(turn, step->item);
}

// Whether any of its steps was undone.
bool undo_steps(Turn& turn, std::size_t index, std::string_view purchase) {
  const Mission& mission = turn.program.missions[index];
  bool any = false;
  for (;;) {
    const MissionState& state = turn.member.missions[index];
    std::size_t newest = state.reached.size();
    for (std::size_t i = state.reached.size(); i-- > 0 && newest == state.reached.size();) {
      if (!is_still_reached(mission, state, state.reached[i])) newest = i;
    }
    if (newest == state.reached.size() || turn.failed()) return any;
    undo_step(turn, index, newest, purchase);
    any = true;
  }
}

}  // namespace

void undo_missions(Turn& turn, const Source& source) {
  const std::size_t missions = turn.member.missions.size();
  for (std::size_t i = 0; i < missions; ++i) {
    fall(turn, turn.program.missions[i], turn.member.missions[i], source);
  }
  // One that is undone may have counted for those before it too.
  for (bool changed = true; changed && !turn.failed();) {
    changed = false;
    for (std::size_t i = 0; i < missions; ++i) changed |= undo_steps(turn, i, source.id);
  }
}

void keep_added(Turn& turn, std::uint32_t source) {
  for (std::size_t i = 0; i < turn.member.missions.size(); ++i) {
    const Mission& mission = turn.program.missions[i];
    MissionState& state = turn.member.missions[i];
    turn.rows += state.added.size();
    const auto is_of = [source](const Added& entry) { return entry.source == source; };
    if (std::none_of(state.added.begin(), state.added.end(), is_of)) continue;
    if (is_sum(mission)) {
      std::erase_if(state.added, is_of);
    } else {
      std::vector<Added> kept;
      for (Added& entry : state.added) {
        if (is_of(entry)) {
          entry = {0, kNoItem, entry.amount - entry.taken_back, 0, entry.round, entry.value};
        }
        const auto known = std::find_if(kept.begin(), kept.end(), [&](const Added& other) {
          return other.source == 0 && entry.source == 0 && other.round == entry.round &&
                 other.value == entry.value;
        });
        if (known == kept.end()) kept.push_back(std::move(entry));
        else known->amount = std::max(known->amount, entry.amount);
      }
      state.added = std::move(kept);
    }
    forget_rounds(mission, state);
  }
}

}  // namespace loyalty
