// Rewards that a member asks for: exchanged at once for what they grant, or held as a voucher until
// it is used, handed over, cancelled or ends.
#pragma once

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

// Whether so many are left under limits that count what is asked for; `out.missing` as below.
Status limits_refusal(Turn& turn, const Subject& facts, const std::vector<LimitId>& limits,
                      std::int64_t quantity);
// Why the offer cannot be had `quantity` times now; ok when it can. Its cost is not asked about.
// Says in `out.missing` how much too many that is.
Status offer_refusal(Turn& turn, const Subject& facts, const Offer& offer, std::int64_t quantity);

// As offer_refusal; what it is exchanged for has to fit whole, too.
Status reward_refusal(Turn& turn, const Subject& facts, const Reward& reward,
                      std::int64_t quantity);

// `redeem` of a reward: checks, cost, then the voucher or what is granted at once.
void redeem_reward(Turn& turn, const Subject& facts);
// Redeemed by a purchase for its own cart: the cost is taken against the purchase, so that it
// returns by share with a refund, and no voucher is left.
void redeem_on_cart(Turn& turn, const Subject& facts, const Reward& reward, std::int64_t quantity,
                    std::string_view pay);
// The shop handed it over.
void fulfil(Turn& turn);
// Undoes the redemption: its voucher, or what it granted; its cost returns to its lots. False when
// no reward was redeemed under that id.
bool cancel_reward(Turn& turn, std::string_view redemption);

}  // namespace loyalty
