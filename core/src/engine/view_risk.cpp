// What the member stands to lose within the horizon if nothing more happens, soonest first.
#include "base/sorting.hpp"
#include "engine/corridor.hpp"
#include "engine/outcome_text.hpp"
#include "engine/view_next.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/streak.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

using document::Writer;

struct Risk {
  std::string_view kind;
  std::string id;
  Millis at;
  std::int64_t amount = 0;          // of points or vouchers
  std::string_view thing = {};      // whose voucher it is
  std::string_view tier = {};       // of a level
  std::vector<ShownGift> gifts = {};  // what would keep a level, or waits to be claimed
  std::int64_t length = 0;          // of a streak
  std::int64_t step = 0;            // of a mission
};
using Risks = std::vector<Risk>;

bool ends_before(const Risk& a, const Risk& b) { return a.at < b.at; }
bool is_within(Millis at, Millis until) { return at != kNever && at <= until; }

// Ends of lots, those of one currency and instant added up.
void add_points(const Turn& turn, Millis until, Risks& risks) {
  for (std::size_t i = 0; i < turn.program.currencies.size(); ++i) {
    const ledger::Wallet& wallet = turn.member.wallets[i];
    Risks ends;
    for (const ledger::Lot& lot : wallet.lots()) {
      const Millis at = wallet.end_of(lot);
      if (is_within(at, until)) {
        ends.push_back({"points", turn.program.currencies[i].id, at, lot.amount});
      }
    }
    sort_stably(ends, ends_before);
    const std::size_t first = risks.size();
    for (Risk& end : ends) {
      if (risks.size() > first && risks.back().at == end.at) risks.back().amount += end.amount;
      else risks.push_back(std::move(end));
    }
  }
}

void add_vouchers(const Turn& turn, Millis until, Risks& risks) {
  for (std::size_t i = 0; i < turn.member.rewards.size(); ++i) {
    for (const Voucher& voucher : turn.member.rewards[i].vouchers) {
      if (!voucher.is_open() || !is_within(voucher.until, until)) continue;
      risks.push_back({"voucher", voucher_id(voucher.number), voucher.until, voucher.quantity,
                       turn.program.rewards[i].id});
    }
  }
}

// With what would keep them.
void add_levels(const Turn& turn, Millis until, Risks& risks) {
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    const Tier& tier = turn.program.tiers[i];
    const TierState& state = turn.member.tiers[i];
    for (const LevelAtRisk& risk : levels_at_risk(turn, i)) {
      if (!is_within(risk.at, until)) continue;
      const Level& level = tier.levels[static_cast<std::size_t>(risk.level)];
      const auto counted =
          risk.is_granted
              ? counted_in(tier, state, span_of(tier, turn.member, turn.calendar(), turn.at))
              : counted_for_review(turn, tier, state);
      const Need& need = risk.is_granted ? level.need : keep_of(level);
      risks.push_back({"level", level.id, risk.at, 0, {}, turn.program.catalogue.tiers()[i].id,
                       smallest_way(tier, need, counted).missing});
    }
  }
}

// The lengths of living streaks whose period is still to do; 0: of all others.
std::vector<std::int64_t> still_to_do(Turn& ahead, const ViewRequest& request) {
  const EventFacts facts(ahead, nullptr, nullptr);
  std::vector<std::int64_t> lengths(ahead.program.streaks.size());
  for (std::uint16_t i = 0; i < lengths.size(); ++i) {
    const Streak& streak = ahead.program.streaks[i];
    const StreakState& state = ahead.member.streaks[i];
    const std::int32_t offset = request.offset_seconds;
    // Seen from where the member is, the days before today are over.
    arrive(ahead, facts, i,
           period_of(ahead, streak, streak_day(ahead, streak, ahead.at, offset)), offset);
    const bool is_open = streak.window.is_open(ahead.at, ahead.member.dates, ahead.calendar());
    if (!state.alive || !is_open || already_counted(ahead, i, ahead.at, offset)) continue;
    lengths[i] = state.runs.back().length;
  }
  return lengths;
}

// What ends a streak depends on all that comes due until then: freezes that are set aside, end or
// are given, rest days, limits that begin anew. So it is lived through, on a copy.
void add_streaks(const Turn& turn, Gifts& gifts, const ViewRequest& request, Millis until,
                 Risks& risks) {
  const auto& streaks = turn.member.streaks;
  if (std::none_of(streaks.begin(), streaks.end(), [](auto& state) { return state.alive; })) {
    return;
  }
  Member member = turn.member;
  Outcome out;
  std::vector<SharedLeft> shared = *turn.shared;
  Turn ahead{turn.program, member, out, turn.scratch};
  ahead.shared = &shared;
  ahead.at = turn.at;
  std::vector<std::int64_t> lengths = still_to_do(ahead, request);
  const bool any = std::any_of(lengths.begin(), lengths.end(), [](auto one) { return one > 0; });
  if (any) settle(ahead, gifts, until);
  for (const Effect& effect : out.effects) {
    if (effect.type != EffectType::broken) continue;
    std::int64_t& length = lengths[static_cast<std::size_t>(effect.streak)];
    if (length == 0) continue;
    Risk risk{"streak", turn.program.streaks[static_cast<std::size_t>(effect.streak)].id,
              effect.at};
    risk.length = length;
    risks.push_back(std::move(risk));
    length = 0;
  }
}

void add_claims(Turn& turn, Millis until, Risks& risks) {
  const EventFacts facts(turn, nullptr, nullptr);
  for (std::size_t i = 0; i < turn.program.missions.size(); ++i) {
    const Mission& mission = turn.program.missions[i];
    for (const ReachedStep& reached : turn.member.missions[i].reached) {
      const GoalStep* step = step_at(mission, reached.at);
      const bool waits = reached.state == StepState::claimable && step;
      if (!waits || !is_within(reached.until, until)) continue;
      Risk risk{"claim", mission.id, reached.until};
      risk.gifts = shown_gifts(turn, facts, step->grant);
      risk.step = reached.at;
      risks.push_back(std::move(risk));
    }
  }
}

void add_plans(const Turn& turn, Millis until, Risks& risks) {
  for (std::size_t i = 0; i < turn.program.plans.size(); ++i) {
    const PlanState& state = turn.member.plans[i];
    if (!state.leaving || !is_within(state.until, until)) continue;
    risks.push_back({"plan", turn.program.plans[i].id, state.until});
  }
}

void write_risk(Writer& writer, const Turn& turn, const Risk& risk) {
  writer.begin_object();
  if (risk.amount > 0) writer.member("amount", risk.amount);
  writer.key("at"), write_instant(writer, turn.calendar(), risk.at);
  if (risk.kind == "claim") {
    writer.key("gifts"), view_gifts(writer, turn.program, risk.gifts);
  }
  writer.member("id", risk.id);
  writer.member("kind", risk.kind);
  if (risk.length > 0) writer.member("length", risk.length);
  if (risk.kind == "level") {
    writer.key("missing"), view_gifts(writer, turn.program, risk.gifts);
  }
  if (risk.step > 0) writer.member("step", risk.step);
  if (!risk.thing.empty()) writer.member("thing", risk.thing);
  if (!risk.tier.empty()) writer.member("tier", risk.tier);
  writer.end_object();
}

}  // namespace

void view_at_risk(Writer& writer, Turn& turn, Gifts& gifts, const ViewRequest& request) {
  const Millis until = turn.calendar().add(turn.at, request.horizon);
  Risks risks;
  // Of a closed membership nothing comes due any more.
  if (turn.member.standing != Standing::closed) {
    add_points(turn, until, risks);
    add_vouchers(turn, until, risks);
    add_levels(turn, until, risks);
    add_streaks(turn, gifts, request, until, risks);
    add_claims(turn, until, risks);
    add_plans(turn, until, risks);
  }
  sort_stably(risks, ends_before);
  writer.begin_array();
  for (const Risk& risk : risks) write_risk(writer, turn, risk);
  writer.end_array();
}

}  // namespace loyalty
