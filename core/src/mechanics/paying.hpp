// Costs: asked for (a rescue: the whole price or nothing) and unasked (a rule's: what is not there
// follows the currency's `shortfall`).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

struct PriceTag {
  std::uint16_t currency;  // kMoney: paid outside, which is never short
  std::int64_t amount;
};
using PriceTags = std::vector<PriceTag>;

// The alternatives that there are for this member, worked out for so many of what is asked for. One
// is not there where a price goes by conditions of which none holds.
std::vector<PriceTags> prices_of(Turn& turn, const Subject& facts, const Cost& cost,
                                 std::int64_t quantity = 1);
// Whether any alternative is there; what has no cost needs none.
bool has_price(Turn& turn, const Subject& facts, const Cost& cost);
// What is short of each currency of one alternative; empty when it can be paid.
std::vector<PriceTag> short_of(const Member& member, const PriceTags& price);
// The first alternative that `pay` names.
std::optional<std::size_t> first_named(const Program& program, const Cost& cost,
                                       std::string_view pay);
// As `payable`, and which alternative that is; where none can be paid, why not. Fails nothing but
// what overflows.
struct Payment {
  std::optional<PriceTags> price = {};
  std::size_t alternative = 0;
  Status refusal = Status::ok;
  std::optional<std::int64_t> missing = {};
};
Payment find_payment(Turn& turn, const Subject& facts, const Cost& cost, std::string_view pay,
                     std::int64_t quantity = 1);
void refuse_payment(Turn& turn, const Payment& payment);
// The first alternative that can be paid, of those that `pay` names: by a currency they take, or
// one by its position from 1.
// Otherwise fails with insufficient_balance and the number that is missing of the first one, or
// with condition_false where none of them is there.
std::optional<PriceTags> payable(Turn& turn, const Subject& facts, const Cost& cost,
                                 std::string_view pay, std::int64_t quantity = 1);
// Takes what is there and says so. Answers the parts, for giving them back.
std::vector<ledger::Lot> spend(Turn& turn, const PriceTag& tag, Item item, int cause);
void pay(Turn& turn, const PriceTags& price, Item item, int cause);
void pay_unasked(Turn& turn, const Subject& facts, const Cost& cost, Item item, int cause);

}  // namespace loyalty
