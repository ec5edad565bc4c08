// The corridor: the order in which one activity visits the rooms.
//
//   settle everything due up to its instant → the verb itself → streaks → rules → currencies →
//   tiers → badges and missions → what these effects cause → facts → commit
//
// It works on a copy of the member; the caller keeps it only when nothing failed.
#pragma once

#include <cstddef>

#include "engine/guard.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

// More due than this before one activity is a refusal: far beyond any real absence, and small
// enough to be answered at once.
inline constexpr std::size_t kMaxDue = 4096;

// What comes due up to and including `until`, in chronological order. Effects carry their `at`.
void settle(Turn& turn, Gifts& gifts, Millis until);

// Why the member takes no such activity now: it comes too late, or the member is closed or blocked.
struct EntryRefusal {
  Status status = Status::ok;
  std::string_view field;
};
bool is_too_late(const Program& program, const Member& member, Millis at);
EntryRefusal entry_refusal(const Program& program, const Member& member, const Incoming& incoming);

// When the next of it comes due; kNever: nothing will by itself.
Millis next_due(const Turn& turn);

// The whole of it, for an activity the guard let through and a member that exists.
// `was_purchase`: for a refund, the id it names is that of a purchase long forgotten.
void pass_through(Turn& turn, Gifts& gifts, const Incoming& incoming, bool was_purchase);

// One event goes through streaks, rules, currencies, tiers, badges and missions.
void react(Turn& turn, Gifts& gifts, const Subject& facts, const Listeners& listeners, int cause);
// Each effect since `first` is an event of its own, first caused first.
void cascade(Turn& turn, Gifts& gifts, std::size_t first);

// The next opening of every rule without `on`, counted from the last one dealt with.
void schedule(const Program& program, Member& member);
Member make_member(const Program& program, std::string_view id);

}  // namespace loyalty
