// JsonLogic (jsonlogic.com), compiled once: every operator of the published specification with the
// coercions of the reference implementation (json-logic-js). Conditions only: no result becomes an
// amount.
//
//   Expression gold = Expression::compile(reader, &names);   // faults go to the reader
//   Scratch scratch;
//   if (gold.holds(facts, scratch)) …
//
// A `var` whose path is constant is bound once to a slot by the Names of the place where the
// condition stands; evaluating `var`, comparison, logic, arithmetic and `in` allocates nothing.
// Where the reference would throw (`{"*": []}`, `{"missing_some": [1, null]}`) the result is null;
// a text cut through a surrogate pair has U+FFFD for the half; names every JavaScript object
// inherits ("constructor") are not found; data is never run as a rule.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "document/reader.hpp"
#include "document/value.hpp"
#include "logic/scratch.hpp"
#include "logic/term.hpp"

namespace loyalty::logic {

// Binds the paths of a condition when it is compiled.
class Names {
 public:
  virtual ~Names() = default;
  // The slot (from 0) for `path` ("member.tier"), or -1 with a sentence and, where one is near,
  // the name that was meant.
  virtual int bind(std::string_view path, std::string& sentence, std::string& suggestion) = 0;
};

// Answers slots when a condition is evaluated. An absent Term is an attribute the activity does
// not have: `var` then answers its default or null, `missing` its name.
class Facts {
 public:
  virtual ~Facts() = default;
  virtual Term fact(int slot) const = 0;
};

// Needs nothing of the document it was compiled from afterwards.
class Expression {
 public:
  Expression();
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;
  ~Expression();

  // With Names, every variable outside map, filter, reduce, all, some and none must be constant
  // and bound (semantic.variable), and the whole of the data (`{"var": ""}`) may not be asked for.
  // An unknown operator is semantic.operator at its key.
  static Expression compile(const document::Reader& reader, Names* names);

  explicit operator bool() const;  // false when default-made: there is no condition
  // Truthy as the reference has it; false when a bound of the scratch is reached. A condition that
  // is not there always holds.
  bool holds(const Facts& facts, Scratch& scratch) const;
  // Data as a document: `lines` conditions over one line of a cart, and the `loyalty logic` tool.
  // Only for expressions compiled without Names.
  bool holds(document::Value data, Scratch& scratch) const;
  // What `holds` judges. Valid until the scratch is used again.
  Term value(document::Value data, Scratch& scratch) const;

 private:
  friend class Compiler;
  friend class Evaluator;
  struct Code;
  explicit Expression(std::unique_ptr<Code> code);
  std::unique_ptr<Code> code_;
};

// The tool for trying a condition: the result as JSON text, or `problem` says why there is none.
// As JSON.stringify has it, NaN, infinities and undefined are null.
bool evaluate(document::Value rule, document::Value data, std::string& result,
              std::string& problem);

}  // namespace loyalty::logic
