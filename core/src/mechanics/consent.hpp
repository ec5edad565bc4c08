// Purposes that a member agrees to, and may take back.
#pragma once

#include "mechanics/turn.hpp"

namespace loyalty {

void set_consent(Turn& turn);

}  // namespace loyalty
