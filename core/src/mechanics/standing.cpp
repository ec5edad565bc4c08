#include "mechanics/standing.hpp"

#include "mechanics/plan.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

using ledger::Account;

std::string_view attribute(const Turn& turn, std::string_view name) {
  return turn.activity->attributes.find(name).text();
}

// Those of one who was merged go on over there, or not, and are not told here.
void end_plans(Turn& turn, bool tells) {
  for (std::uint16_t i = 0; i < turn.member.plans.size(); ++i) {
    PlanState& state = turn.member.plans[i];
    if (tells && state.runs()) end_plan(turn, i);
    state = state.ended();
  }
  if (tells) tell_falls(turn);
}

void empty_wallets(Turn& turn, Account to) {
  for (std::uint16_t i = 0; i < turn.member.wallets.size(); ++i) {
    const std::size_t begin = turn.out.postings.size();
    const std::int64_t amount = turn.member.wallets[i].empty(to, turn.out.postings);
    if (turn.out.postings.size() == begin) continue;
    const EffectType type =
        to == Account::expired ? EffectType::expired : EffectType::transferred;
    turn.close(
        turn.thing_effect(type, kClose, {ThingKind::currency, 0, i}, amount, kNobody), begin);
  }
}

void end_vouchers(Turn& turn) {
  for (std::uint16_t reward = 0; reward < turn.member.rewards.size(); ++reward) {
    for (Voucher& voucher : turn.member.rewards[reward].vouchers) {
      if (!voucher.is_open()) continue;
      close(turn, voucher, VoucherState::expired);
      voucher_effect(turn, EffectType::expired, kClose, reward, voucher);
    }
  }
}

}  // namespace

void block_member(Turn& turn) {
  if (turn.member.standing == Standing::blocked) return;
  turn.member.standing = Standing::blocked;
  turn.effect(EffectType::blocked, kNoItem, kNobody).reason = attribute(turn, "reason");
}

void unblock_member(Turn& turn) {
  if (turn.member.standing != Standing::blocked) return;
  turn.member.standing = Standing::active;
  turn.effect(EffectType::unblocked, kNoItem, kNobody).reason = attribute(turn, "reason");
}

void close_member(Turn& turn) {
  const std::string_view into = attribute(turn, "into");
  end_plans(turn, into.empty());
  empty_wallets(turn, into.empty() ? Account::expired : Account::transferred);
  if (into.empty()) {
    end_vouchers(turn);
  } else {
    turn.member.rewards.assign(turn.member.rewards.size(), {});
    for (MissionState& badge : turn.member.missions) badge.held.clear();
  }
  turn.member.entitlements.clear();
  turn.member.standing = Standing::closed;
  turn.member.into = into;
  Effect& effect = turn.effect(EffectType::closed, kNoItem, kNobody);
  effect.reason = attribute(turn, "reason");
  effect.text = into;
}

}  // namespace loyalty
