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
  // The condition `when` of an object, where it has one.
  logic::Expression when(document::Object& object);
  Quantity quantity(const document::Reader& reader, QuantityOf use);
  enum class LimitOf : std::uint8_t { currency, rule, other };
  // Its limits: `amount` means something to a rule or currency, `held` to a currency.
  std::vector<LimitId> limits(document::Object& object, const std::string& path, LimitOf what);
  Grant grant(const document::Reader& reader, const std::string& path);
  Cost cost(const document::Reader& reader);
  Item item(const std::string& path) { return program.catalogue.item(path); }

  // What only the whole programme shows; all of it warnings.
  void check_whole(const document::Reader& programme);

 private:
  StreakStep read_step(const document::Reader& reader, const std::string& path, bool milestone);
  Rescue read_rescue(const document::Reader& reader, const std::string& path,
                     const std::vector<std::string_view>& window_keys);
  void read_rescues(document::Object& object, Streak& streak, const std::string& path);
  void read_steps(document::Object& object, std::string_view key, Streak& streak,
                  std::vector<StreakStep>& steps);
  void read_cycle(document::Object& object, Streak& streak);
  void read_rest(document::Object& object, Streak& streak);
  void read_level(const document::Reader& reader, Tier& tier);
  Need need(const document::Reader& reader, Tier& tier);
  void read_rule(const document::Reader& reader);
  void read_recipient(const document::Reader& reader, Rule& rule);
  std::vector<Price> price(const document::Reader& reader);
};

// A text for people: a string, or a map of language to string.
void check_text(const document::Reader& reader);

}  // namespace loyalty
