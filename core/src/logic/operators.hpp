// The operators by the names conditions use.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "logic/code.hpp"

namespace loyalty::logic {

struct Operator {
  std::string_view name;
  Operation operation;
};

// `var` and `missing` in their general form; the compiler finds the one that fits.
inline constexpr Operator kOperators[] = {
    {"var", Operation::path},
    {"missing", Operation::missing},
    {"missing_some", Operation::missing_some},
    {"if", Operation::choose},
    {"?:", Operation::choose},
    {"and", Operation::all_of},
    {"or", Operation::any_of},
    {"!", Operation::negate},
    {"!!", Operation::truth},
    {"==", Operation::equal},
    {"!=", Operation::not_equal},
    {"===", Operation::strictly_equal},
    {"!==", Operation::strictly_not_equal},
    {"<", Operation::less},
    {"<=", Operation::less_equal},
    {">", Operation::greater},
    {">=", Operation::greater_equal},
    {"in", Operation::in},
    {"+", Operation::add},
    {"*", Operation::multiply},
    {"-", Operation::subtract},
    {"/", Operation::divide},
    {"%", Operation::remainder},
    {"min", Operation::minimum},
    {"max", Operation::maximum},
    {"cat", Operation::cat},
    {"substr", Operation::substr},
    {"merge", Operation::merge},
    {"log", Operation::log},
    {"map", Operation::map},
    {"filter", Operation::filter},
    {"reduce", Operation::reduce},
    {"all", Operation::every},
    {"some", Operation::some},
    {"none", Operation::none},
};

inline std::optional<Operation> operation_named(std::string_view name) {
  for (const Operator& known : kOperators) {
    if (known.name == name) return known.operation;
  }
  return std::nullopt;
}

inline std::vector<std::string_view> operator_names() {
  std::vector<std::string_view> names;
  for (const Operator& known : kOperators) names.push_back(known.name);
  return names;
}

}  // namespace loyalty::logic
