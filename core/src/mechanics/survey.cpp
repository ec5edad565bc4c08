#include "mechanics/survey.hpp"

#include <algorithm>

#include "mechanics/gifts.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/reward.hpp"

namespace loyalty {

void answer_survey(Turn& turn, const Subject& facts) {
  const std::string_view id = turn.activity->attributes.find("survey").text();
  const auto& surveys = turn.program.surveys;
  const auto survey = std::find_if(surveys.begin(), surveys.end(),
                                   [id](const Survey& one) { return one.id == id; });
  if (survey == surveys.end()) {
    turn.out.field = "/attributes/survey";
    return turn.fail(Status::unknown_survey);
  }
  const Status refusal = offer_refusal(turn, facts, *survey, 1);
  if (refusal != Status::ok) return turn.fail(refusal);
  take_under(turn, facts, survey->limits, 1, 0, kNobody);
  turn.effect(EffectType::answered, survey->item, kNobody);
  const int cause = static_cast<int>(turn.out.effects.size()) - 1;
  for (const Gift& gift : survey->grant) {
    give_gift(turn, facts, survey->item, gift, cause, nullptr, false);
  }
}

}  // namespace loyalty
