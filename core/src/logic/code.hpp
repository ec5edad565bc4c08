// A compiled condition: instructions in one vector, the operands of each next to each other, so a
// run of simple comparisons under `and` is a run of rows. Shared by the compiler and the evaluator.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "document/value.hpp"
#include "logic/logic.hpp"

namespace loyalty::logic {

enum class Operation : std::uint8_t {
  constant,       // `constant`
  list,           // an array of the operands
  fact,           // var bound to the slot `at`; operand 0 is the default
  whole,          // var of all data
  path,           // var along `constant`; operand 0 is the default
  computed_path,  // var along operand 0; operand 1 is the default
  missing,
  missing_some,
  missing_facts,       // the operands are facts whose `constant` is their name
  missing_some_facts,  // the same after operand 0, which says how many are needed
  choose,
  all_of,
  any_of,
  negate,
  truth,
  equal,  // equal … greater_equal, in: at >= 0 means a fact compared with `constant`, no operands
  not_equal,
  strictly_equal,
  strictly_not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  add,
  multiply,
  subtract,
  divide,
  remainder,
  minimum,
  maximum,
  cat,
  substr,
  merge,
  log,
  map,  // map … none: operand 1 sees an element; `at` is about how many instructions it has
  filter,
  reduce,
  every,
  some,
  none,
};

inline bool is_comparison(Operation operation) {
  return operation >= Operation::equal && operation <= Operation::greater_equal;
}
inline bool is_iteration(Operation operation) { return operation >= Operation::map; }

struct Instruction {
  Operation operation = Operation::constant;
  std::uint32_t first = 0;  // operands are instructions[first] … [first + count - 1]
  std::uint32_t count = 0;
  std::int32_t at = -1;
  Term constant;
};

struct Expression::Code {
  std::vector<Instruction> instructions;  // the root first; never empty
  Arena constants{std::numeric_limits<std::size_t>::max()};
  // Objects that are no operators are data of the condition itself.
  std::vector<std::unique_ptr<document::Document>> objects;
};

}  // namespace loyalty::logic
