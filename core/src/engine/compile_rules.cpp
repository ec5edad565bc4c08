// Currencies, entitlements and rules, and the blocks they are made of.
#include <algorithm>

#include "base/checked.hpp"
#include "base/joined.hpp"
#include "base/sorting.hpp"
#include "engine/compile.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;

constexpr std::string_view kRuleWindowKeys = "from until days since after for end_of every";

// A part of the path that tells several from each other: nothing, `/1`, `/2` …
std::string numbered(const std::string& path, std::size_t index) {
  return joined({path, "/", std::to_string(index)});
}

// The second limit of a mission has the place that the step at 1 has too: whatever comes later says
// that it is a limit. Limits of one item stand together.
std::string place_of_limit(const Program& program, std::string path) {
  const std::size_t list = path.find('/');
  const std::string_view item = std::string_view(path).substr(0, path.find('/', list + 1));
  for (std::size_t i = program.limits.size(); i-- > 0;) {
    const std::string& other = program.limits[i].path;
    if (!other.starts_with(item)) break;
    if (other == path) return place_of_limit(program, path + "/limit");
  }
  return path;
}

bool mentions(document::Value value, std::string_view text) {
  if (value.is(Kind::text)) return value.text() == text;
  if (!value.is(Kind::array) && !value.is(Kind::object)) return false;
  for (document::Value inner : value) {
    if (mentions(inner, text)) return true;
  }
  return false;
}

}  // namespace

std::uint16_t Compiler::event(std::string_view word) {
  if (program.events.size() == kMostNumbered) return 0;
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

void Compiler::when(Object& object, logic::Expression& condition) {
  if (const auto reader = object.find("when")) condition = read_condition(*reader, &names);
}

void Compiler::window(Object& object, Window& into, std::string_view effective) {
  read(object, "window", into, program.calendar, effective);
}

Quantity Compiler::quantity(const Reader& reader, QuantityOf use) {
  return read_quantity(reader, program.catalogue, names, program.calendar, use);
}

void Compiler::limits(Object& object, std::vector<LimitId>& ids, const std::string& path,
                      LimitOf what) {
  const auto reader = object.find("limit");
  if (!reader) return;
  for (const Reader& one : reader->objects()) {
    Limit limit;
    limit.owner = path;
    limit.path = place_of_limit(program, ids.empty() ? path : numbered(path, ids.size()));
    read_limit(one, limit, program.catalogue, names, program.calendar);
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
    if (program.limits.size() == kMostNumbered) return;
    ids.push_back(static_cast<LimitId>(program.limits.size()));
    program.limits.push_back(std::move(limit));
  }
}

void Compiler::grant(Object& object, Grant& grant, const std::string& path) {
  const auto reader = object.find("grant");
  if (!reader) return;
  if (!reader->is(Kind::object)) return reader->type_fault("a map of what is given to how much");
  for (const Reader& member : reader->members()) {
    const std::string_view id = member.place().key;
    const auto thing = program.catalogue.refer(member, id);
    if (!is_id(id)) continue;
    Quantity given = quantity(member, QuantityOf::gift);
    if (!thing) continue;
    if (thing->kind == ThingKind::plan) {
      member.fault("semantic.no_effect", "a plan is joined, never given");
      continue;
    }
    Gift& gift = grant.emplace_back();
    gift.thing = *thing;
    gift.quantity = std::move(given);
    for (const Formula& formula : gift.quantity.formulas()) {
      std::uint16_t& number = gift.terms.emplace_back();
      if (!formula.term.given || program.terms.size() == kMostNumbered) continue;
      number = static_cast<std::uint16_t>(program.terms.size());
      program.terms.push_back(
          {numbered(joined({path, "/", id}), gift.terms.size() - 1), formula.term});
    }
    if (thing->kind == ThingKind::currency) continue;
    if (thing->kind != ThingKind::reward && gift.quantity.may_exceed_one()) {
      member.fault("semantic.no_effect",
                   "an entitlement, level or badge is held or not, never counted");
    }
    if (gift.quantity.multiplies()) {
      member.fault("semantic.no_effect", "only points can be multiplied");
    }
  }
  sort_stably(grant);
}

void Compiler::cost(Object& object, Cost& cost, bool may_ask_money) {
  const auto reader = object.find("cost");
  if (!reader) return;
  for (const Reader& one : reader->objects()) {
    std::vector<Price>& prices = cost.emplace_back();
    for (const Reader& member : one.members()) {
      const bool is_money = may_ask_money && member.place().key == "money";
      const auto currency = is_money
                                ? kMoney
                                : program.catalogue.refer_currency(member, member.place().key);
      if (!is_id(member.place().key)) continue;
      Quantity asked = quantity(member, QuantityOf::measure);
      if (currency) prices.push_back({*currency, std::move(asked)});
    }
    sort_stably(prices, [](const Price& a, const Price& b) { return a.currency < b.currency; });
  }
}

void Compiler::offer(Object& object, Offer& offer, const std::string& path,
                     std::string_view window_keys, bool may_ask_money, LimitOf what) {
  offer.offered = object.reader().value().find("cost") ? true : false;
  offer.item = program.catalogue.item(path);
  when(object, offer.when);
  window(object, offer.window, window_keys);
  limits(object, offer.limits, path, what);
  cost(object, offer.cost, may_ask_money);
}

void Compiler::read_currency(const Reader& reader, Currency& currency) {
  Object object(reader);
  const std::string path = identify(object, "currencies", currency.id, currency.item);
  read(object, "term", currency.term, program.calendar, SinceOf::currency);
  read(object, "grace", currency.grace, program.calendar);
  object.word("stack", currency.stack, "add multiply best");
  object.word("round", currency.round, kRoundings);
  object.word("shortfall", currency.shortfall, "debt negative forgive");
  currency.is_money = object.says("unit", "money");
  limits(object, currency.limits, path, LimitOf::currency);
  read_transfer(object, currency, path);
  object.finish();
}

void Compiler::read_transfer(Object& object, Currency& currency, const std::string& path) {
  const auto reader = object.find("transfer");
  if (!reader) return;
  Object inner(*reader);
  offer(inner, currency.transfer, path + "/transfer", kWindowKeys, false, LimitOf::transfer);
  currency.transfer.offered = true;
  inner.finish();
}

void Compiler::read_entitlement(const Reader& reader, Entitlement& entitlement) {
  Object object(reader);
  const std::string path =
      identify(object, "entitlements", entitlement.id, entitlement.item);
  read(object, "term", entitlement.term, program.calendar);
  read_use(object, entitlement.use, path);
  object.finish();
}

void Compiler::read_recipient(const Reader& reader, Rule& rule) {
  const std::string_view to = reader.text();
  constexpr std::string_view kInviter = "member.invited_by";
  if (to == kInviter) {
    rule.to_inviter = true;
  } else if (!to.empty()) {
    // Only an enrolment says it of itself.
    const bool is_inviter =
        to == "invited_by" && std::none_of(rule.on.begin(), rule.on.end(), [&](auto event) {
          return program.events[event].word == "enrol";
        });
    if (is_inviter || to.find('.') != std::string_view::npos) {
      reader.fault("semantic.variable", "`to` is member.invited_by or an attribute", {},
                   is_inviter ? kInviter : reader.nearest(to, {kInviter}));
    } else if (program.catalogue.declares_attributes() &&
               !program.catalogue.is_known_attribute(to) && !program.catalogue.declared(to)) {
      reader.fault("semantic.variable", "the programme declares no attribute \"%\"", to,
                   reader.nearest(to, program.catalogue.attribute_names()));
    }
    rule.to_slot = program.catalogue.slot(to);
  }
}

void Compiler::read_rule(const Reader& reader, Rule& rule) {
  Object object(reader);
  const std::string path = identify(object, "rules", rule.id, rule.item);
  const auto on = object.find("on");
  rule.on_window = !on;
  if (on) rule.on = events(*on);
  when(object, rule.when);
  rule.asks_for_inviter = mentions(reader.value().find("when"), "member.invited_by");
  const std::size_t faults = reader.faults().size();
  window(object, rule.window, rule.on_window ? kRuleWindowKeys : kWindowKeys);
  const bool is_window_right = !has_errors(reader.faults(), faults);
  limits(object, rule.limits, path, LimitOf::rule);
  cost(object, rule.cost);
  grant(object, rule.grant, path);
  read(object, "pending", rule.pending, program.calendar);
  object.boolean("stop", rule.stop);
  if (auto to = object.find("to")) read_recipient(*to, rule);
  object.finish();
  if (!reader.is(Kind::object)) return;
  const Window& window = rule.window;
  const bool opens = window.from || window.has_days || window.every.given() ||
                     window.since != Since::nothing;
  if (rule.on_window && !opens && is_window_right) {
    reader.fault("semantic.never_opens", "a rule without `on` needs a window that opens");
  }
  const auto multiplies = [](const Gift& gift) { return gift.quantity.multiplies(); };
  if (rule.gives_away() && std::any_of(rule.grant.begin(), rule.grant.end(), multiplies)) {
    reader.fault("semantic.no_effect", "a gift to another member cannot be a factor");
  }
  const auto is_points = [](const Gift& gift) { return gift.thing.kind == ThingKind::currency; };
  if (rule.pending && !std::all_of(rule.grant.begin(), rule.grant.end(), is_points)) {
    reader.member("pending").fault("semantic.no_effect", "only points wait");
  }
  if (reader.value().find("grant").size() == 0 && reader.value().find("cost").size() == 0) {
    reader.fault("semantic.no_effect", "a rule gives or takes something");
  }
}

template <class T>
void Compiler::read_list(Object& object, std::string_view key, std::vector<T>& list,
                         void (Compiler::*read_one)(const Reader&, T&)) {
  const auto reader = object.find(key);
  if (!reader) return;
  const std::vector<Reader> items = reader->items();
  list = std::vector<T>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) (this->*read_one)(items[i], list[i]);
}

void Compiler::read_lists(Object& top) {
  read_list(top, "currencies", program.currencies, &Compiler::read_currency);
  read_list(top, "entitlements", program.entitlements, &Compiler::read_entitlement);
  read_list(top, "streaks", program.streaks, &Compiler::read_streak);
  read_list(top, "rules", program.rules, &Compiler::read_rule);
  read_list(top, "tiers", program.tiers, &Compiler::read_tier);
  read_list(top, "badges", program.missions, &Compiler::read_badge);
  std::vector<Mission> missions;
  read_list(top, "missions", missions, &Compiler::read_mission);
  for (Mission& mission : missions) program.missions.push_back(std::move(mission));
  read_list(top, "rewards", program.rewards, &Compiler::read_reward);
  read_list(top, "draws", program.draws, &Compiler::read_draw);
  read_list(top, "segments", program.segments, &Compiler::read_segment);
  read_list(top, "partners", program.partners, &Compiler::read_partner);
  read_list(top, "plans", program.plans, &Compiler::read_plan);
  read_list(top, "surveys", program.surveys, &Compiler::read_survey);
  read_list(top, "notices", program.notices, &Compiler::read_notice);
  read_list(top, "consents", program.consents, &Compiler::read_consent);
}

}  // namespace loyalty
