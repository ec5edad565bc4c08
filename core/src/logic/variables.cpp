// `var`, `missing` and `missing_some`: by slot, or along a path of keys and indexes.
#include <optional>

#include "logic/coerce.hpp"
#include "logic/evaluator.hpp"
#include "logic/utf16.hpp"

namespace loyalty::logic {
namespace {

// "0", "1", … as JavaScript writes an index: no sign, no leading zero.
std::optional<std::uint32_t> index_of(std::string_view key) {
  if (key.empty() || key.size() > 9 || (key[0] == '0' && key.size() > 1)) return std::nullopt;
  std::uint32_t index = 0;
  for (char c : key) {
    if (c < '0' || c > '9') return std::nullopt;
    index = index * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return index;
}

bool counts_as_missing(const Term& value) {
  return value.is_nothing() || (value.is(Shape::text) && value.text().empty());
}

}  // namespace

Term Evaluator::fact(Rule rule, const Scope& scope) {
  Term found = rule.at >= 0 ? scope.facts->fact(rule.at) : Term();
  if (!found.is(Shape::absent)) return found;
  return otherwise(rule, 0, scope);
}

// The default of a `var`, null when there is none.
Term Evaluator::otherwise(Rule rule, std::uint32_t index, const Scope& scope) {
  Term given = operand(rule, index, scope);
  return given.is(Shape::absent) ? Term(nullptr) : given;
}

Term Evaluator::path(Rule rule, const Scope& scope) {
  Term found = look_up(scope.data, rule.constant.text());
  if (!found.is(Shape::absent)) return found;
  return otherwise(rule, 0, scope);
}

Term Evaluator::computed_path(Rule rule, const Scope& scope) {
  Term key = operand(rule, 0, scope);
  if (counts_as_missing(key)) return whole(scope);
  Term found = look_up(scope.data, to_text(key, scratch_));
  if (!found.is(Shape::absent)) return found;
  return otherwise(rule, 1, scope);
}

// The pair of a `reduce` lives on the stack of its loop; one that is kept is copied.
Term Evaluator::whole(const Scope& scope) {
  if (!scope.data.is(Shape::pair)) return scope.data;
  Term* kept = scratch_.elements(2);
  if (!kept) return nullptr;
  kept[0] = scope.data.elements()[0];
  kept[1] = scope.data.elements()[1];
  Term list = scratch_.list(kept, 2);
  return list.is(Shape::list) ? Term::pair(kept, list.depth()) : list;
}

// Undefined when the way ends early.
Term Evaluator::look_up(Term data, std::string_view path) {
  while (!data.is_nothing()) {
    std::size_t point = path.find('.');
    data = step(data, path.substr(0, point));
    if (point == std::string_view::npos) return data;
    path.remove_prefix(point + 1);
  }
  return {};
}

Term Evaluator::step(const Term& data, std::string_view key) {
  if (data.is(Shape::pair)) {
    if (key == "current") return data.elements()[0];
    return key == "accumulator" ? data.elements()[1] : Term();
  }
  if (data.is(Shape::text)) {
    if (key == "length") return utf16_length(data.text());
    std::optional<std::uint32_t> index = index_of(key);
    if (!index || *index >= utf16_length(data.text())) return {};
    return utf16_slice(data.text(), *index, *index + 1, scratch_);
  }
  if (!data.is_array() && !data.is(Shape::node)) return {};
  if (!scratch_.spend(data.size() / 8)) return {};
  if (!data.is_array()) return data.node().find(key);
  if (key == "length") return data.size();
  std::optional<std::uint32_t> index = index_of(key);
  if (!index || *index >= data.size()) return {};
  return data.is(Shape::list) ? data.elements()[*index] : Term(data.node().at(*index));
}

// {"var": key}, where the key may itself be [path, default].
Term Evaluator::value_of_key(const Term& key, const Scope& scope) {
  Term path = key;
  Term fallback;
  if (key.is_array()) {
    Elements elements(key);
    path = Term();
    if (elements.next(path)) elements.next(fallback);
  }
  if (counts_as_missing(path)) return whole(scope);
  Arena::Mark mark = scratch_.arena.mark();
  Term found = look_up(scope.data, to_text(path, scratch_));
  scratch_.arena.release(mark);
  return found.is(Shape::absent) ? fallback : found;
}

Term Evaluator::missing_of(const Term& arguments, const Scope& scope) {
  Term keys = arguments;
  Term key;
  if (Elements first(arguments); first.next(key) && key.is_array()) keys = key;
  Term* absent = scratch_.elements(keys.size());
  std::uint32_t count = 0;
  if (!absent) return nullptr;
  for (Elements elements(keys); elements.next(key) && !scratch_.exceeded;) {
    if (counts_as_missing(value_of_key(key, scope))) absent[count++] = key;
  }
  return scratch_.list(absent, count);
}

Term Evaluator::missing_some(Rule rule, const Scope& scope) {
  Term needed = operand(rule, 0, scope);
  Term names = operand(rule, 1, scope);
  if (names.is_nothing()) return nullptr;
  Term arguments = names;
  if (!names.is_array()) {
    Term* one = scratch_.elements(1);
    if (!one) return nullptr;
    *one = names;
    arguments = scratch_.list(one, 1);
  }
  Term absent = missing_of(arguments, scope);
  if (scratch_.exceeded) return nullptr;
  Term total = step(names, "length");
  if (!total.is(Shape::number)) return absent;
  Order order = compare(total.number() - absent.size(), needed, scratch_);
  bool enough = order == Order::greater || order == Order::equal;
  return enough ? scratch_.list(absent.elements(), 0) : absent;
}

Term Evaluator::missing_facts(Rule rule, std::uint32_t from, const Scope& scope) {
  Term* absent = scratch_.elements(rule.count - from);
  std::uint32_t count = 0;
  if (!absent) return nullptr;
  for (std::uint32_t i = from; i < rule.count; ++i) {
    Rule name = operand(rule, i);
    if (counts_as_missing(fact(name, scope))) absent[count++] = name.constant;
  }
  return scratch_.list(absent, count);
}

Term Evaluator::missing_some_facts(Rule rule, const Scope& scope) {
  Term needed = operand(rule, 0, scope);
  Term absent = missing_facts(rule, 1, scope);
  if (scratch_.exceeded) return nullptr;
  double present = static_cast<double>(rule.count - 1 - absent.size());
  Order order = compare(present, needed, scratch_);
  bool enough = order == Order::greater || order == Order::equal;
  return enough ? scratch_.list(absent.elements(), 0) : absent;
}

}  // namespace loyalty::logic
