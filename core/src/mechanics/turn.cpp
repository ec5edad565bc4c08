#include "mechanics/turn.hpp"

namespace loyalty {

Effect& Turn::effect(EffectType type, Item rule, int cause) {
  // Beyond the limit the last place is written over: the activity is lost already.
  if (out.effects.size() - first_effect >= kMaxEffects) {
    fail(Status::too_many_effects);
    out.effects.pop_back();
  }
  Effect& effect = out.effects.emplace_back();
  effect.type = type;
  effect.rule = rule;
  effect.cause = cause;
  effect.has_at = due;
  effect.at = at;
  effect.postings_begin = effect.postings_end = static_cast<std::uint32_t>(out.postings.size());
  return effect;
}

Effect& Turn::thing_effect(EffectType type, Item rule, Thing thing, std::int64_t amount,
                           int cause) {
  Effect& made = effect(type, rule, cause);
  made.thing = thing;
  made.has_thing = true;
  made.amount = amount;
  made.has_amount = true;
  return made;
}

void Turn::close(Effect& effect, std::size_t begin) {
  effect.postings_begin = static_cast<std::uint32_t>(begin);
  effect.postings_end = static_cast<std::uint32_t>(out.postings.size());
  if (begin == out.postings.size()) return;
  for (std::size_t i = begin; i < out.postings.size(); ++i) {
    if (!member.wallets[out.postings[i].currency].in_range()) fail(Status::overflow);
  }
  rows += out.postings.size() - begin + member.wallets[out.postings[begin].currency].lots().size();
}

void Turn::pass(PassedCode code, Item rule) {
  out.passed_over.push_back({code, rule, kNoItem, std::nullopt, std::nullopt});
}

}  // namespace loyalty
