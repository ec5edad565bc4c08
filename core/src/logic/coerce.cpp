// JavaScript's coercions over Terms.
#include "logic/coerce.hpp"

#include <cmath>
#include <limits>

#include "document/writer.hpp"
#include "logic/numeral.hpp"

namespace loyalty::logic {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool is_container(const Term& term) { return term.shape() >= Shape::list; }

// Number() of what is not a text, an array or an object.
double plain_number(const Term& term) {
  switch (term.shape()) {
    case Shape::null: return 0;
    case Shape::boolean: return term.boolean() ? 1 : 0;
    case Shape::number: return term.number();
    default: return kNaN;
  }
}

Order order_of(std::string_view a, std::string_view b) {
  if (equal_texts(a, b)) return Order::equal;
  return document::canonical_before(a, b) ? Order::less : Order::greater;
}

// JSON has no word for these three, so the document's own writer does not know them.
void append_number(std::string& out, double number) {
  if (std::isnan(number)) {
    out += "NaN";
  } else if (std::isinf(number)) {
    out += number < 0 ? "-Infinity" : "Infinity";
  } else {
    document::append_number(out, number);
  }
}

}  // namespace

double to_number(const Term& term, Scratch& scratch) {
  if (!is_container(term) && !term.is(Shape::text)) return plain_number(term);
  Arena::Mark mark = scratch.arena.mark();
  std::string_view text = to_text(term, scratch);
  double number = scratch.spend(text.size() / 16) ? number_of_text(text) : kNaN;
  scratch.arena.release(mark);
  return number;
}

double to_leading_number(const Term& term, Scratch& scratch) {
  if (term.is(Shape::number)) return term.number() + 0.0;  // the text of -0 is "0"
  if (!is_container(term) && !term.is(Shape::text)) return kNaN;
  Arena::Mark mark = scratch.arena.mark();
  std::string_view text = to_text(term, scratch);
  double number = scratch.spend(text.size() / 16) ? number_at_start(text) : kNaN;
  scratch.arena.release(mark);
  return number;
}

std::string_view to_text(const Term& term, Scratch& scratch) {
  if (term.is(Shape::text)) return term.text();
  if (term.is(Shape::absent)) return "undefined";
  if (term.is(Shape::null)) return "null";
  if (term.is(Shape::boolean)) return term.boolean() ? "true" : "false";
  if (term.is_object()) return "[object Object]";
  scratch.building.clear();
  append_joined(term, scratch);
  Term made = scratch.text(scratch.building);
  return made.is(Shape::text) ? made.text() : std::string_view{};
}

void append_joined(const Term& term, Scratch& scratch) {
  std::string& out = scratch.building;
  if (scratch.exceeded || term.is_nothing()) return;
  if (term.is(Shape::number)) return append_number(out, term.number());
  if (!term.is_array()) {
    std::string_view text = to_text(term, scratch);
    if (out.size() + text.size() <= kMaxMade) {
      out += text;
    } else {
      scratch.exceeded = true;
    }
    return;
  }
  Term element;
  bool first = true;
  for (Elements elements(term); scratch.spend(1) && elements.next(element); first = false) {
    if (!first) out += ',';
    append_joined(element, scratch);
    if (out.size() > kMaxMade) scratch.exceeded = true;
  }
}

bool same_container(const Term& a, const Term& b) {
  if (a.shape() != b.shape()) return false;
  if (!a.is(Shape::node)) return a.elements() == b.elements();
  return a.node().document() == b.node().document() && a.node().index() == b.node().index();
}

bool loosely_equal(const Term& a, const Term& b, Scratch& scratch) {
  if (a.shape() == b.shape() || (is_container(a) && is_container(b))) return strictly_equal(a, b);
  if (a.is_nothing() || b.is_nothing()) return a.is_nothing() && b.is_nothing();
  bool texts = (is_container(a) && b.is(Shape::text)) || (a.is(Shape::text) && is_container(b));
  if (!texts) return to_number(a, scratch) == to_number(b, scratch);
  Arena::Mark mark = scratch.arena.mark();
  bool equal = equal_texts(to_text(a, scratch), to_text(b, scratch));
  scratch.arena.release(mark);
  return equal;
}

Order compare(const Term& a, const Term& b, Scratch& scratch) {
  if (a.is(Shape::number) && b.is(Shape::number)) return order_of(a.number(), b.number());
  bool a_texts = a.is(Shape::text) || is_container(a);
  bool b_texts = b.is(Shape::text) || is_container(b);
  if (!a_texts || !b_texts) return order_of(to_number(a, scratch), to_number(b, scratch));
  Arena::Mark mark = scratch.arena.mark();
  Order order = order_of(to_text(a, scratch), to_text(b, scratch));
  scratch.arena.release(mark);
  return order;
}

}  // namespace loyalty::logic
