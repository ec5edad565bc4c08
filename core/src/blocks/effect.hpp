// What an activity did, as the rooms report it: effects in order, their postings, and the rules
// that gave nothing or less. core/docs/documents.md says what each carries.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "blocks/catalogue.hpp"
#include "ledger/wallet.hpp"
#include "loyalty/status.hpp"
#include "time/civil.hpp"

namespace loyalty {

using time::Day;
using time::kNever;
using time::Millis;

// X(name)
#define LOYALTY_EFFECTS(X)                                                                        \
  X(enrolled) X(earned) X(matured) X(spent) X(expired) X(cancelled) X(clawed_back) X(returned)    \
  X(adjusted) X(reached) X(lost) X(renewed) X(grace) X(kept) X(protected_) X(frozen) X(released)  \
  X(broken) X(outage) X(took) X(follow_up) X(redeemed) X(fulfilled) X(used) X(started)            \
  X(completed) X(claimed) X(lapsed) X(undone) X(drawn) X(joined) X(leaving) X(resumed)            \
  X(scheduled) X(left) X(answered) X(received) X(replied) X(consented) X(blocked) X(unblocked)    \
  X(closed) X(transferred) X(merged) X(told)

enum class EffectType : std::uint8_t {
#define LOYALTY_EFFECT(name) name,
  LOYALTY_EFFECTS(LOYALTY_EFFECT)
#undef LOYALTY_EFFECT
};
inline constexpr int kEffectTypes = 45;
std::string_view name_of(EffectType type);
int effect_type(std::string_view name);  // -1 when it is none

// X(name)
#define LOYALTY_PASSED_OVER(X)                                                                    \
  X(outside_window) X(condition_false) X(below_minimum) X(cap_reached) X(excluded_by)             \
  X(nothing_to_multiply) X(no_recipient) X(already_checked_in) X(gone)

enum class PassedCode : std::uint8_t {
#define LOYALTY_PASSED(name) name,
  LOYALTY_PASSED_OVER(LOYALTY_PASSED)
#undef LOYALTY_PASSED
};
std::string_view name_of(PassedCode code);

// How a period of a streak stands, in the order of core/docs/view.md.
enum class Mark : std::uint8_t { none, checked, made_up, frozen, restored, rest };
std::string_view name_of(Mark mark);

inline constexpr int kNobody = -1;

struct Effect {
  EffectType type = EffectType::earned;
  Mark mark = Mark::none;
  bool has_at = false;  // it came due before the activity
  bool has_amount = false;
  bool has_until = false;
  bool by_confirmation = false;  // pending until a `confirm`
  Item rule = kNoItem;
  Thing thing;
  bool has_thing = false;
  std::int16_t tier = kNobody, level = kNobody, now = kNobody;
  std::int16_t streak = kNobody;
  Millis at = 0;
  // Of what was earned or reached; of pending points, when they mature; of what is given back to a
  // shared quantity, when it was taken.
  Millis until = kNever;
  std::int64_t amount = 0;
  std::int64_t length = 0;
  Day day = 0, last_day = 0;
  std::uint32_t voucher = 0;       // its number; 0: none
  std::int64_t off = 0, money = 0;  // on a cart, in minor units; money also: paid besides points
  std::int64_t number = 0, ticket = 0;  // of a draw
  bool given = false;              // of a consent
  bool trial = false;              // of a plan: nothing was paid yet
  bool done = false;               // of feedback
  bool guaranteed = false;         // the prize came because it was promised by now
  // Source, purchase, redemption, quantity, feedback, another member, the activity of a follow-up,
  // or the prize that was out.
  std::string text;
  std::string reason, reference;
  std::uint32_t postings_begin = 0, postings_end = 0;
  int cause = kNobody;  // position of the effect whose event gave rise to this one
};

// What the place of an effect, `missions/water/3` or `draws/wheel/big`, names: the mission, its
// step, the draw, the prize. Empty for those the effect does not have.
std::string_view place_name(EffectType type, std::string_view path, std::string_view name);

struct Passed {
  PassedCode code;
  Item rule;
  Item by = kNoItem;
  std::optional<Thing> thing;
  std::optional<std::int64_t> missing;
};

struct Outcome {
  Status status = Status::ok;
  std::string reason, field;
  std::optional<std::int64_t> missing;
  std::vector<Effect> effects;
  ledger::Postings postings;
  std::vector<Passed> passed_over;
  int undetermined = -1;  // position of the draw that a preview leaves open

  void clear() {
    status = Status::ok;
    reason.clear();
    field.clear();
    missing.reset();
    effects.clear();
    postings.clear();
    passed_over.clear();
    undetermined = -1;
  }
};

}  // namespace loyalty
