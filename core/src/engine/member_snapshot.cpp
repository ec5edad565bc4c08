#include "engine/member_snapshot.hpp"

#include "engine/corridor.hpp"
#include "engine/loader.hpp"
#include "engine/member_rooms.hpp"
#include "engine/saver.hpp"
#include "engine/sound.hpp"

namespace loyalty {
namespace {

using ledger::Wallet;

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
  archive.text("into", member.into);
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
