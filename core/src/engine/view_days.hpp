// The days of a streak as a calendar shows them, and what a rescue would come to. Everything that
// changes something is tried on a copy of the streak's state.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/view.hpp"
#include "mechanics/streak.hpp"

namespace loyalty {

struct Cell {
  Day day = 0;
  std::string_view state;
  std::vector<ShownGift> reward;
  document::Value rung = {};  // of the ladder, that pays this day
  bool step = false;
  bool make_up = false;
};

struct Result {
  std::int64_t length = 0;
  std::vector<ShownGift> gifts;
};

// What a look ahead changes; put back at its end.
class Rehearsal {
 public:
  Rehearsal(Turn& turn, std::uint16_t streak);
  ~Rehearsal();

 private:
  Turn& turn_;
  std::uint16_t index_;
  Millis at_;
  StreakState streak_;
  bool counts_;  // limits are at work: what is given counts
  std::vector<Counter> counters_;
  std::vector<ledger::Wallet> wallets_;
  std::vector<SharedLeft> shared_;
};

struct StreakView {
  Turn& turn;
  Gifts& gifts;
  const Subject& facts;
  const Streak& streak;
  std::uint16_t index;
  Day today;  // first day of the period
  bool is_open;  // its window, now
  bool is_done;  // an event now would not count
  std::vector<Cell> coming = {};   // from today on
  std::int64_t next_position = 1;  // on the ladder, of the next counted period

  StreakState& state() const { return turn.member.streaks[index]; }
  // Fills `coming`: what each period up to `last` pays if all of them are used.
  void look_ahead(Day last);
  Cell cell(Day day) const;
  // Days that could be filled now, newest first; the cost is not asked about.
  std::vector<Day> days_to_make_up();
  Result after_make_up(Day day);
  bool can_restore();
  Result after_restore();
  // A lost streak that a restore, or a make-up of the gap, would bring back.
  bool can_come_back();
  bool is_paid(const GoalStep& step) const;
  // What the step would give when it is reached after `remaining` more periods; nothing when
  // limits leave no room for it.
  std::optional<std::vector<ShownGift>> gifts_of(const GoalStep& step, std::int64_t remaining);

 private:
  std::string_view past_state(Day day) const;
  std::vector<ShownGift> rewards_for(Day period, bool pays_ladder, Cell& cell);
  bool give(const GoalStep& step, std::vector<ShownGift>& rewards);
  void count(Day day);
};

}  // namespace loyalty
