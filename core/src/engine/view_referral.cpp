// Inviting others: the code to hand out, what each rule for it gives, and what it brought so far.
#include <algorithm>

#include "base/sorting.hpp"
#include "engine/view.hpp"
#include "mechanics/facts.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

bool is_shown(const Program& program, std::size_t rule) {
  return program.rules[rule].refers() && item_of(program, "rules", rule).find("name");
}

std::vector<ShownGift> brought(const ReferralState& state) {
  std::vector<ShownGift> gifts;
  for (const Given& gift : state.gifts) {
    if (!is_away(gift.thing)) gifts.push_back({gift.thing, gift.amount});
  }
  sort_stably(gifts, [](const ShownGift& a, const ShownGift& b) {
    return gift_order(a.thing) < gift_order(b.thing);
  });
  return gifts;
}

void view_rule(Writer& writer, Turn& turn, const Subject& facts, std::size_t index) {
  const Rule& rule = turn.program.rules[index];
  const ReferralState& state = turn.member.referrals[index];
  const Value item = item_of(turn.program, "rules", index);
  writer.begin_object();
  view_text(writer, item, "about");
  writer.key("amount"), view_gifts(writer, turn.program, brought(state));
  writer.key("gifts");
  view_gifts(writer, turn.program, shown_gifts(turn, facts, rule.grant));
  view_text(writer, item, "image");
  view_text(writer, item, "name");
  writer.member("rule", rule.id);
  writer.member("times", state.times);
  writer.member("to", rule.to_inviter ? "inviter" : "self");
  writer.end_object();
}

}  // namespace

void view_referral(Writer& writer, Turn& turn) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < turn.program.rules.size(); ++i) {
    if (is_shown(turn.program, i)) shown.push_back(i);
  }
  if (shown.empty()) return;
  const EventFacts facts(turn, nullptr, nullptr);
  writer.key("referral");
  writer.begin_object();
  writer.member("code", turn.member.id);
  const std::string& inviter = turn.member.profile.invited_by;
  if (!inviter.empty()) writer.member("invited_by", inviter);
  writer.key("rules");
  writer.begin_array();
  for (const std::size_t rule : shown) view_rule(writer, turn, facts, rule);
  writer.end_array();
  writer.end_object();
}

}  // namespace loyalty
