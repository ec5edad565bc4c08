// Streaks: the check-in and every other habit. A period (day, week, month) is counted once; missed
// ones are covered by freezes set aside at the end of the first of them, skipped as rest, filled by
// a make-up, or end the run, which a restore can bring back.
//
// Nothing depends on when one looks: what a period came to is decided at its end, and the member's
// own activities decide the periods before their own date first.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "mechanics/facts.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

inline constexpr Day kMarksKept = 400;  // days: thirteen months

// The day of an instant as the streak counts it: the programme's, or the date written in `at`.
Day streak_day(const Turn& turn, const Streak& streak, Millis at, std::int32_t offset_seconds);
Day period_of(const Turn& turn, const Streak& streak, Day day);
Day period_after(const Turn& turn, const Streak& streak, Day period);

// --- what happens ---
// Counts an event. `cause` is the effect whose event it is, or kNobody.
void hear(Turn& turn, Gifts& gifts, const Subject& facts, std::uint16_t streak, int cause,
          bool explain);
bool already_counted(const Turn& turn, std::uint16_t streak, Millis at,
                     std::int32_t offset_seconds);
void make_up(Turn& turn, Gifts& gifts, const Subject& facts);
void restore(Turn& turn, Gifts& gifts, const Subject& facts);
void outage(Turn& turn, Gifts& gifts, const Subject& facts);

// --- what comes due ---
Millis next_close(const Turn& turn);
// Freezes that are set aside go back.
void release(Turn& turn, std::uint16_t streak);
void close_due_period(Turn& turn, Gifts& gifts, const Subject& facts);

// --- the parts, shared with the view ---
Mark mark_of(const StreakState& state, Day period);
void set_mark(StreakState& state, Day period, Mark mark);
bool is_counted(Mark mark);
// Rest for certain: marked so, by an outage, or by rest days without condition and limit.
bool is_rest(const Turn& turn, const Streak& streak, const StreakState& state, Day period);
// Makes a period that was missed a rest day, if one may be had for it.
bool rest_on(Turn& turn, const Subject& facts, std::uint16_t streak, Day period);
// Every period strictly between was counted, frozen, restored or rest.
bool bridged(const Turn& turn, const Streak& streak, const StreakState& state, Day from, Day to);
// Joins runs whose gap is bridged, and says whether the last one reaches `today`.
void reconcile(const Turn& turn, const Streak& streak, StreakState& state, Day today);
// Parts the run before what stands after its last period that nothing bridges any more, and says
// where that part is: a lost run holds such a period when freezes that bridged it went back.
std::size_t part_at_gap(const Turn& turn, const Streak& streak, StreakState& state,
                        std::size_t run);
// A check-in now would make the dates since the last one rest days on the way.
bool is_travelling(const Turn& turn, const Streak& streak, const StreakState& state,
                   std::int32_t offset_seconds);
// Decides all periods before `period`, as a check-in in it does.
void arrive(Turn& turn, const Subject& facts, std::uint16_t streak, Day period,
            std::int32_t offset_seconds);
// The run that holds the period; the last one when none does.
const Run* run_at(const StreakState& state, Day period);

// What a counted period pays: its ladder step, and milestones its run newly reached.
struct Pay {
  const GoalStep* rung = nullptr;
  std::vector<const GoalStep*> milestones;
};
// Marks the milestones as paid.
Pay pay_of(Turn& turn, Gifts& gifts, const Subject& facts, std::uint16_t streak, Day period,
           bool pays_ladder);
// Puts it in line.
void pay_period(Turn& turn, Gifts& gifts, const Subject& facts, std::uint16_t streak, Day period,
                bool pays_ladder);
// The same for weeks and months that the period, as a day of rest, made perfect.
void pay_perfect(Turn& turn, Gifts& gifts, const Subject& facts, std::uint16_t streak, Day period);
std::int64_t ladder_position(const Turn& turn, const Streak& streak, const StreakState& state,
                             const Run& run, Day period);
time::Unit unit_of(StepKind kind);

// Whether a rescue may be had now; the reason when not. Costs aside.
Status rescue_refusal(Turn& turn, const Subject& facts, const Rescue& rescue);
Status make_up_refusal(Turn& turn, const Subject& facts, std::uint16_t streak, Day day, Day today);
// How many missed periods the freezes now in hand cover, and what one of them costs.
struct Cover {
  std::int64_t periods = 0;
  PriceTags price;
};
Cover cover_in_hand(Turn& turn, const Subject& facts, const Rescue& freeze);
// A late event in a period before the loss would have found freezes set aside for the gap before
// it: those that went back with the loss, as far as they are still there.
void freeze_lost_gap(Turn& turn, const Subject& facts, std::uint16_t streak, Day period);
// The lost run that a restore would bring back; nothing when there is none.
const Run* lost_run(const StreakState& state);
// Does it, without cost or gifts.
void fill(const Turn& turn, std::uint16_t streak, Day period, Mark mark, Day today);
std::vector<Day> revive(const Turn& turn, std::uint16_t streak, Day today);

}  // namespace loyalty
