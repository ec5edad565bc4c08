// Currencies, entitlements and rules, and the blocks they are made of.
#include <algorithm>

#include "base/checked.hpp"
#include "engine/compile.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;

bool multiplies_anything(const Grant& grant) {
  return std::any_of(grant.begin(), grant.end(),
                     [](const Gift& gift) { return gift.quantity.multiplies(); });
}

// A factor needs something above it: a ladder on the same event, or a rule that gives the currency.
void check_factor(const Reader& reader, const Program& program, const Rule& rule,
                  const Gift& gift) {
  if (!gift.quantity.multiplies()) return;
  const auto shares_event = [&](const std::vector<std::uint16_t>& on) {
    return std::any_of(on.begin(), on.end(), [&](std::uint16_t event) {
      return std::find(rule.on.begin(), rule.on.end(), event) != rule.on.end();
    });
  };
  const auto gives = [&](const Grant& grant) {
    return std::any_of(grant.begin(), grant.end(), [&](const Gift& other) {
      return other.thing == gift.thing && !other.quantity.multiplies();
    });
  };
  const bool above =
      std::any_of(program.rules.begin(), program.rules.end(),
                  [&](const Rule& other) { return shares_event(other.on) && gives(other.grant); }) ||
      std::any_of(program.streaks.begin(), program.streaks.end(), [&](const Streak& streak) {
        return shares_event(streak.on) &&
               std::any_of(streak.ladder.begin(), streak.ladder.end(),
                           [&](const StreakStep& step) { return gives(step.grant); });
      });
  if (!above) reader.fault("warning.no_effect", "nothing above this line could be multiplied");
}

}  // namespace

std::uint16_t Compiler::event(std::string_view word) {
  if (const int known = program.event(word); known >= 0) return static_cast<std::uint16_t>(known);
  program.events.push_back({std::string(word), effect_type(word)});
  return static_cast<std::uint16_t>(program.events.size() - 1);
}

std::vector<std::uint16_t> Compiler::events(const Reader& reader) {
  std::vector<std::uint16_t> on;
  if (!reader.is(Kind::text) && !reader.is(Kind::array)) {
    reader.type_fault("a type of activity or effect, or a list of them");
    return on;
  }
  for (const Reader& word : reader.one_or_more()) {
    const std::string_view text = word.text();
    if (text.empty()) continue;
    const std::uint16_t heard = event(text);
    if (std::find(on.begin(), on.end(), heard) == on.end()) on.push_back(heard);
  }
  return on;
}

logic::Expression Compiler::condition(const Reader& reader) {
  if (!reader.is(Kind::object) && !reader.is(Kind::boolean)) {
    reader.type_fault("a condition");
    return {};
  }
  return logic::Expression::compile(reader, &names);
}

std::vector<LimitId> Compiler::limits(const Reader& reader, const std::string& path) {
  std::vector<LimitId> ids;
  if (!reader.is(Kind::object) && !reader.is(Kind::array)) {
    reader.type_fault("a limit, or a list of them");
    return ids;
  }
  for (const Reader& one : reader.one_or_more()) {
    const std::string key = ids.empty() ? path : path + "/" + std::to_string(ids.size());
    Limit limit = read_limit(one, program.catalogue, names, key, program.calendar);
    if (one.is(Kind::object) && !limit.times && !limit.amount && !limit.held) {
      one.fault("semantic.no_effect", "a limit says how often, how much or how much in hand");
    }
    ids.push_back(static_cast<LimitId>(program.limits.size()));
    program.limits.push_back(std::move(limit));
  }
  return ids;
}

Grant Compiler::grant(const Reader& reader, const std::string& path) {
  Grant grant;
  if (!reader.is(Kind::object)) {
    reader.type_fault("a map of what is given to how much");
    return grant;
  }
  for (const Reader& member : reader.members()) {
    const std::string id(member.place().key);
    const auto thing = program.catalogue.refer(member, id);
    Quantity quantity = read_quantity(member, program.catalogue, names, &program.calendar);
    if (!thing) continue;
    Gift gift{*thing, std::move(quantity), {}};
    for (const Formula& formula : gift.quantity.formulas()) {
      gift.terms.push_back(0);
      if (!formula.term.given) continue;
      gift.terms.back() = static_cast<std::uint16_t>(program.terms.size());
      const std::string key = path + "/" + id + "/" + std::to_string(gift.terms.size() - 1);
      program.terms.push_back({key, formula.term});
    }
    if (thing->kind != ThingKind::currency && gift.quantity.multiplies()) {
      member.fault("semantic.no_effect", "only points can be multiplied");
    }
    grant.push_back(std::move(gift));
  }
  std::sort(grant.begin(), grant.end());
  return grant;
}

std::vector<Price> Compiler::price(const Reader& reader) {
  std::vector<Price> prices;
  if (!reader.is(Kind::object)) {
    reader.type_fault("a map of currency to how much");
    return prices;
  }
  for (const Reader& member : reader.members()) {
    const auto currency = program.catalogue.refer_currency(member, member.place().key);
    Quantity quantity = read_quantity(member, program.catalogue, names);
    if (currency) prices.push_back({*currency, std::move(quantity)});
  }
  std::sort(prices.begin(), prices.end(),
            [](const Price& a, const Price& b) { return a.currency < b.currency; });
  return prices;
}

Cost Compiler::cost(const Reader& reader) {
  Cost cost;
  if (!reader.is(Kind::object) && !reader.is(Kind::array)) {
    reader.type_fault("a price, or a list of them");
    return cost;
  }
  for (const Reader& one : reader.one_or_more()) cost.push_back(price(one));
  return cost;
}

void Compiler::read_currencies(Object& top) {
  auto list = top.find("currencies");
  if (!list) return;
  for (const Reader& reader : list->items()) {
    Object object(reader);
    Currency currency;
    currency.id = label(object);
    const std::string path = "currencies/" + currency.id;
    currency.item = item(path);
    if (auto term = object.find("term")) currency.term = read_term(*term, program.calendar, true);
    if (auto grace = object.find("grace")) currency.grace = read_term(*grace, program.calendar);
    if (auto stack = object.find("stack")) {
      currency.stack = static_cast<Stack>(std::max(0, stack->word({"add", "multiply", "best"})));
    }
    if (auto round = object.find("round")) {
      currency.round = read_rounding(*round).value_or(Rounding::floor);
    }
    if (auto shortfall = object.find("shortfall")) {
      currency.shortfall = static_cast<ledger::Shortfall>(
          std::max(0, shortfall->word({"debt", "negative", "forgive"})));
    }
    if (auto unit = object.find("unit")) currency.is_money = unit->word({"money"}) == 0;
    if (auto limit = object.find("limit")) currency.limits = limits(*limit, path);
    object.finish();
    program.currencies.push_back(std::move(currency));
  }
}

void Compiler::read_entitlements(Object& top) {
  auto list = top.find("entitlements");
  if (!list) return;
  for (const Reader& reader : list->items()) {
    Object object(reader);
    Entitlement entitlement;
    entitlement.id = label(object);
    entitlement.item = item("entitlements/" + entitlement.id);
    if (auto term = object.find("term")) entitlement.term = read_term(*term, program.calendar);
    object.finish();
    program.entitlements.push_back(std::move(entitlement));
  }
}

void Compiler::read_recipient(const Reader& reader, Rule& rule) {
  const std::string_view to = reader.text();
  if (to == "member.invited_by") {
    rule.to_inviter = true;
  } else if (!to.empty()) {
    if (to.find('.') != std::string_view::npos) {
      reader.fault("semantic.variable", "`to` is member.invited_by or an attribute",
                   document::nearest(to, {"member.invited_by"}));
    } else if (program.catalogue.declares_attributes() && !is_engine_attribute(to) &&
               !program.catalogue.declared(to)) {
      reader.fault("semantic.variable",
                   "the programme declares no attribute \"" + std::string(to) + "\"",
                   document::nearest(to, program.catalogue.attribute_names()));
    }
    rule.to_slot = program.catalogue.slot(to);
  }
}

void Compiler::read_rule(const Reader& reader) {
  Object object(reader);
  Rule rule;
  rule.id = label(object);
  const std::string path = "rules/" + rule.id;
  rule.item = item(path);
  if (auto on = object.find("on")) rule.on = events(*on);
  rule.on_window = !reader.value().find("on");
  if (auto when = object.find("when")) rule.when = condition(*when);
  if (auto window = object.find("window")) rule.window = read_window(*window, program.calendar);
  if (auto limit = object.find("limit")) rule.limits = limits(*limit, path);
  if (auto price = object.find("cost")) rule.cost = cost(*price);
  if (auto given = object.find("grant")) rule.grant = grant(*given, path);
  if (auto pending = object.find("pending")) {
    rule.pending = read_term(*pending, program.calendar);
  }
  if (auto stop = object.find("stop")) rule.stop = stop->boolean();
  if (auto to = object.find("to")) read_recipient(*to, rule);
  object.finish();
  if (!reader.is(Kind::object)) return;
  for (const Gift& gift : rule.grant) check_factor(reader, program, rule, gift);
  const Window& window = rule.window;
  const bool opens = window.from || window.has_days || window.every.given() ||
                     window.since != Since::nothing;
  if (rule.on_window && !opens) {
    reader.fault("semantic.never_opens", "a rule without `on` needs a window that opens");
  }
  if (window.has_days && window.days.empty() && rule.on_window) {
    reader.fault("semantic.never_opens", "the window has no day on which it opens");
  }
  const bool capped = std::any_of(rule.limits.begin(), rule.limits.end(), [&](LimitId id) {
    return program.limits[id].amount.has_value();
  });
  if (capped && rule.grant.size() > 1) {
    reader.fault("semantic.several_things", "an `amount` limit needs a grant of one thing");
  }
  if (rule.gives_away() && multiplies_anything(rule.grant)) {
    reader.fault("semantic.no_effect", "a gift to another member cannot be a factor");
  }
  if (rule.grant.empty() && rule.cost.empty()) {
    reader.fault("semantic.no_effect", "a rule gives or takes something");
  }
  program.rules.push_back(std::move(rule));
}

void Compiler::read_rules(Object& top) {
  auto list = top.find("rules");
  if (!list) return;
  std::vector<std::string> ids;
  for (const Reader& reader : list->items()) {
    const std::string id(reader.value().find("id").text());
    if (!id.empty() && std::find(ids.begin(), ids.end(), id) != ids.end()) {
      reader.fault("semantic.doubled_id", "the id \"" + id + "\" is taken already");
    }
    ids.push_back(id);
    read_rule(reader);
  }
}

}  // namespace loyalty
