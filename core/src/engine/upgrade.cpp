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

namespace loyalty {

using document::Value;
using document::Writer;

namespace {

const Mission* mission_at(const Program& program, std::string_view path) {
  for (const Mission& mission : program.missions) {
    if (program.catalogue.path(mission.item) == path) return &mission;
  }
  return nullptr;
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

std::string path_of(std::string_view list, std::string_view id) {
  return std::string(list).append("/").append(id);
}

void Moved::keep(std::string_view list, std::string_view id) {
  const Mission* before = list == "missions" ? mission_at(from, id) : nullptr;
  const Mission* after = list == "missions" ? mission_at(to, id) : nullptr;
  // It begins anew, but what was paid or waits to be claimed stays.
  const bool restarts = before && after && before->text != after->text;
  (restarts ? restarted : kept).push_back(path_of(list, id));
}

std::optional<std::string> Moved::thaw(std::string_view list, std::size_t index,
                                       std::string_view id) {
  if (!waiting) return std::nullopt;
  if (list == "counters") {
    return limits.was[index] < 0 ? thaw_counter(to.limits[index]) : std::nullopt;
  }
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
  if (list == "counters") return freeze_counter(id, state);
  // What a level's needs counted means nothing without them.
  if (list == "counted") {
    removed.push_back(path_of(list, id));
  } else {
    frozen.push_back({path_of(list, id), document::canonical(state)});
  }
}

Thing Moved::thing_now(Catalogue& catalogue, std::string_view id) const {
  const auto before = from.catalogue.thing(id), now = catalogue.thing(id);
  if (now && (!before || now->kind == before->kind)) return *now;
  if (!before) return kGone;
  return catalogue.away(Catalogue::away_name(before->kind, id)).value_or(kGone);
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

// One member over to the new programme; the checkpoint's members go to `checkpoint`.
std::optional<Member> move_member(const Member& member, const Program& from, Program& to,
                                  const LimitMoves& limits, Millis at,
                                  const std::string& effects, std::string& checkpoint) {
  std::string before;
  Writer saver(before);
  save_member(saver, from, member);
  document::Document document;
  if (document.parse(before)) return std::nullopt;
  Faults faults;
  Moved moved{from, to, limits};
  // What all share is nobody's own, but everybody should know that it is counted anew.
  for (std::size_t i = 0; i < limits.begins_anew.size(); ++i) {
    const Limit& limit = from.limits[i];
    if (!limits.begins_anew[i] || limit.by != Limit::By::all) continue;
    moved.restarted.push_back(path_of("shared", limit.path));
  }
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
  check_promises(*parts.program, *next, faults);
  if (has_errors(faults)) return faults;
  const LimitMoves limits(*parts.program, *next);
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
    auto over = move_member(parts.work, *parts.program, *next, limits, from->instant,
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
  parts.shared = shared.moved(*parts.program, *next, limits);
  parts.program = std::move(next);
  return {};
}

std::span<const Step> Engine::checkpoints() const { return parts_->checkpoints; }

}  // namespace loyalty
