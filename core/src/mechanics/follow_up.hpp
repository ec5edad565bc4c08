// What an activity causes for another member: a complete activity in an effect, which the engine
// applies right after. `apply` itself never looks at another member.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/function_ref.hpp"
#include "document/writer.hpp"
#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

// An activity of `type` whose id is the running one's and `tail` behind it, with a number from the
// second of a place on, or the SHA-256 of that where it is too long for an id. `attributes` writes
// them, in the order of their names. Answers the id.
struct Consequence {
  std::string_view type, tail, member;
  Item rule = kNoItem;  // the place that says so
  int cause = kNobody;
};
std::string follow_up(Turn& turn, const Consequence& what,
                      FunctionRef<void(document::Writer&)> attributes);

// The member that `to` names; empty when it names nobody.
std::string recipient_of(const Turn& turn, const Subject& facts, const Rule& rule);
// A gift to them, remembered with the purchase that gives it.
void hand_on(Turn& turn, const Rule& rule, const std::string& recipient,
             const std::vector<std::pair<Thing, std::int64_t>>& gifts, int cause);
// The purchase is refunded: whoever was given something by it gives back the same share.
void call_back(Turn& turn, const Source& source);

// `gift`: the follow-up arrives. The rule's limit counts here, for the one who receives. What it
// brought is kept until its cause can no longer be refunded.
void receive(Turn& turn, const Subject& facts);

}  // namespace loyalty
