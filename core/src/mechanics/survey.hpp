// Surveys: the answers are the activity's, which the journal has; what they give is given here.
#pragma once

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

void answer_survey(Turn& turn, const Subject& facts);

}  // namespace loyalty
