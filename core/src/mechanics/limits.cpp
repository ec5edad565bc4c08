#include "mechanics/limits.hpp"

#include <algorithm>

namespace loyalty {
namespace {

using ledger::Account;

// The attribute's value as the text by which counts are kept apart.
std::string by_value(const Limit& limit, const Subject& facts) {
  if (limit.by != Limit::By::attribute) return {};
  const logic::Term term = facts.fact(limit.by_slot);
  if (term.is(logic::Shape::text)) return std::string(term.text());
  return std::to_string(facts.integer(limit.by_slot));
}

SharedLeft* shared_left(Turn& turn, const Limit& limit) {
  if (!turn.shared) return nullptr;
  for (SharedLeft& left : *turn.shared) {
    if (left.path != limit.path) continue;
    left.is_recorded = true;
    return &left;
  }
  return nullptr;
}

// Before which no late activity can reach any more.
Millis settled(const Turn& turn) {
  const Millis latest = std::max(turn.member.clock, turn.at);
  return latest - turn.program.late;
}

std::int64_t measured(Turn& turn, const Subject& facts, const Quantity& quantity) {
  const auto measure = quantity.measure(facts, turn.scratch);
  if (!measure) turn.fail(Status::overflow);
  return measure ? measure->amount : 0;
}

Room room_of(Turn& turn, const Subject& facts, const Limit& limit) {
  Room room;
  if (limit.by == Limit::By::all) {
    const SharedLeft* left = shared_left(turn, limit);
    (limit.amount ? room.amount : room.times) = left ? std::max<std::int64_t>(0, left->left) : 0;
    return room;
  }
  Counter::Had had;
  if (limit.counts()) {
    const auto id = static_cast<std::size_t>(&limit - turn.program.limits.data());
    const Counter& counter = turn.member.counters[id];
    for (const auto& series : counter.series()) {
      turn.rows += 1 + series.windows.size() + series.moving.entries().size();
    }
    had = counter.had(limit, by_value(limit, facts), turn.at, turn.member.dates, turn.calendar());
  }
  if (limit.times) room.times = std::max<std::int64_t>(0, *limit.times - had.times);
  if (limit.amount) {
    room.amount = std::max<std::int64_t>(0, measured(turn, facts, *limit.amount) - had.amount);
  }
  return room;
}

}  // namespace

Room room_under(Turn& turn, const Subject& facts, const std::vector<LimitId>& limits,
                std::optional<std::uint16_t> currency) {
  Room room;
  for (LimitId id : limits) {
    const Limit& limit = turn.program.limits[id];
    const Room one = room_of(turn, facts, limit);
    room.times = std::min(room.times, one.times);
    room.amount = std::min(room.amount, one.amount);
    if (limit.held && currency) {
      const ledger::Wallet& wallet = turn.member.wallets[*currency];
      const std::int64_t in_hand = wallet.available() + wallet.balance(Account::pending) +
                                   wallet.balance(Account::reserved);
      room.amount = std::min(room.amount, std::max<std::int64_t>(0, *limit.held - in_hand));
    }
  }
  return room;
}

void take_under(Turn& turn, const Subject& facts, const std::vector<LimitId>& limits,
                std::int64_t times, std::int64_t amount, int cause) {
  for (LimitId id : limits) {
    const Limit& limit = turn.program.limits[id];
    if (limit.by == Limit::By::all) {
      const std::int64_t taken = limit.amount ? amount : times;
      if (taken == 0) continue;
      if (SharedLeft* left = shared_left(turn, limit)) left->left -= taken;
      Effect& effect = turn.effect(EffectType::took, kNoItem, cause);
      effect.text = limit.path;
      effect.amount = taken;
      effect.has_amount = true;
    } else if (limit.counts()) {
      turn.member.counters[id].take(limit, by_value(limit, facts), turn.at, {times, amount},
                                    settled(turn), turn.member.dates, turn.calendar());
    }
  }
}

namespace {

const std::string& attribute_of(const Turn& turn, const Limit& limit) {
  return turn.program.catalogue.slots()[static_cast<std::size_t>(limit.by_slot)];
}

// None: the limit went by another attribute then.
const std::string* value_for(const Turn& turn, const Limit& limit,
                             const std::vector<ByValue>& values) {
  static const std::string of_member;
  if (limit.by != Limit::By::attribute) return &of_member;
  const auto found = std::find_if(values.begin(), values.end(), [&](const ByValue& value) {
    return value.attribute == attribute_of(turn, limit);
  });
  return found == values.end() ? nullptr : &found->value;
}

}  // namespace

void note_values(const Turn& turn, const Subject& facts, const std::vector<LimitId>& limits,
                 std::vector<ByValue>& values) {
  for (LimitId id : limits) {
    const Limit& limit = turn.program.limits[id];
    if (limit.by != Limit::By::attribute || value_for(turn, limit, values)) continue;
    values.push_back({attribute_of(turn, limit), by_value(limit, facts)});
  }
}

namespace {

// Room of a window that is not the running one comes back to late activities alone, and to nobody
// once none can reach it.
void give_back_to_all(Turn& turn, const Limit& limit, Millis at, std::int64_t back) {
  if (back == 0 || limit.shared_end(at, turn.calendar()) <= settled(turn)) return;
  const bool is_running =
      limit.shared_start(at, turn.calendar()) == limit.shared_start(turn.at, turn.calendar());
  SharedLeft* left = is_running ? shared_left(turn, limit) : nullptr;
  if (left) left->left += back;
  Effect& effect = turn.effect(EffectType::took, kNoItem, kNobody);
  effect.text = limit.path;
  effect.amount = -back;
  effect.has_amount = true;
  effect.has_until = !is_running;
  effect.until = at;
}

}  // namespace

void give_back_under(Turn& turn, const std::vector<LimitId>& limits, Millis at,
                     std::int64_t times, std::int64_t amount, const std::vector<ByValue>& values) {
  for (LimitId id : limits) {
    const Limit& limit = turn.program.limits[id];
    if (limit.by == Limit::By::all) {
      give_back_to_all(turn, limit, at, limit.amount ? amount : times);
      continue;
    }
    const std::string* value = value_for(turn, limit, values);
    if (!limit.counts() || !value || (times == 0 && amount == 0)) continue;
    const bool over = limit.every.given() &&
                      limit.every.end(at, turn.member.dates, turn.calendar()) <= settled(turn);
    if (over) continue;
    turn.member.counters[id].take(limit, *value, at, {-times, -amount}, settled(turn),
                                  turn.member.dates, turn.calendar());
  }
}

}  // namespace loyalty
