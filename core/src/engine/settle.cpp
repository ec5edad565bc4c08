// What comes due between two activities, in chronological order and, at one instant: endings, then
// judgements, then beginnings.
#include <algorithm>

#include "engine/corridor.hpp"
#include "mechanics/feedback.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/sources.hpp"
#include "mechanics/streak.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/verbs.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

enum class Due : std::uint8_t {
  maturing, expiring, plan, review, streak, mission, window, nothing
};

struct NextDue {
  Millis at = kNever;
  Due kind = Due::nothing;

  void consider(Millis when, Due what) {
    if (when < at) *this = {when, what};  // equal instants: the earlier kind stays
  }
};

Millis next_opening(const Member& member) {
  Millis next = kNever;
  for (const Opening& opening : member.opens) next = std::min(next, opening.from);
  return next;
}

NextDue find_next(const Turn& turn) {
  const Member& member = turn.member;
  NextDue next;
  for (const auto& wallet : member.wallets) next.consider(wallet.next_maturity(), Due::maturing);
  for (const auto& wallet : member.wallets) next.consider(wallet.next_expiry(), Due::expiring);
  for (const auto& held : member.entitlements) next.consider(held.until, Due::expiring);
  next.consider(next_voucher_end(member), Due::expiring);
  next.consider(next_badge_end(member), Due::expiring);
  next.consider(next_granted_end(turn), Due::expiring);
  next.consider(next_plan_end(member), Due::plan);
  next.consider(next_review(turn), Due::review);
  next.consider(next_close(turn), Due::streak);
  next.consider(next_lapse(member), Due::mission);
  next.consider(next_opening(member), Due::window);
  return next;
}

// One lot; of several at one instant the one that was given first.
void mature_due(Turn& turn) {
  ledger::Wallet* first = nullptr;
  std::size_t place = 0;
  std::pair<std::uint32_t, std::uint32_t> order;  // by source, then by gift
  for (std::uint16_t i = 0; i < turn.member.wallets.size(); ++i) {
    ledger::Wallet& wallet = turn.member.wallets[i];
    for (std::size_t k = 0; k < wallet.pending().size(); ++k) {
      if (wallet.pending()[k].matures > turn.at) break;
      const std::pair here(wallet.pending()[k].source, wallet.pending()[k].gift);
      if (first && order <= here) continue;
      first = &wallet;
      place = k;
      order = here;
    }
  }
  if (first) mature(turn, *first, place);
}

// A right goes on where the same gave it again meanwhile.
void expire_rights(Turn& turn) {
  auto& rights = turn.member.entitlements;
  for (std::size_t i = 0; i < rights.size();) {
    if (rights[i].until > turn.at) {
      ++i;
      continue;
    }
    const HeldEntitlement ended = rights[i];
    rights.erase(rights.begin() + static_cast<std::ptrdiff_t>(i));
    const bool goes_on =
        std::any_of(rights.begin(), rights.end(), [&](const HeldEntitlement& other) {
          return other.entitlement == ended.entitlement && other.from == ended.from;
        });
    if (goes_on) continue;
    turn.thing_effect(EffectType::expired, turn.program.entitlements[ended.entitlement].item,
                      {ThingKind::entitlement, 0, ended.entitlement}, 1, kNobody);
  }
}

void expire_due(Turn& turn) {
  for (std::uint16_t i = 0; i < turn.member.wallets.size(); ++i) {
    ledger::Wallet& wallet = turn.member.wallets[i];
    if (wallet.next_expiry() > turn.at) continue;
    const std::size_t begin = turn.out.postings.size();
    wallet.expire(turn.at, turn.out.postings);
    std::int64_t amount = 0;
    for (std::size_t p = begin; p < turn.out.postings.size(); ++p) {
      amount += turn.out.postings[p].amount;
    }
    turn.close(turn.thing_effect(EffectType::expired, turn.program.currencies[i].item,
                                 {ThingKind::currency, 0, i}, amount, kNobody),
               begin);
  }
  expire_vouchers(turn);
  expire_rights(turn);
  expire_badges(turn);
  end_granted_levels(turn);
}

void open_windows(Turn& turn, Gifts& gifts, const Subject& facts) {
  for (std::size_t i = 0; i < turn.member.opens.size(); ++i) {
    if (turn.member.opens[i].from > turn.at) continue;
    const std::uint16_t rule = turn.program.window_rules[i];
    turn.member.fired[i] = turn.member.opens[i].from;
    const auto next = turn.program.rules[rule].window.next(turn.member.fired[i],
                                                           turn.member.dates, turn.calendar());
    turn.member.opens[i] = next.value_or(Opening{kNever, kNever});
    react(turn, gifts, facts, {{}, {rule}, {}}, kNobody);
    return;
  }
}

}  // namespace

Millis next_due(const Turn& turn) { return find_next(turn).at; }

void settle(Turn& turn, Gifts& gifts, Millis until) {
  if (turn.member.standing == Standing::closed) return;
  const Millis asked = turn.at;
  turn.due = true;
  std::size_t settled = 0;
  Millis closing = INT64_MIN;  // not known yet
  for (NextDue next = find_next(turn); next.at <= until && next.at != kNever;
       next = find_next(turn)) {
    if (++settled > kMaxDue) turn.fail(Status::too_much_due);
    if (turn.failed()) break;
    // What can no longer be returned joins the other lots before anything else at that instant.
    if (closing <= next.at) closing = close_returns(turn, next.at);
    turn.at = next.at;
    turn.rows += 1 + turn.member.entitlements.size();
    const EventFacts facts(turn, nullptr, nullptr);
    const std::size_t first = turn.first_effect = turn.out.effects.size();
    switch (next.kind) {
      case Due::maturing:
        mature_due(turn);
        break;
      case Due::expiring:
        expire_due(turn);
        break;
      case Due::plan:
        end_plan_period(turn, facts);
        break;
      case Due::review:
        review_tiers(turn);
        break;
      case Due::streak:
        close_due_period(turn, gifts, facts);
        break;
      case Due::mission:
        lapse_due(turn);
        break;
      case Due::window:
        open_windows(turn, gifts, facts);
        break;
      case Due::nothing:
        break;
    }
    test_tiers(turn, facts, kNobody);
    cascade(turn, gifts, first);
  }
  // What ended meanwhile may be forgotten already.
  if (settled > 0 || closing <= until) close_returns(turn, until);
  forget_feedback(turn, until);
  turn.due = false;
  turn.at = asked;
}

}  // namespace loyalty
