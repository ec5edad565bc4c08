// Operators that make texts and lists, or look at each element of an array.
#include <algorithm>
#include <cmath>

#include "logic/coerce.hpp"
#include "logic/evaluator.hpp"
#include "logic/utf16.hpp"

namespace loyalty::logic {
namespace {

// ToIntegerOrInfinity, kept within what a text can have.
double whole_number(double value) {
  if (std::isnan(value)) return 0;
  return std::trunc(std::clamp(value, -4294967295.0, 4294967295.0));
}

// String.prototype.substr: where `start` and `length` fall in a text of `size` units.
struct Range {
  std::uint32_t begin;
  std::uint32_t end;
};
Range range_of(std::uint32_t size, double start, double length) {
  start = whole_number(start);
  if (start < 0) start = std::max(0.0, size + start);
  double end = std::clamp(start + whole_number(length), 0.0, static_cast<double>(size));
  return {static_cast<std::uint32_t>(std::min(start, static_cast<double>(size))),
          static_cast<std::uint32_t>(end)};
}

}  // namespace

Term Evaluator::list_of_operands(Rule rule, const Scope& scope) {
  Term* elements = scratch_.elements(rule.count);
  if (!elements) return nullptr;
  for (std::uint32_t i = 0; i < rule.count; ++i) elements[i] = run(operand(rule, i), scope);
  return scratch_.list(elements, rule.count);
}

Term Evaluator::cat(Rule rule, const Scope& scope) {
  Term parts = list_of_operands(rule, scope);
  if (scratch_.exceeded) return nullptr;
  scratch_.building.clear();
  for (std::uint32_t i = 0; i < parts.size(); ++i) append_joined(parts.elements()[i], scratch_);
  return scratch_.text(scratch_.building);
}

// A negative length leaves out that many units at the end, as PHP has it.
Term Evaluator::substr(Rule rule, const Scope& scope) {
  std::string_view text = to_text(operand(rule, 0, scope), scratch_);
  double start = number(rule, 1, scope);
  Term length = operand(rule, 2, scope);
  if (!scratch_.spend(text.size() / 8)) return nullptr;
  std::uint32_t size = utf16_length(text);
  double units = length.is(Shape::absent) ? size : to_number(length, scratch_);
  if (units < 0) {
    // The reference adds a negative length to what is left of the text; where it is no number
    // that joins two texts ("5-2"), of which no length can be read.
    Range rest = range_of(size, start, size);
    units = length.is(Shape::number) ? units + (rest.end - rest.begin) : 0;
  }
  Range range = range_of(size, start, units);
  return utf16_slice(text, range.begin, range.end, scratch_);
}

Term Evaluator::merge(Rule rule, const Scope& scope) {
  Term parts = list_of_operands(rule, scope);
  if (scratch_.exceeded) return nullptr;
  std::uint64_t total = 0;
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    const Term& part = parts.elements()[i];
    total += part.is_array() ? part.size() : 1;
  }
  if (!scratch_.spend(total)) return nullptr;
  Term* merged = scratch_.elements(static_cast<std::uint32_t>(total));
  if (!merged) return nullptr;
  Term* next = merged;
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    const Term& part = parts.elements()[i];
    if (!part.is_array()) {
      *next++ = part;
      continue;
    }
    for (Elements elements(part); elements.next(*next);) ++next;
  }
  return scratch_.list(merged, static_cast<std::uint32_t>(total));
}

bool Evaluator::spend_on(Rule rule) {
  return scratch_.spend(static_cast<std::uint64_t>(std::max(rule.at, 1)));
}

// What the judging of one element made is forgotten before the next.
bool Evaluator::is_true_of(Rule rule, const Term& element) {
  if (rule.count < 2 || !spend_on(rule)) return false;
  Arena::Mark mark = scratch_.arena.mark();
  bool held = is_true(operand(rule, 1), {nullptr, element});
  scratch_.arena.release(mark);
  return held;
}

Term Evaluator::map(Rule rule, const Scope& scope) {
  Term source = operand(rule, 0, scope);
  std::uint32_t count = source.is_array() ? source.size() : 0;
  Term* results = scratch_.elements(count);
  if (!results) return nullptr;
  Term element;
  Term* next = results;
  if (count > 0) {
    for (Elements elements(source); spend_on(rule) && elements.next(element); ++next) {
      *next = operand(rule, 1, {nullptr, element});
    }
  }
  return scratch_.list(results, count);
}

Term Evaluator::filter(Rule rule, const Scope& scope) {
  Term source = operand(rule, 0, scope);
  Term* kept = scratch_.elements(source.is_array() ? source.size() : 0);
  if (!kept) return nullptr;
  std::uint32_t count = 0;
  Term element;
  if (source.is_array()) {
    for (Elements elements(source); !scratch_.exceeded && elements.next(element);) {
      if (is_true_of(rule, element)) kept[count++] = element;
    }
  }
  return scratch_.list(kept, count);
}

Term Evaluator::reduce(Rule rule, const Scope& scope) {
  Term source = operand(rule, 0, scope);
  Term accumulator = rule.count > 2 ? run(operand(rule, 2), scope) : Term(nullptr);
  if (!source.is_array()) return accumulator;
  Term element;
  for (Elements elements(source); spend_on(rule) && elements.next(element);) {
    Term pair[] = {element, accumulator};
    accumulator = operand(rule, 1, {nullptr, Term::pair(pair, 1)});
  }
  return scratch_.exceeded ? Term(nullptr) : accumulator;
}

bool Evaluator::quantified(Rule rule, const Scope& scope) {
  Term source = operand(rule, 0, scope);
  bool all = rule.operation == Operation::every;
  bool none = rule.operation == Operation::none;
  if (!source.is_array() || source.size() == 0) return none;
  Term element;
  for (Elements elements(source); !scratch_.exceeded && elements.next(element);) {
    if (is_true_of(rule, element) != all) return !all && !none;
  }
  return all || none;
}

}  // namespace loyalty::logic
