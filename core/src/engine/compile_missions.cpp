// Badges, missions and segments.
#include <algorithm>

#include "base/checked.hpp"
#include "base/joined.hpp"
#include "document/writer.hpp"
#include "engine/compile.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;

constexpr std::string_view kMissionWindowKeys = "from until days since after for end_of every";

// What decides whether progress goes on under another version: these members as they are written.
std::string counted_text(const Reader& reader) {
  std::string text;
  for (std::string_view key : document::split("on of lines count window")) {
    const document::Value value = reader.value().find(key);
    if (value) text += joined({key, "=", document::canonical(value), ";"});
  }
  return text;
}

// Whether the mission is among what it requires, directly or through others.
bool is_circular(const std::vector<Mission>& missions, std::uint16_t start) {
  std::vector<std::uint16_t> open = missions[start].requirements;
  std::vector<bool> seen(missions.size());
  while (!open.empty()) {
    const std::uint16_t next = open.back();
    open.pop_back();
    if (next == start) return true;
    if (seen[next]) continue;
    seen[next] = true;
    const auto& more = missions[next].requirements;
    open.insert(open.end(), more.begin(), more.end());
  }
  return false;
}

}  // namespace

void Compiler::read_requirements(const Reader& reader, Mission& mission) {
  const auto& badges = program.catalogue.badges();
  const auto& missions = program.catalogue.missions();
  std::vector<std::string_view> ids(badges.begin(), badges.end());
  ids.insert(ids.end(), missions.begin(), missions.end());
  for (const Reader& one : reader.one_or_more()) {
    const std::string_view id = one.text();
    if (id.empty()) continue;
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found != ids.end()) {
      mission.requirements.push_back(static_cast<std::uint16_t>(found - ids.begin()));
    } else {
      one.fault("semantic.unknown_reference", "no badge or mission is called \"%\"", id,
                document::nearest(id, ids));
    }
  }
}

void Compiler::read_goal(Object& object, Mission& mission, const std::string& path) {
  mission.text = counted_text(object.reader());
  read_measured(object, mission.adds, program.catalogue);
  const auto steps = object.find("steps");
  if (!steps) return;
  const std::vector<Reader> readers = steps->items(1);
  mission.steps = std::vector<GoalStep>(readers.size());
  std::int64_t last = 0;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    GoalStep& step = mission.steps[i];
    read_step(readers[i], step, false, path);
    if (!readers[i].member("at").is(Kind::integer)) continue;
    if (step.at <= last) {
      readers[i].member("at").fault("semantic.not_rising", "steps rise from one to the next");
    }
    last = step.at;
  }
}

void Compiler::read_badge(const Reader& reader, Mission& badge) {
  badge.is_badge = true;
  Object object(reader);
  const std::string path = identify(object, "badges", badge.id, badge.item);
  const auto on = object.find("on");
  if (on) badge.on = events(*on);
  when(object, badge.when);
  window(object, badge.window, kMissionWindowKeys);
  read(object, "term", badge.term, program.calendar);
  read_goal(object, badge, path);
  score(object, badge.score);
  object.finish();
  if (on && badge.steps.empty() && !reader.value().find("steps")) {
    reader.fault("semantic.no_effect", "a badge with `on` is earned in `steps`");
  }
  if (!on && reader.value().find("steps")) {
    reader.member("steps").fault("semantic.no_effect", "without `on` no step is ever reached");
  }
}

void Compiler::read_mission(const Reader& reader, Mission& mission) {
  Object object(reader);
  const std::string path = identify(object, "missions", mission.id, mission.item);
  if (const auto on = object.need("on")) mission.on = events(*on);
  offer(object, mission, path, kMissionWindowKeys);
  object.need("steps");
  read_goal(object, mission, path);
  if (const auto requires_ = object.find("requires")) read_requirements(*requires_, mission);
  object.boolean("repeat", mission.repeat);
  if (const auto claim = object.find("claim")) {
    mission.claimed = true;
    read(object, "claim", mission.claim, program.calendar);
  }
  score(object, mission.score);
  object.finish();
}

// All groups are weighed, and none has a condition; or none is.
void Compiler::check_weights(const Reader& groups, Segment& segment) {
  const std::vector<Reader> readers = groups.items();
  const auto is_weighed = [](const Reader& group) {
    return group.value().find("weight") ? true : false;
  };
  if (std::none_of(readers.begin(), readers.end(), is_weighed)) return;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const auto sum = checked_add(segment.weight, segment.groups[i].weight);
    if (!is_weighed(readers[i])) {
      readers[i].fault("semantic.weights", "either every group has a weight or none");
    } else if (segment.groups[i].when) {
      readers[i].member("when").fault("semantic.no_effect",
                                      "a group goes by its weight or by a condition");
    } else if (!sum) {
      readers[i].member("weight").fault("semantic.weights",
                                        "the weights add up to more than 2^53");
    }
    segment.weight = sum.value_or(segment.weight);
  }
  if (segment.weight > 0) return;
  groups.fault("semantic.no_weight", "the weights add up to nothing: no group could be chosen");
}

void Compiler::read_segment(const Reader& reader, Segment& segment) {
  Object object(reader);
  segment.id = label(object);
  names.segments = static_cast<std::size_t>(&segment - program.segments.data());
  if (const auto groups = object.need("groups")) {
    const std::vector<Reader> readers = groups->items(1);
    segment.groups = std::vector<Segment::Group>(readers.size());
    for (std::size_t i = 0; i < readers.size(); ++i) {
      Object group(readers[i]);
      segment.groups[i].id = label(group);
      const bool is_doubled =
          std::any_of(segment.groups.data(), &segment.groups[i],
                      [&](const auto& other) { return other.id == segment.groups[i].id; });
      if (is_doubled) {
        readers[i].member("id").fault("semantic.doubled_id", "the id \"%\" is taken already",
                                      segment.groups[i].id);
      }
      when(group, segment.groups[i].when);
      group.integer("weight", segment.groups[i].weight, 0, kMaxInteger);
      group.finish();
      const bool is_weighed = readers[i].value().find("weight") ? true : false;
      if (!segment.groups[i].when && !is_weighed && i + 1 < readers.size()) {
        readers[i].fault("warning.unreachable", "no group after this one is ever reached");
      }
    }
    check_weights(*groups, segment);
  }
  object.finish();
  names.segments = SIZE_MAX;
}

void Compiler::check_requirements(const Reader& programme) {
  const std::size_t badges = program.catalogue.badges().size();
  const Reader missions = programme.member("missions");
  if (!missions.value()) return;
  std::size_t position = badges;
  for (const Reader& mission : missions.items()) {
    if (is_circular(program.missions, static_cast<std::uint16_t>(position++))) {
      mission.member("requires").fault("semantic.circle",
                                       "the mission waits for itself, directly or through others");
    }
  }
}

}  // namespace loyalty
