#include "mechanics/transfer.hpp"

#include <algorithm>

#include "mechanics/follow_up.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/reward.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;
using ledger::Account;
using ledger::Lot;

// What is given and what that costs, in one.
PriceTags with_amount(PriceTags price, std::uint16_t currency, std::int64_t amount) {
  const auto own = std::find_if(price.begin(), price.end(), [currency](const PriceTag& tag) {
    return tag.currency == currency;
  });
  if (own == price.end()) price.push_back({currency, amount});
  else own->amount += amount;
  return price;
}

std::vector<PriceTags> alternatives(Turn& turn, const Subject& facts, const Offer& offer) {
  if (offer.cost.empty()) return {{}};
  return prices_of(turn, facts, offer.cost);
}

Status amount_refusal(Turn& turn, const Subject& facts, const Offer& offer, std::int64_t amount) {
  for (LimitId id : offer.limits) {
    const std::int64_t room = room_under(turn, facts, {id}).amount;
    if (room >= amount) continue;
    turn.out.missing = amount - room;
    const bool is_stock = turn.program.limits[id].by == Limit::By::all;
    return is_stock ? Status::sold_out : Status::limit_reached;
  }
  return Status::ok;
}

// The first alternative that can be paid besides what is given; else what is missing of the first.
std::optional<PriceTags> price_beside(Turn& turn, const Subject& facts, std::uint16_t currency,
                                      std::int64_t amount) {
  std::optional<std::int64_t> missing;
  for (PriceTags& price :
       alternatives(turn, facts, turn.program.currencies[currency].transfer)) {
    const auto gap = short_of(turn.member, with_amount(price, currency, amount));
    if (gap.empty()) return std::move(price);
    if (!missing) missing = gap.front().amount;
  }
  turn.out.missing = missing;
  return std::nullopt;
}

void refuse(Turn& turn, Status status) {
  turn.out.field = "/attributes/currency";
  turn.fail(status);
}

void write_instant(Writer& writer, const Turn& turn, Millis instant) {
  std::string text;
  time::append_timestamp(text, instant, turn.calendar().zone().offset_seconds(instant));
  writer.text(text);
}

// A moving end stands still from here on, where it was.
void write_lines(Writer& writer, const Turn& turn, std::uint16_t currency,
                 const std::vector<Lot>& parts) {
  writer.begin_array();
  for (std::size_t i = 0; i < parts.size();) {
    std::int64_t amount = 0;
    const Millis until = parts[i].expires;
    for (; i < parts.size() && parts[i].expires == until; ++i) amount += parts[i].amount;
    writer.begin_object();
    writer.member("amount", amount);
    writer.member("thing", turn.program.currencies[currency].id);
    if (until != kNever) writer.key("until"), write_instant(writer, turn, until);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

Status transfer_refusal(Turn& turn, const Subject& facts, std::uint16_t currency,
                        std::int64_t amount) {
  const Offer& offer = turn.program.currencies[currency].transfer;
  Status refusal = offer_refusal(turn, facts, offer, 1);
  if (refusal == Status::ok) refusal = amount_refusal(turn, facts, offer, amount);
  if (refusal != Status::ok) return refusal;
  return price_beside(turn, facts, currency, amount) ? Status::ok : Status::insufficient_balance;
}

std::int64_t most_to_give(Turn& turn, const Subject& facts, std::uint16_t currency) {
  const Offer& offer = turn.program.currencies[currency].transfer;
  const std::optional<std::int64_t> missing = turn.out.missing;
  const bool is_open = offer_refusal(turn, facts, offer, 1) == Status::ok;
  turn.out.missing = missing;
  if (!is_open) return 0;
  std::int64_t left = 0;
  for (const PriceTags& price : alternatives(turn, facts, offer)) {
    if (!short_of(turn.member, price).empty()) continue;
    std::int64_t beside = turn.member.wallets[currency].available();
    for (const PriceTag& tag : price) beside -= tag.currency == currency ? tag.amount : 0;
    left = std::max(left, beside);
  }
  return std::min(left, room_under(turn, facts, offer.limits).amount);
}

void transfer(Turn& turn, const Subject& facts) {
  const Value attributes = turn.activity->attributes;
  const int named = turn.program.catalogue.currency(attributes.find("currency").text());
  if (named < 0) return refuse(turn, Status::unknown_currency);
  const auto currency = static_cast<std::uint16_t>(named);
  const Offer& offer = turn.program.currencies[currency].transfer;
  if (!offer.offered) return refuse(turn, Status::not_offered);
  const std::int64_t amount = attributes.find("amount").integer();
  const Status refusal = transfer_refusal(turn, facts, currency, amount);
  if (refusal != Status::ok) return turn.fail(refusal);
  const auto price = price_beside(turn, facts, currency, amount);
  if (!price) return turn.fail(Status::internal);
  take_under(turn, facts, offer.limits, 1, amount, kNobody);
  ledger::Wallet& wallet = turn.member.wallets[currency];
  const Millis moving_end = wallet.end_of({ledger::kMoving, 0, 0});
  pay(turn, *price, offer.item, kNobody);
  const std::size_t begin = turn.out.postings.size();
  std::vector<Lot> parts = wallet.spend(amount, turn.out.postings, Account::transferred);
  for (Lot& part : parts) {
    if (part.expires == ledger::kMoving) part.expires = moving_end;
  }
  turn.close(turn.thing_effect(EffectType::transferred, offer.item,
                               {ThingKind::currency, 0, currency}, amount, kNobody),
             begin);
  const std::string_view to = attributes.find("to").text();
  follow_up(turn, {"transfer_in", "transfer", to, offer.item}, [&](Writer& writer) {
    writer.member("from", turn.member.id);
    writer.key("lines"), write_lines(writer, turn, currency, parts);
  });
}

void transfer_in(Turn& turn) {
  const Value lines = turn.activity->attributes.find("lines");
  for (std::uint16_t i = 0; i < turn.member.wallets.size(); ++i) {
    const std::size_t begin = turn.out.postings.size();
    std::int64_t amount = 0;
    for (Value line : lines) {
      if (turn.program.catalogue.currency(line.find("thing").text()) != i) continue;
      const auto until = time::parse_timestamp(line.find("until").text());
      const std::int64_t part = line.find("amount").integer();
      if (part <= 0) continue;
      amount += part;
      turn.member.wallets[i].earn(part, until ? until->instant : kNever, 0, turn.out.postings,
                                  Account::transferred);
    }
    if (amount == 0) continue;
    turn.close(turn.thing_effect(EffectType::transferred,
                                 turn.program.currencies[i].transfer.item,
                                 {ThingKind::currency, 0, i}, amount, kNobody),
               begin);
  }
}

}  // namespace loyalty
