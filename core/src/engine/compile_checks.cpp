// What only the whole of a programme shows: factors with nothing to multiply, rules that never get
// their turn, things that nobody can have. All of it may be meant, so these are warnings.
#include <algorithm>

#include "engine/compile.hpp"

namespace loyalty {
namespace {

using document::Reader;

bool share_event(const std::vector<std::uint16_t>& one, const std::vector<std::uint16_t>& other) {
  return std::any_of(one.begin(), one.end(), [&](std::uint16_t event) {
    return std::find(other.begin(), other.end(), event) != other.end();
  });
}

bool hears_all(const std::vector<std::uint16_t>& above, const std::vector<std::uint16_t>& events) {
  return std::all_of(events.begin(), events.end(), [&](std::uint16_t event) {
    return std::find(above.begin(), above.end(), event) != above.end();
  });
}

bool gives(const Grant& grant, Thing thing) {
  return std::any_of(grant.begin(), grant.end(), [&](const Gift& gift) {
    return gift.thing == thing && !gift.quantity.multiplies();
  });
}

// A ladder on the same event, or a rule above that gives the currency.
bool has_base(const Program& program, std::size_t index, Thing thing) {
  const Rule& factor = program.rules[index];
  const auto end = program.rules.begin() + static_cast<std::ptrdiff_t>(index);
  const auto is_base = [&](const Rule& rule) {
    const bool together = rule.on_window ? factor.on_window : share_event(rule.on, factor.on);
    return together && gives(rule.grant, thing);
  };
  const auto pays = [&](const GoalStep& step) { return gives(step.grant, thing); };
  return std::any_of(program.rules.begin(), end, is_base) ||
         std::any_of(program.streaks.begin(), program.streaks.end(), [&](const Streak& streak) {
           return share_event(streak.on, factor.on) &&
                  std::any_of(streak.ladder.begin(), streak.ladder.end(), pays);
         });
}

// A plain number of it, whatever happens.
bool always_gives(const Rule& rule, Thing thing) {
  if (rule.when || rule.window.given || !rule.limits.empty() || rule.gives_away()) return false;
  return std::any_of(rule.grant.begin(), rule.grant.end(), [&](const Gift& gift) {
    const Formula& formula = gift.quantity.formulas().front();
    const bool is_number = formula.of.empty() && !formula.over_lines && !formula.when &&
                           !formula.multiply && !formula.least && formula.step <= 1;
    const std::int64_t amount = formula.rate.rounded(Rounding::floor).value_or(0);
    return gift.thing == thing && is_number && amount > 0;
  });
}

// A rule above that always stops whatever this one would give.
bool is_stopped(const Program& program, std::size_t index) {
  const Rule& rule = program.rules[index];
  if (rule.on_window || rule.gives_away() || rule.grant.empty() || !rule.cost.empty()) return false;
  return std::all_of(rule.grant.begin(), rule.grant.end(), [&](const Gift& gift) {
    const auto end = program.rules.begin() + static_cast<std::ptrdiff_t>(index);
    return std::any_of(program.rules.begin(), end, [&](const Rule& above) {
      return above.stop &&
             hears_all(above.on, rule.on) &&
             always_gives(above, gift.thing);
    });
  });
}

bool is_given_anywhere(const Program& program, Thing thing) {
  const auto in = [&](const auto& item) { return gives(item.grant, thing); };
  const auto by = [&](const auto& list) { return std::any_of(list.begin(), list.end(), in); };
  return by(program.rules) || by(program.rewards) || by(program.plans) || by(program.surveys) ||
         std::any_of(program.missions.begin(), program.missions.end(),
                     [&](const Mission& mission) { return by(mission.steps); }) ||
         std::any_of(program.draws.begin(), program.draws.end(),
                     [&](const Draw& draw) { return by(draw.prizes); }) ||
         std::any_of(program.streaks.begin(), program.streaks.end(),
                     [&](const Streak& streak) { return by(streak.ladder) || by(streak.steps); }) ||
         std::any_of(program.tiers.begin(), program.tiers.end(),
                     [&](const Tier& tier) { return by(tier.levels); });
}

// A reward that may be asked for, a badge that is earned.
bool is_had_otherwise(const Program& program, ThingKind kind, std::size_t index) {
  if (kind == ThingKind::badge) return !program.missions[index].on.empty();
  return kind == ThingKind::reward && program.rewards[index].offered;
}

void check_given(const Program& program, const Reader& list, ThingKind kind) {
  if (!list.value()) return;
  std::uint16_t index = 0;
  for (const Reader& reader : list.items()) {
    const Thing thing{kind, 0, index++};
    if (is_had_otherwise(program, kind, thing.index)) continue;
    if (is_given_anywhere(program, thing)) continue;
    reader.fault("warning.never_granted", "nothing in the programme gives %",
                 document::described(reader.value().find("id")));
  }
}

void check_rules(const Program& program, const Reader& list) {
  if (!list.value()) return;
  std::size_t index = 0;
  for (const Reader& reader : list.items()) {
    const Rule& rule = program.rules[index];
    if (is_stopped(program, index)) {
      reader.fault("warning.unreachable", "a `stop` above leaves this rule nothing to give");
    }
    const Reader grant = reader.member("grant");
    for (const Gift& gift : rule.grant) {
      if (!gift.quantity.multiplies() || has_base(program, index, gift.thing)) continue;
      grant.member(program.catalogue.id_of(gift.thing))
          .fault("warning.no_effect", "nothing above this line could be multiplied");
    }
    ++index;
  }
}

}  // namespace

void Compiler::check_whole(const Reader& programme) {
  check_given(program, programme.member("currencies"), ThingKind::currency);
  check_given(program, programme.member("entitlements"), ThingKind::entitlement);
  check_given(program, programme.member("badges"), ThingKind::badge);
  check_given(program, programme.member("rewards"), ThingKind::reward);
  check_rules(program, programme.member("rules"));
}

}  // namespace loyalty
