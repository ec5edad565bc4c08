// JavaScript's coercions over Terms, and the one truth of JsonLogic's own: empty arrays are falsy.
// Texts that have to be made live in the scratch.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "logic/scratch.hpp"
#include "logic/term.hpp"

namespace loyalty::logic {

enum class Order : std::uint8_t { less, equal, greater, none };  // none: one of them is NaN

inline Order order_of(double a, double b) {
  if (a < b) return Order::less;
  if (a > b) return Order::greater;
  return a == b ? Order::equal : Order::none;
}

inline bool truthy(const Term& term) {
  switch (term.shape()) {
    case Shape::absent:
    case Shape::null: return false;
    case Shape::boolean: return term.boolean();
    case Shape::number: return term.number() < 0 || term.number() > 0;  // not NaN either
    case Shape::text: return !term.text().empty();
    default: return !term.is_array() || term.size() > 0;
  }
}

double to_number(const Term& term, Scratch& scratch);          // Number(term)
double to_leading_number(const Term& term, Scratch& scratch);  // parseFloat(term)
std::string_view to_text(const Term& term, Scratch& scratch);  // String(term)
// Appends String(term) to scratch.building, nothing for null and undefined as join does.
void append_joined(const Term& term, Scratch& scratch);

bool same_container(const Term& a, const Term& b);  // objects are equal only to themselves

inline bool equal_texts(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  return a.data() == b.data() || std::memcmp(a.data(), b.data(), a.size()) == 0;
}

// ===; in the header because the rows of most conditions are nothing else.
inline bool strictly_equal(const Term& a, const Term& b) {
  if (a.shape() != b.shape()) return false;
  switch (a.shape()) {
    case Shape::absent:
    case Shape::null: return true;
    case Shape::boolean: return a.boolean() == b.boolean();
    case Shape::number: return a.number() == b.number();
    case Shape::text: return equal_texts(a.text(), b.text());
    default: return same_container(a, b);
  }
}

bool loosely_equal(const Term& a, const Term& b, Scratch& scratch);  // ==
Order compare(const Term& a, const Term& b, Scratch& scratch);       // < <= > >=

}  // namespace loyalty::logic
