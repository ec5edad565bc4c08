#include "blocks/quantity.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "base/sorting.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;
using document::Value;

constexpr std::int64_t kLargestRatioPart = 1'000'000'000;

struct Unit {
  std::int64_t value;
  std::int64_t quantity;
};

std::int64_t non_negative(Value value) { return std::max<std::int64_t>(0, value.integer()); }

// [n, d] of the units, cheapest first: 1 is one of them, [1, 3] one of every three.
std::optional<std::int64_t> cheapest(std::vector<Unit> units, const Ratio& take) {
  sort_stably(units, [](const Unit& a, const Unit& b) { return a.value < b.value; });
  std::int64_t count = 0;
  for (const Unit& unit : units) {
    const auto more = checked_add(count, unit.quantity);
    if (!more) return std::nullopt;
    count = *more;
  }
  std::int64_t taken = take.denominator() == 1 ? std::min(take.numerator(), count)
                                               : share(count, take.numerator(), take.denominator());
  std::int64_t sum = 0;
  for (const Unit& unit : units) {
    const std::int64_t from_this = std::min(taken, unit.quantity);
    const auto worth = checked_multiply(from_this, unit.value);
    const auto total = worth ? checked_add(sum, *worth) : std::nullopt;
    if (!total) return std::nullopt;
    sum = *total;
    taken -= from_this;
  }
  return sum;
}

std::optional<std::int64_t> counted(const Formula& formula, const std::vector<Value>& values) {
  std::int64_t result = 0;
  if (formula.count == Formula::Count::distinct) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool seen = std::any_of(values.begin(), values.begin() + static_cast<long>(i),
                                    [&](Value earlier) {
                                      return earlier.kind() == values[i].kind() &&
                                             earlier.text() == values[i].text() &&
                                             earlier.integer() == values[i].integer();
                                    });
      if (!seen && values[i]) ++result;
    }
    return result;
  }
  for (Value value : values) {
    const std::int64_t amount = formula.of.empty() ? 1 : non_negative(value);
    if (formula.count == Formula::Count::max) {
      result = std::max(result, amount);
    } else if (const auto sum = checked_add(result, amount)) {
      result = *sum;
    } else {
      return std::nullopt;
    }
  }
  return result;
}

std::optional<std::int64_t> measure_lines(const Formula& formula, const Subject& subject,
                                          logic::Scratch& scratch,
                                          std::vector<std::uint16_t>& positions) {
  std::vector<Value> values;
  std::vector<Unit> units;
  std::uint16_t position = 0;
  for (Value line : subject.lines()) {
    const std::uint16_t here = position++;
    if (!formula.lines.holds(line, scratch)) continue;
    positions.push_back(here);
    const Value value = line.find(formula.of);
    values.push_back(value);
    const Value quantity = line.find("quantity");
    units.push_back({formula.of.empty() ? 1 : non_negative(value),
                     quantity.is(Kind::integer) ? non_negative(quantity) : 1});
  }
  return formula.take ? cheapest(std::move(units), *formula.take) : counted(formula, values);
}

std::optional<std::int64_t> worked_out(const Formula& formula, std::int64_t of) {
  std::int64_t base = formula.most ? std::min(of, *formula.most) : of;
  base = std::max<std::int64_t>(0, base - formula.least.value_or(0));
  if (formula.step > 0) base -= base % formula.step;
  const auto exact = formula.rate.times(Ratio(base));
  return exact ? exact->rounded(formula.round) : std::nullopt;
}

}  // namespace

std::optional<Measure> measure(const Formula& formula, const Subject& subject,
                               logic::Scratch& scratch) {
  Measure measure;
  measure.formula = &formula;
  if (formula.multiply) return measure;
  std::optional<std::int64_t> of = 1;
  if (formula.over_lines) {
    of = measure_lines(formula, subject, scratch, measure.lines);
  } else if (formula.of_slot >= 0) {
    of = std::max<std::int64_t>(0, subject.integer(formula.of_slot));
  }
  const auto amount = of ? worked_out(formula, *of) : std::nullopt;
  if (!amount) return std::nullopt;
  measure.of = *of;
  measure.amount = *amount;
  return measure;
}

std::optional<Measure> Quantity::measure(const Subject& subject, logic::Scratch& scratch) const {
  for (const Formula& formula : formulas_) {
    if (formula.when && !formula.when.holds(subject, scratch)) continue;
    return loyalty::measure(formula, subject, scratch);
  }
  return Measure{};
}

bool Quantity::multiplies() const {
  return std::any_of(formulas_.begin(), formulas_.end(),
                     [](const Formula& formula) { return formula.multiply.has_value(); });
}

bool Quantity::may_exceed_one() const {
  return std::any_of(formulas_.begin(), formulas_.end(), [](const Formula& formula) {
    return !formula.of.empty() || formula.over_lines ||
           formula.rate.numerator() > formula.rate.denominator();
  });
}

std::optional<std::int64_t> missing_for_one(const Measure& measure) {
  if (!measure.formula || measure.formula->over_lines || measure.formula->of_slot < 0) {
    return std::nullopt;
  }
  // What a formula gives never falls as its measure grows, so the least one can be searched for.
  std::int64_t too_little = measure.of;
  std::int64_t enough = kMaxInteger;
  const auto gives = [&](std::int64_t of) {
    const auto amount = worked_out(*measure.formula, of);
    return !amount || *amount >= 1;  // what does not fit is more than 1
  };
  if (!gives(enough)) return std::nullopt;
  while (enough - too_little > 1) {
    const std::int64_t middle = too_little + (enough - too_little) / 2;
    (gives(middle) ? enough : too_little) = middle;
  }
  return enough - measure.of;
}

namespace {

// JsonLogic takes an object of no key or of several for a plain value, which always holds.
void check_operators(const Reader& reader, bool is_whole) {
  if (reader.is(Kind::array)) {
    for (const Reader& item : reader.items()) check_operators(item, false);
  }
  if (!reader.is(Kind::object)) return;
  if (reader.value().size() != 1) {
    reader.fault(is_whole ? "structure.value" : "warning.no_effect",
                 "an object with another number of keys than one is no operator: it always holds");
    return;
  }
  for (const Reader& operands : reader.members()) check_operators(operands, false);
}

}  // namespace

logic::Expression read_condition(const Reader& reader, logic::Names* names) {
  if (reader.is(Kind::object) || reader.is(Kind::boolean)) {
    check_operators(reader, true);
    return logic::Expression::compile(reader, names);
  }
  reader.type_fault("a condition");
  return {};
}

Ratio read_ratio(const Reader& reader) {
  if (reader.is(Kind::integer)) return Ratio(reader.integer(0, kLargestRatioPart));
  if (!reader.is(Kind::array)) {
    reader.type_fault("an integer or a ratio of two integers");
    return Ratio(1);
  }
  const std::vector<Reader> parts = reader.items(2);
  if (parts.size() > 2) reader.value_fault("a ratio has two integers");
  if (parts.size() != 2) return Ratio(1);
  const std::int64_t numerator = parts[0].integer(0, kLargestRatioPart);
  const std::int64_t denominator = parts[1].integer(1, kLargestRatioPart);
  return Ratio(numerator, std::max<std::int64_t>(1, denominator));
}

namespace {

void read(Object& object, std::string_view key, std::optional<Ratio>& into) {
  if (const auto reader = object.find(key)) into = read_ratio(*reader);
}

std::optional<std::int64_t> read_bound(const Reader& reader) {
  if (reader.is(Kind::null)) return std::nullopt;
  return reader.integer(0, kMaxInteger);
}

void read_between(const Reader& reader, Formula& formula) {
  const std::vector<Reader> bounds = reader.items(2);
  if (bounds.size() > 2) reader.value_fault("a bracket has two ends");
  if (bounds.size() != 2) return;
  formula.least = read_bound(bounds[0]);
  formula.most = read_bound(bounds[1]);
  if (formula.least && formula.most && *formula.least >= *formula.most) {
    reader.fault("semantic.not_rising", "the bracket ends before it begins");
  }
}

}  // namespace

void read_measured(Object& object, Formula& formula, Catalogue& catalogue) {
  object.word("count", formula.count, "sum distinct max");
  if (auto of = object.find("of")) formula.of = of->text();
  if (auto lines = object.find("lines")) {
    formula.over_lines = true;
    formula.lines = read_condition(*lines, nullptr);
  } else if (auto of = object.find("of"); of && !formula.of.empty()) {
    catalogue.check_attribute(*of, formula.count != Formula::Count::distinct);
    formula.of_slot = catalogue.slot(formula.of);
  }
}

namespace {

void check_formula(const Reader& reader, const Formula& formula, QuantityOf use) {
  // `keys` stand between spaces.
  const auto idle = [&](std::string_view keys, const char* why) {
    for (std::string_view key : document::split(keys)) {
      const Reader member = reader.member(key);
      if (member.value()) member.fault("warning.no_effect", why);
    }
  };
  if (!formula.over_lines) idle("count take", "this key is about `lines`");
  if (use == QuantityOf::measure) {
    idle("term", "only what is given has a life of its own");
    if (formula.multiply) {
      reader.member("multiply").fault("semantic.no_effect", "only what is given can be multiplied");
    }
  } else if (formula.multiply) {
    idle("of lines between step rate round term", "a factor stands instead of this key");
  }
}

void read_formula(const Reader& reader, Formula& formula, Catalogue& catalogue,
                  logic::Names& names, const time::Calendar& calendar, QuantityOf use) {
  if (reader.is(Kind::integer)) {
    formula.rate = Ratio(std::max<std::int64_t>(0, reader.integer(0, kMaxInteger)));
    return;
  }
  if (!reader.is(Kind::object)) {
    return reader.type_fault("an integer, a formula or a list of them");
  }
  Object object(reader);
  read_measured(object, formula, catalogue);
  read(object, "take", formula.take);
  if (auto between = object.find("between")) read_between(*between, formula);
  object.integer("step", formula.step, 1, kMaxInteger);
  if (auto rate = object.find("rate")) formula.rate = read_ratio(*rate);
  object.word("round", formula.round, kRoundings);
  read(object, "multiply", formula.multiply);
  if (auto when = object.find("when")) formula.when = read_condition(*when, &names);
  read(object, "term", formula.term, calendar);
  object.finish();
  check_formula(reader, formula, use);
}

}  // namespace

Quantity read_quantity(const Reader& reader, Catalogue& catalogue, logic::Names& names,
                       const time::Calendar& calendar, QuantityOf use) {
  const std::vector<Reader> items = reader.one_or_more();
  std::vector<Formula> formulas(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    read_formula(items[i], formulas[i], catalogue, names, calendar, use);
  }
  return Quantity(std::move(formulas));
}

}  // namespace loyalty
