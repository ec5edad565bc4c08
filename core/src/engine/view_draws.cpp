// Draws as this member finds them: the price, the odds, what is out and what is promised by when.
#include <algorithm>

#include "engine/view.hpp"
#include "engine/view_offer.hpp"
#include "mechanics/draw.hpp"

namespace loyalty {

using document::Value;
using document::Writer;

namespace {

// Prizes promised at the latest on some draw, but those that are out: their promise waits.
void write_guarantees(Writer& writer, Turn& turn, const Subject& facts, std::size_t index) {
  const Draw& draw = turn.program.draws[index];
  const DrawState& state = turn.member.draws[index];
  writer.begin_array();
  for (std::size_t i = 0; i < draw.prizes.size(); ++i) {
    const Prize& prize = draw.prizes[i];
    if (prize.at == 0) continue;
    writer.begin_object();
    writer.member("at", prize.at);
    writer.member("prize", prize.id);
    if (!is_out(turn, facts, prize)) {
      writer.member("within", std::max<std::int64_t>(1, prize.at - state.misses[i]));
    }
    writer.end_object();
  }
  writer.end_array();
}

void write_prizes(Writer& writer, Turn& turn, const Subject& facts, std::size_t index) {
  const Draw& draw = turn.program.draws[index];
  const Value items = item_of(turn.program, "draws", index).find("prizes");
  writer.begin_array();
  for (std::size_t i = 0; i < draw.prizes.size(); ++i) {
    const Prize& prize = draw.prizes[i];
    const Value item = items.at(static_cast<std::uint32_t>(i));
    writer.begin_object();
    view_text(writer, item, "about");
    writer.key("gifts");
    view_gifts(writer, turn.program, shown_gifts(turn, facts, prize.grant));
    writer.member("id", prize.id);
    view_text(writer, item, "image");
    write_quota(writer, turn, facts, prize.limits, "left");
    view_text(writer, item, "name");
    write_quota(writer, turn, facts, prize.limits, "of");
    write_quota(writer, turn, facts, prize.limits, "resets");
    writer.key("share");
    writer.begin_object();
    writer.member("of", draw.weight);
    writer.member("weight", prize.weight);
    writer.end_object();
    writer.member("sold_out", is_out(turn, facts, prize));
    writer.end_object();
  }
  writer.end_array();
}

void write_draw(Writer& writer, Turn& turn, const Subject& facts, std::size_t index) {
  const Draw& draw = turn.program.draws[index];
  const Value item = item_of(turn.program, "draws", index);
  writer.begin_object();
  view_text(writer, item, "about");
  writer.member("code", name_of(code_of(turn, facts, draw)));
  writer.member("count", turn.member.draws[index].count);
  view_text(writer, item, "fallback");
  write_opening(writer, turn, draw.window, "from");
  writer.key("guarantees"), write_guarantees(writer, turn, facts, index);
  writer.member("id", draw.id);
  view_text(writer, item, "image");
  write_quota(writer, turn, facts, draw.limits, "left");
  view_text(writer, item, "name");
  write_quota(writer, turn, facts, draw.limits, "of");
  writer.key("options"), write_options(writer, turn, facts, draw.cost);
  writer.key("prizes"), write_prizes(writer, turn, facts, index);
  write_quota(writer, turn, facts, draw.limits, "resets");
  write_opening(writer, turn, draw.window, "until");
  writer.end_object();
}

}  // namespace

void view_draws(Writer& writer, Turn& turn) {
  const EventFacts facts(turn, nullptr, nullptr);
  writer.begin_array();
  for (std::size_t i = 0; i < turn.program.draws.size(); ++i) {
    write_draw(writer, turn, facts, i);
  }
  writer.end_array();
}

}  // namespace loyalty
