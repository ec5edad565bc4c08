// One activity on its way through the rooms: what they may read, and where they report.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mechanics/member.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

inline constexpr std::size_t kLongestId = 128;  // in bytes

// An activity as the guard let it through.
struct Activity {
  std::string_view id, member, type;
  Millis at = 0;
  std::int32_t offset_seconds = 0;
  document::Value attributes;
  std::vector<document::Value> slots;  // by Catalogue slot
};

// What is left of a shared quantity: as the authority stamped it, and as this turn has it.
struct SharedLeft {
  std::string path;
  std::int64_t stamped = 0, left = 0;
  bool is_recorded = false;  // the turn asked for it, or the stamp that came names it
};

class Cart;

struct Turn {
  const Program& program;
  Member& member;
  Outcome& out;
  logic::Scratch& scratch;
  const Activity* activity = nullptr;  // none while things come due
  std::vector<SharedLeft>* shared = nullptr;
  Cart* cart = nullptr;  // where purchases are worked out; none while things only come due
  const Member* other = nullptr;  // who is merged with this one
  const Digest* entropy = nullptr;  // for what draws; none: it is only asked about
  Millis at = 0;       // of the event being dealt with
  bool due = false;    // it came due before the activity
  Status failure = Status::ok;  // the first thing that went wrong; nothing is committed then
  ledger::PartnerId partner = ledger::kNoPartner;  // with whom the activity happened
  std::uint64_t tiers_to_test = 0;  // a bit for each tier whose counts or grants changed
  int tiers_cause = kNobody;  // the effect behind that, where it is not the event's own
  std::uint32_t source = 0;     // serial of what gifts belong to, while they can be taken back
  bool sources_closed = false;  // some are to be forgotten
  std::size_t first_effect = 0;  // of what is being dealt with: one activity, or one thing due
  std::size_t rows = 0;         // looked at, for the figures about constant cost

  bool failed() const { return failure != Status::ok; }
  void fail(Status status) {
    if (!failed()) failure = status;
  }
  const time::Calendar& calendar() const { return program.calendar; }

  // Appends an effect of the event being dealt with. The reference is good until the next one.
  Effect& effect(EffectType type, Item rule, int cause);
  Effect& thing_effect(EffectType type, Item rule, Thing thing, std::int64_t amount, int cause);
  // The postings made since `begin` belong to the effect; none may have taken a balance out of the
  // range of exact integers.
  void close(Effect& effect, std::size_t begin);
  void pass(PassedCode code, Item rule);
};

inline constexpr std::size_t kMaxEffects = 256;

}  // namespace loyalty
