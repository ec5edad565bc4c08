#include "engine/member_snapshot.hpp"

#include "engine/corridor.hpp"
#include "engine/loader.hpp"
#include "engine/saver.hpp"
#include "engine/sound.hpp"

namespace loyalty {
namespace {

using ledger::Account;
using ledger::Lot;
using ledger::PendingLot;
using ledger::ReservedLot;
using ledger::Wallet;

void describe_lot(Archive& archive, Lot& lot) {
  archive.number("amount", lot.amount);
  archive.lot_end("expires", lot.expires);
  archive.number("source", lot.source);
}

void describe_pending(Archive& archive, PendingLot& lot) {
  archive.number("amount", lot.amount);
  archive.number("gift", lot.gift);
  archive.item("item", lot.item);
  archive.instant("matures", lot.matures);
  archive.number("source", lot.source);
  archive.term("term", lot.term);
}

void describe_reserved(Archive& archive, ReservedLot& reserved) {
  archive.number("amount", reserved.lot.amount);
  archive.lot_end("expires", reserved.lot.expires);
  archive.number("source", reserved.lot.source);
  archive.streak("streak", reserved.holder);
}

// The accounts in the order of their names.
constexpr std::array<Account, ledger::kAccounts> kAccountsByName{
    Account::adjusted, Account::available, Account::clawed_back, Account::debt,
    Account::expired,  Account::forgiven,  Account::issued,      Account::pending,
    Account::reserved, Account::spent,     Account::transferred};

// A wallet is taken apart, as its balances are its own business.
void describe_wallet(Archive& archive, Wallet& wallet, std::size_t) {
  std::array<std::int64_t, ledger::kAccounts> balances{};
  for (std::size_t i = 0; i < ledger::kAccounts; ++i) {
    balances[i] = wallet.balance(static_cast<Account>(i));
  }
  std::vector<Lot> lots = wallet.lots();
  std::vector<PendingLot> pending = wallet.pending();
  std::vector<ReservedLot> reserved = wallet.reserved();
  archive.part("accounts", [&] {
    for (const Account account : kAccountsByName) {
      archive.number(ledger::name_of(account), balances[static_cast<std::size_t>(account)]);
    }
  });
  archive.instant("last_use", wallet.last_use);
  archive.list<describe_lot>("lots", lots);
  archive.list<describe_pending>("pending", pending);
  archive.list<describe_reserved>("reserved", reserved);
  wallet.load(balances, std::move(lots), std::move(pending), std::move(reserved));
}

void describe_entry(Archive& archive, Tally::Entry& entry) {
  archive.number("amount", entry.amount);
  archive.number("at", entry.at);
  archive.number("times", entry.times);
}

void describe_tally(Archive& archive, Tally& tally, std::size_t) {
  std::vector<Tally::Entry> entries = tally.entries();
  archive.list<describe_entry>("entries", entries);
  if (!tally.load(std::move(entries))) archive.contradiction("entries");
}

void describe_window(Archive& archive, Counter::Window& window) {
  archive.number("amount", window.amount);
  archive.instant("end", window.end);
  archive.number("start", window.start);
  archive.number("times", window.times);
}

void describe_series(Archive& archive, Counter::Series& series) {
  archive.text("by", series.by);
  archive.part("moving", [&] { describe_tally(archive, series.moving, 0); });
  archive.list<describe_window>("windows", series.windows);
}

void describe_counter(Archive& archive, Counter& counter, std::size_t) {
  archive.list<describe_series>("series", counter.series());
}

void describe_by(Archive& archive, ByValue& by) {
  archive.text("attribute", by.attribute);
  archive.text("value", by.value);
}

void describe_given(Archive& archive, Given& given) {
  archive.number("amount", given.amount);
  archive.list<describe_by>("by", given.by);
  archive.instant("counted_at", given.counted_at);
  archive.item("item", given.item);
  archive.plain("lines", given.lines);
  archive.number("taken_back", given.taken_back);
  archive.thing("thing", given.thing);
  archive.instant("until", given.until);
  archive.number("voucher", given.voucher);
}

void describe_handed(Archive& archive, Handed& handed) {
  archive.item("rule", handed.rule);
  archive.text("to", handed.to);
}

void describe_source(Archive& archive, Source& source) {
  archive.number("amount", source.amount);
  archive.number("at", source.at);
  archive.list<describe_given>("gifts", source.gifts);
  archive.list<describe_handed>("handed", source.handed);
  archive.text("id", source.id);
  archive.plain("line_amounts", source.line_amounts);
  archive.plain("line_refunds", source.line_refunds);
  archive.text("partner", source.partner);
  archive.flag("purchase", source.purchase);
  archive.flag("received", source.received);
  archive.number("refunded", source.refunded);
  archive.number("saved", source.saved);
  archive.number("saved_back", source.saved_back);
  archive.item("saved_by", source.saved_by);
  archive.number("serial", source.serial);
  archive.list<describe_given>("uses", source.uses);
}

void describe_shared_source(Archive& archive, Shared<Source>& source) {
  describe_source(archive, source.edit());
}

void describe_redemption(Archive& archive, Redemption& redemption) {
  Thing paid{ThingKind::currency, redemption.is_away ? kAway : std::uint8_t{0},
             redemption.currency};
  archive.number("amount", redemption.amount);
  archive.number("at", redemption.at);
  // An exchange for nothing is of no currency.
  if (redemption.amount > 0) {
    archive.thing("currency", paid);
    if (paid.kind != ThingKind::currency) archive.contradiction("currency");
    redemption.currency = paid.index;
    redemption.is_away = is_away(paid);
  }
  archive.list<describe_given>("gifts", redemption.gifts);
  archive.text("id", redemption.id);
  archive.text("partner", redemption.partner);
  archive.list<describe_lot>("parts", redemption.parts);
  archive.number("quantity", redemption.quantity);
  archive.text("reference", redemption.reference);
  archive.number("returned", redemption.returned);
  archive.item("reward", redemption.reward);
}

void describe_voucher(Archive& archive, Voucher& voucher) {
  auto state = static_cast<std::uint32_t>(voucher.state);
  archive.instant("closed", voucher.closed);
  archive.item("from", voucher.from);
  archive.number("issued", voucher.issued);
  archive.number("number", voucher.number);
  archive.text("owed_to", voucher.owed_to);
  archive.number("quantity", voucher.quantity, 1);
  archive.text("redemption", voucher.redemption);
  archive.number("state", state);
  archive.instant("until", voucher.until);
  archive.text("used_on", voucher.used_on);
  if (state > static_cast<std::uint32_t>(VoucherState::expired)) archive.contradiction("state");
  voucher.state = static_cast<VoucherState>(state);
}

void describe_reward(Archive& archive, RewardState& state, std::size_t) {
  archive.list<describe_voucher>("vouchers", state.vouchers);
}

void describe_added(Archive& archive, Added& added) {
  archive.number("amount", added.amount);
  archive.number("round", added.round);
  archive.number("source", added.source);
  archive.number("taken_back", added.taken_back);
  archive.text("value", added.value);
  archive.item("via", added.via);
}

void describe_badge(Archive& archive, HeldBadge& held) {
  archive.number("amount", held.amount);
  archive.item("from", held.from);
  archive.instant("until", held.until);
}

void describe_reached(Archive& archive, ReachedStep& step) {
  std::int64_t state = static_cast<std::int64_t>(step.state);
  archive.number("at", step.at);
  archive.list<describe_by>("by", step.by);
  archive.list<describe_given>("gifts", step.gifts);
  archive.flag("over", step.over);
  archive.number("round", step.round);
  archive.number("state", state);
  archive.flag("took_time", step.took_time);
  archive.instant("until", step.until);
  archive.number("when", step.when);
  const auto last = static_cast<std::int64_t>(StepState::undone);
  if (state < 0 || state > last) archive.contradiction("state");
  step.state = static_cast<StepState>(state);
}

void describe_mission(Archive& archive, MissionState& state, std::size_t) {
  archive.list<describe_added>("added", state.added);
  archive.instant("closes", state.closes);
  archive.number("count", state.count);
  archive.number("done", state.done);
  archive.list<describe_badge>("held", state.held);
  archive.flag("open", state.open);
  archive.number("opened", state.opened, INT64_MIN);
  archive.list<describe_reached>("reached", state.reached);
  archive.number("round", state.round);
  archive.instant("started", state.started);
  archive.number("steps", state.steps);
}

void describe_misses(Archive& archive, std::int64_t& misses, std::size_t) {
  archive.number("misses", misses);
}

// Prizes under draw and prize, as draws of one programme may use one id twice.
void describe_draw(Archive& archive, DrawState& state, std::size_t index) {
  constexpr std::size_t kList = std::string_view("draws/").size();
  const Program& program = archive.program();
  const auto& prizes = program.draws[index].prizes;
  std::vector<std::int64_t> none(prizes.size());
  archive.number("count", state.count);
  archive.later_rooms<describe_misses>(
      "prizes",
      [&](std::size_t i) { return program.catalogue.path(prizes[i].item).substr(kList); },
      state.misses, none);
}

void describe_plan(Archive& archive, PlanState& state, std::size_t) {
  archive.instant("anchor", state.anchor);
  archive.flag("follows", state.follows);
  archive.instant("from", state.from);
  archive.flag("leaving", state.leaving);
  archive.number("money", state.money);
  archive.list<describe_redemption>("paid", state.paid);
  archive.number("pay", state.pay);
  archive.number("periods", state.periods);
  archive.number("saved", state.saved);
  archive.number("saved_ever", state.saved_ever);
  archive.instant("since", state.since);
  archive.flag("trial", state.trial);
  archive.flag("trial_used", state.trial_used);
  archive.instant("until", state.until);
}

void describe_consent(Archive& archive, ConsentState& state, std::size_t) {
  archive.instant("at", state.at);
  archive.flag("given", state.given);
}

void describe_told(Archive& archive, Told& told) {
  archive.number("at", told.at);
  archive.text("thing", told.thing);
}

void describe_notice(Archive& archive, NoticeState& state, std::size_t) {
  archive.list<describe_told>("told", state.told);
}

void describe_referral(Archive& archive, ReferralState& state, std::size_t) {
  archive.list<describe_given>("gifts", state.gifts);
  archive.number("times", state.times);
}

void describe_feedback(Archive& archive, Feedback& feedback) {
  archive.text("about", feedback.about);
  archive.number("at", feedback.at);
  archive.instant("done", feedback.done);
  archive.text("id", feedback.id);
  archive.instant("replied", feedback.replied);
  archive.text("reply", feedback.reply);
  archive.text("text", feedback.text);
}

void describe_outage(Archive& archive, std::pair<Day, Day>& outage) {
  archive.number("from", outage.first);
  archive.number("until", outage.second);
}

void describe_paid(Archive& archive, PaidStep& paid) {
  archive.number("period", paid.period);
  archive.item("step", paid.step);
}

void describe_run(Archive& archive, Run& run) {
  archive.number("first", run.first);
  archive.number("last", run.last);
  archive.number("length", run.length);
}

void describe_streak(Archive& archive, StreakState& state, std::size_t) {
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
  archive.list<describe_outage>("outages", state.outages);
  archive.list<describe_paid>("paid", state.paid);
  archive.flag("protected", state.is_protected);
  archive.number("restores", state.restores);
  archive.list<describe_run>("runs", state.runs);
}

void describe_gifted(Archive& archive, std::pair<std::int16_t, Millis>& mark) {
  archive.level("level", mark.first);
  archive.instant("until", mark.second);
}

void describe_granted(Archive& archive, GrantedLevel& granted) {
  archive.number("amount", granted.amount, 1);
  archive.item("from", granted.from);
  archive.list<describe_given>("gifts", granted.gifts);
  archive.level("level", granted.level);
  archive.instant("until", granted.until);
}

void describe_rise(Archive& archive, Rise& rise) {
  archive.number("at", rise.at);
  archive.plain("basis", rise.basis);
  archive.level("from", rise.from);
  archive.list<describe_given>("gifts", rise.gifts);
  archive.instant("review_before", rise.review_before);
  archive.instant("since_before", rise.since_before);
  archive.level("to", rise.to);
}

void describe_tier(Archive& archive, TierState& state, std::size_t index) {
  const Program& program = archive.program();
  const auto& currencies = program.tiers[index].currencies;
  archive.tier = index;
  std::vector<Tally> none(currencies.size());
  archive.rooms<describe_tally>(
      "counted",
      [&](std::size_t i) { return std::string_view(program.currencies[currencies[i]].id); },
      state.counted, none);
  archive.level("earned", state.earned);
  archive.list<describe_gifted>("gifted", state.gifted);
  archive.instant("grace_until", state.grace_until);
  archive.number("grace_window", state.grace_window, INT64_MIN);
  archive.list<describe_granted>("granted", state.granted);
  archive.instant("review", state.review);
  archive.list<describe_rise>("rises", state.rises);
  archive.level("shown", state.shown);
  archive.instant("since", state.since);
}

void describe_held(Archive& archive, HeldEntitlement& held) {
  archive.number("amount", held.amount, 1);
  archive.item("from", held.from);
  Thing thing{ThingKind::entitlement, 0, held.entitlement};
  archive.thing("thing", thing);
  if (thing.kind != ThingKind::entitlement) archive.contradiction("thing");
  held.entitlement = is_away(thing) ? kGone.index : thing.index;
  archive.instant("until", held.until);
}

void describe_fired(Archive& archive, Millis& at, std::size_t) {
  archive.number("at", at, INT64_MIN);
}

void describe_dates(Archive& archive, Dates& dates) {
  archive.number("birth_day", dates.birth_day);
  archive.number("birth_month", dates.birth_month);
  archive.instant("enrolled", dates.enrolled);
  archive.instant("first_purchase", dates.first_purchase);
  archive.instant("last_purchase", dates.last_purchase);
}

void describe_profile(Archive& archive, Profile& profile) {
  archive.text("birthday", profile.birthday);
  archive.text("invited_by", profile.invited_by);
  archive.text("language", profile.language);
  archive.plain("tags", profile.tags);
}

void describe_member(Archive& archive, Member& member) {
  const Program& program = archive.program();
  Member fresh = make_member(program, {});
  std::string head = to_hex(member.head);
  auto standing = static_cast<std::int64_t>(member.standing);
  const auto id_in = [](const auto& list) {
    return [&list](std::size_t i) { return std::string_view(list[i].id); };
  };
  archive.number("clock", member.clock, INT64_MIN);
  archive.number("closed", member.closed, INT64_MIN);
  archive.later_rooms<describe_consent>("consents", id_in(program.consents), member.consents,
                                        fresh.consents);
  archive.rooms<describe_counter>(
      "counters", [&](std::size_t i) { return std::string_view(program.limits[i].path); },
      member.counters, fresh.counters);
  archive.part("dates", [&] { describe_dates(archive, member.dates); });
  archive.later_rooms<describe_draw>("draws", id_in(program.draws), member.draws, fresh.draws);
  archive.list<describe_held>("entitlements", member.entitlements);
  archive.list<describe_feedback>("feedback", member.feedback);
  archive.rooms<describe_fired>(
      "fired",
      [&](std::size_t i) { return std::string_view(program.rules[program.window_rules[i]].id); },
      member.fired, fresh.fired);
  archive.frozen(member.frozen);
  archive.text("head", head);
  archive.text("id", member.id);
  archive.later_rooms<describe_mission>(
      "missions", [&](std::size_t i) { return program.catalogue.path(program.missions[i].item); },
      member.missions, fresh.missions);
  archive.later_rooms<describe_notice>("notices", id_in(program.notices), member.notices,
                                       fresh.notices);
  archive.later_rooms<describe_plan>("plans", id_in(program.plans), member.plans, fresh.plans);
  archive.part("profile", [&] { describe_profile(archive, member.profile); });
  archive.number("purchases", member.purchases);
  archive.list<describe_redemption>("redemptions", member.redemptions);
  archive.later_rooms<describe_referral>("referrals", id_in(program.rules), member.referrals,
                                         fresh.referrals);
  archive.later_rooms<describe_reward>("rewards", id_in(program.rewards), member.rewards,
                                       fresh.rewards);
  archive.number("seq", member.seq);
  archive.number("serial", member.last_serial);
  archive.list<describe_shared_source>("sources", member.sources);
  archive.number("spend", member.spend);
  archive.number("standing", standing);
  archive.rooms<describe_streak>("streaks", id_in(program.streaks), member.streaks, fresh.streaks);
  archive.rooms<describe_tier>("tiers", id_in(program.catalogue.tiers()), member.tiers,
                               fresh.tiers);
  archive.number("vouchers", member.last_voucher);
  archive.rooms<describe_wallet>("wallets", id_in(program.currencies), member.wallets,
                                 fresh.wallets);
  if (standing < 0 || standing > static_cast<std::int64_t>(Standing::closed)) {
    archive.contradiction("standing");
    standing = 0;
  }
  member.standing = static_cast<Standing>(standing);
  const auto digest = digest_from_hex(head);
  if (digest)
    member.head = *digest;
  else
    archive.contradiction("head");
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
  describe_member(saver, copy);
  writer.end_object();
}

std::optional<Member> load_member(Program& program, const document::Reader& reader, Moved* moved) {
  Member member = make_member(program, {});
  const std::size_t faults = reader.faults().size();
  Loader loader(reader, program, moved);
  // Rooms that stand before it may find theirs there.
  if (moved) loader.frozen(member.frozen);
  describe_member(loader, member);
  loader.finish();
  if (reader.faults().size() != faults) return std::nullopt;
  if (moved) thaw_rights(program, *moved, member);
  if (moved) settle_in(program, *moved, member);
  if (member.enrolled()) complete(program, member);
  if (!is_sound(program, member)) {
    reader.fault("structure.value", "the member's state contradicts itself");
    return std::nullopt;
  }
  return member;
}

}  // namespace loyalty
