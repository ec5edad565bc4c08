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
                                                  turn.out.postings, gift.partner);
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
  auto& rights = turn.member.entitlements;
  const auto held = find_right(rights, gift);
  if (held == rights.end()) return false;
  if (--held->amount == 0) rights.erase(held);
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
      return find_right(member.entitlements, gift) != member.entitlements.end();
    case ThingKind::reward:
      return are_open(member, gift);
    case ThingKind::badge:
      return has_badge(member, gift);
    case ThingKind::level:
      return has_granted(member, gift);
    case ThingKind::plan:
      break;  // joined, never given
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
      return take_back_granted(turn, gift, text);
    case ThingKind::plan:
      break;
  }
  return false;
}

}  // namespace loyalty
