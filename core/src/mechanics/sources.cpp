#include "mechanics/sources.hpp"

#include <algorithm>

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

}  // namespace

const Source* look_up_source(Turn& turn, std::uint32_t serial) {
  const Shared<Source>* found = with_serial(turn, serial);
  return found ? &**found : nullptr;
}

Source* find_source(Turn& turn, std::uint32_t serial) {
  Shared<Source>* found = with_serial(turn, serial);
  return found ? &found->edit() : nullptr;
}

// Asked for mostly about what was bought last.
Source* find_source(Turn& turn, std::string_view id) {
  auto& sources = turn.member.sources;
  for (auto source = sources.rbegin(); source != sources.rend(); ++source) {
    ++turn.rows;
    if ((*source)->id == id) return &source->edit();
  }
  return nullptr;
}

std::uint32_t open_source(Turn& turn) {
  if (turn.source != 0 || !turn.activity) return turn.source;
  Source source;
  source.serial = turn.source = ++turn.member.last_serial;
  source.id = turn.activity->id;
  source.at = turn.activity->at;
  turn.member.sources.emplace_back(std::move(source));
  return turn.source;
}

void remember_gift(Turn& turn, Given given) {
  if (Source* source = find_source(turn, turn.source)) {
    source->gifts.push_back(std::move(given));
  }
}

Millis returnable_until(const Turn& turn, Millis at) {
  return turn.calendar().add(at, turn.program.returns_within);
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

void forget(Turn& turn, const Source& source) {
  for (ledger::Wallet& wallet : turn.member.wallets) {
    turn.rows += wallet.lots().size();
    wallet.forget_source(source.serial);
  }
  for (Redemption& redemption : turn.member.redemptions) {
    turn.rows += redemption.parts.size();
    for (ledger::Lot& part : redemption.parts) {
      if (part.source == source.serial) part.source = 0;
    }
  }
}

}  // namespace

void close_when_empty(Turn& turn, Source& source) {
  if (source.purchase || has_pending(turn, source.serial)) return;
  source.closed = turn.sources_closed = true;
}

// Purchases stand in the order in which they were made known: behind the first that can still be
// returned there is none to forget, or one that came late and may wait for those before it.
void forget_closed_sources(Turn& turn) {
  Member& member = turn.member;
  bool purchases_over = false;
  auto kept = member.sources.begin();
  for (auto source = kept; source != member.sources.end(); ++source) {
    if (purchases_over && !turn.sources_closed) {
      kept = kept == source ? member.sources.end()
                            : std::move(source, member.sources.end(), kept);
      break;
    }
    ++turn.rows;
    const bool past = (*source)->purchase && !purchases_over &&
                      returnable_until(turn, (*source)->at) <= member.clock;
    purchases_over = purchases_over || ((*source)->purchase && !past);
    if (past || (*source)->closed) {
      forget(turn, **source);
    } else {
      if (kept != source) *kept = std::move(*source);
      ++kept;
    }
  }
  member.sources.erase(kept, member.sources.end());
  std::erase_if(member.redemptions, [&](const Redemption& redemption) {
    ++turn.rows;
    return redemption.parts.empty() || returnable_until(turn, redemption.at) <= member.clock;
  });
}

}  // namespace loyalty
