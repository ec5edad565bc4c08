// Plans as this member finds them: what they cost and bring, which one runs and until when, and
// what it saved.
#include <algorithm>

#include "engine/outcome_text.hpp"
#include "engine/view_next.hpp"
#include "engine/view_offer.hpp"
#include "mechanics/plan.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

// What joining now would come to. A plan that would replace the one that runs is paid for with
// what comes back of that one: this is tried on a copy.
struct Asked {
  Asked(Turn& turn, std::uint16_t plan)
      : member(turn.member), ahead{turn.program, member, out, turn.scratch}, facts(ahead, nullptr,
                                                                                   nullptr) {
    ahead.shared = turn.shared;
    ahead.at = turn.at;
    if (joining_of(turn, plan) != Joining::replaces) return;
    const int running = running_with(turn.program, turn.member, plan);
    money = give_credit(ahead, static_cast<std::uint16_t>(running));
    for (const Effect& effect : out.effects) {
      if (effect.type == EffectType::returned) add_returned(effect);
    }
  }
  // Not what would end as it comes back.
  void add_returned(const Effect& effect) {
    std::int64_t amount = 0;
    for (std::uint32_t i = effect.postings_begin; i < effect.postings_end; ++i) {
      if (out.postings[i].to != ledger::Account::expired) amount += out.postings[i].amount;
    }
    if (amount > 0) gifts.push_back({effect.thing, amount});
  }
  Asked(const Asked&) = delete;
  Asked& operator=(const Asked&) = delete;

  Member member;
  Outcome out;
  Turn ahead;
  EventFacts facts;
  std::int64_t money = 0;
  std::vector<ShownGift> gifts = {};
};

bool asks_price(Joining joining, bool can_try) {
  return joining == Joining::replaces || (joining == Joining::begins && !can_try);
}

std::string_view state_name(const PlanState& state) {
  if (state.leaving) return "leaving";
  if (state.trial) return "trial";
  if (state.runs()) return "running";
  return state.follows ? "scheduled" : "offered";
}

void write_credit(Writer& writer, const Turn& turn, const Asked& asked) {
  if (asked.money == 0 && asked.gifts.empty()) return;
  writer.key("credit");
  writer.begin_object();
  writer.key("gifts"), view_gifts(writer, turn.program, asked.gifts);
  if (asked.money > 0) writer.member("money", asked.money);
  writer.end_object();
}

void write_held(Writer& writer, const Program& program, const Grant& grant) {
  writer.begin_array();
  for (const Gift& gift : grant) {
    if (is_held(gift)) writer.text(program.catalogue.id_of(gift.thing));
  }
  writer.end_array();
}

std::vector<ShownGift> counted_gifts(Turn& turn, const Subject& facts, const Grant& grant) {
  std::vector<ShownGift> gifts = shown_gifts(turn, facts, grant);
  std::erase_if(gifts, [&](const ShownGift& shown) {
    return std::any_of(grant.begin(), grant.end(), [&](const Gift& gift) {
      return gift.thing == shown.thing && is_held(gift);
    });
  });
  return gifts;
}

void write_saved(Writer& writer, const PlanState& state) {
  if (!state.runs() && state.saved_ever == 0) return;
  writer.key("saved");
  writer.begin_object();
  writer.member("ever", state.saved_ever);
  writer.member("period", state.saved);
  writer.end_object();
}

void write_next(Writer& writer, const Turn& turn, std::uint16_t index) {
  if (running_with(turn.program, turn.member, index) != index) return;
  const int next = following_with(turn.program, turn.member, index);
  if (next == kNoPlan) return;
  writer.member("next", turn.program.plans[static_cast<std::size_t>(next)].id);
}

void write_plan(Writer& writer, Turn& turn, std::uint16_t index, Value item) {
  const Plan& plan = turn.program.plans[index];
  const PlanState& state = turn.member.plans[index];
  Asked asked(turn, index);
  const auto instant = [&](std::string_view key, Millis at) {
    if (state.runs()) writer.key(key), write_instant(writer, turn.calendar(), at);
  };
  writer.begin_object();
  view_text(writer, item, "about");
  writer.member("code", name_of(join_code(asked.ahead, asked.facts, index)));
  write_credit(writer, turn, asked);
  writer.key("entitlements"), write_held(writer, turn.program, plan.grant);
  writer.key("gifts");
  view_gifts(writer, turn.program, counted_gifts(asked.ahead, asked.facts, plan.grant));
  view_text(writer, item, "group");
  writer.member("id", plan.id);
  view_text(writer, item, "image");
  if (state.money > 0) writer.member("money", state.money);
  view_text(writer, item, "name");
  write_next(writer, turn, index);
  writer.key("options"), write_options(writer, asked.ahead, asked.facts, plan.cost);
  write_saved(writer, state);
  instant("since", state.since);
  writer.member("state", state_name(state));
  view_text(writer, item, "term");
  if (trial_end(turn, index)) view_text(writer, item, "trial");
  instant("until", state.until);
  writer.end_object();
}

}  // namespace

Status join_code(Turn& turn, const Subject& facts, std::uint16_t plan) {
  const Status refusal = join_refusal(turn, facts, plan);
  const bool can_try = trial_end(turn, plan).has_value();
  if (asks_price(joining_of(turn, plan), can_try)) {
    return code_of(turn, facts, turn.program.plans[plan], refusal);
  }
  turn.out.missing.reset();
  return standing_code(turn, refusal);
}

void view_plans(Writer& writer, Turn& turn) {
  writer.begin_array();
  for (std::uint16_t i = 0; i < turn.program.plans.size(); ++i) {
    const Value item = item_of(turn.program, "plans", i);
    const bool is_advertised = item.find("name") ? true : false;
    if (is_advertised || turn.member.plans[i].runs()) write_plan(writer, turn, i, item);
  }
  writer.end_array();
}

}  // namespace loyalty
