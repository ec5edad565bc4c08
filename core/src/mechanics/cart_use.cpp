#include "mechanics/cart_use.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "mechanics/limits.hpp"

namespace loyalty {
namespace {

// The least number more of `amount` with which the condition would hold, found by halving: exact
// for every condition that asks for a minimum.
std::optional<std::int64_t> missing_for(Turn& turn, CartSheet& sheet, const Use& use,
                                        const EventFacts& facts) {
  const std::int64_t amount = sheet.figures().amount;
  const auto holds = [&](std::int64_t more) {
    sheet.raise(more);
    return use.when.holds(facts, turn.scratch);
  };
  std::int64_t too_little = 0;
  std::int64_t enough = kMaxInteger - amount;
  const bool ever = holds(enough);
  while (ever && enough - too_little > 1) {
    const std::int64_t middle = too_little + (enough - too_little) / 2;
    (holds(middle) ? enough : too_little) = middle;
  }
  sheet.raise(0);
  return ever ? std::optional(enough) : std::nullopt;
}

// How much of it the use's own limits let in, or which of them is used up.
UseVerdict cut_to_limits(Turn& turn, const Subject& facts, const Use& use, UseVerdict verdict) {
  for (LimitId id : use.limits) {
    const Room room = room_under(turn, facts, {id});
    if (room.times == 0 || room.amount == 0) {
      const bool is_stock = turn.program.limits[id].by == Limit::By::all;
      verdict.status = is_stock ? Status::sold_out : Status::limit_reached;
      verdict.missing = room.times == 0 ? 1 : verdict.amount;
      verdict.is_surplus = room.times != 0;
      verdict.amount = 0;
      return verdict;
    }
    verdict.amount = std::min(verdict.amount, room.amount);
  }
  return verdict;
}

std::int64_t left_to_pay(const CartSheet& sheet, const Measure& measure) {
  const std::int64_t paid = sheet.figures().paid;
  const bool is_of_lines = measure.formula && measure.formula->over_lines;
  return is_of_lines ? std::min(paid, sheet.left_of(measure)) : paid;
}

std::optional<std::int64_t> missing_of(const Measure& measure) {
  if (!measure.formula || (measure.formula->of != "amount" && measure.formula->of != "paid")) {
    return std::nullopt;
  }
  return missing_for_one(measure);
}

}  // namespace

UseVerdict judge_use(Turn& turn, CartSheet& sheet, const CartUse& asked, bool says_missing) {
  const Use& use = *asked.use;
  sheet.set_quantity(asked.quantity);
  const EventFacts facts(turn, &sheet.activity(), nullptr);
  UseVerdict verdict;
  if (!use.window.is_open(turn.at, turn.member.dates, turn.calendar())) {
    verdict.status = Status::outside_window;
    return verdict;
  }
  if (use.when && !use.when.holds(facts, turn.scratch)) {
    verdict.status = Status::condition_false;
    if (says_missing) verdict.missing = missing_for(turn, sheet, use, facts);
    return verdict;
  }
  // What does not fit is cut to the cart anyway.
  auto measure = (use.off ? use.off : use.money)->measure(facts, turn.scratch);
  if (measure) verdict.measure = std::move(*measure);
  else verdict.measure.amount = kMaxInteger;
  verdict.unit = verdict.measure.amount;
  const std::int64_t left =
      use.off ? sheet.left_of(verdict.measure) : left_to_pay(sheet, verdict.measure);
  const std::int64_t wanted =
      checked_multiply(verdict.unit, asked.quantity).value_or(kMaxInteger);
  verdict.amount = std::min(wanted, left);
  if (verdict.amount == 0) {
    verdict.status = Status::condition_false;
    verdict.is_surplus = wanted > 0;
    if (says_missing && wanted == 0) verdict.missing = missing_of(verdict.measure);
    return verdict;
  }
  verdict = cut_to_limits(turn, facts, use, std::move(verdict));
  // Nobody pays for units that bring nothing.
  if (verdict.status == Status::ok && asked.redeems && !asked.wastes) {
    const std::int64_t useful = (verdict.amount + verdict.unit - 1) / verdict.unit;
    if (useful < asked.quantity) {
      verdict.status = Status::limit_reached;
      verdict.missing = asked.quantity - useful;
      verdict.is_surplus = true;
    }
  }
  return verdict;
}

void put_on_cart(CartSheet& sheet, const CartUse& use, const UseVerdict& verdict) {
  if (use.use->off) {
    sheet.lower(verdict.measure, verdict.amount);
  } else {
    sheet.pay(verdict.amount);
  }
}

bool acts_before(const CartUse& one, const CartUse& other) {
  const bool pays = one.use->money.has_value();
  if (pays != other.use->money.has_value()) return !pays;
  return gift_order(one.thing) < gift_order(other.thing);
}

bool excludes(const CartUse& first, const CartUse& second) {
  return first.use->stop || first.use->group == second.use->group;
}

}  // namespace loyalty
