// What a version may not change under the same id, whoever holds it: what a voucher in hand does,
// what a unit of a currency is, and who the partners are that points go back to.
#include <algorithm>

#include "document/writer.hpp"
#include "engine/moved.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Reader;
using document::Value;

bool is_free(std::string_view key) { return key.starts_with("x-"); }

bool is_same(Value one, Value other);

// Whether the other object has every member of this one, those that mean nothing left out.
bool is_within(Value one, Value other) {
  for (const Value member : one) {
    if (!is_free(member.key()) && !is_same(member, other.find(member.key()))) return false;
  }
  return true;
}

bool is_same(Value one, Value other) {
  if (one.kind() != other.kind()) return false;
  if (one.is(Kind::object)) return is_within(one, other) && is_within(other, one);
  if (!one || !other) return !one && !other;
  if (!one.is(Kind::array)) return document::canonical(one) == document::canonical(other);
  if (one.size() != other.size()) return false;
  for (std::uint32_t i = 0; i < one.size(); ++i) {
    if (!is_same(one.at(i), other.at(i))) return false;
  }
  return true;
}

Value with_id(Value list, std::string_view id) {
  for (const Value item : list) {
    if (item.find("id").text() == id) return item;
  }
  return {};
}

// The member itself where the version has it, else whose it was.
Reader place_of(const Reader& item, std::string_view key) {
  return item.value().find(key) ? item.member(key) : item;
}

void check_use(const Reader& reward, Value before) {
  if (is_same(before.find("use"), reward.value().find("use"))) return;
  place_of(reward, "use").fault("semantic.changed_use",
                                "a version keeps what a voucher of \"%\" does; to end it, close "
                                "the window of the reward and give a new one another id",
                                reward.value().find("id").text());
}

void check_unit(const Reader& currency, Value before) {
  if (is_same(before.find("unit"), currency.value().find("unit"))) return;
  place_of(currency, "unit").fault("semantic.changed_unit",
                                   "a version keeps what a unit of \"%\" is; another unit is "
                                   "another currency",
                                   currency.value().find("id").text());
}

// Each item of the list that the version before had too. Answers whether any of those said `key`
// then.
bool check_list(const Reader& list, Value before, std::string_view key,
                void (*check)(const Reader&, Value)) {
  bool said = false;
  if (!list.value()) return false;
  for (const Reader& item : list.items()) {
    const Value old = with_id(before, item.value().find("id").text());
    if (!old) continue;
    check(item, old);
    said = said || old.find(key);
  }
  return said;
}

void check_partners(const Program& from, const Program& to, const Reader& after) {
  for (const Partner& partner : from.partners) {
    if (partner_called(to, partner.id) != ledger::kNoPartner) continue;
    place_of(after, "partners").fault("version.partner",
                                      "a version keeps the partner \"%\", whose accounts members "
                                      "have; take its rates and its rules away instead",
                                      partner.id);
  }
}

}  // namespace

void check_promises(const Program& from, const Program& to, Faults& faults) {
  const Value before = from.document.root();
  const Reader after(to.document.root(), faults);
  const Reader rewards = after.member("rewards"), currencies = after.member("currencies");
  const bool any_use = check_list(rewards, before.find("rewards"), "use", check_use);
  const bool any_unit = check_list(currencies, before.find("currencies"), "unit", check_unit);
  check_partners(from, to, after);
  const Value money = before.find("money");
  if ((!any_use && !any_unit) || !money || is_same(money, after.value().find("money"))) return;
  place_of(after, "money").fault("semantic.changed_unit",
                                 "a version keeps the money that its currencies and vouchers are "
                                 "counted in");
}

}  // namespace loyalty
