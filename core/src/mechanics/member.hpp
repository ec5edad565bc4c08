// A member: state, not history. Its size follows what is open, never the number of activities.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/sha256.hpp"
#include "base/shared.hpp"
#include "blocks/effect.hpp"
#include "blocks/limit.hpp"
#include "blocks/window.hpp"
#include "ledger/wallet.hpp"

namespace loyalty {

struct HeldEntitlement {
  std::uint16_t entitlement = 0;
  Item from = kNoItem;
  Millis until = kNever;
  std::int64_t amount = 1;  // of gifts alike, so that each can be taken back by itself
  friend bool operator==(const HeldEntitlement&, const HeldEntitlement&) = default;
};

// What an attribute said by which limits count apart, when they counted.
struct ByValue {
  std::string attribute, value;
  friend bool operator==(const ByValue&, const ByValue&) = default;
};

// What a purchase or a pending activity gave, for taking it back by share.
struct Given {
  Item item = kNoItem;
  Thing thing;
  std::int64_t amount = 0;
  std::int64_t taken_back = 0;
  Millis counted_at = kNever;         // when tiers counted it; kNever: not yet
  std::vector<std::uint16_t> lines;  // positions it was measured on; empty: the whole purchase
  std::vector<ByValue> by = {};      // of the limits that counted it
  std::uint32_t voucher = 0;         // number of the first, of as many as `amount` says
  ledger::PartnerId partner = ledger::kNoPartner;  // with whom points were earned
  bool room_back = false;            // its times under limits came back when it was cancelled
  Millis until = kNever;             // the end of what is held for it: a right, level or badge
  friend bool operator==(const Given&, const Given&) = default;
};

// Given to another member by a rule of this one's purchase.
struct Handed {
  Item rule = kNoItem;
  std::string to;
  std::string id;  // of the activity that brought it there
  friend bool operator==(const Handed&, const Handed&) = default;
};

// An activity whose gifts can still be taken back: a purchase until no refund can be in time any
// more, every other one, and that purchase from then on, while something it gave is pending.
struct Source {
  std::uint32_t serial = 0;
  bool purchase = false;  // one that can be refunded
  bool closed = false;    // to be forgotten with the next that close
  Millis at = 0;
  std::string id;
  std::int64_t amount = 0;
  std::int64_t refunded = 0;  // in all, by amount and by line
  std::vector<std::int64_t> line_amounts, line_refunds;
  std::vector<Given> gifts;
  std::vector<Given> uses = {};  // on its cart, by limits that counted them
  std::vector<Handed> handed = {};
  bool received = false;     // a gift of another member's activity, which may be refunded
  std::vector<Given> saved = {};  // on its cart, by rights of plans

  // By a refund of it, or of what caused it.
  bool can_be_undone() const { return purchase || received; }
  friend bool operator==(const Source&, const Source&) = default;
};

struct Redemption {
  std::string id, reference;
  std::uint16_t currency = 0;
  bool is_away = false;  // the currency: its number is that of its name, as a Thing's that is away
  Millis at = 0;
  std::int64_t amount = 0;
  std::int64_t returned = 0;
  std::vector<ledger::Lot> parts;  // not yet returned, in the order they were taken
  Item reward = kNoItem;           // what was asked for, where it was something of the catalogue
  std::int64_t quantity = 0;       // of it
  std::vector<Given> gifts = {};   // what it was exchanged for
  ledger::PartnerId partner = ledger::kNoPartner;  // with whom it was spent
  friend bool operator==(const Redemption&, const Redemption&) = default;
};

enum class VoucherState : std::uint8_t { open, used, fulfilled, cancelled, expired };

// What is held of a reward. Closed ones are kept for as long as a refund could return them.
struct Voucher {
  std::uint32_t number = 0;
  Item from = kNoItem;       // the rule, level … that gave it, or the reward that was redeemed
  std::int64_t quantity = 1;
  Millis issued = 0;
  Millis until = kNever;
  VoucherState state = VoucherState::open;
  Millis closed = kNever;
  std::string redemption = {};  // id of the `redeem`
  std::string used_on = {};     // id of the purchase
  std::string owed_to = {};     // the refunded purchase that gave it: used, it could not go back

  bool is_open() const { return state == VoucherState::open; }
  friend bool operator==(const Voucher&, const Voucher&) = default;
};

struct RewardState {
  std::vector<Voucher> vouchers;  // in the order they were issued
  friend bool operator==(const RewardState&, const RewardState&) = default;
};

struct DrawState {
  std::int64_t count = 0;            // draws made
  std::vector<std::int64_t> misses;  // by prize: draws since it last came, where one is promised
  friend bool operator==(const DrawState&, const DrawState&) = default;
};

// A run of periods without a miss between its first and last counted one.
struct Run {
  Day first = 0, last = 0;  // first days of periods
  std::int64_t length = 0;
  friend bool operator==(const Run&, const Run&) = default;
};

struct PaidStep {
  Item step = kNoItem;
  Day period = 0;
  friend bool operator==(const PaidStep&, const PaidStep&) = default;
};

struct StreakState {
  std::vector<Run> runs;  // oldest first; the last one is current, or the one that was lost
  bool alive = false;     // the last run has not been broken
  bool is_protected = false;
  Day closed_until = 0;      // periods before this one are decided; meaningful while alive
  std::vector<Day> missed;   // since the last counted period, while protected
  std::int64_t covers = 0;   // how many missed periods the freezes set aside can cover
  std::int64_t longest = 0;
  std::int64_t restores = 0;
  Millis lost_at = kNever;
  std::int64_t count = 0;  // events in `count_period`, where a period needs several
  Day count_period = 0;
  Millis last_at = kNever;  // last event and its offset, for travellers
  std::int32_t last_offset = 0;
  Day marks_from = 0;       // first day of `marks`
  std::string marks;        // one per period: a digit of Mark
  std::vector<PaidStep> paid;
  std::vector<std::pair<Day, Day>> outages;  // first and last day
  friend bool operator==(const StreakState&, const StreakState&) = default;
};

struct GrantedLevel {
  std::int16_t level = 0;
  Millis until = kNever;
  Item from = kNoItem;
  std::int64_t amount = 1;        // of gifts alike, so that each can be taken back by itself
  std::vector<Given> gifts = {};  // of the levels that it lifted the member over
  friend bool operator==(const GrantedLevel&, const GrantedLevel&) = default;
};

// How a level was reached, for taking it back when the purchase behind it is refunded.
struct Rise {
  std::int16_t from = 0, to = 0;
  Millis at = 0;
  Millis since_before = kNever, review_before = kNever;
  std::vector<std::int64_t> basis;  // by currency of the tier: what was counted when it was reached
  std::vector<Given> gifts;
  friend bool operator==(const Rise&, const Rise&) = default;
};

struct TierState {
  std::int16_t earned = -1;  // level held by what was earned; -1: none
  std::int16_t shown = -1;   // the level held, granted ones included
  Millis since = kNever;
  Millis review = kNever;
  Millis grace_until = kNever;  // kNever: not in grace
  Millis grace_window = INT64_MIN;      // start of the window that the failed review looked at
  std::vector<Tally> counted;   // by currency of the tier
  std::vector<GrantedLevel> granted;
  std::vector<Rise> rises;
  std::vector<std::pair<std::int16_t, Millis>> gifted;  // levels whose gifts are not due again yet
  friend bool operator==(const TierState&, const TierState&) = default;
};

// What an event added to a mission, for as long as that can be taken back; of different values also
// what cannot, as those already seen.
struct Added {
  std::uint32_t source = 0;  // serial of the purchase; 0: it stays
  Item via = kNoItem;        // whose effect was heard; none: the activity itself
  std::int64_t amount = 0;
  std::int64_t taken_back = 0;
  std::int64_t round = 0;  // of values and of the largest: the round they count in
  std::string value;
  friend bool operator==(const Added&, const Added&) = default;
};

// `refused`: its condition or a limit let it give nothing. `undone`: a refund left it unreached,
// but not all of its gifts came back.
enum class StepState : std::uint8_t { paid, claimable, refused, undone };

struct ReachedStep {
  std::int64_t at = 0;     // of the step: what versions match by
  std::int64_t round = 0;  // of a mission that begins again
  StepState state = StepState::paid;
  bool over = false;      // its window has closed; it waits to be claimed
  bool took_time = false;  // one of the times its mission may pay
  Millis when = 0;
  Millis until = kNever;  // to be claimed before
  std::vector<ByValue> by = {};   // of the limits that counted it
  std::vector<Given> gifts = {};  // while they can be taken back, or could not be
  friend bool operator==(const ReachedStep&, const ReachedStep&) = default;
};

struct HeldBadge {
  Item from = kNoItem;
  std::int64_t amount = 0;
  Millis until = kNever;
  friend bool operator==(const HeldBadge&, const HeldBadge&) = default;
};

// What is under way in the running window, and what waits from earlier ones.
struct MissionState {
  bool open = false;  // something happened in the window, which runs from `opened` to `closes`
  Millis opened = INT64_MIN;
  Millis closes = kNever;
  Millis started = kNever;  // the stake was paid
  std::int64_t count = 0;   // in this round
  std::int64_t round = 0;
  std::int64_t steps = 0;  // reached in this window
  std::int64_t done = 0;   // how often the last one was
  std::vector<Added> added;          // in the order it was counted
  std::vector<ReachedStep> reached;  // in the order they were reached
  std::vector<HeldBadge> held;       // of a badge
  friend bool operator==(const MissionState&, const MissionState&) = default;
};

// A plan runs from `since`; its running period, or its trial, from `from` to `until`.
struct PlanState {
  Millis since = kNever;  // kNever: it does not run
  Millis from = kNever, until = kNever;
  Millis anchor = kNever;    // where the first paid period began
  std::int64_t periods = 0;  // paid for
  bool trial = false;
  bool leaving = false;
  bool follows = false;     // joined for when the running plan of its group ends
  bool trial_used = false;  // ever
  std::int64_t pay = 0;     // the alternative of its cost, from 1; 0: none was chosen
  std::int64_t money = 0;   // paid for the running period, elsewhere
  std::vector<Redemption> paid = {};  // the points
  std::int64_t saved = 0, saved_ever = 0;  // by its rights, in the running period and in all

  bool runs() const { return since != kNever; }
  // What is remembered of a plan that ended.
  PlanState ended() const {
    PlanState over;
    over.trial_used = trial_used;
    over.saved_ever = saved_ever;
    return over;
  }
  friend bool operator==(const PlanState&, const PlanState&) = default;
};

struct ConsentState {
  bool given = false;
  Millis at = kNever;
  friend bool operator==(const ConsentState&, const ConsentState&) = default;
};

// What was told of a notice and is not over yet.
struct Told {
  std::string thing;
  Millis at = 0;  // when it is due
  friend bool operator==(const Told&, const Told&) = default;
};

struct NoticeState {
  std::vector<Told> told;
  friend bool operator==(const NoticeState&, const NoticeState&) = default;
};

// What gifts of a rule brought that come when others do something.
struct ReferralState {
  std::int64_t times = 0;
  std::vector<Given> gifts;  // one for each thing, net of what was taken back
  friend bool operator==(const ReferralState&, const ReferralState&) = default;
};

// Something the member said, until it has long been done.
struct Feedback {
  std::string id;  // of its activity
  std::string text, about, reply;
  Millis at = 0;
  Millis replied = kNever, done = kNever;
  friend bool operator==(const Feedback&, const Feedback&) = default;
};

enum class Standing : std::uint8_t { active, blocked, closed };

struct Profile {
  std::string birthday, language, invited_by;
  std::vector<std::string> tags;
  friend bool operator==(const Profile&, const Profile&) = default;
};

inline bool operator==(const Dates& a, const Dates& b) {
  return a.enrolled == b.enrolled && a.first_purchase == b.first_purchase &&
         a.last_purchase == b.last_purchase && a.birth_month == b.birth_month &&
         a.birth_day == b.birth_day;
}

// State of something that the programme no longer has, as canonical JSON, until its id comes back.
struct FrozenRoom {
  std::string path;  // `wallets/stars`
  std::string state;
};

struct Member {
  std::string id;
  Millis clock = INT64_MIN;   // latest `at` accepted; never goes back
  Millis closed = INT64_MIN;  // the clock at the last compaction: nothing up to it comes any more
  Dates dates;
  Profile profile;
  std::int64_t purchases = 0;
  std::int64_t spend = 0;
  std::uint32_t last_serial = 0;
  std::uint32_t last_voucher = 0;

  std::vector<ledger::Wallet> wallets;
  std::vector<HeldEntitlement> entitlements;
  std::vector<Shared<Source>> sources;  // oldest first
  std::vector<Redemption> redemptions;
  std::vector<Counter> counters;       // by LimitId
  std::vector<StreakState> streaks;
  std::vector<TierState> tiers;
  std::vector<MissionState> missions;  // as in the programme: badges first
  std::vector<RewardState> rewards;
  std::vector<DrawState> draws;
  std::vector<PlanState> plans;
  std::vector<ConsentState> consents;
  std::vector<NoticeState> notices;
  std::vector<ReferralState> referrals;  // by rule
  std::vector<Feedback> feedback;        // oldest first
  Standing standing = Standing::active;
  std::string into;           // of one who was merged: the member they are now
  std::vector<Millis> fired;  // by window rule: start of the last opening dealt with
  std::vector<FrozenRoom> frozen;
  std::vector<Opening> opens;  // by window rule: the next opening; from kNever: none

  std::uint64_t seq = 0;  // of the last record
  Digest head{};

  Member();
  Member(const Member&);
  Member(Member&&) noexcept;
  Member& operator=(const Member&);
  Member& operator=(Member&&) noexcept;
  ~Member();

  bool enrolled() const { return dates.enrolled != kNever; }
};

}  // namespace loyalty
