#include "blocks/effect.hpp"

namespace loyalty {
namespace {

#define LOYALTY_NAME(name) #name,
constexpr std::string_view kEffectNames[] = {LOYALTY_EFFECTS(LOYALTY_NAME)};
constexpr std::string_view kPassedNames[] = {LOYALTY_PASSED_OVER(LOYALTY_NAME)};
#undef LOYALTY_NAME
constexpr std::string_view kMarkNames[] = {"none",   "checked",  "made_up",
                                           "frozen", "restored", "rest"};

// The part of a path behind its `count`-th slash, up to the next.
std::string_view part_of(std::string_view path, int count) {
  for (; count > 0; --count) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) return {};
    path.remove_prefix(slash + 1);
  }
  return path.substr(0, path.find('/'));
}

}  // namespace

std::string_view place_name(EffectType type, std::string_view path, std::string_view name) {
  const bool of_draw = type == EffectType::drawn;
  const bool of_plan = (type >= EffectType::joined && type <= EffectType::left) ||
                       (type == EffectType::renewed && path.starts_with("plans/"));
  const bool of_mission = type >= EffectType::started && type <= EffectType::undone;
  if (of_plan && name == "plan") return part_of(path, 1);
  if (of_draw ? name == "draw" : of_mission && name == "mission") return part_of(path, 1);
  if (of_draw ? name == "prize" : of_mission && name == "step") return part_of(path, 2);
  return {};
}

std::string_view name_of(EffectType type) {
  // `protected` alone is a word of C++.
  if (type == EffectType::protected_) return "protected";
  return kEffectNames[static_cast<std::size_t>(type)];
}

int effect_type(std::string_view name) {
  for (int type = 0; type < kEffectTypes; ++type) {
    if (name_of(static_cast<EffectType>(type)) == name) return type;
  }
  return -1;
}

std::string_view name_of(PassedCode code) { return kPassedNames[static_cast<std::size_t>(code)]; }
std::string_view name_of(Mark mark) { return kMarkNames[static_cast<std::size_t>(mark)]; }

}  // namespace loyalty
