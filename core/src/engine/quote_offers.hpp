// What a quote says of each thing that could act on the cart, every one by itself beside the rights
// that go best with it.
#pragma once

#include <string>

#include "mechanics/cart.hpp"

namespace loyalty {

// The parts of the answer, each canonical JSON.
struct QuotedOffers {
  std::string next, payments, rights, vouchers;
};

// `turn` has been settled, its activity is the purchase and the cart is open for it. `asked`: what
// the purchase asks for and may have.
QuotedOffers quote_offers(Turn& turn, Cart& cart, const std::vector<CartUse>& asked);

}  // namespace loyalty
