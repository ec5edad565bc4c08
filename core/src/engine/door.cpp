// What the door asks about others before an activity goes in to its member: who invited whom, and
// whether what it causes for another will be taken there. A replay asks nobody.
#include "base/joined.hpp"
#include "engine/member_snapshot.hpp"
#include "engine/parts.hpp"

namespace loyalty {

using document::Reader;
using document::Value;
using document::Writer;

bool Engine::Parts::closes_circle() const {
  std::string_view inviter = incoming.activity.attributes.find("invited_by").text();
  if (inviter == incoming.activity.member) return false;  // self_invited
  // A state that was put together elsewhere may hold circles of others.
  for (std::size_t i = 0; i < members.size() && !inviter.empty(); ++i) {
    if (inviter == incoming.activity.member) return true;
    const auto member = members.find(inviter);
    if (member == members.end()) return false;
    const Member& known = member->second;
    inviter = known.into.empty() ? known.profile.invited_by : known.into;
  }
  return inviter == incoming.activity.member;
}

EntryRefusal Engine::Parts::door_refusal(bool is_new) {
  switch (incoming.verb) {
    case Verb::enrol:
      if (!is_new) return {Status::already_enrolled, "/member"};
      if (is_replaying || !closes_circle()) return {};
      return {Status::referral_loop, "/attributes/invited_by"};
    case Verb::transfer:
      return is_replaying ? EntryRefusal{} : refusal_of_other("to", "/transfer");
    case Verb::merge:
      return bring_other();
    default:
      return {};
  }
}

// Whether what the activity causes for the other would be taken there.
EntryRefusal Engine::Parts::refusal_of_other(std::string_view attribute, std::string_view tail) {
  const bool is_merge = incoming.verb == Verb::merge;
  const EntryRefusal unknown{Status::unknown_recipient,
                             is_merge ? "/attributes/from" : "/attributes/to"};
  const Activity& activity = incoming.activity;
  const std::string_view id = activity.attributes.find(attribute).text();
  const auto found = members.find(id);
  if (found == members.end() || id == activity.member) return unknown;
  const Member& member = found->second;
  const bool is_open = is_merge ? member.standing != Standing::closed
                                : member.standing == Standing::active &&
                                      activity.at >= member.dates.enrolled;
  if (!is_open) return unknown;
  if (is_too_late(*program, member, activity.at)) return {Status::too_late, "/at"};
  const std::string caused = joined({activity.id, tail});
  if (!is_word(caused)) return {Status::bad_id, "/id"};
  if (records.holds(caused)) return {Status::id_reused, "/id"};
  return {};
}

// What the other of a merge holds: here and now, or as the stamp says where the member is not held
// here, or was when it was recorded.
EntryRefusal Engine::Parts::bring_other() {
  const std::string_view id = incoming.activity.attributes.find("from").text();
  if (is_replaying || (incoming.stamp.other && !members.contains(id))) {
    if (incoming.stamp.other) other_text = document::canonical(incoming.stamp.other);
  } else {
    const EntryRefusal refused = refusal_of_other("from", "/merge");
    if (refused.status != Status::ok) return refused;
    if (const Status status = write_other(members.find(id)->second); status != Status::ok) {
      return {status, {}};
    }
  }
  document::Document document;
  Faults faults;
  if (other_text.empty() || document.parse(other_text)) {
    return {Status::unknown_recipient, "/attributes/from"};
  }
  other = load_member(*program, Reader(document.root(), faults));
  if (!other || other->id != id) return {Status::wrong_type, "/stamp/other"};
  return {};
}

// Settled up to the merge, as the other will be when it is closed.
Status Engine::Parts::write_other(const Member& member) {
  Member settled = member;
  Outcome unsaid;
  Turn turn{*program, settled, unsaid, scratch};
  std::vector<SharedLeft> left = shared.left(*program, incoming.activity.at);
  turn.shared = &left;
  turn.at = incoming.activity.at;
  if (turn.at >= settled.clock) settle(turn, gifts, turn.at);
  settled.clock = std::max(settled.clock, turn.at);
  Writer writer(other_text);
  save_member(writer, *program, settled);
  return turn.failure;
}

}  // namespace loyalty
