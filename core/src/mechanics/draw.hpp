// Draws: a wheel, a box, a scratch card. The authority's entropy decides, by a rule that anybody
// can follow (blocks/ticket.hpp); what is out gives the fallback, what was promised comes.
#pragma once

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

// Its limits leave nothing of it: the stock, or this member's part.
bool is_out(Turn& turn, const Subject& facts, const Prize& prize);

// `draw`: checks, cost, then the prize and what it grants. Without entropy it is only asked about:
// everything but the prize.
void draw_prize(Turn& turn, const Subject& facts);

}  // namespace loyalty
