// Block, unblock and close: what an operator decides about a membership as a whole.
#pragma once

#include "mechanics/turn.hpp"

namespace loyalty {

void block_member(Turn& turn);
void unblock_member(Turn& turn);
// Plans end, then points, then vouchers; of one who was merged into another all of it has gone
// over. Nothing comes due or is taken from then on.
void close_member(Turn& turn);

}  // namespace loyalty
