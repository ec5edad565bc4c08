// A new version of the programme: members are settled up to the switch by the old rules, their
// state goes over by kind and id, and a checkpoint in each chain says what was kept, begins anew,
// or is frozen until its id comes back.
#include <algorithm>

#include "base/sorting.hpp"
#include "engine/compile.hpp"
#include "engine/member_snapshot.hpp"
#include "engine/moved.hpp"
#include "engine/outcome_text.hpp"
#include "engine/parts.hpp"
#include "mechanics/streak.hpp"
#include "mechanics/tier.hpp"

namespace loyalty {

using document::Value;
using document::Writer;

namespace {

const Limit* limit_at(const Program& program, std::string_view path) {
  for (const Limit& limit : program.limits) {
    if (limit.path == path) return &limit;
  }
  return nullptr;
}

const Mission* mission_at(const Program& program, std::string_view path) {
  for (const Mission& mission : program.missions) {
    if (program.catalogue.path(mission.item) == path) return &mission;
  }
  return nullptr;
}

std::string path_of(std::string_view list, std::string_view id) {
  return std::string(list).append("/").append(id);
}

void write_names(Writer& writer, std::string_view key, std::vector<std::string> names) {
  sort_stably(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  writer.key(key);
  writer.begin_array();
  for (const std::string& name : names) writer.text(name);
  writer.end_array();
}

}  // namespace

bool Moved::keeps(std::string_view list, std::string_view id) {
  const std::string path = path_of(list, id);
  if (list == "counters") {
    const Limit* before = limit_at(from, id);
    const Limit* after = limit_at(to, id);
    if (!before || !after || before->text != after->text) {
      restarted.push_back(path);
      return false;
    }
  }
  const Mission* before = list == "missions" ? mission_at(from, id) : nullptr;
  const Mission* after = list == "missions" ? mission_at(to, id) : nullptr;
  // It begins anew, but what was paid or waits to be claimed stays.
  const bool restarts = before && after && before->text != after->text;
  (restarts ? restarted : kept).push_back(path);
  return true;
}

std::optional<std::string> Moved::thaw(std::string_view list, std::string_view id) {
  if (!waiting) return std::nullopt;
  const std::string path = path_of(list, id);
  const auto room = std::find_if(waiting->begin(), waiting->end(),
                                 [&](const FrozenRoom& frozen_room) {
                                   return frozen_room.path == path;
                                 });
  if (room == waiting->end()) return std::nullopt;
  std::string state = std::move(room->state);
  waiting->erase(room);
  kept.push_back(path);
  return state;
}

void Moved::freeze(std::string_view list, std::string_view id, Value state) {
  // What a rule's limit counted or when it last fired means nothing without the rule.
  if (list == "counters" || list == "fired" || list == "counted") {
    removed.push_back(path_of(list, id));
  } else {
    frozen.push_back({path_of(list, id), document::canonical(state)});
  }
}

std::int16_t Moved::level_instead(const Catalogue::Tier& tier, std::string_view gone) {
  removed.push_back(path_of("tiers/" + tier.id, gone));
  const int before = from.catalogue.tier(tier.id);
  const auto highest = static_cast<std::int16_t>(tier.levels.size()) - 1;
  if (before < 0) return static_cast<std::int16_t>(highest);
  const auto& old_levels = from.catalogue.tiers()[static_cast<std::size_t>(before)].levels;
  auto next = std::find(old_levels.begin(), old_levels.end(), gone);
  for (; next != old_levels.end(); ++next) {
    const auto remains = std::find(tier.levels.begin(), tier.levels.end(), *next);
    if (remains != tier.levels.end()) {
      return static_cast<std::int16_t>(remains - tier.levels.begin());
    }
  }
  return static_cast<std::int16_t>(highest);
}

namespace {

void forget_gone_gifts(Member& member, Source& source, Moved& moved) {
  const std::size_t before = source.gifts.size() + source.uses.size();
  for (auto gift = static_cast<std::uint32_t>(source.gifts.size()); gift-- > 0;) {
    if (source.gifts[gift].thing != kGone) continue;
    source.gifts.erase(source.gifts.begin() + static_cast<std::ptrdiff_t>(gift));
    for (ledger::Wallet& wallet : member.wallets) wallet.forget_gift(source.serial, gift);
  }
  std::erase_if(source.uses, [](const Given& use) { return use.thing == kGone; });
  if (source.gifts.size() + source.uses.size() < before) {
    moved.removed.push_back(path_of("sources", source.id));
  }
}

// Back after longer than days are kept for: nobody closes them one by one.
void lose_if_long_gone(const Program& program, const Member& member, StreakState& state) {
  if (!state.alive || state.closed_until >= program.calendar.day_of(member.clock) - kMarksKept) {
    return;
  }
  state.alive = false;
  state.lost_at = member.clock;
}

}  // namespace

void settle_in(const Program& program, Moved& moved, Member& member) {
  for (FrozenRoom& room : moved.frozen) member.frozen.push_back(std::move(room));
  sort_stably(member.frozen,
              [](const FrozenRoom& a, const FrozenRoom& b) { return a.path < b.path; });
  moved.frozen.clear();
  for (Shared<Source>& source : member.sources) {
    forget_gone_gifts(member, source.edit(), moved);
  }
  std::erase_if(member.redemptions, [&](const Redemption& redemption) {
    const bool is_gone = redemption.currency == kGone.index;
    if (is_gone) moved.removed.push_back(path_of("redemptions", redemption.id));
    return is_gone;
  });
  std::erase_if(member.entitlements, [](const HeldEntitlement& held) {
    return held.entitlement == kGone.index;
  });
  // Set aside for a streak that went while the currency was away.
  ledger::Postings unsaid;
  for (ledger::Wallet& wallet : member.wallets) {
    wallet.release(kGone.index, member.clock, unsaid);
  }
  // A step that is now below the present length is passed, unpaid.
  for (std::size_t i = 0; i < program.streaks.size(); ++i) {
    StreakState& state = member.streaks[i];
    if (state.runs.empty()) continue;
    lose_if_long_gone(program, member, state);
    const Run& run = state.runs.back();
    for (const GoalStep& step : program.streaks[i].steps) {
      const bool paid = std::any_of(state.paid.begin(), state.paid.end(), [&](const PaidStep& p) {
        return p.step == step.item && p.period >= run.first && p.period <= run.last;
      });
      if (step.kind == StepKind::count && step.at <= run.length && !paid) {
        state.paid.push_back({step.item, run.last});
      }
    }
  }
  move_missions(program, moved, member);
  // How a level was reached is judged by the old needs no more; nobody falls for it.
  for (TierState& state : member.tiers) {
    state.rises.clear();
    for (GrantedLevel& granted : state.granted) {
      std::erase_if(granted.gifts, [](const Given& gift) { return gift.thing == kGone; });
    }
    state.shown = shown_level(state);
  }
}

namespace {

// One member over to the new programme; the checkpoint's members go to `checkpoint`.
std::optional<Member> move_member(const Member& member, const Program& from, Program& to,
                                  Millis at, const std::string& effects,
                                  std::string& checkpoint) {
  std::string before;
  Writer saver(before);
  save_member(saver, from, member);
  document::Document document;
  if (document.parse(before)) return std::nullopt;
  Faults faults;
  Moved moved{from, to};
  freeze_rights(member, moved);
  auto over = load_member(to, document::Reader(document.root(), faults), &moved);
  if (!over) return std::nullopt;
  std::string after;
  Writer resaver(after);
  save_member(resaver, to, *over);
  Writer writer(checkpoint);
  writer.begin_object();
  writer.key("at"), write_instant(writer, from.calendar, at);
  writer.key("effects"), writer.raw(effects);
  writer.member("from", from.digest_hex);
  std::vector<std::string> frozen;
  for (const FrozenRoom& room : over->frozen) frozen.push_back(room.path);
  write_names(writer, "frozen", frozen);
  write_names(writer, "kept", moved.kept);
  writer.member("reason", "version");
  if (!moved.removed.empty()) write_names(writer, "removed", moved.removed);
  write_names(writer, "restarted", moved.restarted);
  writer.member("semantics", kSemantics);
  writer.member("snapshot", to_hex(sha256(after)));
  writer.end_object();
  return over;
}

std::string effects_text(const Program& program, const Outcome& outcome) {
  std::string text;
  Writer writer(text);
  writer.begin_array();
  for (const Effect& effect : outcome.effects) write_effect(writer, program, outcome, effect);
  writer.end_array();
  return text;
}

// Of streaks that the next version does not have.
void give_freezes_back(Turn& turn, const Program& next) {
  turn.first_effect = turn.out.effects.size();
  for (std::uint16_t i = 0; i < turn.program.streaks.size(); ++i) {
    if (next.catalogue.streak(turn.program.streaks[i].id) < 0) release(turn, i);
  }
}

Faults refuse(std::string sentence, std::string pointer) {
  return {{"semantic.version", std::move(pointer), std::move(sentence), {}}};
}

}  // namespace

Faults Engine::adopt(std::string_view programme, std::string_view at) {
  Parts& parts = *parts_;
  Faults faults;
  auto next = compile(programme, faults);
  if (!next || has_errors(faults)) return faults;
  const auto from = time::parse_timestamp(at);
  if (!from) return refuse("the instant from which the version rules is not RFC 3339", {});
  if (next->id != parts.program->id) return refuse("a version keeps the programme's id", "/id");
  if (next->version <= parts.program->version) {
    return refuse("a version is higher than the one before it", "/version");
  }
  std::map<std::string, Member, std::less<>> moved;
  std::vector<Step> checkpoints;
  SharedValue shared = parts.shared;
  for (const auto& [id, member] : parts.members) {
    parts.work = member;
    parts.outcome.clear();
    Turn turn{*parts.program, parts.work, parts.outcome, parts.scratch};
    std::vector<SharedLeft> left = shared.left(*parts.program, from->instant);
    turn.shared = &left;
    turn.at = std::max(from->instant, parts.work.clock);
    settle(turn, parts.gifts, turn.at);
    give_freezes_back(turn, *next);
    if (turn.failed()) return refuse("a member cannot be settled up to the switch: " + id, {});
    parts.work.clock = turn.at;
    for (const Effect& effect : parts.outcome.effects) {
      if (effect.type != EffectType::took) continue;
      shared.take(*parts.program, effect.text, effect.amount, from->instant);
    }
    std::string checkpoint;
    auto over = move_member(parts.work, *parts.program, *next, from->instant,
                            effects_text(*parts.program, parts.outcome), checkpoint);
    if (!over) return refuse("a member's state does not fit the version: " + id, {});
    Step step{id, {}};
    Link link{over->seq, over->head};
    append_record(step.record, link,
                      {checkpoint, {}, id, next->digest, next->digest_hex, parts.key_of(id)});
    over->seq = link.seq;
    over->head = link.head;
    checkpoints.push_back(std::move(step));
    moved.emplace(id, std::move(*over));
  }
  for (const Step& step : checkpoints) {
    parts.records.add(step.outcome, {}, moved.at(step.outcome).seq, step.record);
  }
  parts.checkpoints = std::move(checkpoints);
  parts.members = std::move(moved);
  parts.shared = std::move(shared);
  parts.program = std::move(next);
  return {};
}

std::span<const Step> Engine::checkpoints() const { return parts_->checkpoints; }

}  // namespace loyalty
