// Activities whose gifts can still be taken back: purchases until not even a late refund is in
// time, others while something they gave is pending.
#pragma once

#include <string_view>

#include "mechanics/turn.hpp"

namespace loyalty {

// The source of the running activity, made when it is first needed; 0 while things come due.
std::uint32_t open_source(Turn& turn);
// One of that id, as of the running activity.
Source& add_source(Turn& turn, std::string_view id);
// Each makes the source the running copy's own, to be changed.
Source* find_source(Turn& turn, std::uint32_t serial);
Source* find_source(Turn& turn, std::string_view id);
// Answers its position among what the source gave.
std::uint32_t remember_gift(Turn& turn, Given given);
// What a pending lot is of; none when it can no longer be taken back.
Given* gift_of(Turn& turn, std::uint16_t currency, const ledger::PendingLot& lot);
Millis returnable_until(const Turn& turn, Millis at);
// From then on no activity that is accepted, however late, is in time for what happened at `at`.
Millis forgotten_at(const Turn& turn, Millis at);

// Something pending of the source went: when it was the last, the source is closed.
void close_when_empty(Turn& turn, Source& source);
// Forgets what can no longer be returned at `until`: purchases and redemptions that not even a
// late activity reaches any more, and others with nothing pending left. Answers when the next
// purchase or redemption will be forgotten.
Millis close_returns(Turn& turn, Millis until);

}  // namespace loyalty
