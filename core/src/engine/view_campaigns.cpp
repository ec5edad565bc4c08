// Named rules with a window: campaigns, gifts, member days; those that are not for this member, as
// far as that can be told before anything happens, are left out.
#include "engine/outcome_text.hpp"
#include "engine/view.hpp"
#include "mechanics/facts.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

// What is known of the member while nothing happens; notes whether anything else was asked for.
class StandingFacts : public EventFacts {
 public:
  explicit StandingFacts(const Turn& turn) : EventFacts(turn, nullptr, nullptr) {}

  logic::Term fact(int slot) const override {
    asked_of_event_ |= is_of_event(slot);
    return EventFacts::fact(slot);
  }
  bool asked_of_event() const { return asked_of_event_; }

 private:
  mutable bool asked_of_event_ = false;
};

bool is_for_others(const Turn& turn, const Rule& rule) {
  const StandingFacts facts(turn);
  return rule.when && !rule.when.holds(facts, turn.scratch) && !facts.asked_of_event();
}

void view_offer(Writer& writer, const Turn& turn, const Rule& rule, Value item) {
  const time::Calendar& calendar = turn.calendar();
  const auto opening = rule.window.current_or_next(turn.at, turn.member.dates, calendar);
  const bool open = rule.window.is_open(turn.at, turn.member.dates, calendar);
  writer.begin_object();
  view_text(writer, item, "about");
  if (opening && !open) writer.key("from"), write_instant(writer, calendar, opening->from);
  view_text(writer, item, "image");
  view_text(writer, item, "name");
  writer.member("open", open);
  writer.member("rule", rule.id);
  if (opening && opening->until != kNever) {
    writer.key("until"), write_instant(writer, calendar, opening->until);
  }
  writer.end_object();
}

}  // namespace

void view_offers(Writer& writer, const Turn& turn) {
  writer.begin_array();
  for (std::size_t i = 0; i < turn.program.rules.size(); ++i) {
    const Rule& rule = turn.program.rules[i];
    const Value item = item_of(turn.program, "rules", i);
    const bool is_over = rule.window.until && *rule.window.until <= turn.at;
    if (!item.find("name") || !rule.window.given || is_over || is_for_others(turn, rule)) continue;
    view_offer(writer, turn, rule, item);
  }
  writer.end_array();
}

}  // namespace loyalty
