#include "mechanics/mission.hpp"

#include <algorithm>

#include "base/checked.hpp"

namespace loyalty {
namespace {

using Count = Formula::Count;

// An event on its way into one mission.
struct Hearing {
  Turn& turn;
  const Gifts& gifts;
  const Subject& facts;
  std::uint16_t index;
  int cause;
  std::uint32_t source;  // the purchase it belongs to, which can be refunded; 0: none
  Item via;

  const Mission& mission() const { return turn.program.missions[index]; }
  MissionState& state() const { return turn.member.missions[index]; }
  void reach() const { reach_steps(turn, gifts, facts, index, cause); }
};

// Whether the effect came from this mission, by itself or through its steps.
bool is_own(const Turn& turn, int effect, const Mission& mission) {
  if (caused_by(turn.out, effect, mission.item)) return true;
  return std::any_of(mission.steps.begin(), mission.steps.end(), [&](const GoalStep& step) {
    return caused_by(turn.out, effect, step.item);
  });
}

std::optional<PassedCode> reason_against(Turn& turn, const Subject& facts, std::uint16_t index) {
  const Mission& mission = turn.program.missions[index];
  const MissionState& state = turn.member.missions[index];
  if (!running_window(turn, index)) return PassedCode::outside_window;
  if (mission.when && !mission.when.holds(facts, turn.scratch)) return PassedCode::condition_false;
  const bool is_started =
      !mission.offered || (state.started != kNever && state.started <= turn.at);
  if (!is_started || is_locked(turn, mission)) return PassedCode::condition_false;
  return std::nullopt;
}

// The purchase, or gift of another's, that the running activity is; 0 when it is none.
std::uint32_t refundable_source(const Turn& turn) {
  if (turn.source == 0 || turn.member.sources.empty()) return 0;
  const Source& last = *turn.member.sources.back();
  return last.serial == turn.source && last.can_be_undone() ? turn.source : 0;
}

// One entry for each purchase and each place it came by; one for each time it came by a step, with
// which it is undone.
void remember(const Hearing& heard, std::int64_t amount, bool is_largest) {
  auto& added = heard.state().added;
  const std::int64_t round = is_largest ? heard.state().round : 0;
  const bool is_apart = !is_largest && is_goal(heard.turn.program, heard.via);
  for (auto entry = added.rbegin(); entry != added.rend() && !is_apart; ++entry) {
    ++heard.turn.rows;
    if (!is_largest && entry->source != heard.source) break;
    if (entry->source != heard.source || entry->via != heard.via || entry->round != round) continue;
    entry->amount = is_largest ? std::max(entry->amount, amount) : entry->amount + amount;
    return;
  }
  added.push_back({heard.source, heard.via, amount, 0, round, {}});
}

void add_amount(const Hearing& heard) {
  Turn& turn = heard.turn;
  const Mission& mission = heard.mission();
  const auto measured = measure(mission.adds, heard.facts, turn.scratch);
  if (!measured) return turn.fail(Status::overflow);
  const std::int64_t amount = measured->amount;
  if (amount == 0) return;
  MissionState& state = open_window(turn, heard.index);
  if (mission.adds.count == Count::max) {
    remember(heard, amount, true);
    state.count = std::max(state.count, amount);
  } else {
    const auto before = checked_multiply(state.round, last_step(mission));
    const auto whole = before ? checked_add(*before + state.count, amount) : std::nullopt;
    if (!whole) return turn.fail(Status::overflow);
    if (heard.source != 0) remember(heard, amount, false);
    state.count += amount;
  }
  heard.reach();
}

// Different values: one that was seen counts no more, and what the last step does not need is not
// remembered.
void add_value(const Hearing& heard, const std::string& value) {
  MissionState& state = open_window(heard.turn, heard.index);
  auto& added = state.added;
  bool is_seen = false, stays = false, is_known = false;
  for (const Added& entry : added) {
    ++heard.turn.rows;
    if (entry.round != state.round || entry.value != value) continue;
    is_seen = true;
    stays |= entry.source == 0;
    is_known |= entry.source == heard.source && entry.via == heard.via;
  }
  if (stays || is_known || (!is_seen && state.count >= last_step(heard.mission()))) return;
  if (heard.source == 0) {
    std::erase_if(added, [&](const Added& entry) {
      return entry.round == state.round && entry.value == value;
    });
  }
  added.push_back({heard.source, heard.via, 0, 0, state.round, value});
  if (is_seen) return;
  ++state.count;
  heard.reach();
}

void note_value(std::vector<std::string>& values, std::string value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(std::move(value));
  }
}

// The different values of the event, in the order in which they stand.
std::vector<std::string> values_of(const Formula& adds, const Subject& facts,
                                   logic::Scratch& scratch) {
  std::vector<std::string> values;
  if (adds.over_lines) {
    for (document::Value line : facts.lines()) {
      if (!adds.lines.holds(line, scratch)) continue;
      const document::Value value = line.find(adds.of);
      if (value.is(document::Kind::text)) note_value(values, std::string(value.text()));
      if (value.is(document::Kind::integer)) note_value(values, std::to_string(value.integer()));
    }
  } else if (adds.of_slot >= 0) {
    const logic::Term term = facts.fact(adds.of_slot);
    if (term.is(logic::Shape::text)) note_value(values, std::string(term.text()));
    if (term.is(logic::Shape::number)) {
      note_value(values, std::to_string(facts.integer(adds.of_slot)));
    }
  }
  return values;
}

void count(const Hearing& heard) {
  const Formula& adds = heard.mission().adds;
  if (adds.count != Count::distinct) return add_amount(heard);
  for (const std::string& value : values_of(adds, heard.facts, heard.turn.scratch)) {
    if (heard.turn.failed()) return;
    add_value(heard, value);
  }
}

}  // namespace

void hear_missions(Turn& turn, const Gifts& gifts, const Subject& facts,
                   const std::vector<std::uint16_t>& missions, int cause) {
  if (missions.empty() || turn.failed()) return;
  std::vector<std::uint16_t> counting;
  for (std::uint16_t index : missions) {
    const Mission& mission = turn.program.missions[index];
    ++turn.rows;
    if (is_own(turn, cause, mission)) continue;
    // What came due at the instant a window closes belongs to the next one.
    if (lapses_now(turn, index)) lapse(turn, index);
    if (const auto reason = reason_against(turn, facts, index)) {
      gifts.pass(turn, *reason, mission.item);
    } else {
      counting.push_back(index);
    }
  }
  const std::uint32_t source = refundable_source(turn);
  const Item via = cause == kNobody || source == 0
                       ? kNoItem
                       : turn.out.effects[static_cast<std::size_t>(cause)].rule;
  for (std::uint16_t index : counting) {
    if (turn.failed()) return;
    const std::uint64_t before = turn.tiers_to_test;
    count({turn, gifts, facts, index, cause, source, via});
    if (turn.tiers_to_test == before) continue;
    turn.tiers_cause = static_cast<int>(turn.out.effects.size()) - 1;
  }
}

std::optional<Opening> running_window(const Turn& turn, std::uint16_t index) {
  const Mission& mission = turn.program.missions[index];
  const MissionState& state = turn.member.missions[index];
  const Dates& dates = turn.member.dates;
  if (!mission.window.is_open(turn.at, dates, turn.calendar())) return std::nullopt;
  if (state.open) {
    if (turn.at < state.opened || turn.at >= state.closes) return std::nullopt;
    return Opening{state.opened, state.closes};
  }
  const Opening opening = mission.window.occurrence(turn.at, dates, turn.calendar());
  if (opening.until <= turn.member.clock) return std::nullopt;
  return opening;
}

MissionState& open_window(Turn& turn, std::uint16_t index) {
  MissionState& state = turn.member.missions[index];
  if (state.open) return state;
  const Opening opening = turn.program.missions[index].window.occurrence(
      turn.at, turn.member.dates, turn.calendar());
  state.open = true;
  state.opened = opening.from;
  state.closes = opening.until;
  return state;
}

bool is_complete(const Turn& turn, std::uint16_t index) {
  const Mission& mission = turn.program.missions[index];
  const MissionState& state = turn.member.missions[index];
  if (mission.steps.empty()) return held_of(state) > 0;
  return state.done > 0 && turn.at >= state.opened;
}

bool is_locked(const Turn& turn, const Mission& mission) {
  return !std::all_of(mission.requirements.begin(), mission.requirements.end(),
                      [&](std::uint16_t required) { return is_complete(turn, required); });
}

std::int64_t last_step(const Mission& mission) { return mission.steps.back().at; }

const GoalStep* step_at(const Mission& mission, std::int64_t at) {
  const auto found = std::find_if(mission.steps.begin(), mission.steps.end(),
                                  [at](const GoalStep& step) { return step.at == at; });
  return found == mission.steps.end() ? nullptr : &*found;
}

bool is_goal(const Program& program, Item place) {
  if (place == kNoItem) return false;
  const std::string_view path = program.catalogue.path(place);
  return path.starts_with("missions/") || path.starts_with("badges/");
}

bool is_sum(const Mission& mission) { return mission.adds.count == Count::sum; }

const ReachedStep* reached_step(const MissionState& state, std::int64_t at) {
  const auto found =
      std::find_if(state.reached.begin(), state.reached.end(), [&](const ReachedStep& step) {
        return !step.over && step.round == state.round && step.at == at;
      });
  return found == state.reached.end() ? nullptr : &*found;
}

}  // namespace loyalty
