#include "mechanics/draw.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "blocks/ticket.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/reward.hpp"

namespace loyalty {
namespace {

using document::Value;

constexpr int kNothing = -1;

// What is given, and why it is not what the ticket says.
struct Chosen {
  int prize = kNothing;
  bool guaranteed = false;
  int instead_of = kNothing;
};

const Draw* named_draw(Turn& turn) {
  const Value named = turn.activity->attributes.find("draw");
  const auto& draws = turn.program.draws;
  const auto found = std::find_if(draws.begin(), draws.end(),
                                  [&](const Draw& draw) { return draw.id == named.text(); });
  if (found != draws.end()) return &*found;
  if (!named && draws.size() == 1) return draws.data();
  turn.out.field = "/attributes/draw";
  turn.fail(Status::unknown_draw);
  return nullptr;
}

// The first of those promised by this draw that can be given; the others wait for the next.
int promised(Turn& turn, const Subject& facts, const Draw& draw, const DrawState& state) {
  for (std::size_t i = 0; i < draw.prizes.size(); ++i) {
    const Prize& prize = draw.prizes[i];
    const bool is_due = prize.at > 0 && state.misses[i] + 1 >= prize.at;
    if (is_due && !is_out(turn, facts, prize)) return static_cast<int>(i);
  }
  return kNothing;
}

Chosen choose(Turn& turn, const Subject& facts, const Draw& draw, const DrawState& state,
              std::int64_t ticket) {
  const auto drawn = static_cast<int>(holder_of(draw.prizes, ticket));
  const int due = promised(turn, facts, draw, state);
  if (due != kNothing) return {due, due != drawn, kNothing};
  const auto out = [&](int prize) {
    return is_out(turn, facts, draw.prizes[static_cast<std::size_t>(prize)]);
  };
  if (!out(drawn)) return {drawn, false, kNothing};
  const bool falls_back = draw.fallback != kNothing && !out(draw.fallback);
  return {falls_back ? draw.fallback : kNothing, false, drawn};
}

void count(DrawState& state, const Draw& draw, int given) {
  ++state.count;
  for (std::size_t i = 0; i < draw.prizes.size(); ++i) {
    if (static_cast<int>(i) == given) {
      state.misses[i] = 0;
    } else if (draw.prizes[i].at > 0) {
      ++state.misses[i];
    }
  }
}

void give(Turn& turn, const Subject& facts, const Draw& draw, DrawState& state) {
  const std::int64_t ticket = ticket_of(*turn.entropy, draw.weight);
  const Chosen chosen = choose(turn, facts, draw, state, ticket);
  const Prize* prize =
      chosen.prize == kNothing ? nullptr : &draw.prizes[static_cast<std::size_t>(chosen.prize)];
  count(state, draw, chosen.prize);
  if (prize) take_under(turn, facts, prize->limits, 1, 0, kNobody);
  Effect& effect = turn.effect(EffectType::drawn, prize ? prize->item : draw.item, kNobody);
  effect.number = state.count;
  effect.ticket = ticket;
  effect.guaranteed = chosen.guaranteed;
  if (chosen.instead_of != kNothing) {
    effect.text = draw.prizes[static_cast<std::size_t>(chosen.instead_of)].id;
  }
  const int cause = static_cast<int>(turn.out.effects.size()) - 1;
  if (!prize) return;
  for (const Gift& gift : prize->grant) {
    give_gift(turn, facts, prize->item, gift, cause, nullptr, false);
  }
}

}  // namespace

bool is_out(Turn& turn, const Subject& facts, const Prize& prize) {
  return room_under(turn, facts, prize.limits).times == 0;
}

void draw_prize(Turn& turn, const Subject& facts) {
  const Draw* draw = named_draw(turn);
  if (!draw) return;
  const Status refusal = offer_refusal(turn, facts, *draw, 1);
  if (refusal != Status::ok) return turn.fail(refusal);
  const auto price = payable(turn, facts, draw->cost, turn.activity->attributes.find("pay").text());
  if (!price) return;
  const auto index = static_cast<std::size_t>(draw - turn.program.draws.data());
  DrawState& state = turn.member.draws[index];
  if (!checked_add(state.count, 1)) return turn.fail(Status::overflow);
  pay(turn, *price, draw->item, kNobody);
  take_under(turn, facts, draw->limits, 1, 0, kNobody);
  if (turn.entropy) return give(turn, facts, *draw, state);
  turn.out.undetermined = static_cast<int>(index);
}

}  // namespace loyalty
