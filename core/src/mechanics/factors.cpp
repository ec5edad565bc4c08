// Multipliers: exact ratios on what one event earned of a currency above them, combined as the
// currency's `stack` says and rounded once. The bonus of each factor is what the rounded total grew
// by when it joined, so that the parts always sum to the total.
#include <algorithm>

#include "base/checked.hpp"
#include "base/sorting.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/limits.hpp"

namespace loyalty {
namespace {

std::optional<Ratio> combined(const std::vector<Ratio>& factors, Stack stack) {
  Ratio result(1);
  if (stack == Stack::best) {
    for (const Ratio& factor : factors) {
      if (factor.compare(result) > 0) result = factor;
    }
    return result;
  }
  Ratio sum(0);
  for (const Ratio& factor : factors) {
    const auto next = stack == Stack::multiply ? result.times(factor) : sum.plus(factor);
    if (!next) return std::nullopt;
    (stack == Stack::multiply ? result : sum) = *next;
  }
  if (stack == Stack::multiply || factors.empty()) return result;
  // 1 + Σ(m - 1) = Σm - (n - 1); factors below 1 can together leave nothing.
  const Ratio ones(static_cast<std::int64_t>(factors.size()) - 1);
  return sum.minus(ones).value_or(Ratio(0));
}

}  // namespace

void Gifts::multiply(Turn& turn, const Subject& facts) {
  std::vector<std::uint16_t> done;
  const std::vector<Factor> factors = factors_;
  for (const Factor& factor : factors) {
    if (std::find(done.begin(), done.end(), factor.currency) != done.end()) continue;
    done.push_back(factor.currency);
    multiply_currency(turn, facts, factor.currency);
  }
  sort_stably(lines_, [](const Line& a, const Line& b) { return a.order < b.order; });
}

std::optional<std::int64_t> Gifts::total_with(std::uint16_t currency,
                                              const std::vector<const Factor*>& factors) const {
  const Thing thing{ThingKind::currency, 0, currency};
  Ratio total(0);
  for (const Line& line : lines_) {
    if (!line.multiplied || line.thing != thing) continue;
    std::vector<Ratio> below;
    for (const Factor* factor : factors) {
      if (factor->order > line.order) below.push_back(factor->ratio);
    }
    const auto factor = combined(below, currencies_[currency].stack);
    const auto part = factor ? factor->times(Ratio(line.amount)) : std::nullopt;
    const auto sum = part ? total.plus(*part) : std::nullopt;
    if (!sum) return std::nullopt;
    total = *sum;
  }
  return total.rounded(currencies_[currency].round);
}

void Gifts::multiply_currency(Turn& turn, const Subject& facts, std::uint16_t currency) {
  std::vector<const Factor*> all;
  for (const Factor& factor : factors_) {
    if (factor.currency == currency) all.push_back(&factor);
  }
  if (turn.program.currencies[currency].stack == Stack::best) {
    const Factor* best = *std::max_element(all.begin(), all.end(), [](auto* a, auto* b) {
      return a->ratio.compare(b->ratio) < 0;
    });
    for (const Factor* factor : all) {
      if (factor == best) continue;
      pass(turn, PassedCode::excluded_by, factor->rule->item, std::nullopt, std::nullopt,
           best->rule->item);
    }
    all = {best};
  }
  currencies_ = turn.program.currencies.data();
  std::vector<const Factor*> joined;
  auto before = total_with(currency, joined);
  std::vector<std::int64_t> bonuses;
  for (const Factor* factor : all) {
    joined.push_back(factor);
    const auto after = total_with(currency, joined);
    if (!before || !after) return turn.fail(Status::overflow);
    bonuses.push_back(*after - *before);
    before = after;
  }
  for (std::size_t k = 0; k < all.size(); ++k) add_bonus(turn, facts, *all[k], bonuses[k]);
}

void Gifts::add_bonus(Turn& turn, const Subject& facts, const Factor& factor,
                      std::int64_t bonus) {
  const Thing thing{ThingKind::currency, 0, factor.currency};
  if (bonus < 0) return lower(thing, -bonus);
  const std::int64_t room = room_under(turn, facts, factor.rule->limits).amount;
  const std::int64_t given = std::min(bonus, room);
  if (given < bonus) {
    pass(turn, PassedCode::cap_reached, factor.rule->item, thing, bonus - given);
  }
  if (given == 0) return;
  // It joins what it multiplies: the same life, the same wait, returned with the same purchase.
  Line line = *std::find_if(lines_.begin(), lines_.end(), [&](const Line& candidate) {
    return candidate.multiplied && candidate.thing == thing;
  });
  line.order = factor.order;
  line.item = factor.rule->item;
  line.limits = &factor.rule->limits;
  line.cost = factor.cost;
  line.amount = given;
  line.multiplied = false;
  lines_.push_back(std::move(line));
}

// A factor below 1 gives nothing of its own: it leaves less of what stands above it.
void Gifts::lower(Thing thing, std::int64_t by) {
  for (auto line = lines_.rbegin(); line != lines_.rend() && by > 0; ++line) {
    if (!line->multiplied || line->thing != thing) continue;
    const std::int64_t cut = std::min(by, line->amount);
    line->amount -= cut;
    by -= cut;
  }
}

}  // namespace loyalty
