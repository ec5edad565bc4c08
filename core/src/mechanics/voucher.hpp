// Vouchers: what is held of a reward until it is used on a cart, handed over, or ends.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mechanics/turn.hpp"

namespace loyalty {

struct VoucherPlace {
  std::uint16_t reward;
  std::size_t index;  // within RewardState::vouchers
};

// As the documents name it: `v7`.
std::string voucher_id(std::uint32_t number);
std::optional<VoucherPlace> find_voucher(const Member& member, std::string_view id);
Voucher& at(Member& member, VoucherPlace place);

// A voucher of the reward, open from now on. Its end is `term`'s, else the reward's own.
Voucher& issue(Turn& turn, std::uint16_t reward, Item from, std::int64_t quantity,
               const Term& term);
// Gives `count` of them, each with an effect of its own; answers the number of the first.
std::uint32_t give_vouchers(Turn& turn, Item item, Thing thing, std::int64_t count,
                            const Term& term, int cause);

// An effect about the voucher, whose state is the caller's business.
Effect& voucher_effect(Turn& turn, EffectType type, Item rule, std::uint16_t reward,
                       const Voucher& voucher);
void close(Turn& turn, Voucher& voucher, VoucherState state);

Millis next_voucher_end(const Member& member);
void expire_vouchers(Turn& turn);
// Whether all that the gift was is still open.
bool are_open(const Member& member, const Given& gift);
// What the gift was and is still open goes back, newest first; answers whether all of it did.
bool take_back_vouchers(Turn& turn, const Given& gift, std::string_view purchase);
// What could not go back to the purchase because it was used does so as soon as it would be open.
void owe_vouchers(Turn& turn, const Given& gift, std::string_view purchase);
// A purchase is refunded whole: what it used is open again, unless it has ended meanwhile, or goes
// back to the purchase that gave it.
void reopen_vouchers(Turn& turn, std::string_view purchase);
// Forgets those closed so long ago that nothing can return them; answers when the next will be.
Millis forget_vouchers(Turn& turn, Millis until);

}  // namespace loyalty
