#include "engine/outcome_text.hpp"

#include "base/joined.hpp"

namespace loyalty {
namespace {

using document::Writer;

void write_account(Writer& writer, const Program& program, std::string_view key,
                   ledger::Account account, ledger::PartnerId partner) {
  if (partner == ledger::kNoPartner || !ledger::is_partners(account)) {
    return writer.member(key, ledger::name_of(account));
  }
  writer.member(key, joined({"partner:", program.partners[partner].id}));
}

void write_posting(Writer& writer, const Program& program, const ledger::Posting& posting) {
  writer.begin_object();
  writer.member("amount", posting.amount);
  writer.member("currency", program.currencies[posting.currency].id);
  if (posting.expires != kNever) {
    writer.key("expires");
    write_instant(writer, program.calendar, posting.expires);
  }
  write_account(writer, program, "from", posting.from, posting.partner);
  write_account(writer, program, "to", posting.to, posting.partner);
  writer.end_object();
}

void write_postings(Writer& writer, const Program& program, const Outcome& outcome,
                    const Effect& effect) {
  writer.key("postings");
  writer.begin_array();
  for (std::uint32_t i = effect.postings_begin; i < effect.postings_end; ++i) {
    write_posting(writer, program, outcome.postings[i]);
  }
  writer.end_array();
}

bool has_postings(const Effect& effect) {
  switch (effect.type) {
    case EffectType::earned:
    case EffectType::expired:
    case EffectType::clawed_back:
    case EffectType::cancelled:
    case EffectType::returned:
      return effect.thing.kind == ThingKind::currency;
    case EffectType::matured:
    case EffectType::spent:
    case EffectType::adjusted:
    case EffectType::protected_:
    case EffectType::frozen:
    case EffectType::released:
    case EffectType::transferred:
      return true;
    default:
      return false;
  }
}

// The member under which an effect's text stands, for those that have one.
std::string_view text_member(EffectType type) {
  switch (type) {
    case EffectType::matured:
    case EffectType::cancelled:
      return "source";
    case EffectType::clawed_back:
    case EffectType::undone:
      return "purchase";
    case EffectType::returned:
      return "redemption";
    case EffectType::took:
      return "quantity";
    case EffectType::drawn:
      return "instead_of";
    case EffectType::replied:
      return "feedback";
    case EffectType::merged:
      return "from";
    case EffectType::closed:
      return "into";
    default:
      return {};
  }
}

void write_until(Writer& writer, const Program& program, const Effect& effect,
                 std::string_view key) {
  const bool waits = effect.type == EffectType::earned &&
                     effect.thing.kind == ThingKind::currency;
  const bool was_taken = effect.type == EffectType::took;
  if (key != (waits ? "pending_until" : was_taken ? "taken" : "until")) return;
  if (effect.by_confirmation) return writer.member(key, "confirm");
  if (!effect.has_until) return;
  writer.key(key);
  write_instant(writer, program.calendar, effect.until);
}

std::string_view level_id(const Program& program, const Effect& effect, std::int16_t level) {
  const Tier& tier = program.tiers[static_cast<std::size_t>(effect.tier)];
  return tier.levels[static_cast<std::size_t>(level)].id;
}

bool says_day(EffectType type) { return type == EffectType::kept || type == EffectType::frozen; }

void write_odds(Writer& writer, const Draw& draw) {
  writer.key("odds");
  writer.begin_array();
  for (const Prize& prize : draw.prizes) {
    writer.begin_object();
    writer.member("prize", prize.id);
    writer.member("weight", prize.weight);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

void write_instant(Writer& writer, const time::Calendar& calendar, Millis instant) {
  time::TimestampText text;
  writer.text(time::write_timestamp(text, instant, calendar.zone().offset_seconds(instant)));
}

void write_day(Writer& writer, Day day) {
  std::string text;
  time::append_day(text, day);
  writer.text(text);
}

void write_effect(Writer& writer, const Program& program, const Outcome& outcome,
                  const Effect& effect) {
  const EffectType type = effect.type;
  const std::string_view named = text_member(type);
  const auto text = [&](std::string_view key) {
    if (named == key && !effect.text.empty()) writer.member(key, effect.text);
  };
  const auto place_of = [&](std::string_view name) {
    if (effect.rule == kNoItem) return std::string_view();
    return place_name(type, program.catalogue.path(effect.rule), name);
  };
  const auto place = [&](std::string_view name) {
    if (const auto id = place_of(name); !id.empty()) writer.member(name, id);
  };
  writer.begin_object();
  if (type == EffectType::follow_up) writer.key("activity"), writer.raw(effect.text);
  if (effect.has_amount) writer.member("amount", effect.amount);
  if (effect.has_at) writer.key("at"), write_instant(writer, program.calendar, effect.at);
  if (says_day(type)) writer.key("day"), write_day(writer, effect.day);
  if (effect.done) writer.member("done", true);
  place("draw");
  text("feedback");
  text("from");
  if (type == EffectType::outage) writer.key("from"), write_day(writer, effect.day);
  if (type == EffectType::consented) writer.member("given", effect.given);
  if (effect.guaranteed) writer.member("guaranteed", true);
  text("instead_of");
  text("into");
  if (type == EffectType::kept || type == EffectType::broken) {
    writer.member("length", effect.length);
  }
  if (effect.level >= 0) writer.member("level", level_id(program, effect, effect.level));
  if (type == EffectType::kept) writer.member("mark", name_of(effect.mark));
  place("mission");
  if (effect.money > 0) writer.member("money", effect.money);
  if (effect.now >= 0) writer.member("now", level_id(program, effect, effect.now));
  if (effect.number > 0) writer.member("number", effect.number);
  if (effect.off > 0) writer.member("off", effect.off);
  write_until(writer, program, effect, "pending_until");
  place("plan");
  if (has_postings(effect)) write_postings(writer, program, outcome, effect);
  place("prize");
  text("purchase");
  text("quantity");
  if (!effect.reason.empty()) writer.member("reason", effect.reason);
  text("redemption");
  if (!effect.reference.empty()) writer.member("reference", effect.reference);
  if (effect.rule != kNoItem) writer.member("rule", program.catalogue.path(effect.rule));
  text("source");
  if (const auto step = place_of("step"); !step.empty()) writer.key("step"), writer.raw(step);
  if (effect.streak >= 0) {
    writer.member("streak", program.streaks[static_cast<std::size_t>(effect.streak)].id);
  }
  write_until(writer, program, effect, "taken");
  if (effect.has_thing) writer.member("thing", program.catalogue.id_of(effect.thing));
  if (type == EffectType::drawn) writer.member("ticket", effect.ticket);
  if (effect.tier >= 0) {
    writer.member("tier",
                  program.catalogue.tiers()[static_cast<std::size_t>(effect.tier)].id);
  }
  if (effect.trial) writer.member("trial", true);
  writer.member("type", name_of(type));
  if (type == EffectType::outage) {
    writer.key("until"), write_day(writer, effect.last_day);
  } else {
    write_until(writer, program, effect, "until");
  }
  if (effect.voucher != 0) writer.member("voucher", "v" + std::to_string(effect.voucher));
  writer.end_object();
}

void write_passed(Writer& writer, const Program& program, const Passed& passed) {
  writer.begin_object();
  if (passed.by != kNoItem) writer.member("by", program.catalogue.path(passed.by));
  writer.member("code", name_of(passed.code));
  if (passed.missing) writer.member("missing", *passed.missing);
  writer.member("rule", program.catalogue.path(passed.rule));
  if (passed.thing) writer.member("thing", program.catalogue.id_of(*passed.thing));
  writer.end_object();
}

void write_outcome(std::string& out, const Program& program, std::string_view activity,
                   const Outcome& outcome) {
  Writer writer(out);
  const bool accepted = outcome.status == Status::ok;
  const bool undetermined = accepted && outcome.undetermined >= 0;
  writer.begin_object();
  writer.member("activity", activity);
  writer.member("code", name_of(outcome.status));
  writer.key("effects");
  writer.begin_array();
  if (accepted) {
    for (const Effect& effect : outcome.effects) write_effect(writer, program, outcome, effect);
  }
  writer.end_array();
  if (!accepted && !outcome.field.empty()) writer.member("field", outcome.field);
  if (!accepted && outcome.missing) writer.member("missing", *outcome.missing);
  if (undetermined) {
    write_odds(writer, program.draws[static_cast<std::size_t>(outcome.undetermined)]);
  }
  writer.key("passed_over");
  writer.begin_array();
  if (accepted) {
    for (const Passed& passed : outcome.passed_over) write_passed(writer, program, passed);
  }
  writer.end_array();
  if (!accepted) {
    writer.member("reason",
                  outcome.reason.empty() ? sentence_of(outcome.status) : outcome.reason);
  }
  writer.member("status", accepted ? "accepted" : "rejected");
  if (undetermined) writer.member("undetermined", true);
  writer.end_object();
}

std::string as_duplicate(std::string_view activity, document::Value first) {
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.member("activity", activity);
  writer.member("code", name_of(Status::duplicate));
  writer.key("effects");
  writer.value(first.find("effects"));
  writer.key("passed_over");
  writer.value(first.find("passed_over"));
  writer.member("status", "duplicate");
  writer.end_object();
  return out;
}

}  // namespace loyalty
