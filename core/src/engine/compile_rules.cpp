// Currencies, entitlements and rules, and the blocks they are made of.
#include <algorithm>

#include "base/checked.hpp"
#include "base/sorting.hpp"
#include "engine/compile.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;

const std::vector<std::string_view> kWindowKeys = {"from",  "until", "days",  "since",
                                                   "after", "for",   "end_of"};

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

logic::Expression Compiler::when(Object& object) {
  const auto condition = object.find("when");
  return condition ? read_condition(*condition, &names) : logic::Expression();
}

Quantity Compiler::quantity(const Reader& reader, QuantityOf use) {
  return read_quantity(reader, program.catalogue, names, program.calendar, use);
}

std::vector<LimitId> Compiler::limits(Object& object, const std::string& path, LimitOf what) {
  std::vector<LimitId> ids;
  const auto reader = object.find("limit");
  if (!reader) return ids;
  for (const Reader& one : reader->objects()) {
    const std::string key = ids.empty() ? path : path + "/" + std::to_string(ids.size());
    Limit limit = read_limit(one, program.catalogue, names, key, program.calendar);
    if (limit.held && what != LimitOf::currency) {
      one.member("held").fault("semantic.no_effect", "only a currency has a limit of what is held");
    }
    if (limit.amount && what == LimitOf::other) {
      one.member("amount").fault("semantic.no_effect",
                                 "only rules and currencies have a limit of how much is given");
    }
    if (limit.amount && what == LimitOf::rule &&
        object.reader().value().find("grant").size() > 1) {
      one.member("amount").fault("semantic.several_things",
                                 "an `amount` limit needs a grant of one thing");
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
    if (!is_id(id)) continue;
    Quantity given = quantity(member, QuantityOf::gift);
    if (!thing) continue;
    Gift gift{*thing, std::move(given), {}};
    for (const Formula& formula : gift.quantity.formulas()) {
      gift.terms.push_back(0);
      if (!formula.term.given) continue;
      gift.terms.back() = static_cast<std::uint16_t>(program.terms.size());
      const std::string key = path + "/" + id + "/" + std::to_string(gift.terms.size() - 1);
      program.terms.push_back({key, formula.term});
    }
    if (thing->kind != ThingKind::currency && gift.quantity.may_exceed_one()) {
      member.fault("semantic.no_effect", "an entitlement or level is held or not, never counted");
    }
    if (thing->kind != ThingKind::currency && gift.quantity.multiplies()) {
      member.fault("semantic.no_effect", "only points can be multiplied");
    }
    grant.push_back(std::move(gift));
  }
  sort_stably(grant);
  return grant;
}

std::vector<Price> Compiler::price(const Reader& reader) {
  std::vector<Price> prices;
  for (const Reader& member : reader.members()) {
    const auto currency = program.catalogue.refer_currency(member, member.place().key);
    if (!is_id(member.place().key)) continue;
    Quantity asked = quantity(member, QuantityOf::measure);
    if (currency) prices.push_back({*currency, std::move(asked)});
  }
  sort_stably(prices, [](const Price& a, const Price& b) { return a.currency < b.currency; });
  return prices;
}

Cost Compiler::cost(const Reader& reader) {
  Cost cost;
  for (const Reader& one : reader.objects()) cost.push_back(price(one));
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
    currency.limits = limits(object, path, LimitOf::currency);
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
  rule.when = when(object);
  bool is_window_right = true;
  if (auto window = object.find("window")) {
    std::vector<std::string_view> keys = kWindowKeys;
    if (rule.on_window) keys.push_back("every");
    const std::size_t faults = reader.faults().size();
    rule.window = read_window(*window, program.calendar, keys);
    is_window_right = !has_errors({reader.faults().begin() + static_cast<std::ptrdiff_t>(faults),
                                   reader.faults().end()});
  }
  rule.limits = limits(object, path, LimitOf::rule);
  if (auto price = object.find("cost")) rule.cost = cost(*price);
  if (auto given = object.find("grant")) rule.grant = grant(*given, path);
  if (auto pending = object.find("pending")) {
    rule.pending = read_term(*pending, program.calendar);
  }
  if (auto stop = object.find("stop")) rule.stop = stop->boolean();
  if (auto to = object.find("to")) read_recipient(*to, rule);
  object.finish();
  if (!reader.is(Kind::object)) return;
  const Window& window = rule.window;
  const bool opens = window.from || window.has_days || window.every.given() ||
                     window.since != Since::nothing;
  if (rule.on_window && !opens && is_window_right) {
    reader.fault("semantic.never_opens", "a rule without `on` needs a window that opens");
  }
  const bool multiplies = std::any_of(rule.grant.begin(), rule.grant.end(), [](const Gift& gift) {
    return gift.quantity.multiplies();
  });
  if (rule.gives_away() && multiplies) {
    reader.fault("semantic.no_effect", "a gift to another member cannot be a factor");
  }
  if (reader.value().find("grant").size() == 0 && reader.value().find("cost").size() == 0) {
    reader.fault("semantic.no_effect", "a rule gives or takes something");
  }
  program.rules.push_back(std::move(rule));
}

void Compiler::read_rules(Object& top) {
  auto list = top.find("rules");
  if (!list) return;
  for (const Reader& reader : list->items()) read_rule(reader);
}

}  // namespace loyalty
