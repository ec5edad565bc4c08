// What invitations brought: of each rule that gives to whoever invited, or to who was invited, how
// often it gave to this member and what, net of what was taken back.
#pragma once

#include "mechanics/turn.hpp"

namespace loyalty {

void note_brought(Turn& turn, const Rule& rule, Thing thing, std::int64_t amount);
void count_brought(Turn& turn, const Rule& rule, std::int64_t times);
// So much of the gift, if such a rule gave it, was taken back just now.
void note_lost(Turn& turn, const Source& source, const Given& gift, std::int64_t amount);

}  // namespace loyalty
