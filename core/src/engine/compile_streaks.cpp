// Streaks and tiers.
#include <algorithm>

#include "base/checked.hpp"
#include "base/joined.hpp"
#include "base/sorting.hpp"
#include "document/writer.hpp"
#include "engine/compile.hpp"
#include "mechanics/streak.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;

constexpr std::int64_t kLongestMakeUpDays = 366;

}  // namespace

void Compiler::read_step(const Reader& reader, GoalStep& step, bool milestone,
                         const std::string& list) {
  Object object(reader);
  std::string at_text;
  if (auto at = object.need("at")) {
    if (at->is(Kind::integer) || !milestone) {
      step.at = at->integer(1, kMaxInteger);
      at_text = std::to_string(step.at);
    } else if (at->is(Kind::text)) {
      step.kind = at->word("week month") == 0 ? StepKind::week : StepKind::month;
      at_text = at->value().text();
    } else {
      at->type_fault("a number of periods, week or month");
    }
  }
  const std::string path = joined({list, "/", at_text});
  step.item = program.catalogue.item(path);
  if (auto name = object.find("name")) check_text(*name);
  when(object, step.when);
  limits(object, step.limits, path, LimitOf::other);
  grant(object, step.grant, path);
  if (milestone) object.boolean("stop", step.stop);
  object.finish();
}

void Compiler::read_steps(Object& object, std::string_view key, Streak& streak,
                          std::vector<GoalStep>& steps, const std::string& path) {
  const auto list = object.find(key);
  if (!list) return;
  const bool milestone = key == "steps";
  const std::string place = joined({path, "/", key});
  const std::vector<Reader> items = list->items();
  std::int64_t last = 0;
  bool has[] = {false, false, false};
  steps = std::vector<GoalStep>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    GoalStep& step = steps[i];
    read_step(items[i], step, milestone, place);
    const Reader at = items[i].member("at");
    bool& doubled = has[static_cast<std::size_t>(step.kind)];
    if (step.kind != StepKind::count) {
      if (doubled) at.fault("semantic.doubled_id", "there is such a step already");
    } else if (at.is(Kind::integer)) {
      if (step.at <= last) at.fault("semantic.not_rising", "steps rise from one to the next");
      if (!milestone && streak.cycle != Cycle::none && step.at > streak.cycle_length) {
        at.fault("semantic.ladder_beyond_cycle", "the cycle begins again before this step");
      }
      last = step.at;
    }
    doubled = true;
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
    streak.cycle = reader->word("week month") == 1 ? Cycle::month : Cycle::week;
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

void Compiler::read_rescue(const Reader& reader, Rescue& rescue, const std::string& path,
                           std::string_view window_keys) {
  rescue.offered = true;
  rescue.item = program.catalogue.item(path);
  Object object(reader);
  when(object, rescue.when);
  window(object, rescue.window, window_keys);
  limits(object, rescue.limits, path, LimitOf::other);
  const std::string_view kind = std::string_view(path).substr(path.rfind('/') + 1);
  if (kind != "rest") cost(object, rescue.cost);
  if (kind == "make_up") object.boolean("pays", rescue.pays);
  object.finish();
}

void Compiler::read_rescues(Object& object, Streak& streak, const std::string& path) {
  if (auto reader = object.find("make_up")) {
    read_rescue(*reader, streak.make_up, path + "/make_up", "from until last");
    const auto& last = streak.make_up.window.last;
    const std::int64_t days =
        last ? last->months * 365 / 12 + last->days + last->millis / time::kDay : 0;
    if (days > kLongestMakeUpDays) {
      reader->member("window").member("last").fault("semantic.out_of_reach",
                                                    "a day can be filled for a year at most");
    }
  }
  if (auto reader = object.find("freeze")) {
    read_rescue(*reader, streak.freeze, path + "/freeze", "from until");
  }
  if (auto reader = object.find("restore")) {
    read_rescue(*reader, streak.restore, path + "/restore", "from until for");
  }
}

void Compiler::read_rest(Object& object, Streak& streak, const std::string& path) {
  const auto rest = object.find("rest");
  if (!rest) return;
  const std::vector<Reader> readers = rest->objects();
  streak.rests = std::vector<Rescue>(readers.size());
  for (std::size_t i = 0; i < readers.size(); ++i) {
    read_rescue(readers[i], streak.rests[i], path + "/rest", "from until days");
    for (LimitId id : streak.rests[i].limits) {
      // Each of several has a count of its own.
      if (i > 0) program.limits[id].path += "/" + std::to_string(i);
    }
  }
}

void Compiler::read_streak(const Reader& reader, Streak& streak) {
  Object object(reader);
  const std::string path = identify(object, "streaks", streak.id, streak.item);
  if (auto on = object.need("on")) streak.on = events(*on);
  when(object, streak.when);
  window(object, streak.window, "from until days since after for end_of");
  object.word("every", streak.every, "day week month");
  object.integer("times", streak.times, 1, kMaxInteger);
  streak.member_zone = object.says("zone", "member");
  read_cycle(object, streak);
  read_steps(object, "ladder", streak, streak.ladder, path);
  read_steps(object, "steps", streak, streak.steps, path);
  read_rescues(object, streak, path);
  read_rest(object, streak, path);
  object.finish();
}

void Compiler::need(Object& object, std::string_view key, Need& need, Tier& tier) {
  const auto reader = object.find(key);
  if (!reader) return;
  for (const Reader& one : reader->objects()) {
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
    sort_stably(need.back());  // nothing hangs on the order of keys
  }
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

// Nobody is at the level of this need who only reached one below.
bool rises(const Level* lowest, const Level& level) {
  return std::none_of(lowest, &level, [&](const Level& lower) {
    return std::any_of(lower.need.begin(), lower.need.end(), [&](const Amounts& below) {
      return std::any_of(level.need.begin(), level.need.end(),
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

void Compiler::read_level(const Reader& reader, Tier& tier, Level& level) {
  Object object(reader);
  const std::string path = identify(object, joined({"tiers/", tier.id}), level.id, level.item);
  need(object, "need", level.need, tier);
  need(object, "keep", level.keep, tier);
  limits(object, level.limits, path, LimitOf::other);
  grant(object, level.grant, path);
  score(object, level.score);
  object.finish();
  if (!rises(tier.levels.data(), level)) {
    reader.member("need").fault("semantic.not_rising",
                                "whoever is at a level below has reached this one too");
  }
  if (is_above(level.keep, level.need)) {
    reader.member("keep").fault("semantic.keep_above_need",
                                "keeping the level asks for more than reaching it");
  }
}

namespace {

// What decides whether a level can still be taken back under another version.
std::string reached_text(const Reader& reader) {
  std::string text;
  const auto add = [&text](document::Value object, std::string_view keys) {
    for (std::string_view key : document::split(keys)) {
      const document::Value value = object.find(key);
      if (value) text += joined({key, "=", document::canonical(value), ";"});
    }
  };
  add(reader.value(), "window pending");
  for (const document::Value level : reader.value().find("levels")) add(level, "id need keep");
  return text;
}

}  // namespace

void Compiler::read_tier(const Reader& reader, Tier& tier) {
  Object object(reader);
  tier.id = label(object);
  tier.text = reached_text(reader);
  window(object, tier.window, "last every since");
  read(object, "term", tier.term, program.calendar);
  read(object, "grace", tier.grace, program.calendar);
  object.word("down", tier.down, "earned one none");
  if (auto pending = object.find("pending")) {
    tier.pending_counts = pending->boolean();
    if (pending->is(Kind::boolean) && !tier.pending_counts) {
      pending->value_fault("`pending` is true, or not there");
    }
  }
  if (auto levels = object.need("levels")) {
    const std::vector<Reader> readers = levels->items(1);
    tier.levels = std::vector<Level>(readers.size());
    for (std::size_t i = 0; i < readers.size(); ++i) read_level(readers[i], tier, tier.levels[i]);
  }
  object.finish();
}

}  // namespace loyalty
