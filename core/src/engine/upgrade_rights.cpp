// Rights held, from one version of a programme to the next.
#include "base/joined.hpp"
#include "document/writer.hpp"
#include "engine/moved.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

constexpr std::string_view kRights = "entitlements/";

}  // namespace

void freeze_rights(const Member& member, Moved& moved) {
  for (const HeldEntitlement& right : member.entitlements) {
    const std::string_view id = moved.from.entitlements[right.entitlement].id;
    if (moved.to.catalogue.thing(id)) continue;
    std::string state;
    Writer writer(state);
    writer.begin_object();
    if (right.until != kNever) writer.member("until", right.until);
    writer.end_object();
    moved.frozen.push_back(
        {joined({kRights, id, "/", moved.from.catalogue.path(right.from)}), std::move(state)});
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
    const Value until = state.root().find("until");
    member.entitlements.push_back({thing->index, *from, until ? until.integer() : kNever});
    moved.kept.push_back(room.path);
    return true;
  });
}

}  // namespace loyalty
