// A member's way from one version of a programme to the next: what was kept, begins anew, or waits
// for its id to come back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "mechanics/member.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

struct Moved {
  const Program& from;
  const Program& to;
  std::vector<std::string> kept = {}, restarted = {};
  std::vector<std::string> removed = {};  // what no version brings back
  std::vector<FrozenRoom> frozen = {};
  std::vector<FrozenRoom>* waiting = nullptr;  // frozen by earlier versions

  bool keeps(std::string_view list, std::string_view id);
  void freeze(std::string_view list, std::string_view id, document::Value state);
  std::optional<std::string> thaw(std::string_view list, std::string_view id);
  std::int16_t level_instead(const Catalogue::Tier& tier, std::string_view gone);
};

// Rights have no rooms of their own: each waits by what gave it for its id to come back.
void freeze_rights(const Member& member, Moved& moved);
void thaw_rights(Program& program, Moved& moved, Member& member);

// Badges and missions: what they count goes on, or begins anew, under the steps they have now.
void move_missions(const Program& program, Moved& moved, Member& member);

// What a gift or entitlement of the version before refers to is no longer there.
inline constexpr Thing kGone{ThingKind::entitlement, 0xff, 0xffff};

}  // namespace loyalty
