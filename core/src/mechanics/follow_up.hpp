// What an activity causes for another member: a complete activity in an effect, which the engine
// applies right after. `apply` itself never looks at another member.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

// The member that `to` names; empty when it names nobody.
std::string recipient_of(const Turn& turn, const Subject& facts, const Rule& rule);
void follow_up(Turn& turn, const Rule& rule, const std::string& recipient,
               const std::vector<std::pair<Thing, std::int64_t>>& gifts, int cause);
// `gift`: the follow-up arrives. The rule's limit counts here, for the one who receives.
void receive(Turn& turn, const Subject& facts);

}  // namespace loyalty
