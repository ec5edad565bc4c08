#include "mechanics/merge.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "mechanics/follow_up.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/referral.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {

Given Renumbering::operator()(Given gift) const {
  if (gift.voucher != 0) gift.voucher += vouchers;
  return gift;
}

std::vector<Given> Renumbering::operator()(std::vector<Given> gifts) const {
  for (Given& gift : gifts) gift = (*this)(std::move(gift));
  return gifts;
}

Redemption Renumbering::operator()(Redemption redemption) const {
  for (ledger::Lot& part : redemption.parts) {
    if (part.source != 0) part.source += serials;
  }
  redemption.gifts = (*this)(std::move(redemption.gifts));
  return redemption;
}

Source Renumbering::operator()(Source source) const {
  source.serial += serials;
  source.gifts = (*this)(std::move(source.gifts));
  source.uses = (*this)(std::move(source.uses));
  source.saved = (*this)(std::move(source.saved));
  return source;
}

namespace {

void take_wallets(Turn& turn, const Member& other, const Renumbering& renumbered) {
  std::vector<bool> protects;
  for (std::size_t i = 0; i < other.streaks.size(); ++i) {
    protects.push_back(takes_protection(turn.member.streaks[i], other.streaks[i]));
  }
  for (std::uint16_t i = 0; i < turn.member.wallets.size(); ++i) {
    const ledger::Wallet& theirs = other.wallets[i];
    const std::size_t begin = turn.out.postings.size();
    // The end that moves is that of the later use of both.
    if (theirs.last_use != kNever) touch(turn, i, theirs.last_use);
    const std::int64_t amount = turn.member.wallets[i].take_over(
        theirs, {renumbered.serials, protects, turn.program.currencies[i].shortfall, turn.at},
        turn.out.postings);
    if (turn.out.postings.size() == begin) continue;
    turn.close(turn.thing_effect(EffectType::transferred, kMerge, {ThingKind::currency, 0, i},
                                 amount, kNobody),
               begin);
  }
}

void take_vouchers(Member& member, const Member& other, const Renumbering& renumbered) {
  for (std::size_t i = 0; i < member.rewards.size(); ++i) {
    for (Voucher voucher : other.rewards[i].vouchers) {
      voucher.number += renumbered.vouchers;
      member.rewards[i].vouchers.push_back(std::move(voucher));
    }
  }
  member.last_voucher += other.last_voucher;
}

void take_rights(Member& member, const Member& other) {
  for (const HeldEntitlement& right : other.entitlements) {
    auto& rights = member.entitlements;
    const auto alike = std::find_if(rights.begin(), rights.end(), [&](const auto& held) {
      return held.entitlement == right.entitlement && held.from == right.from &&
             held.until == right.until;
    });
    if (alike == rights.end()) rights.push_back(right);
    else alike->amount += right.amount;
  }
  for (std::size_t i = 0; i < member.missions.size(); ++i) {
    auto& badges = member.missions[i].held;
    for (const HeldBadge& badge : other.missions[i].held) {
      const auto alike = std::find_if(badges.begin(), badges.end(), [&](const HeldBadge& held) {
        return held.from == badge.from && held.until == badge.until;
      });
      if (alike == badges.end()) badges.push_back(badge);
      else alike->amount += badge.amount;
    }
  }
}

// What a plan holds that does not come over stays behind with it.
void leave_behind(const Plan& plan, Member& other) {
  for (TierState& tier : other.tiers) {
    std::erase_if(tier.granted,
                  [&](const GrantedLevel& granted) { return granted.from == plan.held; });
  }
  for (MissionState& badge : other.missions) {
    std::erase_if(badge.held, [&](const HeldBadge& held) { return held.from == plan.held; });
  }
}

// A plan comes over where none of its group runs here. No trial is had twice.
void take_plans(Turn& turn, Member& other, const Renumbering& renumbered) {
  std::vector<bool> runs_here;
  for (std::uint16_t i = 0; i < turn.program.plans.size(); ++i) {
    runs_here.push_back(running_with(turn.program, turn.member, i) != kNoPlan);
  }
  for (std::size_t i = 0; i < turn.program.plans.size(); ++i) {
    PlanState& theirs = other.plans[i];
    PlanState& mine = turn.member.plans[i];
    const bool trial_used = mine.trial_used || theirs.trial_used;
    const std::int64_t saved_ever = mine.saved_ever + theirs.saved_ever;
    if (runs_here[i]) {
      leave_behind(turn.program.plans[i], other);
    } else if (theirs.runs() || theirs.follows) {
      mine = theirs;
      for (Redemption& paid : mine.paid) paid = renumbered(std::move(paid));
    }
    mine.trial_used = trial_used;
    mine.saved_ever = saved_ever;
  }
}

void take_facts(Turn& turn, const Member& other) {
  Member& member = turn.member;
  const auto spend = checked_add(member.spend, other.spend);
  if (!spend) return turn.fail(Status::overflow);
  member.spend = *spend;
  member.purchases += other.purchases;
  Dates& dates = member.dates;
  dates.first_purchase = std::min(dates.first_purchase, other.dates.first_purchase);
  dates.last_purchase = later(dates.last_purchase, other.dates.last_purchase);
  for (std::size_t i = 0; i < member.referrals.size(); ++i) {
    count_brought(turn, turn.program.rules[i], other.referrals[i].times);
    for (const Given& gift : other.referrals[i].gifts) {
      note_brought(turn, turn.program.rules[i], gift.thing, gift.amount);
    }
  }
}

}  // namespace

void merge(Turn& turn, const Subject& facts) {
  if (!turn.other) return turn.fail(Status::internal);
  Member other = *turn.other;
  Member& member = turn.member;
  const Renumbering renumbered{member.last_serial, member.last_voucher};
  turn.effect(EffectType::merged, kNoItem, kNobody).text = other.id;
  take_wallets(turn, other, renumbered);
  for (const Shared<Source>& source : other.sources) {
    member.sources.emplace_back(renumbered(*source));
  }
  member.last_serial += other.last_serial;
  for (const Redemption& redemption : other.redemptions) {
    member.redemptions.push_back(renumbered(redemption));
  }
  take_vouchers(member, other, renumbered);
  take_plans(turn, other, renumbered);
  take_rights(member, other);
  take_facts(turn, other);
  for (std::uint16_t i = 0; i < member.streaks.size(); ++i) {
    merge_streak(turn, i, other.streaks[i]);
  }
  merge_tiers(turn, facts, other, renumbered);
  follow_up(turn, {"close", "merge", other.id, kMerge}, [&](document::Writer& writer) {
    writer.member("into", member.id);
    writer.member("reason", "merged");
  });
}

}  // namespace loyalty
