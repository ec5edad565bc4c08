// An amount as the programme states it: a number, a formula over what happened, or the first of
// several whose condition holds. Exact, and rounded once. core/docs/documents.md has the words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ratio.hpp"
#include "blocks/catalogue.hpp"
#include "blocks/term.hpp"
#include "logic/logic.hpp"

namespace loyalty {

// What happened, as conditions and quantities see it.
class Subject : public logic::Facts {
 public:
  virtual std::int64_t integer(int slot) const = 0;  // 0 when it is not there or no integer
  virtual document::Value lines() const = 0;         // absent when there are none
};

struct Formula {
  enum class Count : std::uint8_t { sum, distinct, max };

  int of_slot = -1;          // -1: one
  std::string of;            // the same as an attribute of a line
  bool over_lines = false;
  logic::Expression lines;
  Count count = Count::sum;
  std::optional<Ratio> take;
  std::optional<std::int64_t> least, most;  // between
  std::int64_t step = 0;
  Ratio rate{1};
  Rounding round = Rounding::floor;
  std::optional<Ratio> multiply;
  logic::Expression when;
  Term term;
};

// What a quantity came to. `formula` is the alternative that held; none when no one did.
struct Measure {
  std::int64_t amount = 0;
  std::int64_t of = 0;  // what was measured, before the bracket
  const Formula* formula = nullptr;
  std::vector<std::uint16_t> lines;  // positions of the lines that were counted
};

// What one formula comes to, whatever its condition says.
std::optional<Measure> measure(const Formula& formula, const Subject& subject,
                               logic::Scratch& scratch);

class Quantity {
 public:
  Quantity() = default;
  explicit Quantity(std::vector<Formula> formulas) : formulas_(std::move(formulas)) {}

  // Nothing when it does not fit into the range of exact integers.
  std::optional<Measure> measure(const Subject& subject, logic::Scratch& scratch) const;
  bool multiplies() const;
  bool may_exceed_one() const;
  const std::vector<Formula>& formulas() const { return formulas_; }

 private:
  std::vector<Formula> formulas_;
};

// How much more of what is measured would have given at least 1; nothing when no amount would, or
// where lines are counted.
std::optional<std::int64_t> missing_for_one(const Measure& measure);

// Only a gift can be a factor and have a life of its own; a measure is a price or a limit.
enum class QuantityOf : std::uint8_t { gift, measure };

// `of`, `lines` and `count` of an object: what is measured.
void read_measured(document::Object& object, Formula& formula, Catalogue& catalogue);
Ratio read_ratio(const document::Reader& reader);
Quantity read_quantity(const document::Reader& reader, Catalogue& catalogue, logic::Names& names,
                       const time::Calendar& calendar, QuantityOf use);
// JsonLogic, or a plain true or false. Without names it looks at a line of a cart.
logic::Expression read_condition(const document::Reader& reader, logic::Names* names);
inline constexpr std::string_view kRoundings = "floor ceil half_up half_even";

}  // namespace loyalty
