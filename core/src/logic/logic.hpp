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
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/reader.hpp"
#include "document/value.hpp"

namespace loyalty::logic {

// What a condition computes with. Texts and lists are views: into the compiled constants, the
// facts' document, or the scratch of this evaluation.
class Term;
struct Scratch;  // reused buffers of one evaluation; make one per engine

// Binds the paths of a condition when it is compiled.
class Names {
 public:
  virtual ~Names() = default;
  // The slot for `path` ("member.tier"), or -1 with a sentence and, where one is near, the name
  // that was meant.
  virtual int bind(std::string_view path, std::string& sentence, std::string& suggestion) = 0;
};

// Answers slots when a condition is evaluated.
class Facts {
 public:
  virtual ~Facts() = default;
  virtual Term fact(int slot) const = 0;
};

class Expression {
 public:
  Expression();
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;
  ~Expression();

  // With Names: every variable must be constant and bound, the whole of the data (`{"var": ""}`)
  // may not be asked for. An unknown operator is a fault (semantic.operator) at its key.
  static Expression compile(const document::Reader& reader, Names* names);

  explicit operator bool() const;  // false when default-made: there is no condition
  bool holds(const Facts& facts, Scratch& scratch) const;  // truthy as the reference has it
  // Data as a document: `lines` conditions over one line of a cart, and the `loyalty logic` tool.
  // Only for expressions compiled without Names.
  bool holds(document::Value data, Scratch& scratch) const;

 private:
  struct Code;
  std::unique_ptr<Code> code_;
};

// The tool for trying a condition: the result as JSON text, or `problem` says why there is none.
bool evaluate(document::Value rule, document::Value data, std::string& result,
              std::string& problem);

}  // namespace loyalty::logic
