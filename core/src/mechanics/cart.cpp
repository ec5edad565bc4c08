#include "mechanics/cart.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/ratio.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/reward.hpp"
#include "mechanics/sources.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

using document::Value;

std::string place_of(std::size_t position, std::string_view key) {
  return joined({"/attributes/use/", std::to_string(position), key});
}

void refuse(Turn& turn, Status status, std::string field) {
  if (turn.failed()) return;
  turn.out.field = std::move(field);
  turn.fail(status);
}

void add_voucher(Turn& turn, std::string_view id, CartUse use, std::vector<CartUse>& uses) {
  const std::string field = place_of(static_cast<std::size_t>(use.asked), "/voucher");
  const auto place = find_voucher(turn.member, id);
  if (!place) return refuse(turn, Status::unknown_voucher, field);
  const Voucher& voucher = at(turn.member, *place);
  if (!voucher.is_open()) return refuse(turn, Status::voucher_not_open, field);
  const Reward& reward = turn.program.rewards[place->reward];
  if (!reward.use.given) return refuse(turn, Status::not_offered, field);
  // A purchase that comes late cannot use what was given after it.
  if (voucher.issued > turn.at) return refuse(turn, Status::outside_window, field);
  use.use = &reward.use;
  use.thing = {ThingKind::reward, 0, place->reward};
  use.voucher = voucher.number;
  use.quantity = voucher.quantity;
  uses.push_back(use);
}

void add_redeemed(Turn& turn, const Subject& facts, Value asked, CartUse use,
                  std::vector<CartUse>& uses) {
  const auto position = static_cast<std::size_t>(use.asked);
  const auto& rewards = turn.program.rewards;
  const auto reward = std::find_if(rewards.begin(), rewards.end(), [&](const Reward& candidate) {
    return candidate.id == asked.find("reward").text();
  });
  if (reward == rewards.end()) {
    return refuse(turn, Status::unknown_reward, place_of(position, "/reward"));
  }
  if (!reward->offered || !reward->use.given) {
    return refuse(turn, Status::not_offered, place_of(position, "/reward"));
  }
  use.use = &reward->use;
  use.thing = {ThingKind::reward, 0, static_cast<std::uint16_t>(reward - rewards.begin())};
  use.redeems = true;
  if (const Value quantity = asked.find("quantity")) use.quantity = quantity.integer();
  use.pay = asked.find("pay").text();
  const Status status = offer_refusal(turn, facts, *reward, use.quantity);
  if (status != Status::ok) return refuse(turn, status, place_of(position, ""));
  if (!payable(turn, facts, reward->cost, use.pay, use.quantity)) {
    turn.out.field = place_of(position, turn.out.field.empty() ? "" : "/pay");
    return;
  }
  uses.push_back(use);
}

// A use that was redeemed on the spot is remembered by its reward, for the limits of that.
void remember_use(Turn& turn, const Subject& facts, Item item, const CartUse& use,
                  std::int64_t amount, const std::vector<LimitId>& limits) {
  Source* source = find_source(turn, turn.source);
  if (!source || limits.empty()) return;
  Given given{item, use.thing, amount, 0, turn.at, {}};
  note_values(turn, facts, limits, given.by);
  source->uses.push_back(std::move(given));
}

void close_voucher(Turn& turn, const CartUse& use) {
  if (use.voucher == 0) return;
  Voucher& voucher = at(turn.member, *find_voucher(turn.member, voucher_id(use.voucher)));
  close(turn, voucher, VoucherState::used);
  voucher.used_on = turn.activity->id;
}

}  // namespace

std::vector<CartUse> rights_held(const Turn& turn) {
  std::vector<CartUse> uses;
  const auto& entitlements = turn.program.entitlements;
  for (std::uint16_t i = 0; i < entitlements.size(); ++i) {
    if (!entitlements[i].use.given || !holds_entitlement(turn.program, turn.member, i)) continue;
    CartUse& use = uses.emplace_back();
    use.use = &entitlements[i].use;
    use.thing = {ThingKind::entitlement, 0, i};
  }
  return uses;
}

std::vector<CartUse> vouchers_held(const Turn& turn) {
  std::vector<CartUse> uses;
  for (std::uint16_t i = 0; i < turn.program.rewards.size(); ++i) {
    const Reward& reward = turn.program.rewards[i];
    if (!reward.use.given) continue;
    std::vector<const Voucher*> kept;
    for (const Voucher& voucher : turn.member.rewards[i].vouchers) {
      if (!voucher.is_open() || voucher.issued > turn.at) continue;
      const auto same = std::find_if(kept.begin(), kept.end(), [&](const Voucher* other) {
        return other->quantity == voucher.quantity;
      });
      if (same == kept.end()) kept.push_back(&voucher);
      else if (voucher.until < (*same)->until) *same = &voucher;
    }
    for (const Voucher* voucher : kept) {
      CartUse& use = uses.emplace_back();
      use.use = &reward.use;
      use.thing = {ThingKind::reward, 0, i};
      use.voucher = voucher->number;
      use.quantity = voucher->quantity;
    }
  }
  return uses;
}

void add_asked(Turn& turn, const Subject& facts, Value asked, std::vector<CartUse>& uses) {
  int position = 0;
  for (Value element : asked) {
    CartUse use;
    use.asked = position++;
    if (const Value voucher = element.find("voucher")) {
      add_voucher(turn, voucher.text(), use, uses);
    } else {
      add_redeemed(turn, facts, element, use, uses);
    }
    if (turn.failed()) return;
  }
}

bool Cart::open(Turn& turn, const Activity& purchase) {
  if (!sheet_.open(turn.program, purchase)) turn.fail(Status::overflow);
  return !turn.failed();
}

const Activity& Cart::work_out(Turn& turn, const Activity& purchase) {
  plan_ = {};
  const Value asked = purchase.attributes.find("use");
  worked_out_ = turn.program.has_carts || asked.size() > 0;
  if (!worked_out_ || !open(turn, purchase)) return purchase;
  std::vector<CartUse> uses = rights_held(turn);
  add_asked(turn, EventFacts(turn, &sheet_.activity(), nullptr), asked, uses);
  if (turn.failed()) return purchase;
  std::int64_t work = kCartWork;
  plan_ = CartSearch(turn, sheet_, work).best(std::move(uses));
  if (!plan_.found) refuse(turn);
  if (turn.failed()) return purchase;
  for (const CartUse& use : plan_.uses) put_on_cart(sheet_, use, judge_use(turn, sheet_, use));
  sheet_.close();
  return sheet_.activity();
}

void Cart::refuse(Turn& turn) {
  turn.out.missing = plan_.missing;
  loyalty::refuse(turn, plan_.status, place_of(static_cast<std::size_t>(plan_.refused), ""));
}

void Cart::take(Turn& turn, const Subject& facts) {
  for (const CartUse& use : plan_.uses) {
    if (use.redeems) {
      const Reward& reward = turn.program.rewards[use.thing.index];
      redeem_on_cart(turn, facts, reward, use.quantity, use.pay);
      if (turn.failed()) {
        turn.out.field = place_of(static_cast<std::size_t>(use.asked), "");
        return;
      }
      remember_use(turn, facts, reward.item, use, use.quantity, reward.limits);
    }
    Effect& effect =
        turn.thing_effect(EffectType::used, use.use->item, use.thing, use.quantity, kNobody);
    (use.use->off ? effect.off : effect.money) = use.amount;
    effect.voucher = use.voucher;
    if (use.is_right() && use.use->off) note_saving(turn, use.thing.index, use.amount);
    take_under(turn, facts, use.use->limits, 1, use.amount, kNobody);
    remember_use(turn, facts, use.use->item, use, use.amount, use.use->limits);
    close_voucher(turn, use);
  }
}

void give_uses_back(Turn& turn, Source& source) {
  const bool whole = source.refunded == source.amount;
  for (Given& used : source.uses) {
    if (is_away(used.thing)) continue;
    const bool is_right = used.thing.kind == ThingKind::entitlement;
    const Reward* reward = is_right ? nullptr : &turn.program.rewards[used.thing.index];
    if (reward && used.item == reward->item) {
      if (whole) give_back_under(turn, reward->limits, source.at, used.amount, 0, used.by);
      continue;
    }
    const std::int64_t due = share(used.amount, source.refunded, source.amount);
    const Use& use = reward ? reward->use : turn.program.entitlements[used.thing.index].use;
    give_back_under(turn, use.limits, source.at, whole ? 1 : 0, due - used.taken_back, used.by);
    used.taken_back = due;
  }
}

}  // namespace loyalty
