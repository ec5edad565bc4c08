// Posting what was earned: into pending or into a lot, and on to whatever counts it.
#include "base/checked.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/sources.hpp"
#include "mechanics/taking_back.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {

Millis lot_end(const Turn& turn, std::uint16_t currency, std::uint16_t term, Millis at) {
  const Term& own = turn.program.terms[term].term;
  const Term& applies = own.given ? own : turn.program.currencies[currency].term;
  if (applies.since == Since::last_use) return ledger::kMoving;
  return applies.end(at, turn.member.dates, turn.calendar());
}

void touch(Turn& turn, std::uint16_t currency, Millis used) {
  const Term& term = turn.program.currencies[currency].term;
  if (term.since != Since::last_use) return;
  ledger::Wallet& wallet = turn.member.wallets[currency];
  wallet.last_use = wallet.last_use == kNever ? used : std::max(wallet.last_use, used);
  wallet.set_moving_end(
      term.end(wallet.last_use, turn.member.dates, turn.calendar(), wallet.last_use));
}

void touch(Turn& turn, std::uint16_t currency) { touch(turn, currency, turn.at); }

std::int64_t currency_room(Turn& turn, const Subject& facts, std::uint16_t currency) {
  const Room room =
      room_under(turn, facts, turn.program.currencies[currency].limits, currency);
  return room.times == 0 ? 0 : room.amount;
}

void count_currency(Turn& turn, const Subject& facts, std::uint16_t currency, std::int64_t amount,
                    std::int64_t times) {
  take_under(turn, facts, turn.program.currencies[currency].limits, times, amount, kNobody);
}

void give_points(Turn& turn, const PointsGift& gift, int cause) {
  if (turn.failed()) return;
  ledger::Wallet& wallet = turn.member.wallets[gift.thing.index];
  const std::uint16_t currency = gift.thing.index;
  const bool pending = gift.rule && gift.rule->pending;
  const std::size_t begin = turn.out.postings.size();
  touch(turn, currency);
  Millis matures = kNever;
  const std::uint32_t source = pending ? open_source(turn) : gift.returnable ? turn.source : 0;
  std::uint32_t position = 0;
  if (source != 0) {
    position = remember_gift(turn, {gift.item, gift.thing, gift.amount, 0,
                                    pending ? kNever : turn.at, gift.lines, gift.by, 0,
                                    turn.partner});
  }
  if (pending) {
    matures = gift.rule->pending->end(turn.at, turn.member.dates, turn.calendar());
    wallet.earn_pending({matures, source, gift.item, gift.term, gift.amount, position},
                        turn.out.postings, turn.partner);
  } else {
    wallet.earn(gift.amount, lot_end(turn, currency, gift.term, turn.at), source,
                turn.out.postings, ledger::Account::issued, turn.partner);
  }
  count_for_tiers(turn, currency, gift.amount, turn.at,
                  pending ? Counts::when_earned : Counts::both);
  Effect& effect = turn.thing_effect(EffectType::earned, gift.item, gift.thing, gift.amount, cause);
  turn.close(effect, begin);
  effect.by_confirmation = pending && matures == kNever;
  effect.has_until = pending && matures != kNever;
  effect.until = matures;
}

namespace {

// A right, or a level.
void give_right(Turn& turn, Given& gift, const Term& term, int cause, bool of_level) {
  const bool is_level = gift.thing.kind == ThingKind::level;
  const bool lasts_as_level = of_level && !is_level && !term.given;
  const Term& applies =
      term.given || is_level ? term : turn.program.entitlements[gift.thing.index].term;
  if (!lasts_as_level) gift.until = applies.end(turn.at, turn.member.dates, turn.calendar());
  if (lasts_as_level) {
    // Held for as long as the level is: nothing to remember.
  } else if (is_level) {
    grant_level(turn, gift);
  } else {
    auto& rights = turn.member.entitlements;
    const auto alike = find_right(rights, gift);
    if (alike == rights.end()) rights.push_back({gift.thing.index, gift.item, gift.until});
    else ++alike->amount;
  }
  Effect& effect = turn.thing_effect(EffectType::earned, gift.item, gift.thing, 1, cause);
  effect.has_until = gift.until != kNever;
  effect.until = gift.until;
}

}  // namespace

void give_thing(Turn& turn, Given& gift, const Term& term, int cause, bool of_level) {
  if (gift.thing.kind == ThingKind::reward) {
    gift.voucher = give_vouchers(turn, gift.item, gift.thing, gift.amount, term, cause);
  } else if (gift.thing.kind == ThingKind::badge) {
    give_badge(turn, gift, term, cause);
  } else {
    give_right(turn, gift, term, cause, of_level);
  }
}

void give_gift(Turn& turn, const Subject& facts, Item item, const Gift& gift, int cause,
               std::vector<Given>* given, bool of_level) {
  if (turn.failed()) return;
  const auto measure = gift.quantity.measure(facts, turn.scratch);
  if (!measure) return turn.fail(Status::overflow);
  if (measure->amount == 0) return;
  const auto formula = static_cast<std::size_t>(measure->formula - gift.quantity.formulas().data());
  if (gift.thing.kind != ThingKind::currency) {
    Given thing{item, gift.thing, measure->amount, 0, turn.at, {}};
    give_thing(turn, thing, measure->formula->term, cause, of_level);
    // A level's entitlements end with it by themselves.
    if (!given || (of_level && gift.thing.kind == ThingKind::entitlement)) return;
    given->push_back(std::move(thing));
    return;
  }
  const std::int64_t room = currency_room(turn, facts, gift.thing.index);
  const std::int64_t amount = std::min(measure->amount, room);
  if (amount < measure->amount && !turn.due) {
    turn.out.passed_over.push_back({PassedCode::cap_reached, item,
                                    turn.program.currencies[gift.thing.index].item, gift.thing,
                                    measure->amount - amount});
  }
  if (amount == 0) return;
  count_currency(turn, facts, gift.thing.index, amount);
  give_points(turn, {item, gift.thing, amount, gift.terms[formula]}, cause);
  if (!given) return;
  given->push_back({item, gift.thing, amount, 0, turn.at, {}, {}, 0, turn.partner});
  note_values(turn, facts, turn.program.currencies[gift.thing.index].limits, given->back().by);
}

void give_grant(Turn& turn, const Subject& facts, Item item, const Grant& grant, int cause,
                std::vector<Given>* given) {
  for (const Gift& gift : grant) give_gift(turn, facts, item, gift, cause, given, true);
}

}  // namespace loyalty
