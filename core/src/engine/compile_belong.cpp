// Plans, partners, surveys, notices and consents.
#include <algorithm>

#include "base/checked.hpp"
#include "base/joined.hpp"
#include "base/sorting.hpp"
#include "engine/compile.hpp"
#include "mechanics/plan.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;

constexpr std::int64_t kLargestAnswer = 1000;
constexpr std::int64_t kMostChoices = 100;

void fault_doubled(const Reader& reader, std::string_view id) {
  reader.member("id").fault("semantic.doubled_id", "the id \"%\" is taken already", id);
}

// What is paid for over and over must come to an end each time.
void check_ends(const Reader& reader, std::string_view key, const Term& term) {
  if (!term.given) return;
  if (!term.span && !term.until && !term.end_of) {
    reader.member(key).fault("semantic.never_ends", "a period of a plan has an end");
  } else if (term.span && term.span->is_empty() && !term.end_of) {
    reader.member(key).fault("semantic.never_opens", "a period of a plan has a length");
  }
}

// What is held while a plan runs is held without a condition that would have to be asked again.
void check_held(const Reader& reader, const Program& program, const Grant& grant) {
  for (const Gift& gift : grant) {
    const auto& formulas = gift.quantity.formulas();
    if (formulas.empty()) continue;  // said already
    const bool is_plain = formulas.size() == 1 && !formulas.front().when &&
                          formulas.front().of.empty() && !formulas.front().over_lines &&
                          formulas.front().rate.is_one();
    if (!is_held(gift) || is_plain || gift.quantity.may_exceed_one()) continue;
    reader.member("grant").member(program.catalogue.id_of(gift.thing))
        .fault("semantic.no_effect", "what is held while a plan runs is a plain 1");
  }
}

}  // namespace

void Compiler::read_rates(Object& object, std::string_view key, std::vector<Partner::Rate>& rates) {
  const auto reader = object.find(key);
  if (!reader) return;
  if (!reader->is(Kind::object)) {
    return reader->type_fault("a map of currency to what its point comes to in money");
  }
  for (const Reader& member : reader->members()) {
    const std::string_view id = member.place().key;
    const auto currency = program.catalogue.refer_currency(member, id);
    if (!is_id(id)) continue;
    const Ratio money = read_ratio(member);
    if (currency) rates.push_back({*currency, money});
  }
  sort_stably(rates, [](const auto& a, const auto& b) { return a.currency < b.currency; });
}

void Compiler::read_partner(const Reader& reader, Partner& partner) {
  Object object(reader);
  identify(object, "partners", partner.id, partner.item);
  read_rates(object, "issue", partner.issue);
  read_rates(object, "redeem", partner.redeem);
  object.finish();
}

void Compiler::read_plan(const Reader& reader, Plan& plan) {
  Object object(reader);
  const std::string path = identify(object, "plans", plan.id, plan.item);
  offer(object, plan, path, kWindowKeys, true);
  plan.offered = true;
  plan.held = program.catalogue.item(path + "/held");
  object.need("term");
  read(object, "term", plan.term, program.calendar);
  read(object, "trial", plan.trial, program.calendar);
  if (const auto group = object.find("group")) plan.group = group->text();
  grant(object, plan.grant, path);
  score(object, plan.score);
  object.finish();
  check_ends(reader, "term", plan.term);
  if (plan.trial) check_ends(reader, "trial", *plan.trial);
  check_held(reader, program, plan.grant);
}

void Compiler::read_question(const Reader& reader, Question& question) {
  Object object(reader);
  question.id = label(object, true);
  const bool has_partners = !program.partners.empty();
  for (std::string_view taken : document::split(has_partners ? "activity member now partner survey"
                                                             : "activity member now survey")) {
    if (question.id != taken) continue;
    reader.member("id").fault("semantic.reserved_name", "no question can be called \"%\"", taken);
  }
  if (const auto scale = object.find("scale")) {
    question.has_scale = true;
    const std::vector<Reader> ends = scale->items(2);
    if (ends.size() > 2) scale->value_fault("a scale has two ends");
    if (ends.size() == 2) {
      question.low = ends[0].integer(-kLargestAnswer, kLargestAnswer);
      question.high = ends[1].integer(-kLargestAnswer, kLargestAnswer);
      if (question.high <= question.low && ends[0].is(Kind::integer) &&
          ends[1].is(Kind::integer)) {
        scale->fault("semantic.not_rising", "a scale rises from its lowest answer to its highest");
      }
    }
  }
  if (const auto options = object.find("options")) {
    const std::vector<Reader> readers = options->items(1);
    if (readers.size() > static_cast<std::size_t>(kMostChoices)) {
      options->value_fault("a question has at most 100 options");
    }
    for (const Reader& option : readers) {
      Object inner(option);
      const std::string id = label(inner);
      inner.finish();
      auto& ids = question.options;
      const bool is_doubled = std::find(ids.begin(), ids.end(), id) != ids.end();
      if (is_doubled && !id.empty()) fault_doubled(option, id);
      ids.push_back(id);
    }
    if (question.has_scale) {
      options->fault("semantic.no_effect", "a question has either a scale or options");
    }
  }
  if (const auto limit = object.find("limit")) {
    Object inner(*limit);
    inner.need("times");
    inner.integer("times", question.times, 1, kMostChoices);
    inner.finish();
    if (question.options.empty()) {
      limit->fault("semantic.no_effect", "only of options several may be chosen");
    }
  }
  object.finish();
}

void Compiler::read_survey(const Reader& reader, Survey& survey) {
  Object object(reader);
  const std::string path = identify(object, "surveys", survey.id, survey.item);
  survey.offered = true;
  when(object, survey.when);
  window(object, survey.window, kWindowKeys);
  limits(object, survey.limits, path, LimitOf::other);
  grant(object, survey.grant, path);
  score(object, survey.score);
  if (const auto ask = object.need("ask")) {
    const std::vector<Reader> readers = ask->items(1);
    if (readers.size() > static_cast<std::size_t>(kMostChoices)) {
      ask->value_fault("a survey has at most 100 questions");
    }
    survey.ask = std::vector<Question>(readers.size());
    for (std::size_t i = 0; i < readers.size(); ++i) {
      read_question(readers[i], survey.ask[i]);
      const bool is_doubled =
          std::any_of(survey.ask.data(), &survey.ask[i],
                      [&](const Question& other) { return other.id == survey.ask[i].id; });
      if (is_doubled) fault_doubled(readers[i], survey.ask[i].id);
    }
  }
  object.finish();
}

void Compiler::read_notice(const Reader& reader, Notice& notice) {
  Object object(reader);
  const std::string path = identify(object, "notices", notice.id, notice.item);
  if (const auto on = object.need("on")) {
    for (const Reader& word : on->one_or_more()) {
      const int kind = word.word(kNoticeKinds);
      if (kind >= 0) notice.on.push_back(static_cast<NoticeKind>(kind));
    }
  }
  when(object, notice.when);
  Window span;
  window(object, span, "last");
  notice.last = span.last;
  limits(object, notice.limits, path, LimitOf::other);
  object.finish();
}

void Compiler::read_consent(const Reader& reader, Consent& consent) {
  Object object(reader);
  identify(object, "consents", consent.id, consent.item);
  object.finish();
}

}  // namespace loyalty
