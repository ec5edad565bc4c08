// The activities the engine itself acts on, once the guard has let them through.
#pragma once

#include "mechanics/verb.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

void enrol(Turn& turn);
void set_profile(Turn& turn);
void perform(Turn& turn, Gifts& gifts, const Subject& facts, Verb verb, bool was_purchase);

// Pending points become available, by time or by `confirm`.
void mature(Turn& turn, ledger::Wallet& wallet, std::size_t index);
void refund(Turn& turn, bool was_purchase);
// So much of a pending gift was cancelled: the room it took under limits comes back, and their one
// time when all of it is gone.
void give_room_of_cancelled(Turn& turn, Source& source, const Given& gift, std::int64_t amount);
// `cancel` by the engine: what another's purchase gave goes back by the share that was refunded.
void give_back(Turn& turn);
// The share of what the source gave that was refunded of it, less what went back before.
void give_share_back(Turn& turn, Source& source);
// Returns up to `target` of the redemption in all, the part taken last first.
void return_points(Turn& turn, Redemption& redemption, std::int64_t target, Item rule);

}  // namespace loyalty
