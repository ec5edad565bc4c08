#include "engine/sound.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/streak.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {
namespace {

using ledger::Account;
using ledger::Lot;
using ledger::PendingLot;
using ledger::ReservedLot;
using ledger::Wallet;

template <class List, class Test>
bool all(const List& list, Test test) {
  return std::all_of(list.begin(), list.end(), test);
}

// The sum of positive amounts; -1 when one is not positive or they do not fit.
template <class List, class Amount>
std::int64_t sum_of(const List& list, Amount amount_of) {
  std::int64_t sum = 0;
  for (const auto& entry : list) {
    const std::int64_t amount = amount_of(entry);
    const auto more = checked_add(sum, amount);
    if (amount <= 0 || !more) return -1;
    sum = *more;
  }
  return sum;
}

bool is_day_of_year(std::int32_t month, std::int32_t day) {
  if (month == 0) return day == 0;
  return month > 0 && month <= 12 && day > 0 && day <= time::days_in_month(2000, month);
}

bool wallet_ok(const Program& program, const Wallet& wallet) {
  const auto& lots = wallet.lots();
  const auto& pending = wallet.pending();
  const auto& reserved = wallet.reserved();
  const bool in_order =
      std::adjacent_find(lots.begin(), lots.end(), [](const Lot& a, const Lot& b) {
        return a.expires > b.expires || (a.expires == b.expires && a.source >= b.source);
      }) == lots.end();
  const bool by_maturity =
      std::is_sorted(pending.begin(), pending.end(), [](const PendingLot& a, const PendingLot& b) {
        return a.matures < b.matures;
      });
  const std::int64_t in_hand = std::max<std::int64_t>(0, wallet.available());
  return wallet.sums_to_zero() && in_order && by_maturity && wallet.owed() >= 0 &&
         sum_of(lots, [](const Lot& lot) { return lot.amount; }) == in_hand &&
         sum_of(pending, [](const PendingLot& lot) { return lot.amount; }) ==
             wallet.balance(Account::pending) &&
         sum_of(reserved, [](const ReservedLot& held) { return held.lot.amount; }) ==
             wallet.balance(Account::reserved) &&
         all(reserved, [&](const ReservedLot& held) {
           return held.holder < program.streaks.size();
         });
}

bool tally_ok(const Tally& tally) {
  const auto& entries = tally.entries();
  return std::is_sorted(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    return a.at < b.at;
  });
}

bool counter_ok(const Counter& counter) {
  return all(counter.series(), [](const Counter::Series& series) {
    return tally_ok(series.moving) && all(series.windows, [](const Counter::Window& window) {
             return window.times >= 0 && window.amount >= 0;
           });
  });
}

bool gift_ok(const Given& gift) {
  return gift.amount >= 0 && gift.taken_back >= 0 && gift.taken_back <= gift.amount;
}

bool source_ok(const Source& source) {
  if (source.line_amounts.size() != source.line_refunds.size()) return false;
  std::int64_t whole = 0;
  for (std::size_t i = 0; i < source.line_amounts.size(); ++i) {
    const auto more = checked_add(whole, source.line_amounts[i]);
    const std::int64_t refunded = source.line_refunds[i];
    if (!more || refunded < 0 || refunded > source.line_amounts[i]) return false;
    whole = *more;
  }
  return source.refunded >= 0 && source.refunded <= source.amount &&
         all(source.uses, gift_ok) && all(source.saved, gift_ok) &&
         all(source.gifts, [&](const Given& gift) {
           return gift_ok(gift) && (!source.purchase || all(gift.lines, [&](std::uint16_t line) {
                    return line < source.line_amounts.size();
                  }));
         });
}

bool redemption_ok(const Program& program, const Redemption& redemption) {
  const bool is_known = redemption.is_away || redemption.currency < program.currencies.size();
  return (is_known || redemption.amount == 0) && redemption.returned >= 0 &&
         all(redemption.gifts, gift_ok) &&
         sum_of(redemption.parts, [](const Lot& part) { return part.amount; }) ==
             redemption.amount - redemption.returned;
}

bool runs_ok(const StreakState& state) {
  for (std::size_t i = 0; i < state.runs.size(); ++i) {
    const Run& run = state.runs[i];
    const bool begins_later = i == 0 || run.first > state.runs[i - 1].last;
    if (!begins_later || run.last < run.first || run.length < 1) return false;
    if (run.length > state.longest) return false;
  }
  return true;
}

// What is undecided lies around the member's clock, as every activity decides all before itself.
bool streak_ok(const StreakState& state, Day today) {
  const bool is_now = std::abs(state.closed_until - today) <= kMarksKept;
  return runs_ok(state) && (!state.alive || (!state.runs.empty() && is_now)) &&
         state.covers >= 0 && static_cast<std::int64_t>(state.missed.size()) <= state.covers &&
         state.marks.size() <= static_cast<std::size_t>(kMarksKept) &&
         all(state.marks, [](char mark) { return mark >= '0' && mark <= '5'; });
}

bool tier_ok(const Program& program, std::size_t index, const TierState& state) {
  const Tier& tier = program.tiers[index];
  const auto levels = static_cast<std::int16_t>(tier.levels.size());
  const auto is_level = [levels](std::int16_t level) { return level >= 0 && level < levels; };
  const auto rise_ok = [&](const Rise& rise) {
    return (rise.from == -1 || is_level(rise.from)) && is_level(rise.to) &&
           rise.basis.size() == state.counted.size() && all(rise.gifts, gift_ok);
  };
  return (state.earned == -1 ? state.grace_until == kNever : is_level(state.earned)) &&
         state.counted.size() == tier.currencies.size() && all(state.counted, tally_ok) &&
         all(state.granted,
             [&](const GrantedLevel& granted) {
               return is_level(granted.level) && granted.amount > 0 && all(granted.gifts, gift_ok);
             }) &&
         all(state.rises, rise_ok) && state.shown == shown_level(state);
}

bool mission_ok(const Mission& mission, const MissionState& state) {
  const std::int64_t last = mission.steps.empty() ? 1 : last_step(mission);
  const auto before = checked_multiply(state.round, last);
  return before && checked_add(*before, state.count) && state.count >= 0 && state.round >= 0 &&
         state.steps >= 0 && state.done >= 0 && state.opened < state.closes &&
         sum_of(state.held, [](const HeldBadge& held) { return held.amount; }) >= 0 &&
         all(state.added,
             [](const Added& entry) {
               return entry.amount >= 0 && entry.taken_back >= 0 &&
                      entry.taken_back <= entry.amount && entry.round >= 0;
             }) &&
         all(state.reached, [&](const ReachedStep& step) {
           return step.at > 0 && step.round >= 0 && checked_multiply(step.round, last) &&
                  all(step.gifts, gift_ok) &&
                  (!step.over || step.state == StepState::claimable);
         });
}

bool plan_ok(const Program& program, const PlanState& state) {
  const bool has_period = state.since <= state.from && state.from < state.until;
  const bool is_over = !state.trial && !state.leaving;
  return (state.runs() ? has_period : is_over) && state.periods >= 0 &&
         state.pay >= 0 && state.money >= 0 && state.saved >= 0 &&
         state.saved <= state.saved_ever &&
         all(state.paid, [&](const Redemption& paid) { return redemption_ok(program, paid); });
}

// One plan of a group goes on, and only it can be followed, by one; what plans hold is held by
// those that run.
bool plans_ok(const Program& program, const Member& member) {
  for (std::uint16_t i = 0; i < program.plans.size(); ++i) {
    const PlanState& state = member.plans[i];
    if (!plan_ok(program, state)) return false;
    const int running = running_with(program, member, i);
    const bool goes_on = state.runs() && !state.leaving;
    if (goes_on && running != i) return false;
    if (!state.follows) continue;
    const bool can_follow = running != kNoPlan && !state.runs() &&
                            !member.plans[static_cast<std::size_t>(running)].leaving;
    if (!can_follow || following_with(program, member, i) != i) return false;
  }
  return true;
}

bool feedback_ok(const std::vector<Feedback>& all_of_it) {
  const bool in_order =
      std::is_sorted(all_of_it.begin(), all_of_it.end(),
                     [](const Feedback& a, const Feedback& b) { return a.at < b.at; });
  return in_order && all(all_of_it, [](const Feedback& feedback) {
           return !feedback.id.empty() && !feedback.text.empty() &&
                  feedback.reply.empty() == (feedback.replied == kNever);
         });
}

bool draw_ok(const DrawState& state) {
  return state.count >= 0 && all(state.misses, [&](std::int64_t misses) {
           return misses >= 0 && misses <= state.count;
         });
}

}  // namespace

bool is_sound(const Program& program, const Member& member) {
  if (member.id.empty() || !member.enrolled()) return false;
  if (member.clock < member.dates.enrolled || member.clock < member.closed) return false;
  const Day today = program.calendar.day_of(member.clock);
  for (std::size_t i = 0; i < program.tiers.size(); ++i) {
    if (!tier_ok(program, i, member.tiers[i])) return false;
  }
  for (std::size_t i = 0; i < program.missions.size(); ++i) {
    if (!mission_ok(program.missions[i], member.missions[i])) return false;
  }
  const bool by_serial =
      std::adjacent_find(member.sources.begin(), member.sources.end(),
                         [](const auto& a, const auto& b) { return a->serial >= b->serial; }) ==
      member.sources.end();
  const bool has_room =
      member.sources.empty() || member.sources.back()->serial <= member.last_serial;
  return by_serial && has_room && member.purchases >= 0 && member.spend >= 0 &&
         is_day_of_year(member.dates.birth_month, member.dates.birth_day) &&
         all(member.wallets, [&](const Wallet& wallet) { return wallet_ok(program, wallet); }) &&
         all(member.entitlements,
             [&](const HeldEntitlement& held) {
               return held.entitlement < program.entitlements.size() && held.amount > 0;
             }) &&
         all(member.counters, counter_ok) && all(member.draws, draw_ok) &&
         plans_ok(program, member) && feedback_ok(member.feedback) &&
         all(member.sources, [](const auto& source) { return source_ok(*source); }) &&
         all(member.streaks, [&](const StreakState& s) { return streak_ok(s, today); }) &&
         all(member.redemptions,
             [&](const Redemption& r) { return redemption_ok(program, r); });
}

}  // namespace loyalty
