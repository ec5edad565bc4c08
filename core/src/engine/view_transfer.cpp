// Giving points to others: how many there may be now, how often, and what it costs.
#include "engine/view.hpp"
#include "engine/view_offer.hpp"
#include "mechanics/facts.hpp"
#include "mechanics/transfer.hpp"

namespace loyalty {

void view_transfer(document::Writer& writer, Turn& turn, std::uint16_t currency) {
  const EventFacts facts(turn, nullptr, nullptr);
  const Offer& offer = turn.program.currencies[currency].transfer;
  const Status code = standing_code(turn, transfer_refusal(turn, facts, currency, 1));
  turn.out.missing.reset();
  writer.begin_object();
  writer.member("code", name_of(code));
  write_opening(writer, turn, offer.window, "from");
  write_quota(writer, turn, facts, offer.limits, "left");
  writer.member("most", most_to_give(turn, facts, currency));
  write_quota(writer, turn, facts, offer.limits, "of");
  writer.key("options"), write_options(writer, turn, facts, offer.cost);
  write_quota(writer, turn, facts, offer.limits, "resets");
  write_opening(writer, turn, offer.window, "until");
  writer.end_object();
}

}  // namespace loyalty
