#include "mechanics/sources.hpp"

#include <algorithm>

namespace loyalty {

Source* find_source(Member& member, std::uint32_t serial) {
  // Asked for mostly about what was bought last.
  for (auto source = member.sources.rbegin(); source != member.sources.rend(); ++source) {
    if (source->serial == serial) return &*source;
  }
  return nullptr;
}

Source* find_source(Member& member, std::string_view id) {
  for (auto source = member.sources.rbegin(); source != member.sources.rend(); ++source) {
    if (source->id == id) return &*source;
  }
  return nullptr;
}

std::uint32_t open_source(Turn& turn) {
  if (turn.source != 0 || !turn.activity) return turn.source;
  Source source;
  source.serial = turn.source = ++turn.member.last_serial;
  source.id = turn.activity->id;
  source.at = turn.activity->at;
  turn.member.sources.push_back(std::move(source));
  return turn.source;
}

void remember_gift(Turn& turn, Given given) {
  if (Source* source = find_source(turn.member, turn.source)) {
    source->gifts.push_back(std::move(given));
  }
}

Millis returnable_until(const Turn& turn, Millis at) {
  return turn.calendar().add(at, turn.program.returns_within);
}

namespace {

bool has_pending(const Member& member, std::uint32_t serial) {
  return std::any_of(member.wallets.begin(), member.wallets.end(), [&](const auto& wallet) {
    return std::any_of(wallet.pending().begin(), wallet.pending().end(),
                       [&](const auto& lot) { return lot.source == serial; });
  });
}

void forget(Member& member, const Source& source) {
  for (ledger::Wallet& wallet : member.wallets) wallet.forget_source(source.serial);
  for (Redemption& redemption : member.redemptions) {
    for (ledger::Lot& part : redemption.parts) {
      if (part.source == source.serial) part.source = 0;
    }
  }
}

}  // namespace

void forget_closed_sources(Turn& turn) {
  Member& member = turn.member;
  std::erase_if(member.sources, [&](const Source& source) {
    ++turn.rows;
    const bool done = source.purchase ? returnable_until(turn, source.at) <= member.clock
                                      : !has_pending(member, source.serial);
    if (done) forget(member, source);
    return done;
  });
  std::erase_if(member.redemptions, [&](const Redemption& redemption) {
    return redemption.parts.empty() || returnable_until(turn, redemption.at) <= member.clock;
  });
}

}  // namespace loyalty
