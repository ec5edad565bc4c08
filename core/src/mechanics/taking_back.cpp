#include "mechanics/taking_back.hpp"

#include <algorithm>

#include "mechanics/limits.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

bool take_back_points(Turn& turn, const Given& gift, std::string_view text) {
  const Currency& currency = turn.program.currencies[gift.thing.index];
  const std::size_t begin = turn.out.postings.size();
  turn.member.wallets[gift.thing.index].claw_back(gift.amount, 0, 0, currency.shortfall,
                                                  turn.out.postings);
  uncount_for_tiers(turn, gift, gift.counted_at, gift.amount, 0);
  Effect& effect =
      turn.thing_effect(EffectType::clawed_back, gift.item, gift.thing, gift.amount, kNobody);
  turn.close(effect, begin);
  effect.text = text;
  give_back_under(turn, currency.limits, gift.counted_at, 1, gift.amount, gift.by);
  return std::none_of(
      turn.out.postings.begin() + static_cast<std::ptrdiff_t>(begin), turn.out.postings.end(),
      [](const ledger::Posting& posting) { return posting.from == ledger::Account::forgiven; });
}

bool take_back_entitlement(Turn& turn, const Given& gift, std::string_view text) {
  const std::size_t held =
      std::erase_if(turn.member.entitlements, [&](const HeldEntitlement& entitlement) {
        return entitlement.from == gift.item && entitlement.entitlement == gift.thing.index;
      });
  if (held == 0) return false;
  turn.thing_effect(EffectType::clawed_back, gift.item, gift.thing, 1, kNobody).text = text;
  return true;
}

}  // namespace

void pass_gone(Turn& turn, Item item, Thing thing) {
  turn.pass(PassedCode::gone, item);
  turn.out.passed_over.back().thing = thing;
}

bool is_there(const Member& member, const Given& gift) {
  if (is_away(gift.thing)) return false;
  switch (gift.thing.kind) {
    case ThingKind::currency:
      return true;
    case ThingKind::entitlement:
      return std::any_of(member.entitlements.begin(), member.entitlements.end(),
                         [&](const HeldEntitlement& held) {
                           return held.from == gift.item && held.entitlement == gift.thing.index;
                         });
    case ThingKind::reward:
      return are_open(member, gift);
    case ThingKind::badge: {
      const auto& held = member.missions[gift.thing.index].held;
      return std::any_of(held.begin(), held.end(),
                         [&](const HeldBadge& badge) { return badge.from == gift.item; });
    }
    case ThingKind::level:
      break;
  }
  return false;
}

bool take_back(Turn& turn, const Given& gift, std::string_view text) {
  if (is_away(gift.thing)) {
    pass_gone(turn, gift.item, gift.thing);
    return false;
  }
  switch (gift.thing.kind) {
    case ThingKind::currency:
      return take_back_points(turn, gift, text);
    case ThingKind::entitlement:
      return take_back_entitlement(turn, gift, text);
    case ThingKind::reward:
      if (take_back_vouchers(turn, gift, text)) return true;
      pass_gone(turn, gift.item, gift.thing);
      return false;
    case ThingKind::badge:
      return take_back_badge(turn, gift, text);
    case ThingKind::level:
      break;
  }
  return false;
}

}  // namespace loyalty
