#include "mechanics/paying.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "mechanics/gifts.hpp"

namespace loyalty {

namespace {

// None where formulas have conditions and none of them holds: no price is not a price of nothing.
std::optional<PriceTags> price_of(Turn& turn, const Subject& facts,
                                  const std::vector<Price>& alternative, std::int64_t quantity) {
  PriceTags tags;
  for (const Price& price : alternative) {
    const auto measure = price.quantity.measure(facts, turn.scratch);
    if (measure && !measure->formula) return std::nullopt;
    const auto amount = measure ? checked_multiply(measure->amount, quantity) : std::nullopt;
    if (!amount) turn.fail(Status::overflow);
    if (amount && *amount > 0) tags.push_back({price.currency, *amount});
  }
  return tags;
}

}  // namespace

std::vector<PriceTags> prices_of(Turn& turn, const Subject& facts, const Cost& cost,
                                 std::int64_t quantity) {
  std::vector<PriceTags> prices;
  for (const auto& alternative : cost) {
    if (auto price = price_of(turn, facts, alternative, quantity)) {
      prices.push_back(std::move(*price));
    }
  }
  return prices;
}

bool has_price(Turn& turn, const Subject& facts, const Cost& cost) {
  return cost.empty() || !prices_of(turn, facts, cost).empty();
}

std::vector<PriceTag> short_of(const Member& member, const PriceTags& price) {
  std::vector<PriceTag> missing;
  for (const PriceTag& tag : price) {
    if (tag.currency == kMoney) continue;
    const std::int64_t available = member.wallets[tag.currency].available();
    if (available < tag.amount) missing.push_back({tag.currency, tag.amount - available});
  }
  return missing;
}

namespace {

// By a currency that the alternative takes or, as several may take it, by its position from 1.
bool is_named(const Program& program, const Cost& cost, std::size_t i, std::string_view pay) {
  return pay.empty() || pay == std::to_string(i + 1) ||
         std::any_of(cost[i].begin(), cost[i].end(), [&](const Price& price) {
           return price.currency == kMoney ? pay == "money"
                                           : pay == program.currencies[price.currency].id;
         });
}

}  // namespace

std::optional<std::size_t> first_named(const Program& program, const Cost& cost,
                                       std::string_view pay) {
  for (std::size_t i = 0; i < cost.size(); ++i) {
    if (is_named(program, cost, i, pay)) return i;
  }
  return std::nullopt;
}

Payment find_payment(Turn& turn, const Subject& facts, const Cost& cost, std::string_view pay,
                     std::int64_t quantity) {
  if (cost.empty()) return {PriceTags{}};
  Payment found;
  found.refusal = Status::unknown_currency;
  for (std::size_t i = 0; i < cost.size(); ++i) {
    if (!is_named(turn.program, cost, i, pay)) continue;
    auto price = price_of(turn, facts, cost[i], quantity);
    if (turn.failed()) return found;
    if (found.refusal == Status::unknown_currency) found.refusal = Status::condition_false;
    if (!price) continue;
    const std::vector<PriceTag> gap = short_of(turn.member, *price);
    if (gap.empty()) return {std::move(price), i};
    found.refusal = Status::insufficient_balance;
    if (!found.missing) found.missing = gap.front().amount;
  }
  return found;
}

void refuse_payment(Turn& turn, const Payment& payment) {
  turn.fail(payment.refusal);
  if (payment.refusal == Status::unknown_currency) turn.out.field = "/attributes/pay";
  turn.out.missing = payment.missing;
}

std::optional<PriceTags> payable(Turn& turn, const Subject& facts, const Cost& cost,
                                 std::string_view pay, std::int64_t quantity) {
  Payment found = find_payment(turn, facts, cost, pay, quantity);
  if (!found.price && !turn.failed()) refuse_payment(turn, found);
  return std::move(found.price);
}

std::vector<ledger::Lot> spend(Turn& turn, const PriceTag& tag, Item item, int cause) {
  const std::size_t begin = turn.out.postings.size();
  touch(turn, tag.currency);
  std::vector<ledger::Lot> parts = turn.member.wallets[tag.currency].spend(
      tag.amount, turn.out.postings, ledger::Account::spent, turn.partner);
  turn.close(turn.thing_effect(EffectType::spent, item, {ThingKind::currency, 0, tag.currency},
                               tag.amount, cause),
             begin);
  return parts;
}

void pay(Turn& turn, const PriceTags& price, Item item, int cause) {
  for (const PriceTag& tag : price) spend(turn, tag, item, cause);
}

void pay_unasked(Turn& turn, const Subject& facts, const Cost& cost, Item item, int cause) {
  const std::vector<PriceTags> prices = prices_of(turn, facts, cost);
  if (prices.empty()) return;
  const auto whole = std::find_if(prices.begin(), prices.end(), [&](const PriceTags& price) {
    return short_of(turn.member, price).empty();
  });
  for (const PriceTag& tag : whole == prices.end() ? prices.front() : *whole) {
    ledger::Wallet& wallet = turn.member.wallets[tag.currency];
    const std::size_t begin = turn.out.postings.size();
    touch(turn, tag.currency);
    wallet.force(tag.amount, turn.program.currencies[tag.currency].shortfall,
                 ledger::Account::spent, turn.out.postings, turn.partner);
    turn.close(turn.thing_effect(EffectType::spent, item,
                                 {ThingKind::currency, 0, tag.currency}, tag.amount, cause),
               begin);
  }
}

}  // namespace loyalty
