// Streaks and tiers.
#include <algorithm>

#include "base/checked.hpp"
#include "engine/compile.hpp"
#include "mechanics/streak.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;

}  // namespace

StreakStep Compiler::read_step(const Reader& reader, const std::string& path, bool milestone) {
  StreakStep step;
  Object object(reader);
  std::string at_text;
  if (auto at = object.need("at")) {
    if (at->is(Kind::integer) || !milestone) {
      step.at = at->integer(1, kMaxInteger);
      at_text = std::to_string(step.at);
    } else if (at->is(Kind::text)) {
      const int word = at->word({"week", "month"});
      step.kind = word == 0 ? StepKind::week : StepKind::month;
      at_text = at->value().text();
    } else {
      at->type_fault("a number of periods, week or month");
    }
  }
  const std::string place = path + "/" + at_text;
  step.item = item(place);
  if (auto name = object.find("name")) check_text(*name);
  if (auto when = object.find("when")) step.when = condition(*when);
  if (auto limit = object.find("limit")) step.limits = limits(*limit, place);
  if (auto given = object.find("grant")) step.grant = grant(*given, place);
  if (milestone) {
    if (auto stop = object.find("stop")) step.stop = stop->boolean();
  }
  object.finish();
  return step;
}

void Compiler::read_steps(Object& object, std::string_view key, Streak& streak,
                          std::vector<StreakStep>& steps) {
  auto list = object.find(key);
  if (!list) return;
  const bool milestone = key == "steps";
  std::int64_t last = 0;
  for (const Reader& reader : list->items()) {
    StreakStep step =
        read_step(reader, "streaks/" + streak.id + "/" + std::string(key), milestone);
    if (step.kind == StepKind::count && step.at > 0) {
      if (step.at <= last) reader.fault("semantic.not_rising", "steps rise from one to the next");
      if (!milestone && streak.cycle == Cycle::count && step.at > streak.cycle_length) {
        reader.fault("semantic.ladder_beyond_cycle", "the cycle begins again before this step");
      }
      last = step.at;
    }
    steps.push_back(std::move(step));
  }
}

void Compiler::read_cycle(Object& object, Streak& streak) {
  auto reader = object.find("cycle");
  if (!reader) return;
  if (reader->is(Kind::integer)) {
    streak.cycle = Cycle::count;
    streak.cycle_length = reader->integer(1, kMaxInteger);
  } else if (reader->is(Kind::text)) {
    streak.cycle = reader->word({"week", "month"}) == 1 ? Cycle::month : Cycle::week;
  } else {
    reader->type_fault("a number of periods, week or month");
  }
}

Rescue Compiler::read_rescue(const Reader& reader, const std::string& path) {
  Rescue rescue;
  rescue.offered = true;
  rescue.item = item(path);
  const bool is_rest = path.size() > 5 && path.substr(path.size() - 5) == "/rest";
  const bool is_make_up = path.size() > 8 && path.substr(path.size() - 8) == "/make_up";
  Object object(reader);
  if (auto when = object.find("when")) rescue.when = condition(*when);
  if (auto window = object.find("window")) {
    rescue.window = read_window(*window, program.calendar);
    const auto& last = rescue.window.last;
    if (last && last->months * 31 + last->days + last->millis / time::kDay > 366) {
      window->fault("semantic.out_of_reach", "a day can be filled for a year at most");
    }
  }
  if (auto limit = object.find("limit")) rescue.limits = limits(*limit, path);
  if (!is_rest) {
    if (auto price = object.find("cost")) rescue.cost = cost(*price);
  }
  if (is_make_up) {
    if (auto pays = object.find("pays")) rescue.pays = pays->boolean();
  }
  object.finish();
  return rescue;
}

void Compiler::read_rest(Object& object, Streak& streak) {
  auto rest = object.find("rest");
  if (!rest) return;
  if (!rest->is(Kind::object) && !rest->is(Kind::array)) {
    return rest->type_fault("rest days, or a list of them");
  }
  for (const Reader& reader : rest->one_or_more()) {
    streak.rests.push_back(read_rescue(reader, "streaks/" + streak.id + "/rest"));
    for (LimitId id : streak.rests.back().limits) {
      // Each of several has a count of its own.
      if (streak.rests.size() > 1) {
        program.limits[id].path += "/" + std::to_string(streak.rests.size() - 1);
      }
    }
  }
}

void Compiler::read_streaks(Object& top) {
  auto list = top.find("streaks");
  if (!list) return;
  for (const Reader& reader : list->items()) {
    Object object(reader);
    Streak streak;
    streak.id = label(object);
    const std::string path = "streaks/" + streak.id;
    streak.item = item(path);
    if (auto on = object.need("on")) streak.on = events(*on);
    if (auto when = object.find("when")) streak.when = condition(*when);
    if (auto window = object.find("window")) {
      streak.window = read_window(*window, program.calendar);
    }
    if (auto every = object.find("every")) {
      constexpr time::Unit units[] = {time::Unit::day, time::Unit::week, time::Unit::month};
      streak.every = units[std::max(0, every->word({"day", "week", "month"}))];
    }
    if (auto times = object.find("times")) streak.times = times->integer(1, kMaxInteger);
    if (auto zone = object.find("zone")) streak.member_zone = zone->word({"member"}) == 0;
    read_cycle(object, streak);
    read_steps(object, "ladder", streak, streak.ladder);
    read_steps(object, "steps", streak, streak.steps);
    if (auto rescue = object.find("make_up")) {
      streak.make_up = read_rescue(*rescue, path + "/make_up");
    }
    if (auto rescue = object.find("freeze")) {
      streak.freeze = read_rescue(*rescue, path + "/freeze");
    }
    if (auto rescue = object.find("restore")) {
      streak.restore = read_rescue(*rescue, path + "/restore");
    }
    read_rest(object, streak);
    object.finish();
    program.streaks.push_back(std::move(streak));
  }
}

Need Compiler::need(const Reader& reader, Tier& tier) {
  Need need;
  if (!reader.is(Kind::object) && !reader.is(Kind::array)) {
    reader.type_fault("a map of currency to amount, or a list of them");
    return need;
  }
  for (const Reader& one : reader.one_or_more()) {
    if (!one.is(Kind::object)) {
      one.type_fault("a map of currency to amount");
      continue;
    }
    need.emplace_back();
    for (const Reader& member : one.members()) {
      const auto currency = program.catalogue.refer_currency(member, member.place().key);
      const std::int64_t amount = member.integer(0, kMaxInteger);
      if (!currency) continue;
      need.back().emplace_back(*currency, amount);
      if (std::find(tier.currencies.begin(), tier.currencies.end(), *currency) ==
          tier.currencies.end()) {
        tier.currencies.push_back(*currency);
      }
    }
  }
  return need;
}

Level Compiler::read_level(const Reader& reader, Tier& tier) {
  Object object(reader);
  Level level;
  level.id = label(object);
  const std::string path = "tiers/" + tier.id + "/" + level.id;
  level.item = item(path);
  if (auto given = object.find("need")) level.need = need(*given, tier);
  if (auto given = object.find("keep")) level.keep = need(*given, tier);
  if (auto limit = object.find("limit")) level.limits = limits(*limit, path);
  if (auto given = object.find("grant")) level.grant = grant(*given, path);
  object.finish();
  return level;
}

namespace {

// What one currency alone must reach; the least over the alternatives that name it.
std::optional<std::int64_t> least(const Need& need, std::uint16_t currency) {
  std::optional<std::int64_t> amount;
  for (const auto& alternative : need) {
    for (const auto& [named, at] : alternative) {
      if (named == currency && (!amount || at < *amount)) amount = at;
    }
  }
  return amount;
}

void check_levels(const Reader& reader, const Tier& tier) {
  for (std::uint16_t currency : tier.currencies) {
    std::optional<std::int64_t> below;
    for (const Level& level : tier.levels) {
      const auto need = least(level.need, currency);
      const auto keep = least(level.keep, currency);
      if (need && below && *need <= *below) {
        reader.fault("semantic.not_rising",
                     "the need of \"" + level.id + "\" does not rise above the level below");
      }
      if (need && keep && *keep > *need) {
        reader.fault("semantic.keep_above_need",
                     "keeping \"" + level.id + "\" asks for more than reaching it");
      }
      if (need) below = need;
    }
  }
}

}  // namespace

void Compiler::read_tiers(Object& top) {
  auto list = top.find("tiers");
  if (!list) return;
  for (const Reader& reader : list->items()) {
    Object object(reader);
    Tier tier;
    tier.id = label(object);
    if (auto window = object.find("window")) tier.window = read_window(*window, program.calendar);
    if (auto term = object.find("term")) tier.term = read_term(*term, program.calendar);
    if (auto grace = object.find("grace")) tier.grace = read_term(*grace, program.calendar);
    if (auto down = object.find("down")) {
      tier.down = static_cast<Down>(std::max(0, down->word({"earned", "one", "none"})));
    }
    if (auto pending = object.find("pending")) tier.pending_counts = pending->boolean();
    if (auto levels = object.need("levels")) {
      for (const Reader& level : levels->items(1)) tier.levels.push_back(read_level(level, tier));
    }
    object.finish();
    check_levels(reader, tier);
    program.tiers.push_back(std::move(tier));
  }
}

}  // namespace loyalty
