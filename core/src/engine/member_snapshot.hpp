// A member as canonical JSON and back. Rooms are kept by kind and id, never by position, so that a
// snapshot outlives the order of a programme's lists.
#pragma once

#include <optional>
#include <string>

#include "document/reader.hpp"
#include "document/writer.hpp"
#include "loyalty/semantics.hpp"
#include "mechanics/member.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

struct Moved;

inline constexpr std::int64_t kSnapshotVersion = 1;

void save_member(document::Writer& writer, const Program& program, const Member& member);
// Nothing when the value is no member of this programme; the first fault says why.
// With `moved`, the state of another version of it: see upgrade.cpp.
std::optional<Member> load_member(Program& program, const document::Reader& reader,
                                  Moved* moved = nullptr);
// The last touches to a member that came over from another version.
void settle_in(const Program& program, Moved& moved, Member& member);

}  // namespace loyalty
