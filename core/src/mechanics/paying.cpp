#include "mechanics/paying.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "mechanics/gifts.hpp"

namespace loyalty {

std::vector<PriceTags> prices_of(Turn& turn, const Subject& facts, const Cost& cost,
                                 std::int64_t quantity) {
  std::vector<PriceTags> prices;
  for (const auto& alternative : cost) {
    PriceTags tags;
    for (const Price& price : alternative) {
      const auto measure = price.quantity.measure(facts, turn.scratch);
      const auto amount = measure ? checked_multiply(measure->amount, quantity) : std::nullopt;
      if (!amount) turn.fail(Status::overflow);
      if (amount && *amount > 0) tags.push_back({price.currency, *amount});
    }
    prices.push_back(std::move(tags));
  }
  return prices;
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

std::optional<PriceTags> payable(Turn& turn, const Subject& facts, const Cost& cost,
                                 std::string_view pay, std::int64_t quantity) {
  if (cost.empty()) return PriceTags{};
  const std::vector<PriceTags> prices = prices_of(turn, facts, cost, quantity);
  if (turn.failed()) return std::nullopt;
  std::optional<std::int64_t> missing;
  for (std::size_t i = 0; i < prices.size(); ++i) {
    if (!is_named(turn.program, cost, i, pay)) continue;
    const std::vector<PriceTag> gap = short_of(turn.member, prices[i]);
    if (gap.empty()) return prices[i];
    if (!missing) missing = gap.front().amount;
  }
  turn.fail(missing ? Status::insufficient_balance : Status::unknown_currency);
  if (!missing) turn.out.field = "/attributes/pay";
  turn.out.missing = missing;
  return std::nullopt;
}

void pay(Turn& turn, const PriceTags& price, Item item, int cause) {
  for (const PriceTag& tag : price) {
    const std::size_t begin = turn.out.postings.size();
    touch(turn, tag.currency);
    turn.member.wallets[tag.currency].spend(tag.amount, turn.out.postings);
    turn.close(turn.thing_effect(EffectType::spent, item,
                                 {ThingKind::currency, 0, tag.currency}, tag.amount, cause),
               begin);
  }
}

void pay_unasked(Turn& turn, const Subject& facts, const Cost& cost, Item item, int cause) {
  if (cost.empty()) return;
  const std::vector<PriceTags> prices = prices_of(turn, facts, cost);
  const auto whole = std::find_if(prices.begin(), prices.end(), [&](const PriceTags& price) {
    return short_of(turn.member, price).empty();
  });
  for (const PriceTag& tag : whole == prices.end() ? prices.front() : *whole) {
    ledger::Wallet& wallet = turn.member.wallets[tag.currency];
    const std::size_t begin = turn.out.postings.size();
    touch(turn, tag.currency);
    wallet.force(tag.amount, turn.program.currencies[tag.currency].shortfall,
                 ledger::Account::spent, turn.out.postings);
    turn.close(turn.thing_effect(EffectType::spent, item,
                                 {ThingKind::currency, 0, tag.currency}, tag.amount, cause),
               begin);
  }
}

}  // namespace loyalty
