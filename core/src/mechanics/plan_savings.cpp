// What rights of a plan took off carts.
#include <algorithm>

#include "base/checked.hpp"
#include "base/ratio.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/sources.hpp"

namespace loyalty {

void note_saving(Turn& turn, std::uint16_t entitlement, std::int64_t off) {
  const int found = plan_with_right(turn.program, turn.member, entitlement);
  Source* source = find_source(turn, turn.source);
  if (found == kNoPlan || !source) return;
  const auto index = static_cast<std::uint16_t>(found);
  PlanState& state = turn.member.plans[index];
  const auto ever = checked_add(state.saved_ever, off);
  if (!ever) return turn.fail(Status::overflow);
  state.saved_ever = *ever;
  if (turn.at >= state.from) state.saved += off;
  const Item plan = turn.program.plans[index].item;
  const auto known = std::find_if(source->saved.begin(), source->saved.end(),
                                  [&](const Given& saved) { return saved.item == plan; });
  if (known != source->saved.end()) known->amount += off;
  else source->saved.push_back({plan, {ThingKind::plan, 0, index}, off, 0, kNever, {}});
}

void take_savings_back(Turn& turn, Source& source) {
  for (Given& saved : source.saved) {
    if (is_away(saved.thing)) continue;
    PlanState& state = turn.member.plans[saved.thing.index];
    const std::int64_t due = share(saved.amount, source.refunded, source.amount);
    const std::int64_t back = std::min(due - saved.taken_back, state.saved_ever);
    saved.taken_back = due;
    state.saved_ever -= back;
    const bool is_of_period = state.runs() && source.at >= state.from;
    if (is_of_period) state.saved -= std::min(back, state.saved);
  }
}

}  // namespace loyalty
