// Rights held, from one version of a programme to the next.
#include <algorithm>

#include "base/joined.hpp"
#include "document/writer.hpp"
#include "engine/moved.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

constexpr std::string_view kRights = "entitlements/";

// Those of one right that the same gave, each with its own end.
std::string ends_of(const Member& member, const HeldEntitlement& one) {
  std::string state;
  Writer writer(state);
  writer.begin_object();
  writer.key("ends");
  writer.begin_array();
  for (const HeldEntitlement& right : member.entitlements) {
    if (right.entitlement != one.entitlement || right.from != one.from) continue;
    writer.begin_object();
    writer.member("amount", right.amount);
    if (right.until != kNever) writer.member("until", right.until);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return state;
}

}  // namespace

void freeze_rights(const Member& member, Moved& moved) {
  for (const HeldEntitlement& right : member.entitlements) {
    const std::string_view id = moved.from.entitlements[right.entitlement].id;
    if (moved.to.catalogue.thing(id)) continue;
    std::string path = joined({kRights, id, "/", moved.from.catalogue.path(right.from)});
    const bool is_known =
        std::any_of(moved.frozen.begin(), moved.frozen.end(),
                    [&](const FrozenRoom& room) { return room.path == path; });
    if (!is_known) moved.frozen.push_back({std::move(path), ends_of(member, right)});
  }
}

void thaw_rights(Program& program, Moved& moved, Member& member) {
  std::erase_if(member.frozen, [&](const FrozenRoom& room) {
    std::string_view path = room.path;
    if (!path.starts_with(kRights)) return false;
    path.remove_prefix(kRights.size());
    const std::size_t end = path.find('/');
    const auto thing = program.catalogue.thing(path.substr(0, end));
    document::Document state;
    if (end == path.npos || !thing || thing->kind != ThingKind::entitlement ||
        state.parse(room.state)) {
      return false;
    }
    const auto from = program.catalogue.add_item(path.substr(end + 1));
    if (!from) return false;
    for (Value right : state.root().find("ends")) {
      const Value until = right.find("until");
      member.entitlements.push_back({thing->index, *from, until ? until.integer() : kNever,
                                     std::max<std::int64_t>(1, right.find("amount").integer())});
    }
    moved.kept.push_back(room.path);
    return true;
  });
}

}  // namespace loyalty
