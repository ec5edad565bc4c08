// Multipliers: exact ratios on what one event earned of a currency above them, combined as the
// currency's `stack` says and rounded once. The bonus of each factor is what the rounded total grew
// by when it joined, so that the parts always sum to the total. It is split over what it multiplies
// and joins it there: the same life, the same wait, returned with the same lines.
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

std::optional<Ratio> Gifts::multiplied(const Line& line,
                                       const std::vector<const Factor*>& factors) const {
  std::vector<Ratio> below;
  for (const Factor* factor : factors) {
    if (factor->order > line.order) below.push_back(factor->ratio);
  }
  const auto ratio = combined(below, currencies_[line.thing.index].stack);
  return ratio ? ratio->times(Ratio(line.amount)) : std::nullopt;
}

std::optional<std::int64_t> Gifts::total_with(std::uint16_t currency,
                                              const std::vector<const Factor*>& factors) const {
  const Thing thing{ThingKind::currency, 0, currency};
  Ratio total(0);
  for (const Line& line : lines_) {
    if (!line.multiplied || line.thing != thing) continue;
    const auto part = multiplied(line, factors);
    const auto sum = part ? total.plus(*part) : std::nullopt;
    if (!sum) return std::nullopt;
    total = *sum;
  }
  return total.rounded(currencies_[currency].round);
}

std::vector<const Gifts::Factor*> Gifts::factors_on(Turn& turn, std::uint16_t currency) const {
  std::vector<const Factor*> all;
  for (const Factor& factor : factors_) {
    if (factor.currency == currency) all.push_back(&factor);
  }
  if (turn.program.currencies[currency].stack != Stack::best) return all;
  const Factor* best = *std::max_element(all.begin(), all.end(), [](auto* a, auto* b) {
    return a->ratio.compare(b->ratio) < 0;
  });
  for (const Factor* factor : all) {
    if (factor == best) continue;
    pass(turn, PassedCode::excluded_by, factor->rule->item,
         Thing{ThingKind::currency, 0, currency}, std::nullopt, best->rule->item);
  }
  return {best};
}

void Gifts::multiply_currency(Turn& turn, const Subject& facts, std::uint16_t currency) {
  const Thing thing{ThingKind::currency, 0, currency};
  const std::vector<const Factor*> all = factors_on(turn, currency);
  currencies_ = turn.program.currencies.data();
  std::vector<const Factor*> joined;
  auto before = total_with(currency, joined);
  std::vector<Bonus> bonuses;
  for (const Factor* factor : all) {
    std::vector<const Factor*> with = joined;
    with.push_back(factor);
    const auto after = total_with(currency, with);
    if (!before || !after) return turn.fail(Status::overflow);
    const std::int64_t grown = *after - *before;
    std::int64_t amount = grown;
    if (grown > 0) {
      amount = std::min(grown, room_under(turn, facts, factor->rule->limits).amount);
      if (amount < grown) {
        pass(turn, PassedCode::cap_reached, factor->rule->item, thing, grown - amount);
      }
    }
    bonuses.push_back({factor, amount < 0, split(*factor, joined, amount < 0 ? -amount : amount)});
    if (amount != 0 && bonuses.back().shares.empty()) return turn.fail(Status::overflow);
    joined = std::move(with);
    before = after;
  }
  const std::size_t base = lines_.size();
  for (const Bonus& bonus : bonuses) {
    if (bonus.lowers) lower(bonus, base);
    else add_bonus(turn.program, bonus);
  }
}

// What each line has of the bonus, in proportion to what the factor found there, rounded down as
// it adds up, so that the shares sum to the whole. Empty when there is none, or no exact one.
std::vector<Gifts::Share> Gifts::split(const Factor& factor,
                                       const std::vector<const Factor*>& joined,
                                       std::int64_t amount) const {
  std::vector<Share> shares;
  std::vector<Ratio> sums;
  Ratio sum(0);
  for (std::size_t i = 0; i < lines_.size() && amount > 0; ++i) {
    const Line& line = lines_[i];
    const bool above = line.multiplied && line.order < factor.order &&
                       line.thing == Thing{ThingKind::currency, 0, factor.currency};
    if (!above) continue;
    // Factors that add find the plain amounts, whatever the others do.
    const bool adds = currencies_[factor.currency].stack == Stack::add;
    const auto found = adds ? Ratio(line.amount) : multiplied(line, joined);
    const auto next = found ? sum.plus(*found) : std::nullopt;
    if (!next) return {};
    sums.push_back(sum = *next);
    shares.push_back({i, 0});
  }
  if (sum.is_zero()) return {};
  std::int64_t shared = 0;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const auto part = sums[k].times(sum.inverse());
    const auto exact = part ? part->times(Ratio(amount)) : std::nullopt;
    const auto until = exact ? exact->rounded(Rounding::floor) : std::nullopt;
    if (!until) return {};
    shares[k].amount = *until - shared;
    shared = *until;
  }
  return shares;
}

// Whether a bonus on both is one: it ends, waits and is returned alike.
bool Gifts::alike(const Program& program, const Line& a, const Line& b) {
  const auto waits = [](const Line& line) {
    return line.rule ? line.rule->pending : std::optional<Term>{};
  };
  return !a.rule == !b.rule && waits(a) == waits(b) && a.lines == b.lines &&
         program.terms[a.term].term == program.terms[b.term].term;
}

void Gifts::add_bonus(const Program& program, const Bonus& bonus) {
  const std::size_t first = lines_.size();
  for (const Share& share : bonus.shares) {
    if (share.amount == 0) continue;
    const auto part = std::find_if(
        lines_.begin() + static_cast<std::ptrdiff_t>(first), lines_.end(),
        [&](const Line& line) { return alike(program, line, lines_[share.line]); });
    if (part != lines_.end()) {
      part->amount += share.amount;
      continue;
    }
    Line line = lines_[share.line];
    line.order = bonus.factor->order;
    line.item = bonus.factor->rule->item;
    line.limits = &bonus.factor->rule->limits;
    line.cost = bonus.factor->cost;
    line.amount = share.amount;
    line.multiplied = false;
    lines_.push_back(std::move(line));
  }
}

// A factor below 1 gives nothing of its own: it leaves less of what stands above it, and where that
// is not enough, of the bonuses, which stand from `base` on.
void Gifts::lower(const Bonus& bonus, std::size_t base) {
  std::int64_t left = 0;
  for (const Share& share : bonus.shares) {
    const std::int64_t cut = std::min(share.amount, lines_[share.line].amount);
    lines_[share.line].amount -= cut;
    left += share.amount - cut;
  }
  for (std::size_t i = lines_.size(); i-- > base && left > 0;) {
    const std::int64_t cut = std::min(left, lines_[i].amount);
    lines_[i].amount -= cut;
    left -= cut;
  }
}

}  // namespace loyalty
