// Activities whose gifts can still be taken back: purchases until `returns.within`, others while
// something they gave is pending.
#pragma once

#include <string_view>

#include "mechanics/turn.hpp"

namespace loyalty {

// The source of the running activity, made when it is first needed; 0 while things come due.
std::uint32_t open_source(Turn& turn);
// Only to read; the others take a source of the running copy's own, to change.
const Source* look_up_source(Turn& turn, std::uint32_t serial);
Source* find_source(Turn& turn, std::uint32_t serial);
Source* find_source(Turn& turn, std::string_view id);
void remember_gift(Turn& turn, Given given);
Millis returnable_until(const Turn& turn, Millis at);

// Something pending of the source went: when it was the last, the source is closed.
void close_when_empty(Turn& turn, Source& source);
// What can no longer be returned, seen from the member's clock: purchases and redemptions past
// their time, and others with nothing pending left.
void forget_closed_sources(Turn& turn);

}  // namespace loyalty
