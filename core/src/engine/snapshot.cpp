#include "engine/snapshot.hpp"

#include "base/sorting.hpp"
#include "engine/archive.hpp"
#include "engine/corridor.hpp"
#include "engine/sound.hpp"

namespace loyalty {
namespace {

using ledger::Account;
using ledger::Lot;
using ledger::PendingLot;
using ledger::ReservedLot;
using ledger::Wallet;

template <class Archive>
void describe(Archive& archive, Lot& lot) {
  archive.number("amount", lot.amount);
  archive.lot_end("expires", lot.expires);
  archive.number("source", lot.source);
}

// A wallet taken apart, as its balances are its own business.
struct WalletParts {
  std::array<std::int64_t, ledger::kAccounts> balances{};
  std::vector<Lot> lots;
  std::vector<PendingLot> pending;
  std::vector<ReservedLot> reserved;
};

template <class Archive>
void describe(Archive& archive, Wallet& wallet) {
  WalletParts parts;
  for (std::size_t i = 0; i < ledger::kAccounts; ++i) {
    parts.balances[i] = wallet.balance(static_cast<Account>(i));
  }
  parts.lots = wallet.lots();
  parts.pending = wallet.pending();
  parts.reserved = wallet.reserved();
  archive.part("accounts", [&](auto& accounts) {
    std::vector<std::pair<std::string_view, std::size_t>> order;
    for (std::size_t i = 0; i < ledger::kAccounts; ++i) {
      order.emplace_back(ledger::name_of(static_cast<Account>(i)), i);
    }
    sort_stably(order);
    for (const auto& [name, i] : order) accounts.number(name, parts.balances[i]);
  });
  archive.instant("last_use", wallet.last_use);
  archive.list("lots", parts.lots, [](auto& a, Lot& lot) { describe(a, lot); });
  archive.list("pending", parts.pending, [](auto& a, PendingLot& lot) {
    a.number("amount", lot.amount);
    a.item("item", lot.item);
    a.instant("matures", lot.matures);
    a.number("source", lot.source);
    a.term("term", lot.term);
  });
  archive.list("reserved", parts.reserved, [](auto& a, ReservedLot& reserved) {
    a.number("amount", reserved.lot.amount);
    a.lot_end("expires", reserved.lot.expires);
    a.number("source", reserved.lot.source);
    a.streak("streak", reserved.holder);
  });
  wallet.load(parts.balances, std::move(parts.lots), std::move(parts.pending),
              std::move(parts.reserved));
}

template <class Archive>
void describe(Archive& archive, Tally& tally) {
  std::vector<Tally::Entry> entries = tally.entries();
  archive.list("entries", entries, [](auto& a, Tally::Entry& entry) {
    a.number("amount", entry.amount);
    a.number("at", entry.at);
    a.number("times", entry.times);
  });
  if (!tally.load(std::move(entries))) archive.contradiction("entries");
}

template <class Archive>
void describe(Archive& archive, Counter& counter) {
  archive.list("series", counter.series(), [](auto& a, Counter::Series& series) {
    a.text("by", series.by);
    a.part("moving", [&](auto& moving) { describe(moving, series.moving); });
    a.list("windows", series.windows, [](auto& w, Counter::Window& window) {
      w.number("amount", window.amount);
      w.instant("end", window.end);
      w.number("start", window.start);
      w.number("times", window.times);
    });
  });
}

template <class Archive>
void describe(Archive& archive, Given& given) {
  archive.number("amount", given.amount);
  archive.instant("counted_at", given.counted_at);
  archive.item("item", given.item);
  archive.plain("lines", given.lines);
  archive.number("taken_back", given.taken_back);
  archive.thing("thing", given.thing);
}

template <class Archive>
void describe(Archive& archive, Source& source) {
  archive.number("amount", source.amount);
  archive.number("at", source.at);
  archive.list("gifts", source.gifts, [](auto& a, Given& given) { describe(a, given); });
  archive.text("id", source.id);
  archive.plain("line_amounts", source.line_amounts);
  archive.plain("line_refunds", source.line_refunds);
  archive.flag("purchase", source.purchase);
  archive.number("refunded", source.refunded);
  archive.number("serial", source.serial);
}

template <class Archive>
void describe(Archive& archive, Redemption& redemption) {
  archive.number("amount", redemption.amount);
  archive.number("at", redemption.at);
  archive.currency("currency", redemption.currency);
  archive.text("id", redemption.id);
  archive.list("parts", redemption.parts, [](auto& a, Lot& lot) { describe(a, lot); });
  archive.text("reference", redemption.reference);
  archive.number("returned", redemption.returned);
}

template <class Archive>
void describe(Archive& archive, StreakState& state) {
  archive.flag("alive", state.alive);
  archive.number("closed_until", state.closed_until);
  archive.number("count", state.count);
  archive.number("count_period", state.count_period);
  archive.number("covers", state.covers);
  archive.instant("last_at", state.last_at);
  archive.number("last_offset", state.last_offset);
  archive.number("longest", state.longest);
  archive.instant("lost_at", state.lost_at);
  archive.text("marks", state.marks);
  archive.number("marks_from", state.marks_from);
  archive.plain("missed", state.missed);
  archive.list("outages", state.outages, [](auto& a, std::pair<Day, Day>& outage) {
    a.number("from", outage.first);
    a.number("until", outage.second);
  });
  archive.list("paid", state.paid, [](auto& a, PaidStep& paid) {
    a.number("period", paid.period);
    a.item("step", paid.step);
  });
  archive.flag("protected", state.is_protected);
  archive.number("restores", state.restores);
  archive.list("runs", state.runs, [](auto& a, Run& run) {
    a.number("first", run.first);
    a.number("last", run.last);
    a.number("length", run.length);
  });
}

template <class Archive>
void describe(Archive& archive, TierState& state, const Program& program, std::size_t index) {
  const Tier& tier = program.tiers[index];
  archive.rooms("counted",
                [&](std::size_t i) { return program.currencies[tier.currencies[i]].id; },
                state.counted, std::vector<Tally>(tier.currencies.size()),
                [](auto& a, Tally& tally, std::size_t) { describe(a, tally); });
  archive.level("earned", index, state.earned);
  archive.list("gifted", state.gifted, [index](auto& a, std::pair<std::int16_t, Millis>& mark) {
    a.level("level", index, mark.first);
    a.instant("until", mark.second);
  });
  archive.instant("grace_until", state.grace_until);
  archive.number("grace_window", state.grace_window, Millis{INT64_MIN});
  archive.list("granted", state.granted, [index](auto& a, GrantedLevel& granted) {
    a.item("from", granted.from);
    a.level("level", index, granted.level);
    a.instant("until", granted.until);
  });
  archive.instant("review", state.review);
  archive.list("rises", state.rises, [index](auto& a, Rise& rise) {
    a.number("at", rise.at);
    a.plain("basis", rise.basis);
    a.level("from", index, rise.from);
    a.list("gifts", rise.gifts, [](auto& g, Given& given) { describe(g, given); });
    a.instant("review_before", rise.review_before);
    a.instant("since_before", rise.since_before);
    a.level("to", index, rise.to);
  });
  archive.level("shown", index, state.shown);
  archive.instant("since", state.since);
}

template <class Archive>
void describe_rooms(Archive& archive, const Program& program, Member& member) {
  const Member fresh = make_member(program, {});
  std::string head = to_hex(member.head);
  archive.rooms("counters", [&](std::size_t i) { return program.limits[i].path; },
                member.counters, fresh.counters,
                [](auto& a, Counter& c, std::size_t) { describe(a, c); });
  archive.part("dates", [&](auto& dates) {
    dates.number("birth_day", member.dates.birth_day);
    dates.number("birth_month", member.dates.birth_month);
    dates.instant("enrolled", member.dates.enrolled);
    dates.instant("first_purchase", member.dates.first_purchase);
    dates.instant("last_purchase", member.dates.last_purchase);
  });
  archive.list("entitlements", member.entitlements, [](auto& a, HeldEntitlement& held) {
    a.item("from", held.from);
    Thing thing{ThingKind::entitlement, 0, held.entitlement};
    a.thing("thing", thing);
    if (thing.kind != ThingKind::entitlement) a.contradiction("thing");
    held.entitlement = thing.index;
    a.instant("until", held.until);
  });
  archive.rooms("fired", [&](std::size_t i) { return program.rules[program.window_rules[i]].id; },
                member.fired, fresh.fired,
                [](auto& a, Millis& at, std::size_t) { a.number("at", at, Millis{INT64_MIN}); });
  archive.frozen(member.frozen);
  archive.text("head", head);
  archive.text("id", member.id);
  archive.part("profile", [&](auto& profile) {
    profile.text("birthday", member.profile.birthday);
    profile.text("invited_by", member.profile.invited_by);
    profile.text("language", member.profile.language);
    profile.plain("tags", member.profile.tags);
  });
  archive.number("purchases", member.purchases);
  archive.list("redemptions", member.redemptions,
               [](auto& a, Redemption& redemption) { describe(a, redemption); });
  archive.number("seq", member.seq);
  archive.number("serial", member.last_serial);
  archive.list("sources", member.sources, [](auto& a, Source& source) { describe(a, source); });
  archive.number("spend", member.spend);
  archive.rooms("streaks", [&](std::size_t i) { return program.streaks[i].id; }, member.streaks,
                fresh.streaks, [](auto& a, StreakState& s, std::size_t) { describe(a, s); });
  archive.rooms("tiers", [&](std::size_t i) { return program.catalogue.tiers()[i].id; },
                member.tiers, fresh.tiers, [&](auto& a, TierState& s, std::size_t i) {
                  describe(a, s, program, i);
                });
  archive.rooms("wallets", [&](std::size_t i) { return program.currencies[i].id; },
                member.wallets, fresh.wallets,
                [](auto& a, Wallet& w, std::size_t) { describe(a, w); });
  const auto digest = digest_from_hex(head);
  if (digest) member.head = *digest;
  else archive.contradiction("head");
}

// What a snapshot does not say follows from the programme.
void complete(const Program& program, Member& member) {
  const time::Calendar& calendar = program.calendar;
  for (std::size_t i = 0; i < program.currencies.size(); ++i) {
    ledger::Wallet& wallet = member.wallets[i];
    const Term& term = program.currencies[i].term;
    if (term.since != Since::last_use || wallet.last_use == kNever) continue;
    wallet.set_moving_end(term.end(wallet.last_use, member.dates, calendar, wallet.last_use));
  }
  for (std::size_t i = 0; i < program.tiers.size(); ++i) {
    member.tiers[i].counted.resize(program.tiers[i].currencies.size());
  }
  schedule(program, member);
}

}  // namespace

void save_member(document::Writer& writer, const Program& program, const Member& member) {
  Member copy = member;
  writer.begin_object();
  Saver saver(writer, program);
  saver.number("clock", copy.clock, Millis{INT64_MIN});
  describe_rooms(saver, program, copy);
  writer.end_object();
}

std::optional<Member> load_member(Program& program, const document::Reader& reader,
                                  Moved* moved) {
  Member member = make_member(program, {});
  const std::size_t faults = reader.faults().size();
  {
    Loader loader(reader, program, moved);
    loader.number("clock", member.clock, Millis{INT64_MIN});
    describe_rooms(loader, program, member);
  }
  if (reader.faults().size() != faults) return std::nullopt;
  if (moved) settle_in(program, *moved, member);
  if (member.enrolled()) complete(program, member);
  if (!is_sound(program, member)) {
    reader.fault("structure.value", "the member's state contradicts itself");
    return std::nullopt;
  }
  return member;
}

}  // namespace loyalty
