// Names in conditions: a comparison with a level, a plan or a partner that the programme does not
// have never comes out as it was meant.
#include <algorithm>

#include "base/joined.hpp"
#include "engine/compile.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Reader;
using document::Value;

using Names = std::vector<std::string_view>;

template <class List>
Names ids_of(const List& list) {
  Names ids;
  for (const auto& item : list) ids.push_back(item.id);
  return ids;
}

// What the variable can be; nothing where it may be anything.
Names values_of(const Program& program, std::string_view variable) {
  if (variable == "member.tier" && !program.tiers.empty()) return ids_of(program.tiers[0].levels);
  for (const Tier& tier : program.tiers) {
    if (variable == joined({"member.tiers.", tier.id})) return ids_of(tier.levels);
  }
  for (const Segment& segment : program.segments) {
    if (variable == joined({"member.segments.", segment.id})) return ids_of(segment.groups);
  }
  if (variable == "member.plan") return ids_of(program.plans);
  return variable == "partner" ? ids_of(program.partners) : Names{};
}

std::string_view variable_of(Value value) {
  const Value name = value.is(Kind::object) && value.size() == 1 ? value.find("var") : Value{};
  return name.is(Kind::array) ? name.at(0).text() : name.text();
}

void check_name(const Reader& reader, const Names& names) {
  if (!reader.is(Kind::text)) return;
  const std::string_view name = reader.value().text();
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  reader.fault("warning.unknown_name", "the programme has no % to compare with",
               document::described(reader.value()), reader.nearest(name, names));
}

// `in` a text looks for a part of it.
void check_comparison(const Program& program, const Reader& reader) {
  const std::vector<Reader> sides = reader.items();
  for (const Reader& side : sides) {
    const std::string_view variable = variable_of(side.value());
    const Names names = variable.empty() ? Names{} : values_of(program, variable);
    if (names.empty()) continue;
    for (const Reader& other : sides) {
      if (reader.place().key != "in") {
        check_name(other, names);
      } else if (other.is(Kind::array)) {
        for (const Reader& one : other.items()) check_name(one, names);
      }
    }
  }
}

void walk(const Program& program, const Reader& reader) {
  if (reader.is(Kind::array)) {
    for (const Reader& item : reader.items()) walk(program, item);
  } else if (reader.is(Kind::object)) {
    for (const Reader& member : reader.members()) {
      const bool compares = document::position_among("== === != !== in", member.place().key) >= 0;
      if (compares && member.is(Kind::array)) check_comparison(program, member);
      walk(program, member);
    }
  }
}

}  // namespace

void Compiler::check_names(const Reader& programme) { walk(program, programme); }

}  // namespace loyalty
