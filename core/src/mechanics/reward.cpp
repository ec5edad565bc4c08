#include "mechanics/reward.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/sources.hpp"
#include "mechanics/taking_back.hpp"
#include "mechanics/verbs.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

using document::Value;

void refuse(Turn& turn, Status status, std::string_view field) {
  turn.out.field = field;
  turn.fail(status);
}

const Reward* named_reward(Turn& turn, Value named) {
  const auto& rewards = turn.program.rewards;
  const auto found = std::find_if(rewards.begin(), rewards.end(),
                                  [&](const Reward& reward) { return reward.id == named.text(); });
  if (found == rewards.end()) {
    refuse(turn, Status::unknown_reward, "/attributes/reward");
    return nullptr;
  }
  if (!found->offered) {
    refuse(turn, Status::not_offered, "/attributes/reward");
    return nullptr;
  }
  return &*found;
}

struct Exchanged {
  Given gift;
  std::uint16_t term;
};

std::vector<Exchanged> worked_out(Turn& turn, const Subject& facts, const Reward& reward,
                                  std::int64_t quantity) {
  std::vector<Exchanged> gifts;
  for (const Gift& gift : reward.grant) {
    const auto measure = gift.quantity.measure(facts, turn.scratch);
    const auto amount = measure ? checked_multiply(measure->amount, quantity) : std::nullopt;
    if (!amount) turn.fail(Status::overflow);
    if (!amount || *amount == 0) continue;
    const auto formula =
        static_cast<std::size_t>(measure->formula - gift.quantity.formulas().data());
    gifts.push_back({{reward.item, gift.thing, *amount, 0, turn.at, {}, {}, 0, turn.partner},
                     gift.terms[formula]});
  }
  return gifts;
}

Redemption redemption_of(const Turn& turn, const Reward& reward, std::int64_t quantity) {
  Redemption redemption;
  redemption.id = turn.activity->id;
  redemption.at = turn.at;
  redemption.reward = reward.item;
  redemption.quantity = quantity;
  redemption.partner = turn.partner;
  return redemption;
}

// Takes the cost and remembers from which lots, so that it can return to them.
void pay_for(Turn& turn, const Reward& reward, std::int64_t quantity, const PriceTags& price,
             std::string_view reference) {
  for (const PriceTag& tag : price) {
    if (tag.currency == kMoney) continue;
    Redemption redemption = redemption_of(turn, reward, quantity);
    redemption.reference = reference;
    redemption.currency = tag.currency;
    redemption.amount = tag.amount;
    redemption.parts = spend(turn, tag, reward.item, kNobody);
    turn.member.redemptions.push_back(std::move(redemption));
  }
}

std::int64_t money_of(const PriceTags& price) {
  std::int64_t money = 0;
  for (const PriceTag& tag : price) money += tag.currency == kMoney ? tag.amount : 0;
  return money;
}

Effect& say_redeemed(Turn& turn, const Reward& reward, std::int64_t quantity,
                     std::int64_t money) {
  const auto index = static_cast<std::uint16_t>(&reward - turn.program.rewards.data());
  Effect& effect = turn.thing_effect(EffectType::redeemed, reward.item,
                                     {ThingKind::reward, 0, index}, quantity, kNobody);
  effect.money = money;
  return effect;
}

// What was given is remembered with the first payment, so that a cancellation can take it back;
// where nothing was paid, by itself.
void exchange(Turn& turn, const Subject& facts, const Reward& reward, std::int64_t quantity,
              std::vector<Exchanged> exchanged, std::size_t payment) {
  const int cause = static_cast<int>(turn.out.effects.size()) - 1;
  auto& redemptions = turn.member.redemptions;
  for (auto& [gift, term] : exchanged) {
    if (gift.thing.kind == ThingKind::currency) {
      count_currency(turn, facts, gift.thing.index, gift.amount);
      note_values(turn, facts, turn.program.currencies[gift.thing.index].limits, gift.by);
      give_points(turn, {gift.item, gift.thing, gift.amount, term}, cause);
    } else {
      give_thing(turn, gift, turn.program.terms[term].term, cause);
    }
    if (payment == redemptions.size()) {
      redemptions.push_back(redemption_of(turn, reward, quantity));
    }
    redemptions[payment].gifts.push_back(std::move(gift));
  }
}

}  // namespace

Status limits_refusal(Turn& turn, const Subject& facts, const std::vector<LimitId>& limits,
                      std::int64_t quantity) {
  Status first = Status::ok;  // in the order of codes
  for (LimitId id : limits) {
    const std::int64_t room = room_under(turn, facts, {id}).times;
    const bool is_stock = turn.program.limits[id].by == Limit::By::all;
    const Status status = is_stock ? Status::sold_out : Status::limit_reached;
    if (room >= quantity || (first != Status::ok && first <= status)) continue;
    turn.out.missing = quantity - room;
    first = status;
  }
  return first;
}

Status offer_refusal(Turn& turn, const Subject& facts, const Offer& offer, std::int64_t quantity) {
  if (!offer.window.is_open(turn.at, turn.member.dates, turn.calendar())) {
    return Status::outside_window;
  }
  if (offer.when && !offer.when.holds(facts, turn.scratch)) return Status::condition_false;
  if (!has_price(turn, facts, offer.cost)) return Status::condition_false;
  return limits_refusal(turn, facts, offer.limits, quantity);
}

Status reward_refusal(Turn& turn, const Subject& facts, const Reward& reward,
                      std::int64_t quantity) {
  const Status refusal = offer_refusal(turn, facts, reward, quantity);
  if (refusal != Status::ok) return refusal;
  for (const Exchanged& exchanged : worked_out(turn, facts, reward, quantity)) {
    if (exchanged.gift.thing.kind != ThingKind::currency) continue;
    const std::int64_t room = currency_room(turn, facts, exchanged.gift.thing.index);
    if (room >= exchanged.gift.amount) continue;
    turn.out.missing = exchanged.gift.amount - room;
    return Status::limit_reached;
  }
  return turn.failure;
}

void redeem_reward(Turn& turn, const Subject& facts) {
  const Value attributes = turn.activity->attributes;
  const Reward* reward = named_reward(turn, attributes.find("reward"));
  if (!reward) return;
  const Value stated = attributes.find("quantity");
  const std::int64_t quantity = stated ? stated.integer() : 1;
  const Status refusal = reward_refusal(turn, facts, *reward, quantity);
  if (refusal != Status::ok) return turn.fail(refusal);
  const auto price = payable(turn, facts, reward->cost, attributes.find("pay").text(), quantity);
  if (!price) return;
  std::vector<Exchanged> gifts = worked_out(turn, facts, *reward, quantity);
  if (turn.failed()) return;
  // Its `reference` is a remark of the sender's: the points do not return with what it names.
  const std::size_t payment = turn.member.redemptions.size();
  pay_for(turn, *reward, quantity, *price, {});
  take_under(turn, facts, reward->limits, quantity, 0, kNobody);
  if (!reward->grant.empty()) {
    say_redeemed(turn, *reward, quantity, money_of(*price));
    return exchange(turn, facts, *reward, quantity, std::move(gifts), payment);
  }
  const auto index = static_cast<std::uint16_t>(reward - turn.program.rewards.data());
  Voucher& voucher = issue(turn, index, reward->item, quantity, {});
  voucher.redemption = turn.activity->id;
  Effect& effect = say_redeemed(turn, *reward, quantity, money_of(*price));
  effect.voucher = voucher.number;
  effect.has_until = voucher.until != kNever;
  effect.until = voucher.until;
}

void redeem_on_cart(Turn& turn, const Subject& facts, const Reward& reward, std::int64_t quantity,
                    std::string_view pay) {
  const auto price = payable(turn, facts, reward.cost, pay, quantity);
  if (!price) return;
  pay_for(turn, reward, quantity, *price, turn.activity->id);
  take_under(turn, facts, reward.limits, quantity, 0, kNobody);
  say_redeemed(turn, reward, quantity, money_of(*price));
}

void fulfil(Turn& turn) {
  const auto place = find_voucher(turn.member, turn.activity->attributes.find("voucher").text());
  if (!place) return refuse(turn, Status::unknown_voucher, "/attributes/voucher");
  Voucher& voucher = at(turn.member, *place);
  if (!voucher.is_open()) return refuse(turn, Status::voucher_not_open, "/attributes/voucher");
  close(turn, voucher, VoucherState::fulfilled);
  voucher_effect(turn, EffectType::fulfilled, turn.program.rewards[place->reward].item,
                 place->reward, voucher);
}

namespace {

// Of a voucher that was redeemed: open, it is closed; false when it is no longer open.
bool withdraw_voucher(Turn& turn, std::uint16_t reward, Voucher& voucher) {
  if (!voucher.is_open()) return false;
  close(turn, voucher, VoucherState::cancelled);
  voucher_effect(turn, EffectType::cancelled, turn.program.rewards[reward].item, reward, voucher)
      .text = voucher.redemption;
  give_back_under(turn, turn.program.rewards[reward].limits, voucher.issued, voucher.quantity, 0,
                  {});
  return true;
}

void return_cost(Turn& turn, std::string_view id) {
  for (Redemption& redemption : turn.member.redemptions) {
    if (redemption.id != id) continue;
    return_points(turn, redemption, redemption.amount, kCancelRedemption);
  }
}

// What was exchanged is taken back, newest first; what is not there follows the `shortfall`.
void undo_exchange(Turn& turn, Redemption& redemption) {
  const auto reward = std::find_if(turn.program.rewards.begin(), turn.program.rewards.end(),
                                   [&](const Reward& r) { return r.item == redemption.reward; });
  const std::vector<Given> gifts = std::move(redemption.gifts);
  redemption.gifts.clear();
  for (auto gift = gifts.rbegin(); gift != gifts.rend(); ++gift) {
    take_back(turn, *gift, redemption.id);
  }
  if (reward == turn.program.rewards.end()) return;
  give_back_under(turn, reward->limits, redemption.at, redemption.quantity, 0, {});
}

bool is_of_voucher(const Turn& turn, const Redemption& redemption) {
  if (redemption.reward == kNoItem || !redemption.gifts.empty()) return false;
  const auto& rewards = turn.program.rewards;
  return std::none_of(rewards.begin(), rewards.end(), [&](const Reward& reward) {
    return reward.item == redemption.reward && !reward.grant.empty();
  });
}

// The voucher that was redeemed under that id.
std::optional<VoucherPlace> redeemed_voucher(const Member& member, std::string_view id) {
  for (std::uint16_t reward = 0; reward < member.rewards.size(); ++reward) {
    const auto& vouchers = member.rewards[reward].vouchers;
    for (std::size_t i = 0; i < vouchers.size(); ++i) {
      if (vouchers[i].redemption == id) return VoucherPlace{reward, i};
    }
  }
  return std::nullopt;
}

// All of it has to be there still.
bool withdraw_exchange(Turn& turn, Redemption& redemption) {
  const auto is_still_there = [&](const Given& gift) { return is_there(turn.member, gift); };
  const auto& gifts = redemption.gifts;
  if (!std::all_of(gifts.begin(), gifts.end(), is_still_there)) return false;
  undo_exchange(turn, redemption);
  return true;
}

void close_redemption(Turn& turn, std::string_view id, bool is_withdrawn) {
  if (is_withdrawn) return_cost(turn, id);
  else refuse(turn, Status::voucher_not_open, "/attributes/redemption");
}

}  // namespace

bool cancel_reward(Turn& turn, std::string_view id) {
  if (const auto place = redeemed_voucher(turn.member, id)) {
    close_redemption(turn, id, withdraw_voucher(turn, place->reward, at(turn.member, *place)));
    return true;
  }
  auto& redemptions = turn.member.redemptions;
  const auto of_id = [&](const Redemption& one) { return one.id == id && one.reward != kNoItem; };
  const auto paid = std::find_if(redemptions.begin(), redemptions.end(), of_id);
  if (paid == redemptions.end()) return false;
  // What paid for a cart comes back with a refund of it, and in no other way; a voucher that is not
  // here was closed long ago, or is of a reward that waits for its id to come back.
  if (paid->reference == id || is_of_voucher(turn, *paid)) {
    close_redemption(turn, id, false);
    return true;
  }
  const auto exchanged = std::find_if(paid, redemptions.end(), [&](const Redemption& one) {
    return of_id(one) && !one.gifts.empty();
  });
  if (exchanged == redemptions.end() || returnable_until(turn, exchanged->at) <= turn.at) {
    return false;
  }
  close_redemption(turn, id, withdraw_exchange(turn, *exchanged));
  return true;
}

}  // namespace loyalty
