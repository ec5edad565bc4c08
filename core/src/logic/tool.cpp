// The tool for trying a condition: results as JSON text.
#include <cmath>

#include "document/writer.hpp"
#include "logic/logic.hpp"

namespace loyalty::logic {
namespace {

// Lists may name one element many times, so a small evaluation can have a huge text.
constexpr std::size_t kMaxResult = std::size_t{16} << 20;

void write(const Term& term, document::Writer& writer) {
  switch (term.shape()) {
    case Shape::absent:
    case Shape::null: return writer.null();
    case Shape::boolean: return writer.boolean(term.boolean());
    case Shape::number:
      return std::isfinite(term.number()) ? writer.number(term.number()) : writer.null();
    case Shape::text: return writer.text(term.text());
    case Shape::node: return writer.value(term.node());
    case Shape::pair:
      writer.begin_object();
      writer.key("accumulator");
      write(term.elements()[1], writer);
      writer.key("current");
      write(term.elements()[0], writer);
      return writer.end_object();
    case Shape::list: break;
  }
  writer.begin_array();
  Term element;
  for (Elements elements(term); writer.size() <= kMaxResult && elements.next(element);) {
    write(element, writer);
  }
  writer.end_array();
}

std::string said(const Fault& fault) {
  std::string where = fault.pointer.empty() ? std::string() : fault.pointer + ": ";
  std::string meant =
      fault.suggestion.empty() ? std::string() : "; did you mean " + fault.suggestion + "?";
  return where + fault.sentence + meant;
}

}  // namespace

bool evaluate(document::Value rule, document::Value data, std::string& result,
              std::string& problem) {
  result.clear();
  problem.clear();
  Faults faults;
  Expression expression = Expression::compile(document::Reader(rule, faults), nullptr);
  if (!faults.empty()) {
    problem = said(faults[0]);
    return false;
  }
  Scratch scratch;
  Term value = expression.value(data, scratch);
  document::Writer writer(result);
  if (!scratch.exceeded) write(value, writer);
  if (!scratch.exceeded && result.size() <= kMaxResult) return true;
  result.clear();
  problem = "the result takes more work or memory than one condition may have";
  return false;
}

}  // namespace loyalty::logic
