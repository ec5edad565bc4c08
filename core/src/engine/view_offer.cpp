#include "engine/view_offer.hpp"

#include <algorithm>

#include "engine/outcome_text.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/reward.hpp"

namespace loyalty {

using document::Writer;

namespace {

void write_price(Writer& writer, const Program& program, const PriceTags& price) {
  writer.begin_array();
  for (const PriceTag& tag : price) {
    writer.begin_object();
    writer.member("amount", tag.amount);
    writer.member("thing", tag.currency == kMoney ? std::string_view("money")
                                                  : program.currencies[tag.currency].id);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

void write_options(Writer& writer, Turn& turn, const Subject& facts, const Cost& cost) {
  writer.begin_array();
  for (const PriceTags& price : prices_of(turn, facts, cost)) {
    const std::vector<PriceTag> gap = short_of(turn.member, price);
    writer.begin_object();
    writer.member("affordable", gap.empty());
    writer.key("cost"), write_price(writer, turn.program, price);
    writer.key("missing"), write_price(writer, turn.program, gap);
    writer.end_object();
  }
  writer.end_array();
}

namespace {

struct Quota {
  std::int64_t left = kNoLimit;
  std::int64_t of = 0;
  Millis resets = kNever;
};

Quota quota_of(Turn& turn, const Subject& facts, LimitId id) {
  const Limit& limit = turn.program.limits[id];
  Quota quota{room_under(turn, facts, {id}).times, *limit.times, kNever};
  if (limit.by == Limit::By::all) {
    quota.resets = limit.shared_end(turn.at, turn.calendar());
  } else if (limit.every.given() && !limit.last) {
    quota.resets = limit.every.end(turn.at, turn.member.dates, turn.calendar());
  }
  return quota;
}

}  // namespace

void write_quota(Writer& writer, Turn& turn, const Subject& facts,
                 const std::vector<LimitId>& limits, std::string_view key) {
  std::optional<Quota> binding;
  for (LimitId id : limits) {
    if (!turn.program.limits[id].times) continue;
    const Quota quota = quota_of(turn, facts, id);
    const bool binds = !binding || quota.left < binding->left ||
                       (quota.left == binding->left && quota.resets > binding->resets);
    if (binds) binding = quota;
  }
  if (!binding) return;
  if (key == "left") writer.member(key, binding->left);
  if (key == "of") writer.member(key, binding->of);
  if (key != "resets" || binding->resets == kNever) return;
  writer.key(key);
  write_instant(writer, turn.calendar(), binding->resets);
}

void write_opening(Writer& writer, const Turn& turn, const Window& window, std::string_view key) {
  if (!window.given) return;
  auto opening = window.current_or_next(turn.at, turn.member.dates, turn.calendar());
  // What was always open until its end has no beginning to look for.
  if (!opening && window.until && *window.until > turn.at) opening = {INT64_MIN, *window.until};
  if (!opening) return;
  const bool is_from = key == "from";
  if (is_from ? opening->from <= turn.at : opening->until == kNever) return;
  writer.key(key);
  write_instant(writer, turn.calendar(), is_from ? opening->from : opening->until);
}

Status standing_code(const Turn& turn, Status otherwise) {
  switch (turn.member.standing) {
    case Standing::blocked:
      return Status::member_blocked;
    case Standing::closed:
      return Status::member_closed;
    case Standing::active:
      break;
  }
  return otherwise;
}

Status code_of(Turn& turn, const Subject& facts, const Offer& offer) {
  return code_of(turn, facts, offer, offer_refusal(turn, facts, offer, 1));
}

Status code_of(Turn& turn, const Subject& facts, const Offer& offer, Status refusal) {
  turn.out.missing.reset();
  refusal = standing_code(turn, refusal);
  if (refusal != Status::ok || offer.cost.empty()) return refusal;
  const std::vector<PriceTags> prices = prices_of(turn, facts, offer.cost);
  const bool affordable = std::any_of(prices.begin(), prices.end(), [&](const PriceTags& price) {
    return short_of(turn.member, price).empty();
  });
  return affordable ? Status::ok : Status::insufficient_balance;
}

}  // namespace loyalty
