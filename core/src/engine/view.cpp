#include "engine/view.hpp"

#include <algorithm>

#include "base/sorting.hpp"
#include "engine/outcome_text.hpp"
#include "engine/parts.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {
namespace {

using document::Object;
using document::Reader;
using document::Value;
using document::Writer;
using ledger::Account;

constexpr std::size_t kMostLots = 5;

struct Dated {
  Millis at;
  std::int64_t amount;
};

// The soonest ends or maturities, those of one instant added up.
std::vector<Dated> soonest(std::vector<Dated> all) {
  sort_stably(all, [](const Dated& a, const Dated& b) { return a.at < b.at; });
  std::vector<Dated> kept;
  for (const Dated& one : all) {
    if (!kept.empty() && kept.back().at == one.at) kept.back().amount += one.amount;
    else if (kept.size() < kMostLots) kept.push_back(one);
  }
  return kept;
}

void write_dated(Writer& writer, const Turn& turn, const std::vector<Dated>& all) {
  writer.begin_array();
  for (const Dated& one : soonest(all)) {
    writer.begin_object();
    writer.member("amount", one.amount);
    if (one.at != kNever) writer.key("at"), write_instant(writer, turn.calendar(), one.at);
    writer.end_object();
  }
  writer.end_array();
}

std::optional<std::int64_t> held_limit(const Turn& turn, const Currency& currency) {
  std::optional<std::int64_t> held;
  for (LimitId id : currency.limits) {
    const auto& limit = turn.program.limits[id].held;
    if (limit && (!held || *limit < *held)) held = limit;
  }
  return held;
}

constexpr const char* kBadTime = "bad_time";

void refuse_time(const Reader& reader, const char* sentence) {
  if (!reader.is(document::Kind::text)) return reader.type_fault("a text");
  reader.fault(kBadTime, sentence, document::described(reader.value()));
}

bool read_request(std::string_view text, document::Document& document, ViewRequest& request,
                  std::string& error) {
  if (const auto problem = document.parse(text)) {
    error = error_answer(Status::malformed, problem->sentence, {});
    return false;
  }
  Faults faults;
  Object object(Reader(document.root(), faults));
  if (auto reader = object.need("member")) request.member = reader->text();
  if (auto reader = object.need("now")) {
    const auto now = time::parse_timestamp(reader->value().text());
    if (!now) refuse_time(*reader, "% is no RFC 3339 instant with an offset");
    if (now) request.now = now->instant, request.offset_seconds = now->offset_seconds;
  }
  if (auto reader = object.find("month")) {
    request.month = time::parse_day(std::string(reader->value().text()) + "-01");
    if (!request.month) refuse_time(*reader, "% is no month, YYYY-MM");
  }
  if (auto reader = object.find("horizon")) {
    const auto horizon = time::parse_duration(reader->value().text());
    if (!horizon) refuse_time(*reader, "% is no duration, such as P30D");
    if (horizon) request.horizon = *horizon;
  }
  if (auto reader = object.find("authority")) request.authority = reader->text();
  object.finish();
  if (faults.empty()) return true;
  const std::string_view code = faults[0].code;
  const Status status = code == "structure.missing" ? Status::missing_field
                        : code == kBadTime          ? Status::bad_time
                                                    : Status::wrong_type;
  error = error_answer(status, faults[0].sentence, faults[0].pointer);
  return false;
}

void view_member(Writer& writer, const Turn& turn) {
  const Member& member = turn.member;
  writer.begin_object();
  if (!member.profile.birthday.empty()) writer.member("birthday", member.profile.birthday);
  writer.key("clock"), write_instant(writer, turn.calendar(), member.clock);
  writer.key("enrolled"), write_instant(writer, turn.calendar(), member.dates.enrolled);
  writer.member("id", member.id);
  if (!member.profile.language.empty()) writer.member("language", member.profile.language);
  if (member.standing == Standing::blocked) writer.member("standing", "blocked");
  if (member.standing == Standing::closed) writer.member("standing", "closed");
  writer.end_object();
}

void view_program(Writer& writer, const Program& program) {
  const Value root = program.document.root();
  writer.begin_object();
  view_text(writer, root, "about");
  writer.member("id", program.id);
  view_text(writer, root, "image");
  view_text(writer, root, "money");
  view_text(writer, root, "name");
  writer.member("version", program.version);
  writer.member("zone", program.zone_name);
  writer.end_object();
}

}  // namespace

void view_text(Writer& writer, Value item, std::string_view key) {
  if (const Value text = item.find(key)) writer.key(key), writer.value(text);
}

Value item_of(const Program& program, std::string_view list, std::size_t index) {
  return program.document.root().find(list).at(static_cast<std::uint32_t>(index));
}

void view_gifts(Writer& writer, const Program& program, const std::vector<ShownGift>& rewards) {
  writer.begin_array();
  for (const ShownGift& reward : rewards) {
    writer.begin_object();
    writer.member("amount", reward.amount);
    writer.member("thing", program.catalogue.id_of(reward.thing));
    writer.end_object();
  }
  writer.end_array();
}

std::vector<ShownGift> shown_gifts(Turn& turn, const Subject& facts, const Grant& grant) {
  std::vector<ShownGift> rewards;
  for (const Gift& gift : grant) {
    const auto measure = gift.quantity.measure(facts, turn.scratch);
    if (measure && measure->amount > 0) rewards.push_back({gift.thing, measure->amount});
  }
  return rewards;
}

void view_currencies(Writer& writer, Turn& turn) {
  writer.begin_array();
  for (std::uint16_t i = 0; i < turn.program.currencies.size(); ++i) {
    const ledger::Wallet& wallet = turn.member.wallets[i];
    const Currency& currency = turn.program.currencies[i];
    std::vector<Dated> expiring, maturing;
    for (const ledger::Lot& lot : wallet.lots()) {
      if (wallet.end_of(lot) != kNever) expiring.push_back({wallet.end_of(lot), lot.amount});
    }
    for (const auto& lot : wallet.pending()) maturing.push_back({lot.matures, lot.amount});
    const Value item = item_of(turn.program, "currencies", i);
    writer.begin_object();
    view_text(writer, item, "about");
    writer.member("available", wallet.available());
    writer.member("debt", wallet.owed());
    writer.member("earned", wallet.earned());
    writer.member("expired", wallet.balance(Account::expired));
    writer.key("expiring"), write_dated(writer, turn, expiring);
    if (const auto held = held_limit(turn, currency)) writer.member("held_limit", *held);
    writer.member("id", currency.id);
    view_text(writer, item, "image");
    writer.key("maturing"), write_dated(writer, turn, maturing);
    view_text(writer, item, "name");
    writer.member("pending", wallet.balance(Account::pending));
    writer.member("reserved", wallet.balance(Account::reserved));
    writer.member("spent", wallet.spent());
    if (currency.transfer.offered) writer.key("transfer"), view_transfer(writer, turn, i);
    if (currency.is_money) writer.member("unit", "money");
    writer.end_object();
  }
  writer.end_array();
}

void view_entitlements(Writer& writer, const Turn& turn) {
  const Program& program = turn.program;
  const auto write = [&](std::uint16_t index, Item from, Millis until) {
    const Value item = item_of(program, "entitlements", index);
    writer.begin_object();
    view_text(writer, item, "about");
    writer.member("from", program.catalogue.path(from));
    writer.member("id", program.entitlements[index].id);
    view_text(writer, item, "image");
    view_text(writer, item, "name");
    if (until != kNever) writer.key("until"), write_instant(writer, program.calendar, until);
    writer.end_object();
  };
  writer.begin_array();
  for (std::size_t i = 0; i < program.tiers.size(); ++i) {
    // What a level brings is held on every level above it too.
    for (std::int16_t shown = 0; shown <= turn.member.tiers[i].shown; ++shown) {
      const Level& level = program.tiers[i].levels[static_cast<std::size_t>(shown)];
      for (const Gift& gift : level.grant) {
        const bool lasts = !gift.quantity.formulas().front().term.given;
        if (gift.thing.kind == ThingKind::entitlement && lasts) {
          write(gift.thing.index, level.item, kNever);
        }
      }
    }
  }
  for (std::size_t i = 0; i < program.plans.size(); ++i) {
    const PlanState& state = turn.member.plans[i];
    if (!state.runs()) continue;
    for (const Gift& gift : program.plans[i].grant) {
      if (gift.thing.kind != ThingKind::entitlement || !is_held(gift)) continue;
      write(gift.thing.index, program.plans[i].item, state.leaving ? state.until : kNever);
    }
  }
  const auto& rights = turn.member.entitlements;
  for (const HeldEntitlement& held : rights) {
    // Of several from the same, each with its own end, the last one counts.
    const bool is_covered = std::any_of(
        rights.begin(), rights.end(), [&](const HeldEntitlement& other) {
          return other.entitlement == held.entitlement && other.from == held.from &&
                 other.until > held.until;
        });
    if (!is_covered) write(held.entitlement, held.from, held.until);
  }
  writer.end_array();
}

std::string Engine::view(std::string_view text) {
  Parts& parts = *parts_;
  const Program& program = *parts.program;
  document::Document document;
  ViewRequest request;
  std::string answer;
  if (!read_request(text, document, request, answer)) return answer;
  const auto found = parts.members.find(request.member);
  if (found == parts.members.end()) {
    return error_answer(parts.absence(request.member), {}, "/member");
  }
  parts.work = found->second;
  parts.outcome.clear();
  Turn turn{program, parts.work, parts.outcome, parts.scratch};
  std::vector<SharedLeft> shared = parts.shared.left(program, request.now);
  turn.shared = &shared;
  // A clock behind the member's shows the member as of their last activity.
  turn.at = std::max(request.now, parts.work.clock);
  settle(turn, parts.gifts, turn.at);
  if (turn.failed()) return error_answer(turn.failure, {}, "/now");
  const std::size_t due = parts.outcome.effects.size();
  Writer writer(answer);
  writer.begin_object();
  writer.key("at_risk"), view_at_risk(writer, turn, parts.gifts, request);
  if (!request.authority.empty()) writer.member("authority", request.authority);
  writer.key("badges"), view_badges(writer, turn);
  writer.key("consents"), view_consents(writer, turn);
  writer.key("currencies"), view_currencies(writer, turn);
  writer.key("draws"), view_draws(writer, turn);
  writer.key("entitlements"), view_entitlements(writer, turn);
  writer.key("expected");
  writer.begin_array();
  for (std::size_t i = 0; i < due; ++i) {
    write_effect(writer, program, parts.outcome, parts.outcome.effects[i]);
  }
  writer.end_array();
  writer.key("feedback"), view_feedback(writer, turn);
  writer.key("member"), view_member(writer, turn);
  writer.key("missions"), view_missions(writer, turn);
  writer.key("next"), view_next(writer, turn);
  writer.key("notices"), view_notices(writer, turn, request);
  writer.key("now"), write_instant(writer, program.calendar, turn.at);
  writer.key("offers"), view_offers(writer, turn);
  writer.key("partners"), view_partners(writer, turn);
  writer.key("plans"), view_plans(writer, turn);
  writer.key("program"), view_program(writer, program);
  view_referral(writer, turn);
  writer.key("rewards"), view_rewards(writer, turn);
  writer.key("segments"), view_segments(writer, turn);
  writer.key("streaks"), view_streaks(writer, turn, parts.gifts, request);
  writer.key("surveys"), view_surveys(writer, turn);
  writer.key("tiers"), view_tiers(writer, turn);
  writer.key("today"), write_day(writer, turn.calendar().day_of(turn.at));
  writer.key("vouchers"), view_vouchers(writer, turn);
  writer.end_object();
  return answer;
}

}  // namespace loyalty
