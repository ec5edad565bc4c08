// The days of a streak as a calendar shows them, and what a rescue would come to. Everything that
// changes something is tried on a copy of the streak's state.
#pragma once

#include <string_view>
#include <vector>

#include "engine/view.hpp"
#include "mechanics/streak.hpp"

namespace loyalty {

struct Cell {
  Day day = 0;
  std::string_view state;
  std::vector<Reward> reward;
  bool step = false;
  bool make_up = false;
};

struct Result {
  std::int64_t length = 0;
  std::vector<Reward> gifts;
};

struct StreakView {
  Turn& turn;
  Gifts& gifts;
  const Subject& facts;
  const Streak& streak;
  std::uint16_t index;
  Day today;  // first day of the period

  StreakState& state() const { return turn.member.streaks[index]; }
  Cell cell(Day day);
  // Days that could be filled now, newest first; the cost is not asked about.
  std::vector<Day> days_to_make_up();
  Result after_make_up(Day day);
  bool can_restore();
  Result after_restore();
  // A lost streak that a restore, or a make-up of the gap, would bring back.
  bool can_come_back();
  bool is_paid(const StreakStep& step) const;
  // Where the next counted period would stand on the ladder.
  std::int64_t next_position();

 private:
  std::string_view past_state(Day day) const;
  void reward_of(Cell& cell);
};

}  // namespace loyalty
