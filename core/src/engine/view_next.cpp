// The next steps worth showing: what carries a score, by that score and by how near it is.
#include "engine/view_next.hpp"

#include "base/sorting.hpp"
#include "engine/view_offer.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

constexpr std::size_t kMostSteps = 5;

struct NextStep {
  std::string_view kind, id;
  std::int64_t score = 0;
  Way way = {};
  std::string_view tier = {};                // of a level
  std::int64_t step = 0, remaining = 0;  // of a mission or badge
};

// An item without a name is not advertised.
bool is_shown(std::int64_t score, Value item) { return score > 0 && item.find("name"); }

// Of each tier the level after the one held.
void suggest_levels(const Turn& turn, std::vector<NextStep>& steps) {
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    const Tier& tier = turn.program.tiers[i];
    const TierState& state = turn.member.tiers[i];
    const auto next = static_cast<std::size_t>(state.shown + 1);
    if (next >= tier.levels.size()) continue;
    const Level& level = tier.levels[next];
    const Value item = item_of(turn.program, "tiers", i).find("levels").at(
        static_cast<std::uint32_t>(next));
    const auto counted =
        counted_in(tier, state, span_of(tier, turn.member, turn.calendar(), turn.at));
    if (!is_shown(level.score, item) || met(tier, level.need, counted)) continue;
    steps.push_back({"level", level.id, level.score, smallest_way(tier, level.need, counted),
                     turn.program.catalogue.tiers()[i].id});
  }
}

// The step that comes next, or the oldest gifts that wait to be claimed.
void suggest_goal(Turn& turn, const Subject& facts, std::uint16_t index, std::string_view kind,
                  std::vector<NextStep>& steps) {
  const Mission& mission = turn.program.missions[index];
  const MissionState& state = turn.member.missions[index];
  const std::string_view stands = goal_state(turn, facts, index);
  NextStep found{kind, mission.id, mission.score};
  if (stands == "claimable") {
    const auto waiting = std::find_if(
        state.reached.begin(), state.reached.end(),
        [](const ReachedStep& step) { return step.state == StepState::claimable; });
    found.kind = "claim";
    found.step = waiting->at;
    steps.push_back(found);
  } else if (stands == "active") {
    const auto next = std::find_if(mission.steps.begin(), mission.steps.end(),
                                   [&](const GoalStep& step) { return step.at > state.count; });
    if (next == mission.steps.end()) return;
    found.step = next->at;
    found.remaining = next->at - state.count;
    found.way.progress = thousandths(state.count, next->at);
    steps.push_back(found);
  }
}

void suggest_goals(Turn& turn, const Subject& facts, std::vector<NextStep>& steps) {
  const std::size_t badges = turn.program.catalogue.badges().size();
  const auto suggest = [&](std::size_t index, std::string_view kind, Value item) {
    if (!is_shown(turn.program.missions[index].score, item)) return;
    suggest_goal(turn, facts, static_cast<std::uint16_t>(index), kind, steps);
  };
  for (std::size_t i = badges; i < turn.program.missions.size(); ++i) {
    suggest(i, "mission", item_of(turn.program, "missions", i - badges));
  }
  for (std::size_t i = 0; i < badges; ++i) {
    suggest(i, "badge", item_of(turn.program, "badges", i));
  }
}

// What is asked for and only lacks the price, by the way to pay that is nearest.
void suggest_offer(Turn& turn, const Subject& facts, const Offer& offer, Status code,
                   NextStep step, std::vector<NextStep>& steps) {
  if (!offer.offered || (code != Status::ok && code != Status::insufficient_balance)) return;
  std::int64_t nearest = -1;
  for (const PriceTags& price : prices_of(turn, facts, offer.cost)) {
    std::int64_t progress = kWholeWay;
    for (const PriceTag& tag : price) {
      if (tag.currency == kMoney) continue;
      const std::int64_t available = turn.member.wallets[tag.currency].available();
      progress = std::min(progress, thousandths(available, tag.amount));
    }
    if (progress <= nearest) continue;
    nearest = progress;
    step.way = {{}, progress};
    for (const PriceTag& gap : short_of(turn.member, price)) {
      step.way.missing.push_back({{ThingKind::currency, 0, gap.currency}, gap.amount});
    }
  }
  steps.push_back(std::move(step));
}

void suggest_offers(Turn& turn, const Subject& facts, std::vector<NextStep>& steps) {
  for (std::size_t i = 0; i < turn.program.rewards.size(); ++i) {
    const Reward& reward = turn.program.rewards[i];
    if (!is_shown(reward.score, item_of(turn.program, "rewards", i))) continue;
    suggest_offer(turn, facts, reward, code_of(turn, facts, reward),
                  {"reward", reward.id, reward.score}, steps);
  }
  for (std::size_t i = 0; i < turn.program.draws.size(); ++i) {
    const Draw& draw = turn.program.draws[i];
    if (!is_shown(draw.score, item_of(turn.program, "draws", i))) continue;
    suggest_offer(turn, facts, draw, code_of(turn, facts, draw),
                  {"draw", draw.id, draw.score}, steps);
  }
}

// Where no plan of the group runs. What can be tried costs nothing yet.
void suggest_plans(Turn& turn, const Subject& facts, std::vector<NextStep>& steps) {
  for (std::uint16_t i = 0; i < turn.program.plans.size(); ++i) {
    const Plan& plan = turn.program.plans[i];
    if (!is_shown(plan.score, item_of(turn.program, "plans", i))) continue;
    if (joining_of(turn, i) != Joining::begins) continue;
    const Status code = join_code(turn, facts, i);
    NextStep step{"plan", plan.id, plan.score};
    if (!trial_end(turn, i)) suggest_offer(turn, facts, plan, code, std::move(step), steps);
    else if (code == Status::ok) steps.push_back(std::move(step));
  }
}

void suggest_surveys(Turn& turn, const Subject& facts, std::vector<NextStep>& steps) {
  for (std::size_t i = 0; i < turn.program.surveys.size(); ++i) {
    const Survey& survey = turn.program.surveys[i];
    if (!is_shown(survey.score, item_of(turn.program, "surveys", i))) continue;
    suggest_offer(turn, facts, survey, code_of(turn, facts, survey),
                  {"survey", survey.id, survey.score}, steps);
  }
}

// In the order that decides between those of one rank.
std::vector<NextStep> suggested(Turn& turn) {
  const EventFacts facts(turn, nullptr, nullptr);
  std::vector<NextStep> steps;
  if (turn.member.standing == Standing::closed) return steps;
  suggest_levels(turn, steps);
  suggest_goals(turn, facts, steps);
  suggest_offers(turn, facts, steps);
  suggest_plans(turn, facts, steps);
  suggest_surveys(turn, facts, steps);
  sort_stably(steps, [](const NextStep& a, const NextStep& b) {
    return a.score * a.way.progress > b.score * b.way.progress;
  });
  if (steps.size() > kMostSteps) steps.resize(kMostSteps);
  return steps;
}

}  // namespace

void view_next(Writer& writer, Turn& turn) {
  writer.begin_array();
  for (const NextStep& step : suggested(turn)) {
    writer.begin_object();
    writer.member("id", step.id);
    writer.member("kind", step.kind);
    writer.key("missing"), view_gifts(writer, turn.program, step.way.missing);
    writer.member("progress", step.way.progress);
    if (step.remaining > 0) writer.member("remaining", step.remaining);
    if (step.step > 0) writer.member("step", step.step);
    if (!step.tier.empty()) writer.member("tier", step.tier);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace loyalty
