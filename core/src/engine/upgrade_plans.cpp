// Plans under a new version.
#include <algorithm>

#include "engine/moved.hpp"
#include "mechanics/plan.hpp"

namespace loyalty {
namespace {

// Whether it is a plan's own place, of this version or of one before.
bool is_of_plan(const Program& program, Item from) {
  const std::string_view path = program.catalogue.path(from);
  return path.starts_with("plans/") && path.ends_with("/held");
}

// One plan of a group goes on: the last of the list.
void run_out_the_lesser(const Program& program, Member& member) {
  for (std::size_t i = 0; i < program.plans.size(); ++i) {
    PlanState& state = member.plans[i];
    for (std::size_t k = i + 1; k < program.plans.size() && state.runs(); ++k) {
      const PlanState& other = member.plans[k];
      const bool is_one = program.plans[i].group == program.plans[k].group;
      if (is_one && other.runs() && !other.leaving) state.leaving = true;
    }
  }
}

void forget_what_cannot_follow(const Program& program, Member& member) {
  for (std::uint16_t i = 0; i < program.plans.size(); ++i) {
    PlanState& state = member.plans[i];
    if (!state.follows) continue;
    const int running = running_with(program, member, i);
    const bool can_follow = running != kNoPlan && !state.runs() &&
                            !member.plans[static_cast<std::size_t>(running)].leaving;
    if (can_follow && following_with(program, member, i) == i) continue;
    state.follows = false;
    state.pay = 0;
  }
}

bool holds(const Program& program, const Member& member, Item from, Thing thing) {
  for (std::size_t i = 0; i < program.plans.size(); ++i) {
    const bool runs = member.plans[i].runs() && member.plans[i].until > member.clock;
    if (program.plans[i].held != from || !runs) continue;
    const Grant& grant = program.plans[i].grant;
    return std::any_of(grant.begin(), grant.end(), [&](const Gift& gift) {
      return gift.thing == thing && is_held(gift);
    });
  }
  return false;
}

void drop_what_is_not_held(const Program& program, Member& member) {
  const auto is_over = [&](Item from, Thing thing) {
    return is_of_plan(program, from) && !holds(program, member, from, thing);
  };
  for (std::size_t i = 0; i < member.tiers.size(); ++i) {
    std::erase_if(member.tiers[i].granted, [&](const GrantedLevel& granted) {
      return is_over(granted.from, {ThingKind::level, static_cast<std::uint8_t>(i),
                                    static_cast<std::uint16_t>(granted.level)});
    });
  }
  for (std::uint16_t i = 0; i < member.missions.size(); ++i) {
    std::erase_if(member.missions[i].held, [&](const HeldBadge& badge) {
      return is_over(badge.from, {ThingKind::badge, 0, i});
    });
  }
}

void hold_again(const Plan& plan, Thing thing, Member& member) {
  if (thing.kind == ThingKind::level) {
    auto& granted = member.tiers[thing.tier].granted;
    const auto level = static_cast<std::int16_t>(thing.index);
    const bool is_known =
        std::any_of(granted.begin(), granted.end(), [&](const GrantedLevel& held) {
          return held.from == plan.held && held.level == level;
        });
    if (!is_known) granted.push_back({level, kNever, plan.held});
  } else if (thing.kind == ThingKind::badge) {
    auto& held = member.missions[thing.index].held;
    const bool is_known = std::any_of(held.begin(), held.end(), [&](const HeldBadge& badge) {
      return badge.from == plan.held;
    });
    if (!is_known) held.push_back({plan.held, 1, kNever});
  }
}

}  // namespace

void move_plans(const Program& program, Member& member) {
  // All that was here is settled up to the clock.
  for (PlanState& state : member.plans) {
    if (state.runs() && state.until <= member.clock) state.leaving = true;
  }
  run_out_the_lesser(program, member);
  forget_what_cannot_follow(program, member);
  drop_what_is_not_held(program, member);
  for (const Plan& plan : program.plans) {
    for (const Gift& gift : plan.grant) {
      if (holds(program, member, plan.held, gift.thing)) hold_again(plan, gift.thing, member);
    }
  }
}

}  // namespace loyalty
