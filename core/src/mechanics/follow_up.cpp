#include "mechanics/follow_up.hpp"

#include <algorithm>

#include "document/writer.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/limits.hpp"

namespace loyalty {

std::string recipient_of(const Turn& turn, const Subject& facts, const Rule& rule) {
  if (rule.to_inviter) return turn.member.profile.invited_by;
  const logic::Term term = facts.fact(rule.to_slot);
  return term.is(logic::Shape::text) ? std::string(term.text()) : std::string();
}

void follow_up(Turn& turn, const Rule& rule, const std::string& recipient,
               const std::vector<std::pair<Thing, std::int64_t>>& gifts, int cause) {
  Effect& effect = turn.effect(EffectType::follow_up, rule.item, cause);
  const Activity* activity = turn.activity;
  // While things come due there is no activity: the member, the rule and the instant are the cause.
  const std::string origin = activity ? std::string(activity->id)
                                      : turn.member.id + "/" + std::to_string(turn.at);
  document::Writer writer(effect.text);
  writer.begin_object();
  writer.key("at");
  std::string at;
  time::append_timestamp(at, turn.at, turn.calendar().zone().offset_seconds(turn.at));
  writer.text(at);
  writer.key("attributes");
  writer.begin_object();
  writer.key("lines");
  writer.begin_array();
  for (const auto& [thing, amount] : gifts) {
    writer.begin_object();
    writer.member("amount", amount);
    writer.member("thing", turn.program.catalogue.id_of(thing));
    writer.end_object();
  }
  writer.end_array();
  writer.member("rule", rule.id);
  writer.end_object();
  writer.member("id", origin + "/" + rule.id);
  writer.member("member", recipient);
  writer.key("stamp");
  writer.begin_object();
  writer.member("cause", origin);
  writer.end_object();
  writer.member("type", "gift");
  writer.end_object();
}

void receive(Turn& turn, const Subject& facts) {
  const document::Value attributes = turn.activity->attributes;
  const std::string_view id = attributes.find("rule").text();
  const auto rule = std::find_if(turn.program.rules.begin(), turn.program.rules.end(),
                                 [id](const Rule& candidate) { return candidate.id == id; });
  if (rule == turn.program.rules.end()) return;
  const Room room = room_under(turn, facts, rule->limits);
  std::int64_t given = 0;
  for (document::Value line : attributes.find("lines")) {
    const auto thing = turn.program.catalogue.thing(line.find("thing").text());
    const std::int64_t offered = line.find("amount").integer();
    if (!thing || offered <= 0) continue;
    std::int64_t amount = room.times == 0 ? 0 : std::min(offered, room.amount);
    Item by = kNoItem;
    if (thing->kind == ThingKind::currency && amount > 0) {
      const std::int64_t left = currency_room(turn, facts, thing->index);
      if (left < amount) by = turn.program.currencies[thing->index].item;
      amount = std::min(amount, left);
    }
    if (amount < offered) {
      turn.out.passed_over.push_back(
          {PassedCode::cap_reached, rule->item, by, *thing, offered - amount});
    }
    if (amount == 0) continue;
    given += amount;
    if (thing->kind != ThingKind::currency) {
      Given gift{rule->item, *thing, amount, 0, turn.at, {}};
      give_thing(turn, gift, Term{}, kNobody);
      continue;
    }
    count_currency(turn, facts, thing->index, amount);
    PointsGift gift{rule->item, *thing, amount};
    gift.rule = &*rule;
    give_points(turn, gift, kNobody);
  }
  if (given > 0) take_under(turn, facts, rule->limits, 1, given, kNobody);
}

}  // namespace loyalty
