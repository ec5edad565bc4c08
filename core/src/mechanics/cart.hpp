// The cart of a purchase: which rights and vouchers act on it, what they take off or pay, and what
// that costs the member. Worked out before anything earns, so that rules see what is left to pay.
//
//   const Activity& seen = cart.work_out(turn, purchase);   // changes nothing of the member's
//   … rules judge `seen` …
//   cart.take(turn, facts);                                 // pays, uses the vouchers up, says so
#pragma once

#include <vector>

#include "mechanics/cart_search.hpp"

namespace loyalty {

class Cart {
 public:
  // The purchase as rules see it: `list`, `amount`, `paid`, `delivery` and lines after all uses.
  // Fails the turn when something that was asked for cannot be.
  const Activity& work_out(Turn& turn, const Activity& purchase);
  void take(Turn& turn, const Subject& facts);

  // The figures to begin with, for a quote: nothing is used yet. False: the turn failed.
  bool open(Turn& turn, const Activity& purchase);
  CartSheet& sheet() { return sheet_; }
  const CartSheet& sheet() const { return sheet_; }
  const CartPlan& plan() const { return plan_; }
  bool was_worked_out() const { return worked_out_; }

 private:
  void refuse(Turn& turn);
  CartSheet sheet_;
  CartPlan plan_;
  bool worked_out_ = false;
};

// What the member may use without asking.
std::vector<CartUse> rights_held(const Turn& turn);
// Vouchers that could be used; of those that are the same for a cart only the one that ends first.
std::vector<CartUse> vouchers_held(const Turn& turn);
// Adds what `use` of a purchase asks for; fails the turn where there is no such thing to use.
void add_asked(Turn& turn, const Subject& facts, document::Value asked,
               std::vector<CartUse>& uses);
// By share of what is refunded of the purchase, room under the limits of what it used.
void give_uses_back(Turn& turn, Source& source);

}  // namespace loyalty
