// A member's way from one version of a programme to the next: what was kept, begins anew, or waits
// for its id to come back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "loyalty/fault.hpp"
#include "mechanics/member.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

// Which limit of a version is which of the version before: by its own text, within the same item.
struct LimitMoves {
  LimitMoves(const Program& from, const Program& to);

  std::vector<int> was;           // by LimitId of the new version; -1: none
  std::vector<bool> goes_on;      // by LimitId of the old version
  std::vector<bool> begins_anew;  // the same: the item has another limit instead
};

struct Moved {
  const Program& from;
  const Program& to;
  const LimitMoves& limits;
  std::vector<std::string> kept = {}, restarted = {};
  std::vector<std::string> removed = {};  // what no version brings back
  std::vector<FrozenRoom> frozen = {};
  std::vector<FrozenRoom>* waiting = nullptr;  // frozen by earlier versions

  // Under which id a room of this version stood in the version before; empty: under none.
  std::string_view was(std::string_view list, std::size_t index, std::string_view id) const;
  void keep(std::string_view list, std::string_view id);
  void freeze(std::string_view list, std::string_view id, document::Value state);
  std::optional<std::string> thaw(std::string_view list, std::size_t index, std::string_view id);
  // What the id of the version before is now: the same kind of thing, or one that is away.
  Thing thing_now(Catalogue& catalogue, std::string_view id) const;
  std::int16_t level_instead(const Catalogue::Tier& tier, std::string_view gone);

 private:
  void freeze_counter(std::string_view id, document::Value state);
  std::optional<std::string> thaw_counter(const Limit& limit);
};

// Names by their list: `wallets/points`.
std::string path_of(std::string_view list, std::string_view id);

// What a limit of a version that is gone waits under for a limit that says the same of the same
// item: its state stands between this and the closing brace.
std::string head_of_frozen(const Limit& limit);

// Rights have no rooms of their own: each waits by what gave it for its id to come back.
void freeze_rights(const Member& member, Moved& moved);
void thaw_rights(Program& program, Moved& moved, Member& member);

// Badges and missions: what they count goes on, or begins anew, under the steps they have now.
void move_missions(const Program& program, Moved& moved, Member& member);

// Plans that run go on; of two that are in one group now the lesser runs out, one that ended while
// it was away is left, and what plans hold is what this version says.
void move_plans(const Program& program, Member& member);

// Faults of the version that change what members hold: what a voucher does, what a unit is.
void check_promises(const Program& from, const Program& to, Faults& faults);

// Nobody remembers what it was: it waited whole, with what had given it, while that went too.
inline constexpr Thing kGone{ThingKind::entitlement, kAway, kNoItem};

}  // namespace loyalty
