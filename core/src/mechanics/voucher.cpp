#include "mechanics/voucher.hpp"

#include <algorithm>
#include <utility>

#include "mechanics/sources.hpp"

namespace loyalty {

std::string voucher_id(std::uint32_t number) { return "v" + std::to_string(number); }

std::optional<VoucherPlace> find_voucher(const Member& member, std::string_view id) {
  for (std::uint16_t reward = 0; reward < member.rewards.size(); ++reward) {
    const auto& vouchers = member.rewards[reward].vouchers;
    for (std::size_t i = 0; i < vouchers.size(); ++i) {
      if (voucher_id(vouchers[i].number) == id) return VoucherPlace{reward, i};
    }
  }
  return std::nullopt;
}

Voucher& at(Member& member, VoucherPlace place) {
  return member.rewards[place.reward].vouchers[place.index];
}

Effect& voucher_effect(Turn& turn, EffectType type, Item rule, std::uint16_t reward,
                       const Voucher& voucher) {
  Effect& effect = turn.thing_effect(type, rule, {ThingKind::reward, 0, reward},
                                     voucher.quantity, kNobody);
  effect.voucher = voucher.number;
  return effect;
}

Voucher& issue(Turn& turn, std::uint16_t reward, Item from, std::int64_t quantity,
               const Term& term) {
  const Term& applies = term.given ? term : turn.program.rewards[reward].term;
  Voucher voucher;
  voucher.number = ++turn.member.last_voucher;
  voucher.from = from;
  voucher.quantity = quantity;
  voucher.issued = turn.at;
  voucher.until = applies.end(turn.at, turn.member.dates, turn.calendar());
  return turn.member.rewards[reward].vouchers.emplace_back(std::move(voucher));
}

std::uint32_t give_vouchers(Turn& turn, Item item, Thing thing, std::int64_t count,
                            const Term& term, int cause) {
  const std::uint32_t first = turn.member.last_voucher + 1;
  for (std::int64_t i = 0; i < count && !turn.failed(); ++i) {
    const Voucher& voucher = issue(turn, thing.index, item, 1, term);
    Effect& effect = voucher_effect(turn, EffectType::earned, item, thing.index, voucher);
    effect.cause = cause;
    effect.has_until = voucher.until != kNever;
    effect.until = voucher.until;
  }
  return first;
}

void close(Turn& turn, Voucher& voucher, VoucherState state) {
  voucher.state = state;
  voucher.closed = turn.at;
}

Millis next_voucher_end(const Member& member) {
  Millis next = kNever;
  for (const RewardState& reward : member.rewards) {
    for (const Voucher& voucher : reward.vouchers) {
      if (voucher.is_open()) next = std::min(next, voucher.until);
    }
  }
  return next;
}

void expire_vouchers(Turn& turn) {
  for (std::uint16_t reward = 0; reward < turn.member.rewards.size(); ++reward) {
    for (Voucher& voucher : turn.member.rewards[reward].vouchers) {
      ++turn.rows;
      if (!voucher.is_open() || voucher.until > turn.at) continue;
      close(turn, voucher, VoucherState::expired);
      voucher_effect(turn, EffectType::expired, turn.program.rewards[reward].item, reward, voucher);
    }
  }
}

namespace {

bool is_of(const Voucher& voucher, const Given& gift) {
  return voucher.number >= gift.voucher && voucher.number - gift.voucher < gift.amount;
}

}  // namespace

bool are_open(const Member& member, const Given& gift) {
  const auto& vouchers = member.rewards[gift.thing.index].vouchers;
  return gift.amount == std::count_if(vouchers.begin(), vouchers.end(), [&](const Voucher& one) {
           return is_of(one, gift) && one.is_open();
         });
}

bool take_back_vouchers(Turn& turn, const Given& gift, std::string_view purchase) {
  std::int64_t taken = 0;
  auto& vouchers = turn.member.rewards[gift.thing.index].vouchers;
  for (auto voucher = vouchers.rbegin(); voucher != vouchers.rend(); ++voucher) {
    if (!is_of(*voucher, gift) || !voucher->is_open()) continue;
    close(turn, *voucher, VoucherState::cancelled);
    voucher_effect(turn, EffectType::clawed_back, gift.item, gift.thing.index, *voucher).text =
        purchase;
    ++taken;
  }
  return taken == gift.amount;
}

void owe_vouchers(Turn& turn, const Given& gift, std::string_view purchase) {
  for (Voucher& voucher : turn.member.rewards[gift.thing.index].vouchers) {
    if (is_of(voucher, gift) && voucher.state == VoucherState::used) voucher.owed_to = purchase;
  }
}

void reopen_vouchers(Turn& turn, std::string_view purchase) {
  static constexpr Item kByRefund = kRefund;
  for (std::uint16_t reward = 0; reward < turn.member.rewards.size(); ++reward) {
    for (Voucher& voucher : turn.member.rewards[reward].vouchers) {
      if (voucher.state != VoucherState::used || voucher.used_on != purchase) continue;
      voucher.used_on.clear();
      if (!voucher.owed_to.empty()) {
        close(turn, voucher, VoucherState::cancelled);
        voucher_effect(turn, EffectType::clawed_back, voucher.from, reward, voucher).text =
            std::exchange(voucher.owed_to, {});
        continue;
      }
      voucher.state = VoucherState::open;
      voucher.closed = kNever;
      voucher_effect(turn, EffectType::returned, kByRefund, reward, voucher);
      if (voucher.until > turn.at) continue;
      close(turn, voucher, VoucherState::expired);
      voucher_effect(turn, EffectType::expired, turn.program.rewards[reward].item, reward, voucher);
    }
  }
}

Millis forget_vouchers(Turn& turn, Millis until) {
  Millis next = kNever;
  for (RewardState& reward : turn.member.rewards) {
    std::erase_if(reward.vouchers, [&](const Voucher& voucher) {
      ++turn.rows;
      if (voucher.is_open()) return false;
      const Millis forgotten = forgotten_at(turn, voucher.closed);
      if (forgotten > until) next = std::min(next, forgotten);
      return forgotten <= until;
    });
  }
  return next;
}

}  // namespace loyalty
