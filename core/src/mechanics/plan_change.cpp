// Plans as they are asked for, and what becomes of them when a period is over.
#include <algorithm>

#include "base/joined.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/reward.hpp"

namespace loyalty {
namespace {

using document::Value;

void refuse(Turn& turn, Status status) {
  turn.out.field = "/attributes/plan";
  turn.fail(status);
}

std::optional<std::uint16_t> named_plan(Turn& turn) {
  const std::string_view id = turn.activity->attributes.find("plan").text();
  const auto& plans = turn.program.plans;
  const auto found =
      std::find_if(plans.begin(), plans.end(), [id](const Plan& plan) { return plan.id == id; });
  if (found == plans.end()) {
    refuse(turn, Status::unknown_plan);
    return std::nullopt;
  }
  return static_cast<std::uint16_t>(found - plans.begin());
}

// The alternative of the cost that `pay` names, from 1; 0: it names none, or there is no cost.
std::int64_t named_alternative(Turn& turn, const Plan& plan, std::string_view pay) {
  if (pay.empty() || plan.cost.empty()) return 0;
  const auto named = first_named(turn.program, plan.cost, pay);
  if (!named) refuse_payment(turn, {{}, 0, Status::unknown_currency});
  return named ? static_cast<std::int64_t>(*named) + 1 : 0;
}

// As `pay` would name the one that is remembered. One that is gone names none: then the first that
// can be paid is.
std::string remembered(const Plan& plan, const PlanState& state) {
  const auto position = static_cast<std::uint64_t>(state.pay);
  return position > 0 && position <= plan.cost.size() ? std::to_string(position) : std::string();
}

// The wish to leave, and what was to follow.
void forget_wishes(Turn& turn, std::uint16_t running) {
  turn.member.plans[running].leaving = false;
  const int next = following_with(turn.program, turn.member, running);
  if (next == kNoPlan) return;
  PlanState& state = turn.member.plans[static_cast<std::size_t>(next)];
  state.follows = false;
  state.pay = 0;
}

void begin_asked(Turn& turn, const Subject& facts, std::uint16_t plan, std::string_view pay,
                 std::int64_t credit) {
  const Payment payment = find_payment(turn, facts, turn.program.plans[plan].cost, pay);
  if (turn.failed()) return;
  if (!payment.price) return refuse_payment(turn, payment);
  begin_plan(turn, facts, plan, pay_period(turn, plan, payment, turn.activity->id), credit);
}

void begin(Turn& turn, const Subject& facts, std::uint16_t plan, std::string_view pay) {
  const auto until = trial_end(turn, plan);
  if (!until) return begin_asked(turn, facts, plan, pay, 0);
  turn.member.plans[plan].pay = named_alternative(turn, turn.program.plans[plan], pay);
  if (!turn.failed()) begin_trial(turn, facts, plan, *until);
}

void replace(Turn& turn, const Subject& facts, std::uint16_t running, std::uint16_t plan,
             std::string_view pay) {
  forget_wishes(turn, running);
  const std::int64_t credit = give_credit(turn, running);
  end_plan(turn, running, credit);
  begin_asked(turn, facts, plan, pay, credit);
  tell_falls(turn);
}

void say(Turn& turn, EffectType type, std::uint16_t plan, std::uint16_t running) {
  Effect& effect = turn.effect(type, turn.program.plans[plan].item, kNobody);
  effect.has_until = true;
  effect.until = turn.member.plans[running].until;
}

void schedule_next(Turn& turn, std::uint16_t running, std::uint16_t plan, std::string_view pay) {
  const std::int64_t alternative = named_alternative(turn, turn.program.plans[plan], pay);
  forget_wishes(turn, running);
  turn.member.plans[plan].follows = true;
  turn.member.plans[plan].pay = alternative;
  say(turn, EffectType::scheduled, plan, running);
}

void resume(Turn& turn, std::uint16_t plan, std::string_view pay) {
  const std::int64_t alternative = named_alternative(turn, turn.program.plans[plan], pay);
  forget_wishes(turn, plan);
  if (alternative > 0) turn.member.plans[plan].pay = alternative;
  say(turn, EffectType::resumed, plan, plan);
}

// The period that begins now, when nobody asks: what `joined` or `renewed` is remembered under.
std::string period_id(const Turn& turn, const Plan& plan) {
  std::string id = joined({plan.id, "/"});
  time::append_timestamp(id, turn.at, turn.calendar().zone().offset_seconds(turn.at));
  return id;
}

// By the price of now, in the way it was paid before; nothing when that cannot be.
std::optional<PaidPeriod> pay_again(Turn& turn, const Subject& facts, std::uint16_t index) {
  const Plan& plan = turn.program.plans[index];
  if (!period_end(turn, index, turn.at)) return std::nullopt;
  const std::string pay = remembered(plan, turn.member.plans[index]);
  const Payment payment = find_payment(turn, facts, plan.cost, pay);
  if (!payment.price || turn.failed()) return std::nullopt;
  return pay_period(turn, index, payment, period_id(turn, plan));
}

// As if it was asked for now, without a trial.
void follow(Turn& turn, const Subject& facts, std::uint16_t plan) {
  turn.member.plans[plan].follows = false;
  const Status refusal = offer_refusal(turn, facts, turn.program.plans[plan], 1);
  turn.out.missing.reset();
  if (refusal != Status::ok) return;
  if (auto paid = pay_again(turn, facts, plan)) {
    begin_plan(turn, facts, plan, std::move(*paid), 0);
  }
}

}  // namespace

Joining joining_of(const Turn& turn, std::uint16_t plan) {
  const int running = running_with(turn.program, turn.member, plan);
  if (running == kNoPlan) return Joining::begins;
  if (running == plan) {
    const bool has_next = following_with(turn.program, turn.member, plan) != kNoPlan;
    return turn.member.plans[plan].leaving || has_next ? Joining::resumes : Joining::nothing;
  }
  // Of two that a version put into one group, the one that runs out.
  if (turn.member.plans[plan].runs()) return Joining::nothing;
  return plan > running ? Joining::replaces : Joining::follows;
}

Status join_refusal(Turn& turn, const Subject& facts, std::uint16_t plan) {
  const Joining joining = joining_of(turn, plan);
  if (joining == Joining::nothing) return Status::already_joined;
  if (joining == Joining::resumes) return Status::ok;
  const bool is_over = joining != Joining::follows && !period_end(turn, plan, turn.at);
  if (is_over) return Status::outside_window;
  return offer_refusal(turn, facts, turn.program.plans[plan], 1);
}

std::optional<Millis> trial_end(const Turn& turn, std::uint16_t plan) {
  const auto& plans = turn.program.plans;
  if (!plans[plan].trial || joining_of(turn, plan) != Joining::begins) return std::nullopt;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const bool is_used = plans[i].group == plans[plan].group && turn.member.plans[i].trial_used;
    if (is_used) return std::nullopt;
  }
  const Millis end = plans[plan].trial->end(turn.at, turn.member.dates, turn.calendar());
  return end > turn.at ? std::optional(end) : std::nullopt;
}

void join_plan(Turn& turn, const Subject& facts) {
  const auto plan = named_plan(turn);
  if (!plan) return;
  const Status refusal = join_refusal(turn, facts, *plan);
  if (refusal == Status::already_joined) return refuse(turn, refusal);
  if (refusal != Status::ok) return turn.fail(refusal);
  const std::string_view pay = turn.activity->attributes.find("pay").text();
  const auto running =
      static_cast<std::uint16_t>(running_with(turn.program, turn.member, *plan));
  switch (joining_of(turn, *plan)) {
    case Joining::begins:
      return begin(turn, facts, *plan, pay);
    case Joining::replaces:
      return replace(turn, facts, running, *plan, pay);
    case Joining::follows:
      return schedule_next(turn, running, *plan, pay);
    case Joining::resumes:
      return resume(turn, *plan, pay);
    case Joining::nothing:
      return;
  }
}

void leave_plan(Turn& turn) {
  const auto plan = named_plan(turn);
  if (!plan) return;
  const Value attributes = turn.activity->attributes;
  PlanState& state = turn.member.plans[*plan];
  const bool at_once = attributes.find("at_once").boolean();
  if (!state.runs() || (state.leaving && !at_once)) return refuse(turn, Status::not_joined);
  if (running_with(turn.program, turn.member, *plan) == *plan) forget_wishes(turn, *plan);
  if (at_once) {
    end_plan(turn, *plan, 0, attributes.find("reason").text());
    return tell_falls(turn);
  }
  state.leaving = true;
  say(turn, EffectType::leaving, *plan, *plan);
}

Millis next_plan_end(const Member& member) {
  Millis next = kNever;
  for (const PlanState& plan : member.plans) {
    if (plan.runs()) next = std::min(next, plan.until);
  }
  return next;
}

void end_plan_period(Turn& turn, const Subject& facts) {
  const auto& states = turn.member.plans;
  const auto over = std::find_if(states.begin(), states.end(), [&](const PlanState& state) {
    return state.runs() && state.until <= turn.at;
  });
  const auto plan = static_cast<std::uint16_t>(over - states.begin());
  const bool has_next = running_with(turn.program, turn.member, plan) == plan;
  const int next = has_next ? following_with(turn.program, turn.member, plan) : kNoPlan;
  if (!over->leaving && next == kNoPlan) {
    if (auto paid = pay_again(turn, facts, plan)) {
      return renew_plan(turn, facts, plan, std::move(*paid));
    }
  }
  end_plan(turn, plan);
  if (next != kNoPlan) follow(turn, facts, static_cast<std::uint16_t>(next));
  tell_falls(turn);
}

}  // namespace loyalty
