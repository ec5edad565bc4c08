// Taking a whole gift back: of a level or a step that was undone, of a redemption cancelled.
#pragma once

#include <algorithm>
#include <string_view>

#include "mechanics/turn.hpp"

namespace loyalty {

// The right that is held for the gift, or for others that are just like it.
template <class Rights>
auto find_right(Rights& rights, const Given& gift) {
  return std::find_if(rights.begin(), rights.end(), [&](const HeldEntitlement& held) {
    return held.entitlement == gift.thing.index && held.from == gift.item &&
           held.until == gift.until;
  });
}

// Whether all of it is still there; of points what is not there is a matter of their `shortfall`.
bool is_there(const Member& member, const Given& gift);

// It cannot be taken back, which is told.
void pass_gone(Turn& turn, Item item, Thing thing);

// `text`: the purchase that was refunded, or the redemption. False when it could not come back: the
// voucher was used, points were forgiven, or the thing waits for its id. It stays given then.
bool take_back(Turn& turn, const Given& gift, std::string_view text);

}  // namespace loyalty
