// The records of a chain that stand for no activity: where its past may be dropped, where a new
// engine goes on by other rules of its own, and where a member was erased.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/journal.hpp"
#include "mechanics/member.hpp"
#include "mechanics/program.hpp"
#include "time/civil.hpp"

namespace loyalty {

inline constexpr std::string_view kBadInstant = "the instant is not RFC 3339 with an offset";

// Digest of the member's state, as it stands in a snapshot, behind the record `behind`.
Digest state_digest(const Program& program, const Member& member, const Link& behind);

// Says that the member was erased. Its salt comes from the derived key, as it hides nothing and
// the member's own key is gone by then.
struct ErasureParts {
  std::string_view member;
  const Digest& programme;
  std::string_view programme_hex;
  const time::Timestamp& at;
};
void append_erasure(std::string& record, Link& link, const ErasureParts& parts);

}  // namespace loyalty
