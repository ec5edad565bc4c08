// Notices: what is worth telling a member now, each once and no oftener than its limit allows. The
// engine says what is due; whoever tells it says so with `told`.
#pragma once

#include <string>
#include <vector>

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

// Something that can be told of: from `starts` until it is over, at `at` as a rule.
struct Tellable {
  std::uint16_t notice;
  NoticeKind kind;
  std::string thing;
  Millis starts;
  Millis at;
  std::int64_t amount = 0;  // of points
};

// All of it, for a member as they are at `turn.at`. `offset_seconds`: where the member is.
std::vector<Tellable> tellable(const Turn& turn, std::int32_t offset_seconds);
// Of these what is to be told now, soonest first: not told yet, its condition holds, and as many as
// the limit of their notice still lets in.
std::vector<Tellable> due_notices(Turn& turn, std::int32_t offset_seconds);
// `lots/points/2026-12-01T00:00:00+08:00`: the same for whoever shows it.
std::string notice_id(const Turn& turn, const Tellable& one);

void mark_told(Turn& turn, const Subject& facts, const Tellable& one);
void tell(Turn& turn, const Subject& facts);
// Marks of what is over.
void forget_told(Turn& turn);

}  // namespace loyalty
