// Badges held: earned by their steps or granted, each for as long as its term says.
#include <algorithm>

#include "mechanics/mission.hpp"
#include "mechanics/taking_back.hpp"

namespace loyalty {

void give_badge(Turn& turn, Item item, Thing thing, std::int64_t amount, const Term& term,
                int cause) {
  const Term& applies = term.given ? term : turn.program.missions[thing.index].term;
  const Millis until = applies.end(turn.at, turn.member.dates, turn.calendar());
  auto& held = turn.member.missions[thing.index].held;
  const auto alike = std::find_if(held.begin(), held.end(), [&](const HeldBadge& badge) {
    return badge.from == item && badge.until == until;
  });
  if (alike == held.end()) held.push_back({item, amount, until});
  else alike->amount += amount;
  Effect& effect = turn.thing_effect(EffectType::earned, item, thing, amount, cause);
  effect.has_until = until != kNever;
  effect.until = until;
}

bool take_back_badge(Turn& turn, const Given& gift, std::string_view purchase) {
  auto& held = turn.member.missions[gift.thing.index].held;
  std::int64_t left = gift.amount;
  for (auto badge = held.rbegin(); badge != held.rend() && left > 0; ++badge) {
    if (badge->from != gift.item) continue;
    const std::int64_t taken = std::min(left, badge->amount);
    badge->amount -= taken;
    left -= taken;
  }
  std::erase_if(held, [](const HeldBadge& badge) { return badge.amount == 0; });
  if (left < gift.amount) {
    turn.thing_effect(EffectType::clawed_back, gift.item, gift.thing, gift.amount - left, kNobody)
        .text = purchase;
  }
  if (left == 0) return true;
  pass_gone(turn, gift.item, gift.thing);
  return false;
}

std::int64_t held_of(const MissionState& badge) {
  std::int64_t held = 0;
  for (const HeldBadge& one : badge.held) held += one.amount;
  return held;
}

Millis next_badge_end(const Member& member) {
  Millis next = kNever;
  for (const MissionState& badge : member.missions) {
    for (const HeldBadge& held : badge.held) next = std::min(next, held.until);
  }
  return next;
}

void expire_badges(Turn& turn) {
  for (std::uint16_t i = 0; i < turn.member.missions.size(); ++i) {
    auto& held = turn.member.missions[i].held;
    std::int64_t ended = 0;
    for (const HeldBadge& badge : held) {
      ++turn.rows;
      if (badge.until <= turn.at) ended += badge.amount;
    }
    if (ended == 0) continue;
    std::erase_if(held, [&](const HeldBadge& badge) { return badge.until <= turn.at; });
    turn.thing_effect(EffectType::expired, turn.program.missions[i].item,
                      {ThingKind::badge, 0, i}, ended, kNobody);
  }
}

}  // namespace loyalty
