// What a member is asked, and what they said by themselves.
#include "engine/outcome_text.hpp"
#include "engine/view.hpp"
#include "engine/view_offer.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

void write_options(Writer& writer, Value options) {
  writer.key("options");
  writer.begin_array();
  for (const Value option : options) {
    writer.begin_object();
    view_text(writer, option, "about");
    view_text(writer, option, "id");
    view_text(writer, option, "image");
    view_text(writer, option, "name");
    writer.end_object();
  }
  writer.end_array();
}

void write_question(Writer& writer, const Question& question, Value item) {
  writer.begin_object();
  view_text(writer, item, "about");
  writer.member("id", question.id);
  view_text(writer, item, "image");
  view_text(writer, item, "name");
  if (!question.options.empty()) write_options(writer, item.find("options"));
  view_text(writer, item, "scale");
  if (!question.options.empty()) writer.member("times", question.times);
  writer.end_object();
}

void write_survey(Writer& writer, Turn& turn, const Subject& facts, const Survey& survey,
                  Value item) {
  writer.begin_object();
  view_text(writer, item, "about");
  writer.key("ask");
  writer.begin_array();
  for (std::size_t i = 0; i < survey.ask.size(); ++i) {
    write_question(writer, survey.ask[i], item.find("ask").at(static_cast<std::uint32_t>(i)));
  }
  writer.end_array();
  writer.member("code", name_of(code_of(turn, facts, survey)));
  write_opening(writer, turn, survey.window, "from");
  writer.key("gifts");
  view_gifts(writer, turn.program, shown_gifts(turn, facts, survey.grant));
  writer.member("id", survey.id);
  view_text(writer, item, "image");
  write_quota(writer, turn, facts, survey.limits, "left");
  view_text(writer, item, "name");
  write_quota(writer, turn, facts, survey.limits, "of");
  write_quota(writer, turn, facts, survey.limits, "resets");
  write_opening(writer, turn, survey.window, "until");
  writer.end_object();
}

}  // namespace

void view_surveys(Writer& writer, Turn& turn) {
  const EventFacts facts(turn, nullptr, nullptr);
  writer.begin_array();
  for (std::size_t i = 0; i < turn.program.surveys.size(); ++i) {
    const Value item = item_of(turn.program, "surveys", i);
    if (item.find("name")) write_survey(writer, turn, facts, turn.program.surveys[i], item);
  }
  writer.end_array();
}

void view_feedback(Writer& writer, const Turn& turn) {
  const auto& all = turn.member.feedback;
  const auto when = [&](std::string_view key, Millis at) {
    if (at != kNever) writer.key(key), write_instant(writer, turn.calendar(), at);
  };
  const auto text = [&](std::string_view key, const std::string& said) {
    if (!said.empty()) writer.member(key, said);
  };
  writer.begin_array();
  for (auto feedback = all.rbegin(); feedback != all.rend(); ++feedback) {
    writer.begin_object();
    text("about", feedback->about);
    when("at", feedback->at);
    when("done_at", feedback->done);
    writer.member("id", feedback->id);
    when("replied_at", feedback->replied);
    text("reply", feedback->reply);
    writer.member("state", feedback->done != kNever      ? "done"
                           : feedback->replied != kNever ? "answered"
                                                         : "received");
    writer.member("text", feedback->text);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace loyalty
