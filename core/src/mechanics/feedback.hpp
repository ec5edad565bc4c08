// What members say by themselves, and what is answered.
#pragma once

#include "mechanics/turn.hpp"

namespace loyalty {

void take_feedback(Turn& turn);
void answer_feedback(Turn& turn);
// What has long been done at `until`.
void forget_feedback(Turn& turn, Millis until);

}  // namespace loyalty
