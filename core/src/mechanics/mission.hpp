// Missions and badges: goals over what happens. An event that a mission hears adds to its count in
// the running window; each step is reached in order and gives its gifts, at once or when claimed. A
// badge is a mission one keeps: each step reached earns it once more.
//
// A window that comes round (`every`, `days`, a yearly date) is a beginning of its own each time.
// It opens here with the first event that counts in it, so that a member carries only what is under
// way.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "mechanics/facts.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

// --- what happens ---
// Each of `missions` hears the event. `cause` is the effect whose event it is, or kNobody. Which of
// them count it is judged before any does, so that one never opens the next for the same event.
void hear_missions(Turn& turn, const Gifts& gifts, const Subject& facts,
                   const std::vector<std::uint16_t>& missions, int cause);
void start_mission(Turn& turn, const Subject& facts);
// Why it cannot be started, besides its price.
Status start_refusal(Turn& turn, const Subject& facts, std::uint16_t mission);
void claim_mission(Turn& turn, const Subject& facts);

// --- what comes due: claims that were not made in time, windows that close, stakes lost ---
Millis next_lapse(const Member& member);
// Of one mission, the first in list order.
void lapse_due(Turn& turn);
bool lapses_now(const Turn& turn, std::uint16_t mission);
void lapse(Turn& turn, std::uint16_t mission);

// --- refunds ---
// What the purchase added falls by its share, and steps no longer reached are undone, newest first.
void undo_missions(Turn& turn, const Source& source);
// The purchase can no longer be refunded: what it added stays.
void keep_added(Turn& turn, std::uint32_t source);

// --- badges ---
void give_badge(Turn& turn, Given& gift, const Term& term, int cause);  // fills in its end
bool has_badge(const Member& member, const Given& gift);
bool take_back_badge(Turn& turn, const Given& gift, std::string_view purchase);
std::int64_t held_of(const MissionState& badge);
Millis next_badge_end(const Member& member);
void expire_badges(Turn& turn);

// --- the parts ---
// The window that is running at `turn.at`; nothing while it is not open, or for what is dated into
// one that has closed already.
std::optional<Opening> running_window(const Turn& turn, std::uint16_t mission);
// Its last step is reached in its running window; a badge without steps is held.
bool is_complete(const Turn& turn, std::uint16_t mission);
bool is_locked(const Turn& turn, const Mission& mission);

std::int64_t last_step(const Mission& mission);
const GoalStep* step_at(const Mission& mission, std::int64_t at);  // none: a version took it away
// Whether the place of an effect is a mission or badge, or a step of one.
bool is_goal(const Program& program, Item place);
bool is_sum(const Mission& mission);
// Reached, and not undone or refused since.
const ReachedStep* reached_step(const MissionState& state, std::int64_t at);
// The mission counts from now on.
MissionState& open_window(Turn& turn, std::uint16_t mission);
// Steps that the count has come to, and rounds that are full. Says in `passed_over` what gives
// nothing.
void reach_steps(Turn& turn, const Gifts& gifts, const Subject& facts, std::uint16_t mission,
                 int cause);
// The gifts of a step, but for those that a refund could not bring back.
void pay_step(Turn& turn, const Subject& facts, std::uint16_t mission, const GoalStep& step,
              ReachedStep& reached, int cause);
// Forgets of earlier rounds what no refund can undo any more.
void forget_rounds(const Mission& mission, MissionState& state);

}  // namespace loyalty
