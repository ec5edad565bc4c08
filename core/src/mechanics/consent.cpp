#include "mechanics/consent.hpp"

#include <algorithm>

namespace loyalty {

void set_consent(Turn& turn) {
  const document::Value attributes = turn.activity->attributes;
  const std::string_view id = attributes.find("consent").text();
  const auto& consents = turn.program.consents;
  const auto found = std::find_if(consents.begin(), consents.end(),
                                  [id](const Consent& consent) { return consent.id == id; });
  if (found == consents.end()) {
    turn.out.field = "/attributes/consent";
    return turn.fail(Status::unknown_consent);
  }
  const bool given = attributes.find("given").boolean();
  turn.member.consents[static_cast<std::size_t>(found - consents.begin())] = {given, turn.at};
  turn.effect(EffectType::consented, found->item, kNobody).given = given;
}

}  // namespace loyalty
