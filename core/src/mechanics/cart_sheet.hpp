// The sheet a cart is worked out on: a copy of the purchase's attributes, in which what each use
// takes off is written down at once, so that the next one sees the cart that the earlier ones left.
//
//   sheet.open(program, purchase);
//   sheet.lower(measure, 500);             // 5.00 off, shared over what was measured
//   EventFacts(turn, &sheet.activity())    // `amount`, `paid`, `delivery`, `lines` as they are now
#pragma once

#include <cstdint>
#include <vector>

#include "blocks/quantity.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

class CartSheet {
 public:
  // What is left to pay, and of what: the lines in order, what stands on no line, the delivery.
  struct Figures {
    std::int64_t amount = 0, paid = 0;
    std::vector<std::int64_t> parts;
  };

  // False when the lines come to more than an integer holds.
  bool open(const Program& program, const Activity& purchase);
  const Activity& activity() const { return activity_; }
  const Figures& figures() const { return figures_; }
  const Figures& sent() const { return sent_; }
  void set(const Figures& figures);
  // More goods on no line, to see what they would change.
  void raise(std::int64_t more);

  // How much `off` measured so may come to.
  std::int64_t left_of(const Measure& measure) const;
  void lower(const Measure& measure, std::int64_t off);
  void pay(std::int64_t money);

  // What `quantity` says while a use is asked about: how many of the reward the voucher is.
  void set_quantity(std::int64_t quantity);
  // `quantity` is the purchase's own again.
  void close();

 private:
  void write_copy(document::Value attributes);
  bool read_figures();
  void read_lines();
  // Spreads over the parts by weight; answers what they could not take.
  std::int64_t spread(const std::vector<std::int64_t>& weights, std::int64_t off);
  void write_figures();

  std::string text_;
  document::Document document_;
  Activity activity_;
  Figures sent_, figures_;
  std::vector<document::Value> places_;  // of the parts; absent where there is nothing to lower
  int quantity_slot_ = -1;
  document::Value own_quantity_;
};

// `amount` over the weights by largest remainder, equal ones by position: the sum is exact and no
// share is above its weight. `amount` may be up to their sum.
std::vector<std::int64_t> shares_of(std::int64_t amount, const std::vector<std::int64_t>& weights);

}  // namespace loyalty
