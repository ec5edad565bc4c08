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

constexpr std::int64_t kLongestMakeUpDays = 366;

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
  step.when = when(object);
  step.limits = limits(object, place, LimitOf::other);
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
    const Reader at = reader.member("at");
    const auto same = [&](const StreakStep& other) { return other.kind == step.kind; };
    if (step.kind != StepKind::count) {
      if (std::any_of(steps.begin(), steps.end(), same)) {
        at.fault("semantic.doubled_id", "there is such a step already");
      }
    } else if (at.is(Kind::integer)) {
      if (step.at <= last) at.fault("semantic.not_rising", "steps rise from one to the next");
      if (!milestone && streak.cycle != Cycle::none && step.at > streak.cycle_length) {
        at.fault("semantic.ladder_beyond_cycle", "the cycle begins again before this step");
      }
      last = step.at;
    }
    steps.push_back(std::move(step));
  }
}

void Compiler::read_cycle(Object& object, Streak& streak) {
  auto reader = object.find("cycle");
  if (!reader) return;
  const std::size_t faults = reader->faults().size();
  if (reader->is(Kind::integer)) {
    streak.cycle = Cycle::count;
    streak.cycle_length = reader->integer(1, kMaxInteger);
  } else if (reader->is(Kind::text)) {
    streak.cycle = reader->word({"week", "month"}) == 1 ? Cycle::month : Cycle::week;
    // The most periods of the streak that begin in one turn.
    const bool of_month = streak.cycle == Cycle::month;
    streak.cycle_length = 1;
    if (streak.every == time::Unit::day) streak.cycle_length = of_month ? 31 : 7;
    if (streak.every == time::Unit::week && of_month) streak.cycle_length = 5;
  } else {
    reader->type_fault("a number of periods, week or month");
  }
  // Of a cycle that is not known no step is too far.
  if (reader->faults().size() > faults) streak.cycle = Cycle::none;
}

Rescue Compiler::read_rescue(const Reader& reader, const std::string& path,
                             const std::vector<std::string_view>& window_keys) {
  Rescue rescue;
  rescue.offered = true;
  rescue.item = item(path);
  Object object(reader);
  rescue.when = when(object);
  if (auto window = object.find("window")) {
    rescue.window = read_window(*window, program.calendar, window_keys);
  }
  rescue.limits = limits(object, path, LimitOf::other);
  const std::string_view kind = std::string_view(path).substr(path.rfind('/') + 1);
  if (kind != "rest") {
    if (auto price = object.find("cost")) rescue.cost = cost(*price);
  }
  if (kind == "make_up") {
    if (auto pays = object.find("pays")) rescue.pays = pays->boolean();
  }
  object.finish();
  return rescue;
}

void Compiler::read_rescues(Object& object, Streak& streak, const std::string& path) {
  if (auto reader = object.find("make_up")) {
    streak.make_up = read_rescue(*reader, path + "/make_up", {"from", "until", "last"});
    const auto& last = streak.make_up.window.last;
    const std::int64_t days =
        last ? last->months * 365 / 12 + last->days + last->millis / time::kDay : 0;
    if (days > kLongestMakeUpDays) {
      reader->member("window").member("last").fault("semantic.out_of_reach",
                                                    "a day can be filled for a year at most");
    }
  }
  if (auto reader = object.find("freeze")) {
    streak.freeze = read_rescue(*reader, path + "/freeze", {"from", "until"});
  }
  if (auto reader = object.find("restore")) {
    streak.restore = read_rescue(*reader, path + "/restore", {"from", "until", "for"});
  }
}

void Compiler::read_rest(Object& object, Streak& streak) {
  auto rest = object.find("rest");
  if (!rest) return;
  for (const Reader& reader : rest->objects()) {
    streak.rests.push_back(
        read_rescue(reader, "streaks/" + streak.id + "/rest", {"from", "until", "days"}));
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
    streak.when = when(object);
    if (auto window = object.find("window")) {
      streak.window =
          read_window(*window, program.calendar,
                      {"from", "until", "days", "since", "after", "for", "end_of"});
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
    read_rescues(object, streak, path);
    read_rest(object, streak);
    object.finish();
    program.streaks.push_back(std::move(streak));
  }
}

Need Compiler::need(const Reader& reader, Tier& tier) {
  Need need;
  for (const Reader& one : reader.objects()) {
    need.emplace_back();
    for (const Reader& member : one.members()) {
      const auto currency = program.catalogue.refer_currency(member, member.place().key);
      if (!is_id(member.place().key)) continue;
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

namespace {

using Amounts = Need::value_type;

// Whoever has earned `earned` meets `asked` too.
bool meets(const Amounts& earned, const Amounts& asked) {
  return std::all_of(asked.begin(), asked.end(), [&](const auto& amount) {
    return std::any_of(earned.begin(), earned.end(), [&](const auto& other) {
      return other.first == amount.first && other.second >= amount.second;
    });
  });
}

// Nobody is at this level who only reached one below.
bool rises(const Tier& tier, const Need& need) {
  return std::none_of(tier.levels.begin(), tier.levels.end(), [&](const Level& lower) {
    return std::any_of(lower.need.begin(), lower.need.end(), [&](const Amounts& below) {
      return std::any_of(need.begin(), need.end(),
                         [&](const Amounts& above) { return meets(below, above); });
    });
  });
}

// Some who reach the level have not earned what keeps it, but would have to earn more of the same.
bool is_above(const Need& keep, const Need& need) {
  return std::any_of(need.begin(), need.end(), [&](const Amounts& reached) {
    return std::none_of(keep.begin(), keep.end(),
                        [&](const Amounts& kept) { return meets(reached, kept); }) &&
           std::any_of(keep.begin(), keep.end(),
                       [&](const Amounts& kept) { return meets(kept, reached); });
  });
}

}  // namespace

void Compiler::read_level(const Reader& reader, Tier& tier) {
  Object object(reader);
  Level level;
  level.id = label(object);
  const std::string path = "tiers/" + tier.id + "/" + level.id;
  level.item = item(path);
  if (auto given = object.find("need")) level.need = need(*given, tier);
  if (auto given = object.find("keep")) level.keep = need(*given, tier);
  level.limits = limits(object, path, LimitOf::other);
  if (auto given = object.find("grant")) level.grant = grant(*given, path);
  object.finish();
  if (!rises(tier, level.need)) {
    reader.member("need").fault("semantic.not_rising",
                                "whoever is at a level below has reached this one too");
  }
  if (is_above(level.keep, level.need)) {
    reader.member("keep").fault("semantic.keep_above_need",
                                "keeping the level asks for more than reaching it");
  }
  tier.levels.push_back(std::move(level));
}

void Compiler::read_tiers(Object& top) {
  auto list = top.find("tiers");
  if (!list) return;
  for (const Reader& reader : list->items()) {
    Object object(reader);
    Tier tier;
    tier.id = label(object);
    if (auto window = object.find("window")) {
      tier.window = read_window(*window, program.calendar, {"last", "every", "since"});
    }
    if (auto term = object.find("term")) tier.term = read_term(*term, program.calendar);
    if (auto grace = object.find("grace")) tier.grace = read_term(*grace, program.calendar);
    if (auto down = object.find("down")) {
      tier.down = static_cast<Down>(std::max(0, down->word({"earned", "one", "none"})));
    }
    if (auto pending = object.find("pending")) {
      tier.pending_counts = pending->boolean();
      if (pending->is(Kind::boolean) && !tier.pending_counts) {
        pending->fault("structure.value", "`pending` is true, or not there");
      }
    }
    if (auto levels = object.need("levels")) {
      for (const Reader& level : levels->items(1)) read_level(level, tier);
    }
    object.finish();
    program.tiers.push_back(std::move(tier));
  }
}

}  // namespace loyalty
