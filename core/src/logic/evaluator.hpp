// Runs instructions over facts, a document or an element of an array.
#pragma once

#include <cstdint>
#include <string_view>

#include "logic/code.hpp"

namespace loyalty::logic {

// What `var` sees: facts by slot, or data by path.
struct Scope {
  const Facts* facts = nullptr;
  Term data;
};

// Recursion is as deep as the rule, so operators that need much stack are functions of their own.
class Evaluator {
 public:
  Evaluator(const Expression::Code& code, Scratch& scratch) : code_(code), scratch_(scratch) {}

  bool holds(const Scope& scope) { return is_true(code_.instructions[0], scope); }
  Term value(const Scope& scope) { return run(code_.instructions[0], scope); }

 private:
  using Rule = const Instruction&;

  Term run(Rule rule, const Scope& scope);
  bool is_true(Rule rule, const Scope& scope);
  // Operand `index`; undefined when there are fewer.
  Term operand(Rule rule, std::uint32_t index, const Scope& scope);
  Rule operand(Rule rule, std::uint32_t index) const {
    return code_.instructions[rule.first + index];
  }
  Term list_of_operands(Rule rule, const Scope& scope);

  Term choose(Rule rule, const Scope& scope);
  Term all_or_any(Rule rule, const Scope& scope);
  bool judge(Rule rule, const Scope& scope);  // comparisons and in
  bool compares(Operation operation, const Term& left, const Term& right);
  bool is_below_third(Rule rule, const Term& middle, const Scope& scope);
  bool is_in(const Term& needle, const Term& hay);

  double sum_or_product(Rule rule, const Scope& scope);
  Term multiply(Rule rule, const Scope& scope);
  double subtract(Rule rule, const Scope& scope);
  double extreme(Rule rule, const Scope& scope);
  double number(Rule rule, std::uint32_t index, const Scope& scope);

  Term fact(Rule rule, const Scope& scope);
  Term path(Rule rule, const Scope& scope);
  Term computed_path(Rule rule, const Scope& scope);
  Term otherwise(Rule rule, std::uint32_t index, const Scope& scope);
  Term whole(const Scope& scope);
  Term look_up(Term data, std::string_view path);
  Term step(const Term& data, std::string_view key);
  Term value_of_key(const Term& key, const Scope& scope);
  Term missing_of(const Term& keys, const Scope& scope);
  Term missing_some(Rule rule, const Scope& scope);
  Term missing_facts(Rule rule, std::uint32_t from, const Scope& scope);
  Term missing_some_facts(Rule rule, const Scope& scope);

  Term cat(Rule rule, const Scope& scope);
  Term substr(Rule rule, const Scope& scope);
  Term merge(Rule rule, const Scope& scope);
  Term map(Rule rule, const Scope& scope);
  Term filter(Rule rule, const Scope& scope);
  Term reduce(Rule rule, const Scope& scope);
  bool quantified(Rule rule, const Scope& scope);  // all, some, none
  bool is_true_of(Rule rule, const Term& element);
  bool spend_on(Rule rule);

  const Expression::Code& code_;
  Scratch& scratch_;
};

}  // namespace loyalty::logic
