#include "mechanics/follow_up.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/sha256.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/referral.hpp"
#include "mechanics/sources.hpp"
#include "mechanics/verbs.hpp"

namespace loyalty {

using document::Writer;

namespace {

// One place may cause several in one activity: each has an id of its own, and one that fits.
std::string id_of(const Turn& turn, const Consequence& what, std::string_view origin) {
  const auto before = std::count_if(
      turn.out.effects.begin(), turn.out.effects.end(), [&](const Effect& effect) {
        return effect.type == EffectType::follow_up && effect.rule == what.rule;
      });
  std::string id = joined({origin, "/", what.tail});
  if (before > 0) id += "/" + std::to_string(before + 1);
  return id.size() > kLongestId ? to_hex(sha256(id)) : id;
}

}  // namespace

std::string follow_up(Turn& turn, const Consequence& what,
                      FunctionRef<void(Writer&)> attributes) {
  const Activity* activity = turn.activity;
  // While things come due there is no activity: the member, the rule and the instant are the cause.
  const std::string origin = activity ? std::string(activity->id)
                                      : turn.member.id + "/" + std::to_string(turn.at);
  std::string id = id_of(turn, what, origin);
  Effect& effect = turn.effect(EffectType::follow_up, what.rule, what.cause);
  Writer writer(effect.text);
  writer.begin_object();
  writer.key("at");
  std::string at;
  time::append_timestamp(at, turn.at, turn.calendar().zone().offset_seconds(turn.at));
  writer.text(at);
  writer.key("attributes");
  writer.begin_object();
  attributes(writer);
  writer.end_object();
  writer.member("id", id);
  writer.member("member", what.member);
  writer.key("stamp");
  writer.begin_object();
  writer.member("cause", origin);
  writer.end_object();
  writer.member("type", what.type);
  writer.end_object();
  return id;
}

std::string recipient_of(const Turn& turn, const Subject& facts, const Rule& rule) {
  if (rule.to_inviter) return turn.member.profile.invited_by;
  const logic::Term term = facts.fact(rule.to_slot);
  return term.is(logic::Shape::text) ? std::string(term.text()) : std::string();
}

void hand_on(Turn& turn, const Rule& rule, const std::string& recipient,
             const std::vector<std::pair<Thing, std::int64_t>>& gifts, int cause) {
  const Consequence gift{"gift", rule.id, recipient, rule.item, cause};
  std::string id = follow_up(turn, gift, [&](Writer& writer) {
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
  });
  if (cause != kNobody || turn.source == 0) return;
  Source* source = find_source(turn, turn.source);
  if (source && source->can_be_undone()) {
    source->handed.push_back({rule.item, recipient, std::move(id)});
  }
}

void call_back(Turn& turn, const Source& source) {
  constexpr std::size_t kList = std::string_view("rules/").size();
  const std::vector<Handed> handed = source.handed;
  for (auto one = handed.rbegin(); one != handed.rend(); ++one) {
    // By the place it had: a version may have taken the rule away.
    const std::string rule(turn.program.catalogue.path(one->rule).substr(kList));
    follow_up(turn, {"cancel", rule, one->to, one->rule}, [&](Writer& writer) {
      writer.member("amount", source.amount);
      writer.member("refunded", source.refunded);
      writer.member("source", one->id);
    });
  }
}

namespace {

// How much of it the rule's limit, and that of a currency, leave room for.
std::int64_t accepted(Turn& turn, const Subject& facts, const Rule& rule, const Room& room,
                      Thing thing, std::int64_t offered) {
  Item by = kNoItem;
  std::int64_t amount = room.times == 0 ? 0 : std::min(offered, room.amount);
  if (thing.kind == ThingKind::currency && amount > 0) {
    const std::int64_t left = currency_room(turn, facts, thing.index);
    if (left < amount) by = turn.program.currencies[thing.index].item;
    amount = std::min(amount, left);
  }
  if (amount < offered) {
    turn.out.passed_over.push_back(
        {PassedCode::cap_reached, rule.item, by, thing, offered - amount});
  }
  return amount;
}

void take_in(Turn& turn, const Subject& facts, const Rule& rule, Thing thing,
             std::int64_t amount) {
  std::vector<ByValue> by;
  note_values(turn, facts, rule.limits, by);
  note_brought(turn, rule, thing, amount);
  if (thing.kind != ThingKind::currency) {
    Given gift{rule.item, thing, amount, 0, turn.at, {}, std::move(by)};
    give_thing(turn, gift, Term{}, kNobody);
    remember_gift(turn, std::move(gift));
    return;
  }
  count_currency(turn, facts, thing.index, amount);
  note_values(turn, facts, turn.program.currencies[thing.index].limits, by);
  PointsGift gift{rule.item, thing, amount};
  gift.rule = &rule;
  gift.returnable = true;
  gift.by = std::move(by);
  give_points(turn, gift, kNobody);
}

}  // namespace

void receive(Turn& turn, const Subject& facts) {
  const document::Value attributes = turn.activity->attributes;
  const std::string_view id = attributes.find("rule").text();
  const auto rule = std::find_if(turn.program.rules.begin(), turn.program.rules.end(),
                                 [id](const Rule& candidate) { return candidate.id == id; });
  if (rule == turn.program.rules.end()) return;
  // Its purchase may have come back before the gift did.
  Source* undone = find_source(turn, turn.activity->id);
  if (undone && undone->refunded == undone->amount) return turn.fail(Status::given_back);
  if (undone) turn.source = undone->serial;
  const Room room = room_under(turn, facts, rule->limits);
  std::int64_t given = 0;
  for (document::Value line : attributes.find("lines")) {
    const auto thing = turn.program.catalogue.thing(line.find("thing").text());
    const std::int64_t offered = line.find("amount").integer();
    if (!thing || offered <= 0) continue;
    const std::int64_t amount = accepted(turn, facts, *rule, room, *thing, offered);
    if (amount == 0) continue;
    if (given == 0) find_source(turn, open_source(turn))->received = true;
    given += amount;
    take_in(turn, facts, *rule, *thing, amount);
  }
  if (given == 0) return;
  count_brought(turn, *rule, 1);
  take_under(turn, facts, rule->limits, 1, given, kNobody);
  if (undone) give_share_back(turn, *find_source(turn, turn.source));
}

}  // namespace loyalty
