// Tiers in the view: the level, what keeps it, what reaches the next, and by when.
#include <algorithm>

#include "base/sorting.hpp"
#include "engine/outcome_text.hpp"
#include "engine/view_next.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

void write_need(Writer& writer, const Program& program, const Need& need) {
  writer.begin_array();
  for (const auto& alternative : need) {
    std::vector<std::pair<std::string_view, std::int64_t>> sorted;
    for (const auto& [currency, amount] : alternative) {
      sorted.emplace_back(program.currencies[currency].id, amount);
    }
    sort_stably(sorted);
    writer.begin_object();
    for (const auto& [id, amount] : sorted) writer.member(id, amount);
    writer.end_object();
  }
  writer.end_array();
}

void write_level(Writer& writer, Turn& turn, const Subject& facts, const Level& level,
                 Value item) {
  std::vector<ShownGift> gifts;
  std::vector<std::string_view> entitlements;
  for (const ShownGift& reward : shown_gifts(turn, facts, level.grant)) {
    if (reward.thing.kind == ThingKind::entitlement) {
      entitlements.push_back(turn.program.catalogue.id_of(reward.thing));
    } else {
      gifts.push_back(reward);
    }
  }
  writer.begin_object();
  view_text(writer, item, "about");
  writer.key("entitlements");
  writer.begin_array();
  for (std::string_view id : entitlements) writer.text(id);
  writer.end_array();
  writer.key("gifts"), view_gifts(writer, turn.program, gifts);
  writer.member("id", level.id);
  view_text(writer, item, "image");
  writer.key("keep"), write_need(writer, turn.program, keep_of(level));
  view_text(writer, item, "name");
  writer.key("need"), write_need(writer, turn.program, level.need);
  writer.end_object();
}

void write_earned(Writer& writer, const Program& program, const Tier& tier,
                  const std::vector<std::int64_t>& counted) {
  std::vector<std::pair<std::string_view, std::int64_t>> earned;
  for (std::size_t i = 0; i < tier.currencies.size(); ++i) {
    earned.emplace_back(program.currencies[tier.currencies[i]].id, counted[i]);
  }
  sort_stably(earned);
  writer.begin_object();
  for (const auto& [id, amount] : earned) writer.member(id, amount);
  writer.end_object();
}

// Not only for as long as a plan goes on.
bool is_for_ever(const Turn& turn, const TierState& state) {
  return std::any_of(state.granted.begin(), state.granted.end(), [&](const GrantedLevel& granted) {
    return granted.level == state.shown && granted.until == kNever &&
           plan_holding(turn, granted.from) == kNoPlan;
  });
}

void write_tier(Writer& writer, Turn& turn, const Subject& facts, std::size_t index) {
  const Program& program = turn.program;
  const Tier& tier = program.tiers[index];
  const TierState& state = turn.member.tiers[index];
  const Value item = item_of(program, "tiers", index);
  const auto counted = counted_in(
      tier, state, span_of(tier, turn.member, turn.calendar(), turn.at));
  const auto instant = [&](std::string_view key, Millis at) {
    if (at != kNever) writer.key(key), write_instant(writer, turn.calendar(), at);
  };
  const bool reviewed = is_reviewed(tier, state);
  writer.begin_object();
  view_text(writer, item, "about");
  writer.key("earned"), write_earned(writer, program, tier, counted);
  instant("grace_until", state.grace_until);
  if (!state.granted.empty() && state.shown > state.earned) {
    const Millis until = end_of_granted(turn, state);
    if (until != kNever) instant("granted_until", until);
    else if (is_for_ever(turn, state)) writer.member("granted_until", "ever");
  }
  writer.member("id", program.catalogue.tiers()[index].id);
  view_text(writer, item, "image");
  if (reviewed) {
    const Need& keep = keep_of(tier.levels[static_cast<std::size_t>(state.earned)]);
    const auto for_review = counted_for_review(turn, tier, state);
    writer.key("keep");
    writer.begin_object();
    writer.member("met", met(tier, keep, for_review));
    writer.key("missing");
    view_gifts(writer, program,
               met(tier, keep, for_review) ? std::vector<ShownGift>{}
                                           : smallest_way(tier, keep, for_review).missing);
    writer.end_object();
  }
  writer.key("level");
  if (state.shown < 0) writer.null();
  else writer.text(tier.levels[static_cast<std::size_t>(state.shown)].id);
  writer.key("levels");
  writer.begin_array();
  for (std::size_t i = 0; i < tier.levels.size(); ++i) {
    write_level(writer, turn, facts, tier.levels[i],
                item.find("levels").at(static_cast<std::uint32_t>(i)));
  }
  writer.end_array();
  view_text(writer, item, "name");
  const auto next = static_cast<std::size_t>(state.shown + 1);
  if (next < tier.levels.size()) {
    writer.key("next");
    writer.begin_object();
    writer.member("level", tier.levels[next].id);
    writer.key("missing");
    view_gifts(writer, program, smallest_way(tier, tier.levels[next].need, counted).missing);
    writer.end_object();
  }
  instant("since", state.since);
  if (reviewed) instant("until", state.review);
  writer.end_object();
}

}  // namespace

Way smallest_way(const Tier& tier, const Need& need, const std::vector<std::int64_t>& counted) {
  Way best;
  std::int64_t least = INT64_MAX;
  for (const auto& alternative : need) {
    Way way;
    std::int64_t sum = 0;
    for (const auto& [currency, amount] : alternative) {
      const auto place = static_cast<std::size_t>(
          std::find(tier.currencies.begin(), tier.currencies.end(), currency) -
          tier.currencies.begin());
      way.progress = std::min(way.progress, thousandths(counted[place], amount));
      if (counted[place] >= amount) continue;
      way.missing.push_back({{ThingKind::currency, 0, currency}, amount - counted[place]});
      sum += amount - counted[place];
    }
    if (sum < least) {
      least = sum;
      best = std::move(way);
    }
  }
  return best;
}

void view_tiers(Writer& writer, Turn& turn) {
  const EventFacts facts(turn, nullptr, nullptr);
  writer.begin_array();
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) write_tier(writer, turn, facts, i);
  writer.end_array();
}

}  // namespace loyalty
