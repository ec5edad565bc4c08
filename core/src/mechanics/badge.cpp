// Badges held: earned by their steps or granted, each for as long as its term says.
#include <algorithm>

#include "mechanics/mission.hpp"
#include "mechanics/taking_back.hpp"

namespace loyalty {
namespace {

// Two gifts of one item and end are alike: which of them goes makes no difference.
template <class List>
auto held_for(List& held, const Given& gift) {
  return std::find_if(held.begin(), held.end(), [&](const HeldBadge& badge) {
    return badge.from == gift.item && badge.until == gift.until;
  });
}

}  // namespace

void give_badge(Turn& turn, Given& gift, const Term& term, int cause) {
  const Term& applies = term.given ? term : turn.program.missions[gift.thing.index].term;
  gift.until = applies.end(turn.at, turn.member.dates, turn.calendar());
  auto& held = turn.member.missions[gift.thing.index].held;
  const auto alike = held_for(held, gift);
  if (alike == held.end()) held.push_back({gift.item, gift.amount, gift.until});
  else alike->amount += gift.amount;
  Effect& effect =
      turn.thing_effect(EffectType::earned, gift.item, gift.thing, gift.amount, cause);
  effect.has_until = gift.until != kNever;
  effect.until = gift.until;
}

bool has_badge(const Member& member, const Given& gift) {
  const auto& held = member.missions[gift.thing.index].held;
  const auto alike = held_for(held, gift);
  return alike != held.end() && alike->amount >= gift.amount;
}

bool take_back_badge(Turn& turn, const Given& gift, std::string_view purchase) {
  auto& held = turn.member.missions[gift.thing.index].held;
  const auto alike = held_for(held, gift);
  std::int64_t taken = 0;
  if (alike != held.end()) {
    taken = std::min(gift.amount, alike->amount);
    alike->amount -= taken;
    if (alike->amount == 0) held.erase(alike);
    turn.thing_effect(EffectType::clawed_back, gift.item, gift.thing, taken, kNobody).text =
        purchase;
  }
  if (taken == gift.amount) return true;
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
