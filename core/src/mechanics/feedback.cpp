#include "mechanics/feedback.hpp"

#include <algorithm>

namespace loyalty {
namespace {

using document::Value;

constexpr std::ptrdiff_t kMostOpen = 50;
constexpr time::Duration kKept{0, 90, 0};  // when it is done

}  // namespace

void take_feedback(Turn& turn) {
  auto& all = turn.member.feedback;
  const auto open = std::count_if(all.begin(), all.end(), [](const Feedback& feedback) {
    return feedback.done == kNever;
  });
  if (open >= kMostOpen) return turn.fail(Status::limit_reached);
  Feedback feedback;
  feedback.id = turn.activity->id;
  feedback.text = turn.activity->attributes.find("text").text();
  feedback.about = turn.activity->attributes.find("about").text();
  feedback.at = turn.at;
  const auto place =
      std::upper_bound(all.begin(), all.end(), feedback,
                       [](const Feedback& a, const Feedback& b) { return a.at < b.at; });
  all.insert(place, std::move(feedback));
  turn.effect(EffectType::received, kNoItem, kNobody);
}

void answer_feedback(Turn& turn) {
  const Value attributes = turn.activity->attributes;
  const std::string_view id = attributes.find("feedback").text();
  auto& all = turn.member.feedback;
  const auto said = std::find_if(all.begin(), all.end(),
                                 [id](const Feedback& feedback) { return feedback.id == id; });
  if (said == all.end() || turn.at < said->at) {
    turn.out.field = "/attributes/feedback";
    return turn.fail(Status::unknown_feedback);
  }
  if (const std::string_view reply = attributes.find("text").text(); !reply.empty()) {
    said->reply = reply;
    said->replied = turn.at;
  }
  const bool done = attributes.find("done").boolean();
  if (done && said->done == kNever) said->done = turn.at;
  Effect& effect = turn.effect(EffectType::replied, kNoItem, kNobody);
  effect.text = id;
  effect.done = done;
}

void forget_feedback(Turn& turn, Millis until) {
  std::erase_if(turn.member.feedback, [&](const Feedback& feedback) {
    return feedback.done != kNever && turn.calendar().add(feedback.done, kKept) <= until;
  });
}

}  // namespace loyalty
