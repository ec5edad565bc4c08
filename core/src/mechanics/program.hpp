// A compiled programme: what every room read from the document. Immutable once made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/sha256.hpp"
#include "blocks/catalogue.hpp"
#include "blocks/effect.hpp"
#include "blocks/limit.hpp"
#include "blocks/quantity.hpp"
#include "blocks/window.hpp"
#include "document/value.hpp"

namespace loyalty {

using LimitId = std::uint16_t;

// A gift of one thing. The terms of its formulas are numbered in the programme.
struct Gift {
  Thing thing;
  Quantity quantity;
  std::vector<std::uint16_t> terms;  // per formula
  bool operator<(const Gift& other) const { return gift_order(thing) < gift_order(other.thing); }
};
using Grant = std::vector<Gift>;

// In a cost: what the member pays besides, in minor units.
inline constexpr std::uint16_t kMoney = 0xffff;

// One way to pay: an amount of each currency.
struct Price {
  std::uint16_t currency;
  Quantity quantity;
};
using Cost = std::vector<std::vector<Price>>;  // alternatives in order

// What a member may ask for: a reward, a rescue, a draw, the stake of a
// mission, a plan, a survey.
struct Offer {
  bool offered = false;
  Item item = kNoItem;
  Window window;
  logic::Expression when;
  std::vector<LimitId> limits;
  Cost cost;
};

enum class Stack : std::uint8_t { add, multiply, best };

struct Currency {
  std::string id;
  Item item = kNoItem;
  Term term;
  std::optional<Term> grace;
  Stack stack = Stack::add;
  Rounding round = Rounding::floor;
  ledger::Shortfall shortfall = ledger::Shortfall::debt;
  bool is_money = false;
  std::vector<LimitId> limits;
  Offer transfer;  // what members may give each other
};

// What happens somewhere: an activity type, or the type of an effect.
struct EventName {
  std::string word;
  int effect = -1;  // EffectType when it is one
};

struct Rule {
  std::string id;
  Item item = kNoItem;
  std::vector<std::uint16_t> on;  // positions in Program::events
  bool on_window = false;         // no `on`: fires when its window opens
  Window window;
  logic::Expression when;
  std::vector<LimitId> limits;
  Grant grant;
  Cost cost;
  std::optional<Term> pending;
  bool stop = false;
  bool to_inviter = false;
  int to_slot = -1;
  bool asks_for_inviter = false;  // its `when` names who invited the member
  bool gives_away() const { return to_inviter || to_slot >= 0; }
  // It is what an invitation brings, to either side.
  bool refers() const { return to_inviter || (asks_for_inviter && !gives_away()); }
};

enum class StepKind : std::uint8_t { count, week, month };

// Of a streak, a mission or a badge.
struct GoalStep {
  StepKind kind = StepKind::count;
  std::int64_t at = 0;
  Item item = kNoItem;
  logic::Expression when;
  std::vector<LimitId> limits;
  Grant grant;
  bool stop = false;
};

struct Rescue : Offer {
  bool pays = false;
};

enum class Cycle : std::uint8_t { none, count, week, month };

struct Streak {
  std::string id;
  Item item = kNoItem;
  std::vector<std::uint16_t> on;
  Window window;
  logic::Expression when;
  time::Unit every = time::Unit::day;
  std::int64_t times = 1;
  bool member_zone = false;
  Cycle cycle = Cycle::none;
  std::int64_t cycle_length = 0;
  std::vector<GoalStep> ladder, steps;
  Rescue make_up, freeze, restore;
  std::vector<Rescue> rests;  // any of them
};

// {currency: amount}*, alternatives in order; every currency of one alternative must be reached.
using Need = std::vector<std::vector<std::pair<std::uint16_t, std::int64_t>>>;

struct Level {
  std::string id;
  Item item = kNoItem;
  Need need, keep;
  Grant grant;
  std::vector<LimitId> limits;
  std::int64_t score = 0;  // its weight among next steps; 0: never suggested
};

enum class Down : std::uint8_t { earned, one, none };

struct Tier {
  std::string id;
  std::string text;  // what reaches and keeps its levels, as written
  Window window;
  std::vector<Level> levels;
  Term term;
  std::optional<Term> grace;
  Down down = Down::earned;
  bool pending_counts = false;
  std::vector<std::uint16_t> currencies;  // those a need or keep names
};

// A goal over what happens, or a badge: a mission one keeps.
struct Mission : Offer {  // offered: it must be started, at a cost
  std::string id;
  bool is_badge = false;
  std::string text;               // what it counts, as written: a version with the same goes on
  std::vector<std::uint16_t> on;  // none: a badge that is only given
  Formula adds;                   // `of`, `lines`, `count`
  std::vector<GoalStep> steps;
  std::vector<std::uint16_t> requirements;  // positions in Program::missions
  bool repeat = false;
  bool claimed = false;  // its gifts are asked for
  Term claim;            // until then; not given: until its window closes
  Term term;             // of a badge
  std::int64_t score = 0;
};

// What a reward's voucher, or an entitlement while it is held, does on a cart.
struct Use {
  bool given = false;
  Item item = kNoItem;
  std::string group;  // at most one of a group on a cart
  Window window;
  logic::Expression when;
  std::vector<LimitId> limits;
  std::optional<Quantity> off, money;  // lowers the price; pays a part of it
  bool stop = false;
};

struct Entitlement {
  std::string id;
  Item item = kNoItem;
  Term term;
  Use use;
};

struct Reward : Offer {
  std::string id;
  Grant grant;  // given at once; none: a voucher
  Term term;    // life of the voucher
  Use use;
  std::int64_t score = 0;
};

struct Prize {
  std::string id;
  Item item = kNoItem;
  std::int64_t weight = 0;
  std::int64_t at = 0;  // given at the latest on this draw since it last came; 0: no such promise
  std::vector<LimitId> limits;
  Grant grant;  // none: nothing won
};

struct Draw : Offer {
  std::string id;
  std::vector<Prize> prizes;
  int fallback = -1;  // position of the prize given for one that is out
  std::int64_t weight = 0;  // of all
  std::int64_t score = 0;
};

struct Segment {
  std::string id;
  struct Group {
    std::string id;
    logic::Expression when;
    std::int64_t weight = 0;
  };
  std::vector<Group> groups;  // the first that holds, or
  std::int64_t weight = 0;    // of all: the one whose part holds the member's ticket
};

struct Partner {
  std::string id;
  Item item = kNoItem;
  struct Rate {
    std::uint16_t currency;
    Ratio money;  // minor units for a point
  };
  std::vector<Rate> issue, redeem;
};

// Paid membership. Its place among the plans of its group says which is more.
struct Plan : Offer {
  std::string id;
  Item held = kNoItem;  // from which levels and badges are held while it runs
  std::string group;
  Term term;
  std::optional<Term> trial;
  Grant grant;
  std::int64_t score = 0;
};

// Answered by a number within `low` and `high`, by some of `options`, or in words.
struct Question {
  std::string id;
  bool has_scale = false;
  std::int64_t low = 0, high = 0;
  std::vector<std::string> options;
  std::int64_t times = 1;  // options that may be chosen
};

struct Survey : Offer {
  std::string id;
  std::vector<Question> ask;
  Grant grant;
  std::int64_t score = 0;
};

inline constexpr std::string_view kNoticeKinds =
    "expiring unused tier_at_risk streak_open claimable birthday lapsed";
enum class NoticeKind : std::uint8_t {
  expiring, unused, tier_at_risk, streak_open, claimable, birthday, lapsed
};

struct Notice {
  std::string id;
  Item item = kNoItem;
  std::vector<NoticeKind> on;
  logic::Expression when;
  std::optional<time::Duration> last;  // how long before it is due
  std::vector<LimitId> limits;
};

// A purpose that a member agrees to, or does not.
struct Consent {
  std::string id;
  Item item = kNoItem;
};

// Who hears an event, in list order.
struct Listeners {
  std::vector<std::uint16_t> streaks, rules, missions;
  bool none() const { return streaks.empty() && rules.empty() && missions.empty(); }
};

// The items of words that are no place in a programme; the first of every catalogue, in this order.
inline constexpr Item kRedeem = 0, kAdjust = 1, kRefund = 2, kCancelRedemption = 3,
                      kClose = 4, kMerge = 5;

struct Program {
  document::Document document;  // texts are shown from here
  Digest digest{};
  std::string digest_hex;
  Catalogue catalogue;
  time::Calendar calendar;

  std::string id;
  std::int64_t version = 1;
  std::string zone_name = "UTC";
  Millis late = 48 * time::kHour;
  time::Duration skew{0, 0, 5 * time::kMinute};
  bool enrols_by_itself = false;
  time::Duration returns_within{0, 365, 0};
  bool returns_keep_level = false;
  bool has_carts = false;  // something has a `use`

  std::vector<Currency> currencies;
  std::vector<Entitlement> entitlements;
  std::vector<Rule> rules;
  std::vector<Streak> streaks;
  std::vector<Tier> tiers;
  std::vector<Mission> missions;  // badges first
  std::vector<Reward> rewards;
  std::vector<Draw> draws;
  std::vector<Segment> segments;
  std::vector<Partner> partners;
  std::vector<Plan> plans;
  std::vector<Survey> surveys;
  std::vector<Notice> notices;
  std::vector<Consent> consents;

  std::vector<Limit> limits;
  struct NumberedTerm {
    std::string key;  // where it stands: `rules/welcome/stars/0`; empty: the currency's own
    Term term;
  };
  std::vector<NumberedTerm> terms{{}};
  std::vector<EventName> events;
  std::vector<Listeners> listeners;  // by event
  Listeners effect_listeners[kEffectTypes];
  std::vector<std::uint16_t> window_rules;  // without `on`

  int event(std::string_view type) const;  // -1 when nobody hears it
};

ledger::PartnerId partner_called(const Program& program, std::string_view id);

}  // namespace loyalty
