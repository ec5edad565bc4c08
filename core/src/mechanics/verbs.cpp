#include "mechanics/verbs.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "mechanics/cart.hpp"
#include "mechanics/consent.hpp"
#include "mechanics/draw.hpp"
#include "mechanics/feedback.hpp"
#include "mechanics/follow_up.hpp"
#include "mechanics/merge.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/notice.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/referral.hpp"
#include "mechanics/reward.hpp"
#include "mechanics/sources.hpp"
#include "mechanics/standing.hpp"
#include "mechanics/streak.hpp"
#include "mechanics/survey.hpp"
#include "mechanics/taking_back.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/transfer.hpp"

namespace loyalty {
namespace {

using document::Value;

constexpr std::size_t kMostLines = UINT16_MAX;  // as far as gifts can name their positions

void take_profile(Turn& turn) {
  Member& member = turn.member;
  const Value attributes = turn.activity->attributes;
  if (const Value birthday = attributes.find("birthday")) {
    member.profile.birthday = birthday.text();
    const time::Date date = time::date_of(*time::parse_day(birthday.text()));
    member.dates.birth_month = date.month;
    member.dates.birth_day = date.day;
  }
  if (const Value language = attributes.find("language")) {
    member.profile.language = language.text();
  }
  if (const Value tags = attributes.find("tags")) {
    member.profile.tags.clear();
    for (Value tag : tags) member.profile.tags.emplace_back(tag.text());
  }
}

// Opens the purchase, so that what it gives can be taken back with it.
void purchase(Turn& turn) {
  open_source(turn);
  Source& source = turn.member.sources.back().edit();
  const Value attributes = turn.activity->attributes;
  source.purchase = true;
  source.amount = attributes.find("amount").integer();
  std::int64_t of_lines = 0;
  for (Value line : attributes.find("lines")) {
    const std::int64_t amount = std::max<std::int64_t>(0, line.find("amount").integer());
    const auto sum = checked_add(of_lines, amount);
    if (!sum || source.line_amounts.size() == kMostLines) return turn.fail(Status::overflow);
    of_lines = *sum;
    source.line_amounts.push_back(amount);
  }
  source.line_refunds.assign(source.line_amounts.size(), 0);
  const auto spend = checked_add(turn.member.spend, source.amount);
  if (!spend) turn.fail(Status::overflow);
}

std::optional<std::uint16_t> named_currency(Turn& turn) {
  const Value named = turn.activity->attributes.find("currency");
  int currency = -1;
  if (named) currency = turn.program.catalogue.currency(named.text());
  else if (turn.program.currencies.size() == 1) currency = 0;
  if (currency < 0) {
    turn.out.field = "/attributes/currency";
    turn.fail(Status::unknown_currency);
    return std::nullopt;
  }
  return static_cast<std::uint16_t>(currency);
}

void redeem(Turn& turn) {
  const auto currency = named_currency(turn);
  if (!currency) return;
  const ledger::Wallet& wallet = turn.member.wallets[*currency];
  const std::int64_t amount = turn.activity->attributes.find("amount").integer();
  if (wallet.available() < amount) {
    turn.out.missing = amount - wallet.available();
    return turn.fail(Status::insufficient_balance);
  }
  Redemption redemption;
  redemption.parts = spend(turn, {*currency, amount}, kRedeem, kNobody);
  redemption.partner = turn.partner;
  redemption.id = turn.activity->id;
  redemption.reference = turn.activity->attributes.find("reference").text();
  redemption.currency = *currency;
  redemption.at = turn.at;
  redemption.amount = amount;
  turn.member.redemptions.push_back(std::move(redemption));
}

void cancel_redemption(Turn& turn) {
  const std::string_view id = turn.activity->attributes.find("redemption").text();
  const auto& redemptions = turn.member.redemptions;
  if (std::any_of(redemptions.begin(), redemptions.end(), [&](const Redemption& redemption) {
        return redemption.id == id && redemption.is_away;
      })) {
    // Nothing could be given back now, and nothing would be left to give back later.
    turn.out.field = "/attributes/redemption";
    return turn.fail(Status::unknown_currency);
  }
  if (cancel_reward(turn, id)) return;
  for (Redemption& redemption : turn.member.redemptions) {
    if (redemption.id != id || returnable_until(turn, redemption.at) <= turn.at) continue;
    return return_points(turn, redemption, redemption.amount, kCancelRedemption);
  }
  turn.out.field = "/attributes/redemption";
  turn.fail(Status::unknown_redemption);
}

void adjust(Turn& turn) {
  const auto currency = named_currency(turn);
  if (!currency) return;
  const Value attributes = turn.activity->attributes;
  const std::int64_t amount = attributes.find("amount").integer();
  ledger::Wallet& wallet = turn.member.wallets[*currency];
  const std::size_t begin = turn.out.postings.size();
  if (amount > 0) {
    wallet.earn(amount, lot_end(turn, *currency, 0, turn.at), 0, turn.out.postings,
                ledger::Account::adjusted);
  } else {
    wallet.force(-amount, turn.program.currencies[*currency].shortfall,
                 ledger::Account::adjusted, turn.out.postings);
  }
  count_for_tiers(turn, *currency, amount, turn.at, Counts::both);
  Effect& effect = turn.thing_effect(EffectType::adjusted, kAdjust,
                                     {ThingKind::currency, 0, *currency}, amount, kNobody);
  turn.close(effect, begin);
  effect.reason = attributes.find("reason").text();
  effect.reference = attributes.find("reference").text();
}

// What the source gave and is still pending, in the order it was given.
struct PendingPlace {
  std::uint16_t currency;
  std::size_t index;
};
std::vector<PendingPlace> pending_of(const Member& member, const Source& source) {
  std::vector<PendingPlace> places;
  for (std::uint32_t gift = 0; gift < source.gifts.size(); ++gift) {
    const Thing thing = source.gifts[gift].thing;
    if (thing.kind != ThingKind::currency || is_away(thing)) continue;
    const auto& pending = member.wallets[thing.index].pending();
    for (std::size_t i = 0; i < pending.size(); ++i) {
      if (pending[i].source == source.serial && pending[i].gift == gift) {
        places.push_back({thing.index, i});
      }
    }
  }
  return places;
}

void settle_pending(Turn& turn, bool confirmed) {
  Source* source = find_source(turn, turn.activity->attributes.find("source").text());
  if (!source || pending_of(turn.member, *source).empty()) {
    turn.out.field = "/attributes/source";
    return turn.fail(Status::nothing_pending);
  }
  for (auto places = pending_of(turn.member, *source); !places.empty();
       places = pending_of(turn.member, *source)) {
    ledger::Wallet& wallet = turn.member.wallets[places.front().currency];
    if (confirmed) {
      mature(turn, wallet, places.front().index);
      continue;
    }
    const ledger::PendingLot lot = wallet.take_pending(places.front().index);
    const std::size_t begin = turn.out.postings.size();
    const Thing thing{ThingKind::currency, 0, places.front().currency};
    Given* gift = gift_of(turn, thing.index, lot);
    wallet.cancel_pending(lot, turn.out.postings, gift ? gift->partner : ledger::kNoPartner);
    if (gift) {
      gift->taken_back += lot.amount;
      uncount_for_tiers(turn, *gift, source->at, lot.amount, lot.amount);
      note_lost(turn, *source, *gift, lot.amount);
    }
    Effect& effect =
        turn.thing_effect(EffectType::cancelled, lot.item, thing, lot.amount, kNobody);
    turn.close(effect, begin);
    effect.text = source->id;
    if (gift) give_room_of_cancelled(turn, *source, *gift, lot.amount);
  }
  close_when_empty(turn, *source);
}

}  // namespace

void enrol(Turn& turn) {
  Member& member = turn.member;
  member.dates.enrolled = turn.at;
  turn.effect(EffectType::enrolled, kNoItem, kNobody);
  if (turn.activity->type == "enrol") {
    member.profile.invited_by = turn.activity->attributes.find("invited_by").text();
    if (member.profile.invited_by == member.id) {
      turn.out.field = "/attributes/invited_by";
      return turn.fail(Status::self_invited);
    }
    take_profile(turn);
  }
  start_tiers(turn);
}

void set_profile(Turn& turn) { take_profile(turn); }

void mature(Turn& turn, ledger::Wallet& wallet, std::size_t index) {
  const ledger::PendingLot lot = wallet.take_pending(index);
  const auto currency = static_cast<std::uint16_t>(&wallet - turn.member.wallets.data());
  const Thing thing{ThingKind::currency, 0, currency};
  Source* source = find_source(turn, lot.source);
  const std::size_t begin = turn.out.postings.size();
  wallet.earn(lot.amount, lot_end(turn, currency, lot.term, turn.at),
              source && source->can_be_undone() ? lot.source : 0, turn.out.postings,
              ledger::Account::pending);
  count_for_tiers(turn, currency, lot.amount, turn.at, Counts::when_available);
  Effect& effect = turn.thing_effect(EffectType::matured, lot.item, thing, lot.amount, kNobody);
  turn.close(effect, begin);
  if (!source) return;
  effect.text = source->id;
  if (Given* gift = gift_of(turn, currency, lot)) gift->counted_at = turn.at;
  close_when_empty(turn, *source);
}

void return_points(Turn& turn, Redemption& redemption, std::int64_t target,
                   Item rule) {
  std::int64_t amount = target - redemption.returned;
  if (amount <= 0) return;
  if (redemption.is_away) {
    return pass_gone(turn, rule, {ThingKind::currency, kAway, redemption.currency});
  }
  redemption.returned = target;
  std::vector<ledger::Lot> back;
  for (std::int64_t left = amount; left > 0;) {
    ledger::Lot& last = redemption.parts.back();
    const std::int64_t part = std::min(left, last.amount);
    back.push_back({last.expires, last.source, part});
    last.amount -= part;
    left -= part;
    if (last.amount == 0) redemption.parts.pop_back();
  }
  if (const auto& grace = turn.program.currencies[redemption.currency].grace) {
    // At least so long from now, whatever their own end.
    const Millis least = grace->end(turn.at, turn.member.dates, turn.calendar());
    for (ledger::Lot& lot : back) {
      if (lot.expires != ledger::kMoving) lot.expires = std::max(lot.expires, least);
    }
  }
  const std::size_t begin = turn.out.postings.size();
  turn.member.wallets[redemption.currency].give_back(back, turn.at, turn.out.postings,
                                                      redemption.partner);
  Effect& effect = turn.thing_effect(
      EffectType::returned, rule, {ThingKind::currency, 0, redemption.currency}, amount, kNobody);
  turn.close(effect, begin);
  effect.text = redemption.id;
}

void perform(Turn& turn, Gifts& gifts, const Subject& facts, Verb verb, bool was_purchase) {
  switch (verb) {
    case Verb::purchase:
      purchase(turn);
      if (turn.cart && !turn.failed()) turn.cart->take(turn, facts);
      return;
    case Verb::refund:
      return refund(turn, was_purchase);
    case Verb::redeem:
      return turn.activity->attributes.find("reward") ? redeem_reward(turn, facts) : redeem(turn);
    case Verb::cancel_redemption:
      return cancel_redemption(turn);
    case Verb::confirm:
      return settle_pending(turn, true);
    case Verb::cancel:
      return turn.activity->attributes.find("refunded") ? give_back(turn)
                                                        : settle_pending(turn, false);
    case Verb::make_up:
      return make_up(turn, gifts, facts);
    case Verb::restore:
      return restore(turn, gifts, facts);
    case Verb::adjust:
      return adjust(turn);
    case Verb::outage:
      return outage(turn, gifts, facts);
    case Verb::gift:
      return receive(turn, facts);
    case Verb::fulfil:
      return fulfil(turn);
    case Verb::start:
      return start_mission(turn, facts);
    case Verb::claim:
      return claim_mission(turn, facts);
    case Verb::draw:
      return draw_prize(turn, facts);
    case Verb::join:
      return join_plan(turn, facts);
    case Verb::leave:
      return leave_plan(turn);
    case Verb::survey:
      return answer_survey(turn, facts);
    case Verb::feedback:
      return take_feedback(turn);
    case Verb::answer:
      return answer_feedback(turn);
    case Verb::block:
      return block_member(turn);
    case Verb::unblock:
      return unblock_member(turn);
    case Verb::close:
      return close_member(turn);
    case Verb::transfer:
      return transfer(turn, facts);
    case Verb::merge:
      return merge(turn, facts);
    case Verb::transfer_in:
      return transfer_in(turn);
    case Verb::consent:
      return set_consent(turn);
    case Verb::told:
      return tell(turn, facts);
    case Verb::none:
    case Verb::enrol:
    case Verb::profile:
      return;
  }
}

}  // namespace loyalty
