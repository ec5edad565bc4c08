// Whether a member read from a snapshot is one that activities could have made: positions within
// their lists, sums that agree, order where the rooms rely on it.
#pragma once

#include "mechanics/member.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

bool is_sound(const Program& program, const Member& member);

}  // namespace loyalty
