// What conditions and quantities see: the attributes of what happened, and a closed list of names
// about the activity, the member and the moment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mechanics/turn.hpp"

namespace loyalty {

// Binds names when a programme is compiled.
class RootNames : public logic::Names {
 public:
  explicit RootNames(Catalogue& catalogue) : catalogue_(catalogue) {}
  int bind(std::string_view path, std::string& sentence, std::string& suggestion) override;

  // How many segments a condition sees: inside a segment only those above it, so that none is ever
  // asked about itself.
  std::size_t segments = SIZE_MAX;

 private:
  int bind_member(std::string_view name, std::string& sentence, std::string& suggestion);
  int bind_attribute(std::string_view name, std::string& sentence, std::string& suggestion);
  // Every name about the activity, the member and the moment, with its slot.
  struct Known {
    explicit Known(const Catalogue& catalogue);
    std::vector<std::string> names;
    std::vector<int> slots;
  };
  Catalogue& catalogue_;
  std::optional<Known> known_;  // from the first condition that asks for one
};

// Whether it answers about what happened, and not about the member or the moment.
bool is_of_event(int slot);

// An activity, or an effect that became an event of its own.
class EventFacts : public Subject {
 public:
  EventFacts(const Turn& turn, const Activity* activity, const Effect* effect)
      : turn_(turn), activity_(activity), effect_(effect) {}

  logic::Term fact(int slot) const override;
  std::int64_t integer(int slot) const override;
  document::Value lines() const override;
  // The group of a segment that the member is in; null when it is none.
  logic::Term group_of(std::size_t segment) const;

 private:
  document::Value attribute(int slot) const;
  logic::Term of_effect(std::string_view name) const;
  logic::Term of_member(int name, int index) const;
  logic::Term of_now(int name) const;
  logic::Term holds(int index) const;
  logic::Term of_streak(int name, const StreakState& streak) const;

  const Turn& turn_;
  const Activity* activity_;
  const Effect* effect_;
  mutable std::string text_;                // of a date made for this answer
  mutable std::vector<logic::Term> terms_;  // of the member's tags
  // While the group of a segment is looked for: those of the segments above it.
  mutable std::vector<logic::Term> groups_;
};

}  // namespace loyalty
