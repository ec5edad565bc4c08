// Refunds: points spent on the purchase return first, then each gift is taken back by its share,
// the newest first; counts are corrected, and steps and levels that no longer hold are undone.
#include <algorithm>

#include "base/checked.hpp"
#include "base/ratio.hpp"
#include "mechanics/cart.hpp"
#include "mechanics/follow_up.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/referral.hpp"
#include "mechanics/sources.hpp"
#include "mechanics/taking_back.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/verbs.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

using document::Value;

void refuse(Turn& turn, Status status, std::string field) {
  if (!turn.failed()) turn.out.field = std::move(field);
  turn.fail(status);
}

// Adds what is refunded of each line; the sum of it.
std::int64_t refund_lines(Turn& turn, Source& source, Value lines) {
  std::int64_t sum = 0;
  std::size_t position = 0;
  for (Value line : lines) {
    const std::string pointer = "/attributes/lines/" + std::to_string(position++);
    const auto at = static_cast<std::size_t>(line.find("line").integer());
    const std::int64_t amount = line.find("amount").integer();
    if (at >= source.line_amounts.size()) {
      refuse(turn, Status::unknown_line, pointer + "/line");
    } else if (amount > source.line_amounts[at] - source.line_refunds[at]) {
      refuse(turn, Status::refund_exceeds_purchase, pointer + "/amount");
    }
    if (turn.failed()) return 0;
    source.line_refunds[at] += amount;
    sum += amount;
  }
  return sum;
}

// What was refunded of the lines a gift was measured on, and what these lines came to. A refund by
// amount falls on all lines alike, until all of the purchase is back.
struct Part {
  std::int64_t refunded;
  std::int64_t whole;
};
Part part_of(const Source& source, const Given& gift) {
  if (gift.lines.empty()) return {source.refunded, source.amount};
  std::int64_t by_line = 0;
  for (std::int64_t refunded : source.line_refunds) by_line += refunded;
  Part part{0, 0};
  for (std::uint16_t line : gift.lines) {
    part.refunded += source.line_refunds[line];
    part.whole += source.line_amounts[line];
  }
  if (source.refunded == source.amount) return {part.whole, part.whole};
  const std::int64_t by_amount = source.refunded - by_line;
  if (source.amount > 0) part.refunded += share(by_amount, part.whole, source.amount);
  part.refunded = std::min(part.refunded, part.whole);
  return part;
}

const Rule* rule_of(const Program& program, Item item) {
  for (const Rule& rule : program.rules) {
    if (rule.item == item) return &rule;
  }
  return nullptr;
}

// Whether the gift is the first of its item, or of its item and thing: the last one to be taken
// back of what was counted once.
bool is_first(const Source& source, const Given& gift, bool of_thing) {
  return std::none_of(source.gifts.data(), &gift, [&](const Given& other) {
    return other.item == gift.item && (!of_thing || other.thing == gift.thing);
  });
}

bool is_room_back(const Source& source, Item item) {
  return std::all_of(source.gifts.begin(), source.gifts.end(), [item](const Given& gift) {
    return gift.item != item || gift.room_back;
  });
}

void give_room_back(Turn& turn, const Source& source, const Given& gift, std::int64_t amount) {
  const bool whole = source.refunded == source.amount;
  if (const Rule* rule = rule_of(turn.program, gift.item)) {
    const bool once = whole && is_first(source, gift, false) && !is_room_back(source, gift.item);
    give_back_under(turn, rule->limits, source.at, once ? 1 : 0, amount, gift.by);
    note_lost(turn, source, gift, amount);
  }
  if (gift.thing.kind != ThingKind::currency) return;
  const bool once = whole && is_first(source, gift, true) && !gift.room_back;
  give_back_under(turn, turn.program.currencies[gift.thing.index].limits, source.at, once ? 1 : 0,
                  amount, gift.by);
}

void take_back_points(Turn& turn, Source& source, Given& gift) {
  const Part part = part_of(source, gift);
  const std::int64_t due = part.whole == 0 ? gift.amount
                                           : share(gift.amount, part.refunded, part.whole);
  const std::int64_t amount = due - gift.taken_back;
  if (amount <= 0) return give_room_back(turn, source, gift, 0);
  gift.taken_back = due;
  ledger::Wallet& wallet = turn.member.wallets[gift.thing.index];
  const std::size_t begin = turn.out.postings.size();
  const auto position = static_cast<std::uint32_t>(&gift - source.gifts.data());
  const std::int64_t was_pending =
      wallet.claw_back(amount, source.serial, position,
                       turn.program.currencies[gift.thing.index].shortfall, turn.out.postings,
                       gift.partner);
  uncount_for_tiers(turn, gift, source.at, amount, was_pending);
  Effect& effect =
      turn.thing_effect(EffectType::clawed_back, gift.item, gift.thing, amount, kNobody);
  turn.close(effect, begin);
  effect.text = source.id;
  give_room_back(turn, source, gift, amount);
}

// Things that cannot be halved go back with the whole purchase.
void take_back_whole(Turn& turn, Source& source, Given& gift) {
  if (source.refunded < source.amount || gift.taken_back > 0) return;
  gift.taken_back = gift.amount;
  if (take_back(turn, gift, source.id)) {
    give_room_back(turn, source, gift, gift.amount);
  } else if (gift.thing.kind == ThingKind::reward) {
    owe_vouchers(turn, gift, source.id);
  }
}

// What waits for its id is told, and taken by a later refund of the purchase if it is back by then.
void pass_away(Turn& turn, const Source& source, const Given& gift) {
  const bool is_whole = gift.thing.kind != ThingKind::currency;
  const Part part = is_whole ? Part{source.refunded, source.amount} : part_of(source, gift);
  std::int64_t due = gift.amount;
  if (is_whole) due = part.refunded < part.whole ? 0 : gift.amount;
  else if (part.whole > 0) due = share(gift.amount, part.refunded, part.whole);
  if (due > gift.taken_back) pass_gone(turn, gift.item, gift.thing);
}

void take_gifts_back(Turn& turn, Source& source) {
  for (auto gift = source.gifts.rbegin(); gift != source.gifts.rend(); ++gift) {
    if (is_away(gift->thing)) {
      pass_away(turn, source, *gift);
    } else if (gift->thing.kind == ThingKind::currency) {
      take_back_points(turn, source, *gift);
    } else {
      take_back_whole(turn, source, *gift);
    }
  }
}

void correct_facts(Turn& turn, const Source& source, std::int64_t amount) {
  turn.member.spend -= amount;
  if (source.refunded == source.amount) turn.member.purchases -= 1;
}

// What it counted for goes too, and what others have by it.
void undo_rest(Turn& turn, Source& source) {
  undo_missions(turn, source);
  take_back_levels(turn, source.id);
  call_back(turn, source);
}

}  // namespace

void give_share_back(Turn& turn, Source& source) {
  take_gifts_back(turn, source);
  undo_rest(turn, source);
}

void give_room_of_cancelled(Turn& turn, Source& source, const Given& gift, std::int64_t amount) {
  const auto is_alike = [&](const Given& other) {
    return other.item == gift.item && other.thing == gift.thing;
  };
  const bool all = std::all_of(source.gifts.begin(), source.gifts.end(), [&](const Given& other) {
    return !is_alike(other) || other.taken_back == other.amount;
  });
  for (Given& other : source.gifts) other.room_back |= all && is_alike(other);
  if (const Rule* rule = rule_of(turn.program, gift.item)) {
    const bool once = all && is_room_back(source, gift.item);
    give_back_under(turn, rule->limits, source.at, once ? 1 : 0, amount, gift.by);
  }
  give_back_under(turn, turn.program.currencies[gift.thing.index].limits, source.at, all ? 1 : 0,
                  amount, gift.by);
}

void refund(Turn& turn, bool was_purchase) {
  const Value attributes = turn.activity->attributes;
  Source* source = find_source(turn, attributes.find("purchase").text());
  const bool known = source && source->purchase;
  if (known && turn.at < source->at) {
    return refuse(turn, Status::unknown_purchase, "/attributes/purchase");
  }
  if (!known || returnable_until(turn, source->at) <= turn.at) {
    return refuse(turn,
                  known || was_purchase ? Status::purchase_too_old : Status::unknown_purchase,
                  "/attributes/purchase");
  }
  const Value lines = attributes.find("lines");
  const Value stated = attributes.find("amount");
  const std::int64_t amount = lines ? refund_lines(turn, *source, lines) : stated.integer();
  if (turn.failed()) return;
  if (amount == 0) return refuse(turn, Status::out_of_range, "/attributes/lines");
  if (stated && stated.integer() != amount) {
    return refuse(turn, Status::out_of_range, "/attributes/amount");
  }
  if (amount > source->amount - source->refunded) {
    return refuse(turn, Status::refund_exceeds_purchase,
                  lines ? "/attributes/lines" : "/attributes/amount");
  }
  source->refunded += amount;
  for (Redemption& redemption : turn.member.redemptions) {
    if (redemption.reference != source->id) continue;
    return_points(turn, redemption, share(redemption.amount, source->refunded, source->amount),
                  kRefund);
  }
  if (source->refunded == source->amount) reopen_vouchers(turn, source->id);
  give_uses_back(turn, *source);
  take_savings_back(turn, *source);
  take_gifts_back(turn, *source);
  correct_facts(turn, *source, amount);
  undo_rest(turn, *source);
}

void give_back(Turn& turn) {
  const Value attributes = turn.activity->attributes;
  const std::string_view id = attributes.find("source").text();
  const std::int64_t refunded = attributes.find("refunded").integer();
  Source* source = find_source(turn, id);
  if (!source) {
    // A gift that was refused may still come: it finds what became of its purchase.
    source = &add_source(turn, id);
    source->received = true;
  }
  // A later refund may have come first.
  if (!source->received || refunded <= source->refunded) return;
  source->amount = attributes.find("amount").integer();
  source->refunded = std::min(refunded, source->amount);
  give_share_back(turn, *source);
}

}  // namespace loyalty
