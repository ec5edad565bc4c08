// Running a compiled condition: logic, comparison, arithmetic. None of these allocates.
#include <algorithm>
#include <cmath>
#include <limits>

#include "logic/coerce.hpp"
#include "logic/evaluator.hpp"

namespace loyalty::logic {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

Term Evaluator::run(Rule rule, const Scope& scope) {
  switch (rule.operation) {
    case Operation::constant: return rule.constant;
    case Operation::list: return list_of_operands(rule, scope);
    case Operation::fact: return fact(rule, scope);
    case Operation::whole: return whole(scope);
    case Operation::path: return path(rule, scope);
    case Operation::computed_path: return computed_path(rule, scope);
    case Operation::missing: return missing_of(list_of_operands(rule, scope), scope);
    case Operation::missing_some: return missing_some(rule, scope);
    case Operation::missing_facts: return missing_facts(rule, 0, scope);
    case Operation::missing_some_facts: return missing_some_facts(rule, scope);
    case Operation::choose: return choose(rule, scope);
    case Operation::all_of:
    case Operation::any_of: return all_or_any(rule, scope);
    case Operation::add: return sum_or_product(rule, scope);
    case Operation::multiply: return multiply(rule, scope);
    case Operation::subtract: return subtract(rule, scope);
    case Operation::divide: return number(rule, 0, scope) / number(rule, 1, scope);
    case Operation::remainder: return std::fmod(number(rule, 0, scope), number(rule, 1, scope));
    case Operation::minimum:
    case Operation::maximum: return extreme(rule, scope);
    case Operation::cat: return cat(rule, scope);
    case Operation::substr: return substr(rule, scope);
    case Operation::merge: return merge(rule, scope);
    case Operation::log: return operand(rule, 0, scope);
    case Operation::map: return map(rule, scope);
    case Operation::filter: return filter(rule, scope);
    case Operation::reduce: return reduce(rule, scope);
    default: return is_true(rule, scope);
  }
}

bool Evaluator::is_true(Rule rule, const Scope& scope) {
  switch (rule.operation) {
    case Operation::all_of:
      for (std::uint32_t i = 0; i < rule.count; ++i) {
        if (!is_true(operand(rule, i), scope)) return false;
      }
      return rule.count > 0;
    case Operation::any_of:
      for (std::uint32_t i = 0; i < rule.count; ++i) {
        if (is_true(operand(rule, i), scope)) return true;
      }
      return false;
    case Operation::negate: return rule.count == 0 || !is_true(operand(rule, 0), scope);
    case Operation::truth: return rule.count > 0 && is_true(operand(rule, 0), scope);
    case Operation::every:
    case Operation::some:
    case Operation::none: return quantified(rule, scope);
    default: break;
  }
  bool judged = is_comparison(rule.operation) || rule.operation == Operation::in;
  return judged ? judge(rule, scope) : truthy(run(rule, scope));
}

Term Evaluator::operand(Rule rule, std::uint32_t index, const Scope& scope) {
  return index < rule.count ? run(operand(rule, index), scope) : Term();
}

Term Evaluator::choose(Rule rule, const Scope& scope) {
  std::uint32_t i = 0;
  for (; i + 1 < rule.count; i += 2) {
    if (is_true(operand(rule, i), scope)) return run(operand(rule, i + 1), scope);
  }
  return i < rule.count ? run(operand(rule, i), scope) : Term(nullptr);
}

Term Evaluator::all_or_any(Rule rule, const Scope& scope) {
  bool stops_at = rule.operation == Operation::any_of;
  Term last;
  for (std::uint32_t i = 0; i < rule.count; ++i) {
    last = run(operand(rule, i), scope);
    if (truthy(last) == stops_at) break;
  }
  return last;
}

bool Evaluator::judge(Rule rule, const Scope& scope) {
  if (rule.at >= 0) {
    Term left = scope.facts->fact(rule.at);
    if (left.is(Shape::absent)) left = nullptr;
    return rule.operation == Operation::in ? is_in(left, rule.constant)
                                           : compares(rule.operation, left, rule.constant);
  }
  Term left = operand(rule, 0, scope);
  Term right = operand(rule, 1, scope);
  if (rule.operation == Operation::in) return is_in(left, right);
  if (!compares(rule.operation, left, right)) return false;
  return rule.count < 3 || is_below_third(rule, right, scope);
}

bool Evaluator::compares(Operation operation, const Term& left, const Term& right) {
  bool alike = left.shape() == right.shape();  // then nothing is converted
  switch (operation) {
    case Operation::equal:
      return alike ? strictly_equal(left, right) : loosely_equal(left, right, scratch_);
    case Operation::not_equal:
      return !(alike ? strictly_equal(left, right) : loosely_equal(left, right, scratch_));
    case Operation::strictly_equal: return strictly_equal(left, right);
    case Operation::strictly_not_equal: return !strictly_equal(left, right);
    default: break;
  }
  bool numbers = alike && left.is(Shape::number);
  Order order = numbers ? order_of(left.number(), right.number()) : compare(left, right, scratch_);
  switch (operation) {
    case Operation::less: return order == Order::less;
    case Operation::less_equal: return order == Order::less || order == Order::equal;
    case Operation::greater: return order == Order::greater;
    default: return order == Order::greater || order == Order::equal;
  }
}

// {"<": [1, x, 10]} and {"<=": [1, x, 10]}; the other comparisons take two operands.
bool Evaluator::is_below_third(Rule rule, const Term& middle, const Scope& scope) {
  bool has_third = rule.operation == Operation::less || rule.operation == Operation::less_equal;
  if (!has_third) return true;
  Term right = operand(rule, 2, scope);
  return right.is(Shape::absent) || compares(rule.operation, middle, right);
}

bool Evaluator::is_in(const Term& needle, const Term& hay) {
  if (hay.is(Shape::text)) {
    if (hay.text().empty()) return false;
    Arena::Mark mark = scratch_.arena.mark();
    std::string_view text = to_text(needle, scratch_);
    bool found =
        scratch_.spend(hay.text().size() / 16) && hay.text().find(text) != std::string_view::npos;
    scratch_.arena.release(mark);
    return found;
  }
  if (!hay.is_array() || !scratch_.spend(hay.size() / 4)) return false;
  if (hay.is(Shape::list)) {
    const Term* end = hay.elements() + hay.size();
    return std::any_of(hay.elements(), end,
                       [&](const Term& element) { return strictly_equal(element, needle); });
  }
  Term element;
  for (Elements elements(hay); elements.next(element);) {
    if (strictly_equal(element, needle)) return true;
  }
  return false;
}

double Evaluator::number(Rule rule, std::uint32_t index, const Scope& scope) {
  Term term = operand(rule, index, scope);
  return term.is(Shape::number) ? term.number() : to_number(term, scratch_);
}

double Evaluator::sum_or_product(Rule rule, const Scope& scope) {
  bool adds = rule.operation == Operation::add;
  double result = adds ? 0 : 1;
  for (std::uint32_t i = 0; i < rule.count; ++i) {
    double next = to_leading_number(operand(rule, i, scope), scratch_);
    result = adds ? result + next : result * next;
  }
  return result;
}

// A single operand is given back as it is: the reference folds without a first value.
Term Evaluator::multiply(Rule rule, const Scope& scope) {
  if (rule.count == 0) return nullptr;
  if (rule.count == 1) return operand(rule, 0, scope);
  return sum_or_product(rule, scope);
}

double Evaluator::subtract(Rule rule, const Scope& scope) {
  Term left = operand(rule, 0, scope);
  Term right = operand(rule, 1, scope);
  double number = to_number(left, scratch_);
  return right.is(Shape::absent) ? -number : number - to_number(right, scratch_);
}

double Evaluator::extreme(Rule rule, const Scope& scope) {
  bool least = rule.operation == Operation::minimum;
  double result = least ? kInfinity : -kInfinity;
  for (std::uint32_t i = 0; i < rule.count; ++i) {
    double next = number(rule, i, scope);
    bool nearer = least ? next < result : next > result;
    if (nearer || std::isnan(next)) result = next;
    if (std::isnan(result)) break;
  }
  return result;
}

bool Expression::holds(const Facts& facts, Scratch& scratch) const {
  if (!code_) return true;
  scratch.begin();
  bool held = Evaluator(*code_, scratch).holds({&facts, {}});
  return held && !scratch.exceeded;
}

bool Expression::holds(document::Value data, Scratch& scratch) const {
  if (!code_) return true;
  scratch.begin();
  bool held = Evaluator(*code_, scratch).holds({nullptr, data});
  return held && !scratch.exceeded;
}

Term Expression::value(document::Value data, Scratch& scratch) const {
  if (!code_) return nullptr;
  scratch.begin();
  Term result = Evaluator(*code_, scratch).value({nullptr, data});
  return scratch.exceeded ? Term(nullptr) : result;
}

}  // namespace loyalty::logic
