// A member's state settles into a new version: what its rooms say fits the programme that is there
// now, and nobody falls or is paid for what changed.
#include <algorithm>

#include "base/sorting.hpp"
#include "engine/member_snapshot.hpp"
#include "engine/moved.hpp"
#include "mechanics/streak.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {
namespace {

// Back after longer than days are kept for: nobody closes them one by one.
void lose_if_long_gone(const Program& program, const Member& member, StreakState& state) {
  if (!state.alive || state.closed_until >= program.calendar.day_of(member.clock) - kMarksKept) {
    return;
  }
  state.alive = false;
  state.lost_at = member.clock;
}

// Whether the version before would pay the step with the next period that is kept.
bool was_reached(const Moved& moved, const Streak& streak, const GoalStep& step,
                 std::int64_t length) {
  return std::any_of(moved.from.streaks.begin(), moved.from.streaks.end(), [&](const Streak& old) {
    return old.id == streak.id &&
           std::any_of(old.steps.begin(), old.steps.end(), [&](const GoalStep& one) {
             return one.kind == StepKind::count && one.at == step.at && one.at <= length;
           });
  });
}

// A step that is now below the present length is passed, unpaid; one that was below it before and
// waits to be paid goes on waiting.
void pass_steps(const Streak& streak, const Moved& moved, StreakState& state) {
  if (state.runs.empty()) return;
  const Run& run = state.runs.back();
  for (const GoalStep& step : streak.steps) {
    if (step.kind != StepKind::count || step.at > run.length) continue;
    const bool paid = std::any_of(state.paid.begin(), state.paid.end(), [&](const PaidStep& p) {
      return p.step == step.item && p.period >= run.first && p.period <= run.last;
    });
    if (!paid && !was_reached(moved, streak, step, run.length)) {
      state.paid.push_back({step.item, run.last});
    }
  }
}

// How a level was reached is judged by its old need: a refund takes it back only while levels are
// reached as they were. Nobody falls for a need that changed.
void move_rises(const Program& program, const Moved& moved, Member& member) {
  for (std::size_t i = 0; i < program.tiers.size(); ++i) {
    const Tier& tier = program.tiers[i];
    TierState& state = member.tiers[i];
    const bool is_as_it_was =
        std::any_of(moved.from.tiers.begin(), moved.from.tiers.end(),
                    [&](const Tier& old) { return old.id == tier.id && old.text == tier.text; });
    if (!is_as_it_was) state.rises.clear();
    for (GrantedLevel& granted : state.granted) {
      std::erase_if(granted.gifts, [](const Given& gift) { return gift.thing == kGone; });
    }
    state.shown = shown_level(state);
  }
}

// A rule that is new, or was away, gives for the opening that it finds, never for those before.
void miss_openings(const Program& program, const Moved& moved, Member& member) {
  for (std::size_t i = 0; i < program.window_rules.size(); ++i) {
    const Rule& here = program.rules[program.window_rules[i]];
    const bool was_here = std::any_of(
        moved.from.window_rules.begin(), moved.from.window_rules.end(),
        [&](std::uint16_t rule) { return moved.from.rules[rule].id == here.id; });
    if (was_here) continue;
    const auto opening =
        here.window.current_or_next(member.clock, member.dates, program.calendar);
    member.fired[i] = std::max(member.fired[i], opening ? opening->from - 1 : member.clock);
  }
}

}  // namespace

void settle_in(const Program& program, Moved& moved, Member& member) {
  for (FrozenRoom& room : moved.frozen) {
    // Of limits of one place the one that was there last can come back.
    std::erase_if(member.frozen,
                  [&](const FrozenRoom& other) { return other.path == room.path; });
    member.frozen.push_back(std::move(room));
  }
  sort_stably(member.frozen,
              [](const FrozenRoom& a, const FrozenRoom& b) { return a.path < b.path; });
  moved.frozen.clear();
  std::erase_if(member.entitlements, [](const HeldEntitlement& held) {
    return held.entitlement == kGone.index;
  });
  // Set aside for a streak that went while the currency was away.
  ledger::Postings unsaid;
  for (ledger::Wallet& wallet : member.wallets) {
    wallet.release(kGone.index, member.clock, unsaid);
  }
  for (std::size_t i = 0; i < program.streaks.size(); ++i) {
    lose_if_long_gone(program, member, member.streaks[i]);
    pass_steps(program.streaks[i], moved, member.streaks[i]);
  }
  move_missions(program, moved, member);
  miss_openings(program, moved, member);
  move_plans(program, member);
  move_rises(program, moved, member);
}

}  // namespace loyalty
