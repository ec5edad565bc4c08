#include "engine/member_rooms.hpp"

namespace loyalty {

using ledger::Account;
using ledger::Lot;
using ledger::PartnerAccount;
using ledger::PartnerId;
using ledger::PendingLot;
using ledger::ReservedLot;
using ledger::Wallet;

namespace {

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

void describe_partner(Archive& archive, PartnerAccount& account, std::size_t) {
  archive.number("clawed_back", account.clawed_back);
  archive.number("earned", account.earned);
  archive.number("spent", account.spent);
}

// One for each partner of the programme, most of them with nothing.
std::vector<PartnerAccount> partners_of(const Program& program, const Wallet& wallet) {
  std::vector<PartnerAccount> all(program.partners.size());
  for (const PartnerAccount& account : wallet.partners()) all[account.partner] = account;
  for (std::size_t i = 0; i < all.size(); ++i) all[i].partner = static_cast<PartnerId>(i);
  return all;
}

}  // namespace

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
  const Program& program = archive.program();
  std::vector<PartnerAccount> partners = partners_of(program, wallet), none(partners.size());
  archive.later_rooms<describe_partner>(
      "partners", [&](std::size_t i) { return std::string_view(program.partners[i].id); },
      partners, none);
  std::erase_if(partners, [](const PartnerAccount& account) {
    return account == PartnerAccount{account.partner};
  });
  archive.list<describe_pending>("pending", pending);
  archive.list<describe_reserved>("reserved", reserved);
  wallet.load(balances, std::move(lots), std::move(pending), std::move(reserved),
              std::move(partners));
}

namespace {

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

}  // namespace

void describe_counter(Archive& archive, Counter& counter, std::size_t) {
  archive.list<describe_series>("series", counter.series());
}

namespace {

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
  archive.partner("partner", given.partner);
  archive.flag("room_back", given.room_back);
  archive.number("taken_back", given.taken_back);
  archive.thing("thing", given.thing);
  archive.instant("until", given.until);
  archive.number("voucher", given.voucher);
}

void describe_handed(Archive& archive, Handed& handed) {
  archive.text("id", handed.id);
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
  archive.flag("purchase", source.purchase);
  archive.flag("received", source.received);
  archive.number("refunded", source.refunded);
  archive.list<describe_given>("saved", source.saved);
  archive.number("serial", source.serial);
  archive.list<describe_given>("uses", source.uses);
}

}  // namespace

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
  archive.partner("partner", redemption.partner);
  archive.list<describe_lot>("parts", redemption.parts);
  archive.number("quantity", redemption.quantity);
  archive.text("reference", redemption.reference);
  archive.number("returned", redemption.returned);
  archive.item("reward", redemption.reward);
}

namespace {

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

}  // namespace

void describe_reward(Archive& archive, RewardState& state, std::size_t) {
  archive.list<describe_voucher>("vouchers", state.vouchers);
}

namespace {

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

}  // namespace

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

namespace {

void describe_misses(Archive& archive, std::int64_t& misses, std::size_t) {
  archive.number("misses", misses);
}

}  // namespace

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

namespace {

void describe_told(Archive& archive, Told& told) {
  archive.number("at", told.at);
  archive.text("thing", told.thing);
}

}  // namespace

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

namespace {

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

}  // namespace

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

namespace {

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

}  // namespace

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

}  // namespace loyalty
