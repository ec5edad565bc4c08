// From a rule as JSON to instructions: operators to numbers, paths to slots, arrays of literals to
// constants, and a fact compared with a literal to one instruction without operands.
#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "document/writer.hpp"
#include "logic/code.hpp"
#include "logic/operators.hpp"

namespace loyalty::logic {

using document::Kind;
using document::Place;
using document::Reader;
using document::Value;

// Recursion is as deep as the rule, which its document caps.
class Compiler {
 public:
  Compiler(Expression::Code& code, Names* names) : code_(code), names_(names) {}

  void rule(std::uint32_t target, const Reader& reader);

 private:
  using Arguments = std::vector<Reader>;

  static Arguments arguments_of(const Reader& reader);
  Instruction& at(std::uint32_t index) { return code_.instructions[index]; }
  std::uint32_t here() const { return static_cast<std::uint32_t>(code_.instructions.size()); }
  // Room for `count` operands next to each other, which `target` then has.
  std::uint32_t operands(std::uint32_t target, Operation operation, std::size_t count);

  void array(std::uint32_t target, const Reader& reader);
  void operation(std::uint32_t target, const Reader& reader);
  void general(std::uint32_t target, Operation operation, const Arguments& arguments);
  void iteration(std::uint32_t target, Operation operation, const Arguments& arguments);
  void comparison(std::uint32_t target);

  void variable(std::uint32_t target, const Reader& reader, const Arguments& arguments);
  void missing(std::uint32_t target, const Arguments& arguments);
  void missing_some(std::uint32_t target, const Reader& reader, const Arguments& arguments);
  void facts(std::uint32_t first, const Arguments& names);
  bool binds() const { return names_ && !in_element_; }
  int slot(const Reader& reader, std::string_view path);

  Term constant(Value value);
  Term constant(std::string_view text);
  Term constant_list(std::uint32_t first, std::uint32_t count);

  Expression::Code& code_;
  Names* names_;
  bool in_element_ = false;  // where `var` sees an element of an array, not the facts
};

namespace {

constexpr const char* kVariableFault = "semantic.variable";

bool is_literal(Value value) { return value.kind() < Kind::array; }

// String(value) of a literal that names a path.
std::string path_text(Value value) {
  std::string path;
  if (value.is(Kind::text)) path = value.text();
  if (value.is(Kind::boolean)) path = value.boolean() ? "true" : "false";
  if (value.is(Kind::integer) || value.is(Kind::number)) {
    document::append_number(path, value.number());
  }
  return path;
}

Operation mirrored(Operation operation) {
  switch (operation) {
    case Operation::less: return Operation::greater;
    case Operation::less_equal: return Operation::greater_equal;
    case Operation::greater: return Operation::less;
    case Operation::greater_equal: return Operation::less_equal;
    default: return operation;
  }
}

}  // namespace

Compiler::Arguments Compiler::arguments_of(const Reader& reader) {
  if (!reader.is(Kind::array)) return {reader};
  Arguments arguments;
  arguments.reserve(reader.value().size());
  std::uint32_t index = 0;
  for (Value element : reader.value()) {
    arguments.emplace_back(element, reader.faults(), Place{&reader.place(), {}, index++, true});
  }
  return arguments;
}

std::uint32_t Compiler::operands(std::uint32_t target, Operation operation, std::size_t count) {
  std::uint32_t first = here();
  at(target).operation = operation;
  at(target).first = first;
  at(target).count = static_cast<std::uint32_t>(count);
  code_.instructions.resize(first + count);
  return first;
}

void Compiler::rule(std::uint32_t target, const Reader& reader) {
  if (reader.is(Kind::array)) return array(target, reader);
  if (reader.is(Kind::object) && reader.value().size() == 1) {
    Value member = *reader.value().begin();
    Place place{&reader.place(), member.key(), 0, false};
    return operation(target, Reader(member, reader.faults(), place));
  }
  at(target).constant = constant(reader.value());
}

void Compiler::array(std::uint32_t target, const Reader& reader) {
  general(target, Operation::list, arguments_of(reader));
  Instruction& list = at(target);
  std::uint32_t end = list.first + list.count;
  for (std::uint32_t i = list.first; i < end; ++i) {
    if (at(i).operation != Operation::constant) return;
  }
  list.operation = Operation::constant;
  list.constant = constant_list(list.first, list.count);
  code_.instructions.resize(list.first);
}

void Compiler::operation(std::uint32_t target, const Reader& reader) {
  std::string_view name = reader.value().key();
  std::optional<Operation> known = operation_named(name);
  if (!known) {
    std::string quoted;
    document::Writer(quoted).text(name);
    return reader.fault("semantic.operator", "there is no operator %", quoted,
                        reader.nearest(name, operator_names()));
  }
  Arguments arguments = arguments_of(reader);
  if (*known == Operation::path) return variable(target, reader, arguments);
  if (*known == Operation::missing && binds()) return missing(target, arguments);
  if (*known == Operation::missing_some && binds()) return missing_some(target, reader, arguments);
  if (is_iteration(*known)) return iteration(target, *known, arguments);
  general(target, *known, arguments);
  if (is_comparison(*known) || *known == Operation::in) comparison(target);
}

void Compiler::general(std::uint32_t target, Operation operation, const Arguments& arguments) {
  std::uint32_t next = operands(target, operation, arguments.size());
  for (const Reader& argument : arguments) rule(next++, argument);
}

void Compiler::iteration(std::uint32_t target, Operation operation, const Arguments& arguments) {
  std::uint32_t first = operands(target, operation, arguments.size());
  for (std::uint32_t i = 0; i < arguments.size(); ++i) {
    bool outer = std::exchange(in_element_, in_element_ || i == 1);
    std::uint32_t before = here();
    rule(first + i, arguments[i]);
    if (i == 1) at(target).at = static_cast<std::int32_t>(here() - before + 1);
    in_element_ = outer;
  }
}

// A fact and a literal need no operands of their own.
void Compiler::comparison(std::uint32_t target) {
  Instruction& self = at(target);
  if (self.count != 2 || here() != self.first + 2) return;
  const Instruction& left = at(self.first);
  const Instruction& right = at(self.first + 1);
  bool in_order = left.operation == Operation::fact && right.operation == Operation::constant;
  bool swapped = left.operation == Operation::constant && right.operation == Operation::fact &&
                 self.operation != Operation::in;
  if (!in_order && !swapped) return;
  self.at = in_order ? left.at : right.at;
  self.constant = in_order ? right.constant : left.constant;
  if (swapped) self.operation = mirrored(self.operation);
  self.count = 0;
  code_.instructions.resize(self.first);
}

void Compiler::variable(std::uint32_t target, const Reader& reader, const Arguments& arguments) {
  const Reader& argument = arguments.empty() ? reader : arguments[0];
  bool is_constant = arguments.empty() || is_literal(argument.value());
  if (!is_constant) {
    if (!binds()) return general(target, Operation::computed_path, arguments);
    return argument.fault(kVariableFault,
                          "a variable's name is written out here, it cannot be computed");
  }
  std::string path = arguments.empty() ? std::string() : path_text(argument.value());
  if (path.empty()) {
    at(target).operation = Operation::whole;
    if (!binds()) return;
    return argument.fault(kVariableFault,
                          "a condition cannot ask for all of the data, only for what it names");
  }
  std::size_t rest = arguments.size() > 1 ? 1 : 0;
  std::uint32_t fallback = operands(target, Operation::path, rest);
  if (binds()) {
    at(target).operation = Operation::fact;
    at(target).at = slot(argument, path);
  } else {
    at(target).constant = constant(path);
  }
  if (rest) rule(fallback, arguments[1]);
}

int Compiler::slot(const Reader& reader, std::string_view path) {
  std::string sentence;
  std::string suggestion;
  int slot = names_->bind(path, sentence, suggestion);
  if (slot < 0) reader.fault(kVariableFault, "%", sentence, suggestion);
  return slot;
}

// One argument that is an array stands for all.
void Compiler::missing(std::uint32_t target, const Arguments& arguments) {
  bool nested = !arguments.empty() && arguments[0].is(Kind::array);
  Arguments names = nested ? arguments_of(arguments[0]) : arguments;
  facts(operands(target, Operation::missing_facts, names.size()), names);
}

void Compiler::missing_some(std::uint32_t target, const Reader& reader,
                            const Arguments& arguments) {
  if (arguments.size() < 2 || !arguments[1].is(Kind::array)) {
    return reader.fault(kVariableFault, "missing_some takes how many and a list of names");
  }
  Arguments names = arguments_of(arguments[1]);
  std::uint32_t first = operands(target, Operation::missing_some_facts, names.size() + 1);
  rule(first, arguments[0]);
  facts(first + 1, names);
}

void Compiler::facts(std::uint32_t first, const Arguments& names) {
  for (const Reader& name : names) {
    std::uint32_t target = first++;
    std::string path = path_text(name.value());
    if (!is_literal(name.value()) || path.empty()) {
      name.fault(kVariableFault, "a variable's name is written out here");
      continue;
    }
    at(target).operation = Operation::fact;
    at(target).at = slot(name, path);
    at(target).constant = constant(name.value());
  }
}

Term Compiler::constant(Value value) {
  if (value.is(Kind::text)) return constant(value.text());
  if (!value.is(Kind::object)) return value;
  code_.objects.push_back(std::make_unique<document::Document>());
  code_.objects.back()->parse(document::canonical(value));
  return code_.objects.back()->root();
}

Term Compiler::constant(std::string_view text) {
  char* bytes = code_.constants.take(text.size());
  if (!text.empty()) std::memcpy(bytes, text.data(), text.size());
  return std::string_view(bytes, text.size());
}

Term Compiler::constant_list(std::uint32_t first, std::uint32_t count) {
  char* bytes = code_.constants.take(std::size_t{count} * sizeof(Term));
  Term* terms = reinterpret_cast<Term*>(bytes);
  std::uint8_t depth = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    new (terms + i) Term(at(first + i).constant);
    depth = std::max(depth, terms[i].depth());
  }
  return Term::list(terms, count, static_cast<std::uint8_t>(depth + 1));
}

Expression Expression::compile(const Reader& reader, Names* names) {
  auto code = std::make_unique<Code>();
  code->instructions.emplace_back();
  Compiler(*code, names).rule(0, reader);
  return Expression(std::move(code));
}

Expression::Expression() = default;
Expression::Expression(std::unique_ptr<Code> code) : code_(std::move(code)) {}
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;
Expression::operator bool() const { return code_ != nullptr; }

}  // namespace loyalty::logic
