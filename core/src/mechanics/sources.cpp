#include "mechanics/sources.hpp"

#include <algorithm>

#include "mechanics/mission.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {

namespace {

// Serials only grow, so that they stand in order.
Shared<Source>* with_serial(Turn& turn, std::uint32_t serial) {
  auto& sources = turn.member.sources;
  const auto found = std::lower_bound(sources.begin(), sources.end(), serial,
                                      [&](const auto& source, std::uint32_t wanted) {
                                        ++turn.rows;
                                        return source->serial < wanted;
                                      });
  return found != sources.end() && (*found)->serial == serial ? &*found : nullptr;
}

// Asked for mostly about what was bought last.
Shared<Source>* with_id(Turn& turn, std::string_view id) {
  auto& sources = turn.member.sources;
  for (auto source = sources.rbegin(); source != sources.rend(); ++source) {
    ++turn.rows;
    if ((*source)->id == id) return &*source;
  }
  return nullptr;
}

}  // namespace

Source* find_source(Turn& turn, std::uint32_t serial) {
  Shared<Source>* found = with_serial(turn, serial);
  return found ? &found->edit() : nullptr;
}

Source* find_source(Turn& turn, std::string_view id) {
  Shared<Source>* found = with_id(turn, id);
  return found ? &found->edit() : nullptr;
}

Source& add_source(Turn& turn, std::string_view id) {
  Source source;
  source.serial = ++turn.member.last_serial;
  source.id = id;
  source.at = turn.activity->at;
  return turn.member.sources.emplace_back(std::move(source)).edit();
}

std::uint32_t open_source(Turn& turn) {
  if (turn.source == 0 && turn.activity) {
    turn.source = add_source(turn, turn.activity->id).serial;
  }
  return turn.source;
}

std::uint32_t remember_gift(Turn& turn, Given given) {
  Source* source = find_source(turn, turn.source);
  if (!source) return 0;
  source->gifts.push_back(std::move(given));
  return static_cast<std::uint32_t>(source->gifts.size() - 1);
}

Given* gift_of(Turn& turn, std::uint16_t currency, const ledger::PendingLot& lot) {
  Source* source = find_source(turn, lot.source);
  if (!source || lot.gift >= source->gifts.size()) return nullptr;
  Given& gift = source->gifts[lot.gift];
  return gift.thing == Thing{ThingKind::currency, 0, currency} ? &gift : nullptr;
}

Millis returnable_until(const Turn& turn, Millis at) {
  return turn.calendar().add(at, turn.program.returns_within);
}

Millis forgotten_at(const Turn& turn, Millis at) {
  return returnable_until(turn, at) + turn.program.late;
}

namespace {

bool has_pending(Turn& turn, std::uint32_t serial) {
  return std::any_of(
      turn.member.wallets.begin(), turn.member.wallets.end(), [&](const auto& wallet) {
        return std::any_of(wallet.pending().begin(), wallet.pending().end(), [&](const auto& lot) {
          ++turn.rows;
          return lot.source == serial;
        });
      });
}

void join_lots(Turn& turn, std::uint32_t serial) {
  for (ledger::Wallet& wallet : turn.member.wallets) {
    turn.rows += wallet.lots().size();
    wallet.forget_source(serial);
  }
  const auto forget = [&](Redemption& redemption) {
    turn.rows += redemption.parts.size();
    for (ledger::Lot& part : redemption.parts) {
      if (part.source == serial) part.source = 0;
    }
  };
  for (Redemption& redemption : turn.member.redemptions) forget(redemption);
  for (PlanState& plan : turn.member.plans) {
    for (Redemption& paid : plan.paid) forget(paid);
  }
}

// Purchases stand in the order in which they were made known: one that came late waits for those
// before it, so that nothing is looked at behind the first that is still open.
Millis close_purchases(Turn& turn, Millis until) {
  Millis next = kNever;
  for (Shared<Source>& source : turn.member.sources) {
    ++turn.rows;
    if (!source->can_be_undone()) continue;
    next = forgotten_at(turn, source->at);
    if (next > until) break;
    next = kNever;
    join_lots(turn, source->serial);
    keep_added(turn, source->serial);
    source.edit().purchase = source.edit().received = false;
    close_when_empty(turn, source.edit());
  }
  if (turn.sources_closed) {
    std::erase_if(turn.member.sources, [](const auto& source) { return source->closed; });
  }
  turn.sources_closed = false;
  return next;
}

bool is_of_open_purchase(Turn& turn, const Redemption& redemption) {
  const Shared<Source>* source = with_id(turn, redemption.reference);
  return source && (*source)->purchase;
}

// In the order in which they were made known too, but that those of an open purchase stay with it.
Millis close_redemptions(Turn& turn, Millis until) {
  Millis next = kNever;
  std::erase_if(turn.member.redemptions, [&](const Redemption& redemption) {
    ++turn.rows;
    if (redemption.parts.empty() && redemption.gifts.empty()) return true;
    if (next != kNever) return false;
    const Millis closes = forgotten_at(turn, redemption.at);
    if (closes > until) next = closes;
    return closes <= until && !is_of_open_purchase(turn, redemption);
  });
  return next;
}

}  // namespace

void close_when_empty(Turn& turn, Source& source) {
  if (source.can_be_undone() || has_pending(turn, source.serial)) return;
  source.closed = turn.sources_closed = true;
}

Millis close_returns(Turn& turn, Millis until) {
  const Millis next = close_purchases(turn, until);
  return std::min({next, close_redemptions(turn, until), forget_vouchers(turn, until)});
}

}  // namespace loyalty
