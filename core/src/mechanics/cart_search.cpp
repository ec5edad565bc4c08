#include "mechanics/cart_search.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "base/sorting.hpp"

namespace loyalty {
namespace {

// The most that a quantity can come to on this cart or on one that was lowered since: what is
// measured only falls, and no formula gives more for less. Lines are another matter, as a condition
// on a line may begin to hold when it is lowered.
std::int64_t most_of(const Quantity& quantity, const Subject& facts, logic::Scratch& scratch) {
  std::int64_t most = 0;
  for (const Formula& formula : quantity.formulas()) {
    if (formula.over_lines) return kMaxInteger;
    const auto measured = measure(formula, facts, scratch);
    most = std::max(most, measured ? measured->amount : kMaxInteger);
  }
  return most;
}

std::int64_t added(std::int64_t one, std::int64_t other) {
  return checked_add(one, other).value_or(kMaxInteger);
}

}  // namespace

CartPlan CartSearch::best(std::vector<CartUse> uses) {
  best_ = {};
  gives_way_ = false;
  taken_.clear();
  saved_ = 0;
  vouchers_ = 0;
  uses_ = std::move(uses);
  sort_stably(uses_, acts_before);
  try_asked_alone();
  set_bounds();
  std::size_t next = 0;
  do {
    if (descend(next)) note();
    best_.exhaustive = work_ > 0;
  } while (best_.exhaustive && go_back(next));
  while (!taken_.empty()) drop_last();
  check_fit();
  return std::move(best_);
}

// The combination that is allowed whatever else is; or why what was asked for is not.
void CartSearch::try_asked_alone() {
  for (std::size_t i = 0; i < uses_.size() && best_.status == Status::ok; ++i) {
    if (uses_[i].asked == kUnasked) continue;
    UseVerdict verdict;
    if (is_excluded(i)) {
      verdict.status = Status::excluded;
    } else {
      verdict = judge(i, true);
    }
    if (verdict.status == Status::ok) {
      take(i, verdict);
    } else {
      refuse(verdict, uses_[i]);
    }
  }
  if (best_.status == Status::ok) note();
  gives_way_ = best_.found;
  while (!taken_.empty()) drop_last();
}

// Of each group only one counts, the one that could save most.
void CartSearch::set_bounds() {
  most_.assign(uses_.size() + 1, 0);
  std::vector<std::int64_t> own(uses_.size(), 0);
  for (std::size_t i = uses_.size(); i-- > 0;) {
    own[i] = most_of(uses_[i]);
    std::int64_t of_group = 0;
    for (std::size_t k = i + 1; k < uses_.size(); ++k) {
      if (uses_[k].use->group == uses_[i].use->group) of_group = std::max(of_group, own[k]);
    }
    most_[i] = added(most_[i + 1], std::max<std::int64_t>(0, own[i] - of_group));
  }
}

std::int64_t CartSearch::most_of(const CartUse& use) {
  if (use.pays_by_units()) return 0;
  sheet_.set_quantity(use.quantity);
  const EventFacts facts(turn_, &sheet_.activity(), nullptr);
  const Quantity& quantity = use.use->off ? *use.use->off : *use.use->money;
  std::int64_t most = checked_multiply(loyalty::most_of(quantity, facts, turn_.scratch),
                                       use.quantity)
                          .value_or(kMaxInteger);
  for (LimitId id : use.use->limits) {
    const auto& amount = turn_.program.limits[id].amount;
    if (amount) most = std::min(most, loyalty::most_of(*amount, facts, turn_.scratch));
  }
  return std::min(most, sheet_.figures().amount);
}

bool CartSearch::is_better(std::int64_t saved) const {
  if (!best_.found || saved != best_saved_) return !best_.found || saved > best_saved_;
  return vouchers_ < best_.vouchers || (gives_way_ && vouchers_ == best_.vouchers);
}

bool CartSearch::promises_more(std::size_t next) const {
  const std::int64_t left = sheet_.figures().amount;
  return is_better(added(saved_, std::min(left, most_[next])));
}

// Takes all that may be taken from `next` on; false where nothing better lies.
bool CartSearch::descend(std::size_t next) {
  for (; next < uses_.size(); ++next) {
    if (!promises_more(next)) return false;
    const UseVerdict verdict =
        is_excluded(next) ? UseVerdict{Status::excluded} : judge(next, false);
    if (verdict.status == Status::ok) {
      take(next, verdict);
    } else if (uses_[next].asked != kUnasked) {
      return false;
    }
  }
  return true;
}

// To the last use that may also be left out, and behind it; false when there is none.
bool CartSearch::go_back(std::size_t& next) {
  while (!taken_.empty()) {
    const std::size_t last = taken_.back().use;
    drop_last();
    next = last + 1;
    if (uses_[last].asked == kUnasked) return true;
  }
  return false;
}

UseVerdict CartSearch::judge(std::size_t use, bool says_missing) {
  work_ -= 8 + static_cast<std::int64_t>(sheet_.figures().parts.size()) - 2;
  UseVerdict verdict = judge_use(turn_, sheet_, uses_[use], says_missing);
  if (verdict.is_surplus && uses_[use].pays_by_units()) verdict.status = Status::ok;
  return verdict;
}

bool CartSearch::is_excluded(std::size_t use) const {
  return std::any_of(taken_.begin(), taken_.end(), [&](const Taken& taken) {
    return excludes(uses_[taken.use], uses_[use]);
  });
}

void CartSearch::take(std::size_t use, const UseVerdict& verdict) {
  taken_.push_back({use, sheet_.figures()});
  uses_[use].amount = verdict.amount;
  uses_[use].unit = verdict.unit;
  put_on_cart(sheet_, uses_[use], verdict);
  saved_ += uses_[use].pays_by_units() ? 0 : verdict.amount;
  vouchers_ += uses_[use].is_right() ? 0 : 1;
}

void CartSearch::drop_last() {
  const Taken& last = taken_.back();
  sheet_.set(last.before);
  saved_ -= uses_[last.use].pays_by_units() ? 0 : uses_[last.use].amount;
  vouchers_ -= uses_[last.use].is_right() ? 0 : 1;
  taken_.pop_back();
}

void CartSearch::note() {
  if (!is_better(saved_)) return;
  gives_way_ = false;
  best_.found = true;
  best_saved_ = saved_;
  best_.vouchers = vouchers_;
  best_.uses.clear();
  for (const Taken& taken : taken_) best_.uses.push_back(uses_[taken.use]);
}

void CartSearch::refuse(const UseVerdict& verdict, const CartUse& use) {
  best_ = {};
  best_.status = verdict.status;
  best_.missing = verdict.missing;
  best_.refused = use.asked;
}

// Whether what pays by units is no more than there is to pay.
void CartSearch::check_fit() {
  if (!best_.found) return;
  const CartSheet::Figures before = sheet_.figures();
  for (std::size_t i = 0; i < best_.uses.size() && best_.found; ++i) {
    const CartUse use = best_.uses[i];
    const UseVerdict verdict = judge_use(turn_, sheet_, use);
    best_.saved += verdict.amount;
    put_on_cart(sheet_, use, verdict);
    if (verdict.status != Status::ok) refuse(verdict, use);
  }
  sheet_.set(before);
}

}  // namespace loyalty
