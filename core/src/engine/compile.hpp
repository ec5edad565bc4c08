// A programme document into a Program, with every fault it has.
#pragma once

#include <memory>
#include <string_view>

#include "loyalty/fault.hpp"
#include "mechanics/facts.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

// Faults other than warnings mean that the programme must not be used.
std::unique_ptr<Program> compile(std::string_view text, Faults& faults);
bool has_errors(const Faults& faults);

// What the readers of the rooms share.
struct Compiler {
  Program& program;
  RootNames names;

  void read_currencies(document::Object& top);
  void read_entitlements(document::Object& top);
  void read_rules(document::Object& top);
  void read_streaks(document::Object& top);
  void read_tiers(document::Object& top);

  // The keys every item may carry for people: name, about, image. Answers the id.
  std::string label(document::Object& object, bool named = false);
  std::vector<std::uint16_t> events(const document::Reader& reader);
  std::uint16_t event(std::string_view word);
  logic::Expression condition(const document::Reader& reader);
  std::vector<LimitId> limits(const document::Reader& reader, const std::string& path);
  Grant grant(const document::Reader& reader, const std::string& path);
  Cost cost(const document::Reader& reader);
  Item item(const std::string& path) { return program.catalogue.item(path); }

 private:
  StreakStep read_step(const document::Reader& reader, const std::string& path, bool milestone);
  Rescue read_rescue(const document::Reader& reader, const std::string& path);
  void read_steps(document::Object& object, std::string_view key, Streak& streak,
                  std::vector<StreakStep>& steps);
  void read_cycle(document::Object& object, Streak& streak);
  void read_rest(document::Object& object, Streak& streak);
  Level read_level(const document::Reader& reader, Tier& tier);
  Need need(const document::Reader& reader, Tier& tier);
  void read_rule(const document::Reader& reader);
  void read_recipient(const document::Reader& reader, Rule& rule);
  std::vector<Price> price(const document::Reader& reader);
};

// A text for people: a string, or a map of language to string.
void check_text(const document::Reader& reader);

}  // namespace loyalty
