// What is to be told to whom over a span of time, for whoever sends it.
#include <algorithm>

#include "base/sorting.hpp"
#include "engine/outcome_text.hpp"
#include "engine/parts.hpp"
#include "engine/view.hpp"
#include "mechanics/notice.hpp"

namespace loyalty {
namespace {

using document::Object;
using document::Reader;
using document::Writer;

// A span of a month looks at each member some thirty times.
constexpr Millis kMostDays = 366;

struct Asked {
  Millis from = 0, to = 0;
  std::string_view member;
};

struct Found {
  Millis due;
  std::string text;  // the object, whole
};

// An instant, or a day: where it begins, or with `end` where it is over.
std::optional<Millis> moment(const time::Calendar& calendar, std::string_view text, bool end) {
  if (const auto day = time::parse_day(text)) {
    return end ? calendar.end(*day) : calendar.begin(*day);
  }
  const auto at = time::parse_timestamp(text);
  return at ? std::optional<Millis>(at->instant) : std::nullopt;
}

std::string read_span(const time::Calendar& calendar, std::string_view text,
                      document::Document& document, Asked& span) {
  if (const auto problem = document.parse(text)) {
    return error_answer(Status::malformed, problem->sentence, {});
  }
  Faults faults;
  Object object(Reader(document.root(), faults));
  const auto instant = [&](std::string_view key, Millis& into) {
    const auto reader = object.need(key);
    if (!reader) return;
    const auto at = moment(calendar, reader->text(), key == "to");
    if (at) into = *at;
    else reader->value_fault("% is no day and no RFC 3339 instant with an offset");
  };
  instant("from", span.from);
  instant("to", span.to);
  if (const auto reader = object.find("member")) span.member = reader->text();
  object.finish();
  if (!faults.empty()) {
    return error_answer(Status::wrong_type, faults[0].sentence, faults[0].pointer);
  }
  if (span.to <= span.from) {
    return error_answer(Status::out_of_range, "the span ends before it begins", "/to");
  }
  if (span.to - span.from > kMostDays * time::kDay) {
    return error_answer(Status::out_of_range, "a span has at most 366 days", "/to");
  }
  return {};
}

// One member, lived on. What is due is asked when anything could become so: when something comes
// due, when a thing can first be told of, and at the start of every day, as conditions and limits
// go by days.
class Ahead {
 public:
  Ahead(const Program& program, const Member& member, const SharedValue& shared,
        logic::Scratch& scratch, Gifts& gifts)
      : member_(member), shared_(shared), turn_{program, member_, out_, scratch}, gifts_(gifts) {
    turn_.at = member_.clock;
  }

  void look(const Asked& span, std::vector<Found>& found) {
    // Told from the journal's end on, so that one time after another tells each thing once.
    for (Millis at = turn_.at; at < span.to && !turn_.failed(); at = next_after(at)) {
      go_to(at);
      for (const Tellable& one : due_notices(turn_, offset())) {
        const EventFacts facts(turn_, nullptr, nullptr);
        if (at >= span.from) found.push_back({at, written(one)});
        mark_told(turn_, facts, one);
      }
    }
  }

 private:
  std::int32_t offset() const { return turn_.calendar().zone().offset_seconds(turn_.at); }

  void go_to(Millis at) {
    out_.clear();
    left_ = shared_.left(turn_.program, at);
    turn_.shared = &left_;
    settle(turn_, gifts_, at);
    turn_.at = at;
    member_.clock = std::max(member_.clock, at);
    forget_told(turn_);
  }

  Millis next_after(Millis at) const {
    Millis next = std::min(turn_.calendar().end(turn_.calendar().day_of(at)), next_due(turn_));
    for (const Tellable& one : tellable(turn_, offset())) {
      if (one.starts > at) next = std::min(next, one.starts);
    }
    return next;
  }

  std::string written(const Tellable& one) const {
    std::string text;
    Writer writer(text);
    write_notice(writer, turn_, one, true);
    return text;
  }

  Member member_;
  const SharedValue& shared_;
  Outcome out_;
  std::vector<SharedLeft> left_;
  Turn turn_;
  Gifts& gifts_;
};

}  // namespace

std::string Engine::due(std::string_view request) {
  document::Document document;
  Asked span;
  Parts& parts = *parts_;
  std::string error = read_span(parts.program->calendar, request, document, span);
  if (!error.empty()) return error;
  if (!span.member.empty() && !parts.members.contains(span.member)) {
    return error_answer(parts.absence(span.member), {}, "/member");
  }
  std::vector<Found> found;
  for (const auto& [id, member] : parts.members) {
    if (!span.member.empty() && id != span.member) continue;
    // Nothing comes due for one who is closed any more: there is no way ahead.
    if (member.standing == Standing::closed) continue;
    Ahead(*parts.program, member, parts.shared, parts.scratch, parts.gifts).look(span, found);
  }
  sort_stably(found, [](const Found& a, const Found& b) { return a.due < b.due; });
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.key("notices");
  writer.begin_array();
  for (const Found& one : found) writer.raw(one.text);
  writer.end_array();
  writer.end_object();
  return out;
}

std::string Engine::export_of(std::string_view member) {
  const auto found = parts_->members.find(member);
  if (found == parts_->members.end()) {
    return error_answer(parts_->absence(member), {}, "/member");
  }
  std::string request;
  Writer asked(request);
  asked.begin_object();
  asked.member("member", member);
  asked.key("now"), write_instant(asked, parts_->program->calendar, found->second.clock);
  asked.end_object();
  const std::string shown = view(request);
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.member("member", member);
  writer.key("records");
  writer.begin_array();
  auto records = parts_->records.newest(member, UINT64_MAX, SIZE_MAX);
  for (auto record = records.rbegin(); record != records.rend(); ++record) writer.raw(*record);
  writer.end_array();
  writer.key("snapshot"), writer.raw(snapshot(member));
  writer.key("view"), writer.raw(shown);
  writer.end_object();
  return out;
}

}  // namespace loyalty
