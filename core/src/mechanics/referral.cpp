#include "mechanics/referral.hpp"

#include <algorithm>

namespace loyalty {
namespace {

ReferralState& state_of(Turn& turn, const Rule& rule) {
  return turn.member.referrals[static_cast<std::size_t>(&rule - turn.program.rules.data())];
}

}  // namespace

void note_brought(Turn& turn, const Rule& rule, Thing thing, std::int64_t amount) {
  if (!rule.refers()) return;
  auto& gifts = state_of(turn, rule).gifts;
  const auto of_thing = std::find_if(gifts.begin(), gifts.end(),
                                     [&](const Given& gift) { return gift.thing == thing; });
  if (of_thing == gifts.end()) gifts.push_back({kNoItem, thing, amount, 0, kNever, {}});
  else of_thing->amount += amount;
}

void count_brought(Turn& turn, const Rule& rule, std::int64_t times) {
  if (rule.refers()) state_of(turn, rule).times += times;
}

void note_lost(Turn& turn, const Source& source, const Given& lost, std::int64_t amount) {
  const auto& rules = turn.program.rules;
  const auto rule = std::find_if(rules.begin(), rules.end(),
                                 [&](const Rule& one) { return one.item == lost.item; });
  if (rule == rules.end() || !rule->refers() || amount == 0) return;
  ReferralState& state = state_of(turn, *rule);
  for (Given& gift : state.gifts) {
    if (gift.thing == lost.thing) gift.amount = std::max<std::int64_t>(0, gift.amount - amount);
  }
  std::erase_if(state.gifts, [](const Given& gift) { return gift.amount == 0; });
  const bool is_all_back =
      std::all_of(source.gifts.begin(), source.gifts.end(), [&](const Given& gift) {
        return gift.item != lost.item || gift.taken_back == gift.amount;
      });
  if (is_all_back) state.times = std::max<std::int64_t>(0, state.times - 1);
}

}  // namespace loyalty
