// Answers against the questions that the programme asks.
#include <algorithm>

#include "engine/guard.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Value;

constexpr std::size_t kLongestText = 2000;  // in bytes

Status check_choices(Value answer, const Question& question) {
  const auto& ids = question.options;
  std::vector<std::string_view> chosen;
  if (answer.is(Kind::text)) chosen.push_back(answer.text());
  else if (!answer.is(Kind::array)) return Status::wrong_type;
  for (Value choice : answer) {
    if (!choice.is(Kind::text)) return Status::wrong_type;
    chosen.push_back(choice.text());
  }
  if (chosen.empty()) return Status::missing_field;
  if (static_cast<std::int64_t>(chosen.size()) > question.times) return Status::out_of_range;
  for (auto choice = chosen.begin(); choice != chosen.end(); ++choice) {
    const bool is_option = std::find(ids.begin(), ids.end(), *choice) != ids.end();
    if (!is_option || std::find(chosen.begin(), choice, *choice) != choice) {
      return Status::out_of_range;
    }
  }
  return Status::ok;
}

Status check_answer(Value answer, const Question& question) {
  const bool is_in_words = !question.has_scale && question.options.empty();
  if (!answer) return is_in_words ? Status::ok : Status::missing_field;
  if (answer.is(Kind::number)) return Status::ok;  // said already
  if (is_in_words) {
    if (!answer.is(Kind::text)) return Status::wrong_type;
    return answer.text().size() > kLongestText ? Status::out_of_range : Status::ok;
  }
  if (!question.has_scale) return check_choices(answer, question);
  if (!answer.is(Kind::integer)) return Status::wrong_type;
  const std::int64_t mark = answer.integer();
  return mark < question.low || mark > question.high ? Status::out_of_range : Status::ok;
}

}  // namespace

void Incoming::check_length(std::string_view name) {
  const Value text = activity.attributes.find(name);
  if (text.is(Kind::text) && text.text().size() > kLongestText) {
    refuse(Status::out_of_range, attribute_pointer(name), "the text is longer than 2000 bytes");
  }
}

// What is not asked here cannot be answered. Whether it is open to this member is another matter.
void Incoming::check_survey(const Program& program) {
  const std::string_view id = activity.attributes.find("survey").text();
  const auto survey = std::find_if(program.surveys.begin(), program.surveys.end(),
                                   [id](const Survey& one) { return one.id == id; });
  if (survey == program.surveys.end()) return;
  for (const Question& question : survey->ask) {
    const Status status = check_answer(activity.attributes.find(question.id), question);
    if (status != Status::ok) refuse(status, attribute_pointer(question.id));
  }
  for (Value answer : activity.attributes) {
    const std::string_view name = answer.key();
    const bool is_engines = name == "survey" || (name == "partner" && !program.partners.empty());
    const bool is_asked =
        std::any_of(survey->ask.begin(), survey->ask.end(),
                    [name](const Question& question) { return question.id == name; });
    if (!is_engines && !is_asked) refuse(Status::unknown_field, attribute_pointer(name));
  }
}

}  // namespace loyalty
