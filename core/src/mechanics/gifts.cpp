#include "mechanics/gifts.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "mechanics/follow_up.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/referral.hpp"
#include "mechanics/sources.hpp"

namespace loyalty {

bool caused_by(const Outcome& outcome, int effect, Item item) {
  while (effect != kNobody) {
    const Effect& made = outcome.effects[static_cast<std::size_t>(effect)];
    if (made.rule == item) return true;
    effect = made.cause;
  }
  return false;
}

void Gifts::judge(Turn& turn, const Subject& facts, const std::vector<std::uint16_t>& rules,
                  int cause, bool explain) {
  verdicts_.clear();
  measures_.clear();
  lines_.clear();
  factors_.clear();
  stopped_.clear();
  cause_ = cause;
  explain_ = explain;
  for (std::uint16_t index : rules) {
    const Rule& rule = turn.program.rules[index];
    if (caused_by(turn.out, cause, rule.item)) continue;
    const bool open = rule.on_window ||
                      rule.window.is_open(turn.at, turn.member.dates, turn.calendar());
    const bool holds = open && (!rule.when || rule.when.holds(facts, turn.scratch)) &&
                       has_price(turn, facts, rule.cost);
    verdicts_.push_back({index, open, holds, measures_.size()});
    if (!holds) continue;
    for (const Gift& gift : rule.grant) {
      auto measure = gift.quantity.measure(facts, turn.scratch);
      if (!measure) turn.fail(Status::overflow);
      measures_.push_back(measure ? std::move(*measure) : Measure{});
    }
  }
}

void Gifts::pass(Turn& turn, PassedCode code, Item rule, std::optional<Thing> thing,
                 std::optional<std::int64_t> missing, Item by) const {
  if (!explain_) return;
  // What fires by itself was not asked for, also where it fires with an activity.
  const auto& by_window = turn.program.window_rules;
  const bool is_asked = std::none_of(by_window.begin(), by_window.end(), [&](std::uint16_t one) {
    return turn.program.rules[one].item == rule;
  });
  if (is_asked) turn.out.passed_over.push_back({code, rule, by, thing, missing});
}

void Gifts::add(Turn& turn, const Subject& facts, Item item, const Grant& grant,
                const std::vector<LimitId>& limits, bool multiplied) {
  const bool full = room_under(turn, facts, limits).times == 0;
  for (const Gift& gift : grant) {
    const auto measure = gift.quantity.measure(facts, turn.scratch);
    if (!measure) return turn.fail(Status::overflow);
    if (measure->amount == 0) continue;
    if (full) {
      pass(turn, PassedCode::cap_reached, item, gift.thing, measure->amount);
      continue;
    }
    const auto formula =
        static_cast<std::size_t>(measure->formula - gift.quantity.formulas().data());
    lines_.push_back({kOfStreaks, item, nullptr, &limits, nullptr, gift.thing, measure->amount,
                      gift.terms[formula], multiplied, {}});
  }
}

void Gifts::give(Turn& turn, const Subject& facts) {
  for (const Verdict& verdict : verdicts_) {
    if (turn.failed()) return;
    const Rule& rule = turn.program.rules[verdict.rule];
    if (!verdict.holds) {
      pass(turn, verdict.open ? PassedCode::condition_false : PassedCode::outside_window,
           rule.item);
    } else if (rule.gives_away()) {
      hand_over(turn, facts, verdict.rule);
    } else {
      weigh(turn, facts, verdict);
    }
  }
  if (!factors_.empty()) multiply(turn, facts);
  cut_to_currency_limits(turn, facts);
  for (std::size_t i = 0; i < lines_.size() && !turn.failed();) {
    // The lines of one item are counted together.
    std::size_t end = i;
    std::int64_t amount = 0;
    if (lines_[i].cost) pay_unasked(turn, facts, *lines_[i].cost, lines_[i].item, cause_);
    if (!lines_[i].recipient.empty()) {
      hand_on(turn, *lines_[i].rule, lines_[i].recipient, lines_[i].handed, cause_);
    }
    for (; end < lines_.size() && lines_[end].item == lines_[i].item; ++end) {
      // Two parts of one bonus are given once.
      const bool again = end > i && lines_[end].thing == lines_[end - 1].thing;
      post(turn, facts, lines_[end], again ? 0 : 1);
      amount += lines_[end].amount;
    }
    if (amount > 0) {
      take_under(turn, facts, *lines_[i].limits, 1, amount, cause_);
      if (lines_[i].rule) count_brought(turn, *lines_[i].rule, 1);
    }
    i = end;
  }
}

void Gifts::weigh(Turn& turn, const Subject& facts, const Verdict& verdict) {
  const Rule& rule = turn.program.rules[verdict.rule];
  const Room room = room_under(turn, facts, rule.limits);
  bool gave = false;
  bool too_little = false;
  std::optional<std::int64_t> missing;
  std::size_t position = verdict.measures;
  for (const Gift& gift : rule.grant) {
    const Measure& measure = measures_[position++];
    const bool factor = measure.formula && measure.formula->multiply;
    if (!measure.formula) continue;
    if (!factor && measure.amount == 0) {
      too_little = true;
      if (!missing) missing = missing_for_one(measure);
    } else if (!factor && std::min(room.amount, room.times) == 0) {
      pass(turn, PassedCode::cap_reached, rule.item, gift.thing, measure.amount);
    } else if (factor && room.times == 0) {
      pass(turn, PassedCode::cap_reached, rule.item, gift.thing, 0);
    } else {
      const Cost* cost = !gave && !rule.cost.empty() ? &rule.cost : nullptr;
      gave |= weigh_gift(turn, facts, verdict.rule, gift, measure, cost);
    }
  }
  if (!gave && too_little) {
    pass(turn, PassedCode::below_minimum, rule.item, std::nullopt, missing);
  } else if (!gave && rule.grant.empty() && room.times > 0) {
    pay_unasked(turn, facts, rule.cost, rule.item, cause_);
    take_under(turn, facts, rule.limits, 1, 0, cause_);
  } else if (!gave && !rule.grant.empty() &&
             std::none_of(measures_.begin() + static_cast<long>(verdict.measures),
                          measures_.begin() + static_cast<long>(position),
                          [](const Measure& measure) { return measure.formula; })) {
    pass(turn, PassedCode::condition_false, rule.item);
  }
  if (!gave || !rule.stop) return;
  for (const Gift& gift : rule.grant) stopped_.push_back({gift.thing, rule.item});
}

bool Gifts::weigh_gift(Turn& turn, const Subject& facts, int order, const Gift& gift,
                       const Measure& measure, const Cost* cost) {
  const Rule& rule = turn.program.rules[static_cast<std::size_t>(order)];
  for (const Stopped& stopped : stopped_) {
    if (stopped.thing != gift.thing) continue;
    pass(turn, PassedCode::excluded_by, rule.item, gift.thing, std::nullopt, stopped.by);
    return false;
  }
  if (measure.formula->multiply) {
    const bool base = std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) {
      return line.multiplied && line.thing == gift.thing;
    });
    if (!base) {
      pass(turn, PassedCode::nothing_to_multiply, rule.item, gift.thing);
      return false;
    }
    factors_.push_back({order, &rule, cost, gift.thing.index, *measure.formula->multiply});
    return true;
  }
  const Room room = room_under(turn, facts, rule.limits);
  const std::int64_t amount = std::min(measure.amount, room.amount);
  if (amount < measure.amount) {
    pass(turn, PassedCode::cap_reached, rule.item, gift.thing, measure.amount - amount);
  }
  const auto formula = static_cast<std::size_t>(measure.formula - gift.quantity.formulas().data());
  lines_.push_back({order, rule.item, &rule, &rule.limits, cost, gift.thing, amount,
                    gift.terms[formula], true, measure.lines});
  return true;
}

void Gifts::hand_over(Turn& turn, const Subject& facts, std::uint16_t index) {
  const Rule& rule = turn.program.rules[index];
  std::vector<std::pair<Thing, std::int64_t>> gifts;
  for (const Gift& gift : rule.grant) {
    const auto measure = gift.quantity.measure(facts, turn.scratch);
    if (!measure) return turn.fail(Status::overflow);
    if (measure->amount > 0) gifts.emplace_back(gift.thing, measure->amount);
  }
  const std::string recipient = recipient_of(turn, facts, rule);
  if (recipient.empty()) return pass(turn, PassedCode::no_recipient, rule.item);
  if (gifts.empty()) return pass(turn, PassedCode::below_minimum, rule.item);
  lines_.push_back({index, rule.item, &rule, &rule.limits, nullptr, {}, 0, 0, false, {},
                    recipient, std::move(gifts)});
}

void Gifts::post(Turn& turn, const Subject& facts, const Line& line, std::int64_t times) {
  if (line.amount == 0) return;
  if (line.rule) note_brought(turn, *line.rule, line.thing, line.amount);
  const bool returnable = line.rule && cause_ == kNobody && turn.source != 0;
  std::vector<ByValue> by;
  if (returnable || (line.rule && line.rule->pending)) {
    note_values(turn, facts, *line.limits, by);
  }
  if (line.thing.kind != ThingKind::currency) {
    const Term& own = turn.program.terms[line.term].term;
    Given given{line.item, line.thing, line.amount, 0, turn.at, {}, std::move(by)};
    give_thing(turn, given, own, cause_);
    if (returnable) remember_gift(turn, std::move(given));
    return;
  }
  count_currency(turn, facts, line.thing.index, line.amount, times);
  note_values(turn, facts, turn.program.currencies[line.thing.index].limits, by);
  give_points(turn,
              {line.item, line.thing, line.amount, line.term, line.rule, returnable, line.lines,
               std::move(by)},
              cause_);
}

// A currency's limits count what is left after all factors, and cut the last gift first.
void Gifts::cut_to_currency_limits(Turn& turn, const Subject& facts) {
  for (std::uint16_t currency = 0; currency < turn.program.currencies.size(); ++currency) {
    if (turn.program.currencies[currency].limits.empty()) continue;
    std::int64_t total = 0;
    for (const Line& line : lines_) {
      if (line.thing != Thing{ThingKind::currency, 0, currency}) continue;
      const auto sum = checked_add(total, line.amount);
      if (!sum) return turn.fail(Status::overflow);
      total = *sum;
    }
    std::int64_t excess = total - std::min(total, currency_room(turn, facts, currency));
    for (auto line = lines_.rbegin(); line != lines_.rend() && excess > 0; ++line) {
      if (line->thing != Thing{ThingKind::currency, 0, currency}) continue;
      const std::int64_t cut = std::min(excess, line->amount);
      if (cut == 0) continue;
      line->amount -= cut;
      excess -= cut;
      pass(turn, PassedCode::cap_reached, line->item, line->thing, cut,
           turn.program.currencies[currency].item);
    }
  }
}

}  // namespace loyalty
