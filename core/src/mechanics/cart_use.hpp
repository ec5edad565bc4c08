// One thing that may act on a cart: a right held, a voucher, a reward redeemed on the spot; and
// what it would do to the cart as the sheet has it.
#pragma once

#include <optional>
#include <string_view>

#include "mechanics/cart_sheet.hpp"
#include "mechanics/facts.hpp"

namespace loyalty {

inline constexpr int kUnasked = -1;

struct CartUse {
  const Use* use = nullptr;
  Thing thing;
  std::uint32_t voucher = 0;     // its number; 0: a right, or redeemed on the spot
  std::int64_t quantity = 1;
  bool redeems = false;
  bool wastes = false;           // units that bring nothing are let pass
  std::string_view pay = {};     // the alternative of its cost
  int asked = kUnasked;          // position in the purchase's `use`
  std::int64_t amount = 0;       // what it comes to, off or money
  std::int64_t unit = 0;         // of one, before any limit

  bool is_right() const { return thing.kind == ThingKind::entitlement; }
  bool pays_by_units() const { return redeems && use->money; }  // redeemed to pay with
};

struct UseVerdict {
  Status status = Status::ok;
  std::int64_t amount = 0, unit = 0;
  Measure measure = {};
  std::optional<std::int64_t> missing = {};
  bool is_surplus = false;  // refused, as there is less left to lower or to pay
};

// What the use would do now. `says_missing`: also how much more `amount` would make it do any.
UseVerdict judge_use(Turn& turn, CartSheet& sheet, const CartUse& use, bool says_missing = false);
void put_on_cart(CartSheet& sheet, const CartUse& use, const UseVerdict& verdict);

// The order in which they act: every `off`, then every `money`, each as the programme lists them.
bool acts_before(const CartUse& one, const CartUse& other);
// Why the two cannot stand on one cart, the first being the one that acts first.
bool excludes(const CartUse& first, const CartUse& second);

}  // namespace loyalty
