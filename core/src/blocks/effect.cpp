#include "blocks/effect.hpp"

namespace loyalty {
namespace {

#define LOYALTY_NAME(name) #name,
constexpr std::string_view kEffectNames[] = {LOYALTY_EFFECTS(LOYALTY_NAME)};
constexpr std::string_view kPassedNames[] = {LOYALTY_PASSED_OVER(LOYALTY_NAME)};
#undef LOYALTY_NAME
constexpr std::string_view kMarkNames[] = {"none",   "checked",  "made_up",
                                           "frozen", "restored", "rest"};

}  // namespace

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
