// Plans: paid membership. A plan runs period by period until it is left; of a group one runs, and a
// later one of the list is more. What it grants is held while it runs, or comes with each period
// that is paid.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

inline constexpr int kNoPlan = -1;

// Held while the plan runs: a right, level or badge without a term of its own.
bool is_held(const Gift& gift);
// The plan that runs in the group of this one, the first that goes on; none: kNoPlan.
int running_with(const Program& program, const Member& member, std::uint16_t plan);
// The one that was joined for when that one ends.
int following_with(const Program& program, const Member& member, std::uint16_t plan);
// Of the first group that has one.
int first_running(const Program& program, const Member& member);
// The plan that runs and gives the right.
int plan_with_right(const Program& program, const Member& member, std::uint16_t entitlement);
// The plan that runs and holds what was given from that place.
int plan_holding(const Turn& turn, Item from);

// --- asked for ---
// What joining a plan comes to: it begins; begins instead of the one that runs; is to follow that
// one; goes on after all; nothing, as it runs.
enum class Joining : std::uint8_t { begins, replaces, follows, resumes, nothing };
Joining joining_of(const Turn& turn, std::uint16_t plan);
// Why it cannot be joined now, but for its price.
Status join_refusal(Turn& turn, const Subject& facts, std::uint16_t plan);
// When a trial that began now would end; nothing: there is none to be had.
std::optional<Millis> trial_end(const Turn& turn, std::uint16_t plan);
void join_plan(Turn& turn, const Subject& facts);
void leave_plan(Turn& turn);
// What is not used of the running period: its points go back to their lots, which is told. Answers
// the money.
std::int64_t give_credit(Turn& turn, std::uint16_t plan);

// --- periods ---
// The end of a paid period that would begin at `from`; nothing: it would be over as it begins.
// Counted from where the first paid one began, as long as its periods are as long as they were.
std::optional<Millis> period_end(const Turn& turn, std::uint16_t plan, Millis from);
struct PaidPeriod {
  std::int64_t alternative = 0;  // of the cost, from 1
  std::int64_t money = 0;
  std::vector<Redemption> points = {};
};
// Takes what it costs; the points can return to their lots under `id`.
struct Payment;
PaidPeriod pay_period(Turn& turn, std::uint16_t plan, const Payment& payment, std::string_view id);
void begin_trial(Turn& turn, const Subject& facts, std::uint16_t plan, Millis until);
// The first paid period: says so, and gives what comes with it.
void begin_plan(Turn& turn, const Subject& facts, std::uint16_t plan, PaidPeriod paid,
                std::int64_t credit);
void renew_plan(Turn& turn, const Subject& facts, std::uint16_t plan, PaidPeriod paid);
// It ends now; levels that fall with it are told by `tell_falls`, when nothing stands in for them.
void end_plan(Turn& turn, std::uint16_t plan, std::int64_t credit = 0,
              std::string_view reason = {});
void tell_falls(Turn& turn);

// --- what comes due ---
Millis next_plan_end(const Member& member);
// The period of one plan is over: it is renewed, or left, or another one follows.
void end_plan_period(Turn& turn, const Subject& facts);

// --- savings ---
// A right took so much off the cart of the running purchase.
void note_saving(Turn& turn, std::uint16_t entitlement, std::int64_t off);
// What was saved on a purchase falls by the share of it that came back.
void take_savings_back(Turn& turn, Source& source);

}  // namespace loyalty
