// A plan's periods, and what it holds while it runs.
#include "mechanics/plan.hpp"

#include <algorithm>
#include <utility>

#include "base/checked.hpp"
#include "base/ratio.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/verbs.hpp"

namespace loyalty {
namespace {

// Beyond all dates that can be written, and far from the ends of an integer.
constexpr std::int64_t kMostYears = 10'000;

bool is_reachable(const time::Duration& span) {
  return span.months <= kMostYears * 12 && span.days <= kMostYears * 366 &&
         span.millis <= kMostYears * 366 * time::kDay;
}

// So many times a duration after the anchor, by the wall clock: 31 January, 28 February, 31 March.
std::optional<Millis> after_periods(const Turn& turn, const time::Duration& one, Millis anchor,
                                    std::int64_t count) {
  const auto months = checked_multiply(one.months, count);
  const auto days = checked_multiply(one.days, count);
  const auto millis = checked_multiply(one.millis, count);
  if (!months || !days || !millis) return std::nullopt;
  const time::Duration span{*months, *days, *millis};
  if (!is_reachable(span)) return std::nullopt;
  return turn.calendar().add(anchor, span);
}

bool is_plain_duration(const Term& term) {
  return term.since == Since::nothing && !term.end_of && term.span && term.span->duration;
}

// Whether the running period ended where the first paid one and the term say.
bool goes_on_from_anchor(const Turn& turn, const Plan& plan, const PlanState& state, Millis from) {
  return state.runs() && state.anchor != kNever && is_plain_duration(plan.term) &&
         after_periods(turn, *plan.term.span->duration, state.anchor, state.periods) == from;
}

PlanState& state_of(Turn& turn, std::uint16_t plan) { return turn.member.plans[plan]; }

// The paid period that begins now; a caller has asked `period_end`.
void set_period(Turn& turn, std::uint16_t index, PaidPeriod paid) {
  const Plan& plan = turn.program.plans[index];
  PlanState& state = state_of(turn, index);
  const Millis until = period_end(turn, index, turn.at).value_or(turn.at);
  if (!goes_on_from_anchor(turn, plan, state, turn.at)) {
    state.anchor = turn.at;
    state.periods = 0;
  }
  state.from = turn.at;
  state.until = until;
  state.periods += 1;
  state.trial = false;
  state.pay = paid.alternative;
  state.money = paid.money;
  state.paid = std::move(paid.points);
  state.saved = 0;
}

void start(Turn& turn, std::uint16_t index) {
  PlanState& state = state_of(turn, index);
  state.since = state.from = turn.at;
  state.anchor = kNever;
  state.periods = 0;
  state.leaving = state.follows = false;
}

int say(Turn& turn, EffectType type, std::uint16_t plan) {
  Effect& effect = turn.effect(type, turn.program.plans[plan].item, kNobody);
  effect.has_until = true;
  effect.until = state_of(turn, plan).until;
  return static_cast<int>(turn.out.effects.size()) - 1;
}

// A level or badge, for as long as the plan runs. Rights are held by themselves.
void hold(Turn& turn, const Plan& plan, const Gift& gift, int cause) {
  if (gift.thing.kind == ThingKind::entitlement) return;
  Given held{plan.held, gift.thing, 1, 0, turn.at, {}};
  Term while_it_runs;
  while_it_runs.given = true;
  give_thing(turn, held, while_it_runs, cause);
  turn.out.effects.back().rule = plan.item;
}

// What is held, when the plan begins; what is counted, with each period that is paid.
void give_gifts(Turn& turn, const Subject& facts, std::uint16_t index, bool begins, int cause) {
  const Plan& plan = turn.program.plans[index];
  const bool is_paid = !state_of(turn, index).trial;
  for (const Gift& gift : plan.grant) {
    if (turn.failed()) return;
    if (is_held(gift) && begins) hold(turn, plan, gift, cause);
    if (is_held(gift) || !is_paid) continue;
    give_gift(turn, facts, plan.item, gift, cause, nullptr, false);
  }
}

void release(Turn& turn, const Plan& plan) {
  for (TierState& state : turn.member.tiers) {
    std::vector<Given> gifts;
    std::erase_if(state.granted, [&](GrantedLevel& granted) {
      if (granted.from != plan.held) return false;
      gifts.insert(gifts.end(), granted.gifts.begin(), granted.gifts.end());
      return true;
    });
    const auto tier = static_cast<std::size_t>(&state - turn.member.tiers.data());
    for (const Given& gift : gifts) {
      keep_with_granted(state, level_of(turn.program.tiers[tier], gift), gift);
    }
  }
  for (std::uint16_t i = 0; i < turn.member.missions.size(); ++i) {
    auto& held = turn.member.missions[i].held;
    const auto is_of_plan = [&](const HeldBadge& badge) { return badge.from == plan.held; };
    if (std::erase_if(held, is_of_plan) == 0) continue;
    turn.thing_effect(EffectType::expired, turn.program.missions[i].item,
                      {ThingKind::badge, 0, i}, 1, kNobody);
  }
}

}  // namespace

bool is_held(const Gift& gift) {
  const ThingKind kind = gift.thing.kind;
  const bool can_be = kind == ThingKind::entitlement || kind == ThingKind::level ||
                      kind == ThingKind::badge;
  return can_be && !gift.quantity.formulas().front().term.given;
}

int running_with(const Program& program, const Member& member, std::uint16_t plan) {
  int found = kNoPlan;
  for (std::uint16_t i = 0; i < program.plans.size(); ++i) {
    if (program.plans[i].group != program.plans[plan].group || !member.plans[i].runs()) continue;
    if (found == kNoPlan || !member.plans[i].leaving) found = i;
  }
  return found;
}

int following_with(const Program& program, const Member& member, std::uint16_t plan) {
  for (std::uint16_t i = 0; i < program.plans.size(); ++i) {
    const bool is_one = program.plans[i].group == program.plans[plan].group;
    if (is_one && member.plans[i].follows) return i;
  }
  return kNoPlan;
}

int first_running(const Program& program, const Member& member) {
  for (std::uint16_t i = 0; i < program.plans.size(); ++i) {
    if (const int running = running_with(program, member, i); running != kNoPlan) return running;
  }
  return kNoPlan;
}

int plan_with_right(const Program& program, const Member& member, std::uint16_t entitlement) {
  const Thing thing{ThingKind::entitlement, 0, entitlement};
  for (std::uint16_t i = 0; i < program.plans.size(); ++i) {
    const Grant& grant = program.plans[i].grant;
    const bool gives = std::any_of(grant.begin(), grant.end(), [&](const Gift& gift) {
      return gift.thing == thing && is_held(gift);
    });
    if (gives && member.plans[i].runs()) return i;
  }
  return kNoPlan;
}

int plan_holding(const Turn& turn, Item from) {
  for (std::uint16_t i = 0; i < turn.program.plans.size(); ++i) {
    if (turn.program.plans[i].held == from && turn.member.plans[i].runs()) return i;
  }
  return kNoPlan;
}

std::optional<Millis> period_end(const Turn& turn, std::uint16_t index, Millis from) {
  const Plan& plan = turn.program.plans[index];
  const PlanState& state = turn.member.plans[index];
  std::optional<Millis> end;
  if (is_plain_duration(plan.term)) {
    const bool goes_on = goes_on_from_anchor(turn, plan, state, from);
    end = after_periods(turn, *plan.term.span->duration, goes_on ? state.anchor : from,
                        goes_on ? state.periods + 1 : 1);
    if (end && plan.term.until) end = std::min(*end, *plan.term.until);
  } else {
    end = plan.term.end(from, turn.member.dates, turn.calendar());
  }
  return end && *end > from ? end : std::nullopt;
}

PaidPeriod pay_period(Turn& turn, std::uint16_t index, const Payment& payment,
                      std::string_view id) {
  const Plan& plan = turn.program.plans[index];
  PaidPeriod paid;
  if (!plan.cost.empty()) paid.alternative = static_cast<std::int64_t>(payment.alternative) + 1;
  for (const PriceTag& tag : *payment.price) {
    if (tag.currency == kMoney) {
      paid.money += tag.amount;
      continue;
    }
    Redemption& points = paid.points.emplace_back();
    points.id = id;
    points.at = turn.at;
    points.currency = tag.currency;
    points.amount = tag.amount;
    points.partner = turn.partner;
    points.parts = spend(turn, tag, plan.item, kNobody);
  }
  return paid;
}

void begin_trial(Turn& turn, const Subject& facts, std::uint16_t index, Millis until) {
  const Plan& plan = turn.program.plans[index];
  PlanState& state = state_of(turn, index);
  start(turn, index);
  state.until = until;
  state.trial = state.trial_used = true;
  state.money = 0;
  state.paid.clear();
  state.saved = 0;
  take_under(turn, facts, plan.limits, 1, 0, kNobody);
  const int joined = say(turn, EffectType::joined, index);
  turn.out.effects.back().trial = true;
  give_gifts(turn, facts, index, true, joined);
}

void begin_plan(Turn& turn, const Subject& facts, std::uint16_t index, PaidPeriod paid,
                std::int64_t credit) {
  const Plan& plan = turn.program.plans[index];
  const std::int64_t money = std::max<std::int64_t>(0, paid.money - credit);
  start(turn, index);
  set_period(turn, index, std::move(paid));
  take_under(turn, facts, plan.limits, 1, 0, kNobody);
  const int joined = say(turn, EffectType::joined, index);
  turn.out.effects.back().money = money;
  give_gifts(turn, facts, index, true, joined);
}

void renew_plan(Turn& turn, const Subject& facts, std::uint16_t index, PaidPeriod paid) {
  set_period(turn, index, std::move(paid));
  const int renewed = say(turn, EffectType::renewed, index);
  turn.out.effects.back().money = state_of(turn, index).money;
  give_gifts(turn, facts, index, false, renewed);
}

void end_plan(Turn& turn, std::uint16_t index, std::int64_t credit, std::string_view reason) {
  const Plan& plan = turn.program.plans[index];
  Effect& left = turn.effect(EffectType::left, plan.item, kNobody);
  left.money = credit;
  left.reason = reason;
  state_of(turn, index) = state_of(turn, index).ended();
  release(turn, plan);
}

void tell_falls(Turn& turn) {
  for (std::size_t i = 0; i < turn.member.tiers.size(); ++i) {
    const TierState& state = turn.member.tiers[i];
    if (shown_level(state) < state.shown) fall_to(turn, i, state.earned, kNobody);
  }
}

std::int64_t give_credit(Turn& turn, std::uint16_t index) {
  PlanState& state = state_of(turn, index);
  if (state.trial) return 0;
  // Of one that is joined late, or was meanwhile renewed, no more than there is.
  const Millis period = state.until - state.from;
  const Millis rest = std::clamp<Millis>(state.until - turn.at, 0, period);
  for (Redemption& paid : state.paid) {
    return_points(turn, paid, share(paid.amount, rest, period), turn.program.plans[index].item);
  }
  return share(state.money, rest, period);
}

}  // namespace loyalty
