#include "engine/corridor.hpp"

#include <algorithm>
#include <utility>

#include "base/sorting.hpp"
#include "mechanics/cart.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/notice.hpp"
#include "mechanics/sources.hpp"
#include "mechanics/streak.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/verbs.hpp"

namespace loyalty {
namespace {

// Whether the effect came from this streak, by itself or through its steps.
bool from_streak(const Turn& turn, int effect, std::uint16_t streak) {
  const std::string& id = turn.program.streaks[streak].id;
  for (; effect != kNobody; effect = turn.out.effects[static_cast<std::size_t>(effect)].cause) {
    const Effect& made = turn.out.effects[static_cast<std::size_t>(effect)];
    if (made.streak == static_cast<std::int16_t>(streak)) return true;
    if (made.rule == kNoItem) continue;
    const std::string_view path = turn.program.catalogue.path(made.rule);
    if (path.substr(0, 8) == "streaks/" && path.substr(8, id.size() + 1) == id + "/") return true;
  }
  return false;
}

// Rules without `on` that open for a member who enrols, or gives a date, while they are open: they
// fire with this activity, at their place in the list.
std::vector<std::uint16_t> with_open_windows(Turn& turn, const Listeners& heard) {
  std::vector<std::uint16_t> rules = heard.rules;
  Member& member = turn.member;
  for (std::size_t i = 0; i < turn.program.window_rules.size(); ++i) {
    const std::uint16_t rule = turn.program.window_rules[i];
    const Window& window = turn.program.rules[rule].window;
    const auto opening = window.current_or_next(turn.at, member.dates, turn.calendar());
    const bool now = opening && opening->from <= turn.at && opening->from > member.fired[i];
    if (now) rules.push_back(rule);
    // What opened before the member enrolled, or gave the date, is not made up for.
    if (opening) member.fired[i] = std::max(member.fired[i], now ? opening->from : turn.at);
  }
  sort_stably(rules);
  schedule(turn.program, member);
  return rules;
}

void hear_streaks(Turn& turn, Gifts& gifts, const Subject& facts, const Listeners& listeners,
                  int cause) {
  for (std::uint16_t streak : listeners.streaks) {
    if (from_streak(turn, cause, streak)) continue;
    hear(turn, gifts, facts, streak, cause, cause == kNobody && !turn.due);
  }
}

// The type `check_in` alone means "count my day": where no streak can, it is refused.
bool is_idle_check_in(const Turn& turn, const Activity& activity, const Listeners& listeners) {
  if (activity.type != "check_in" || listeners.streaks.empty()) return false;
  return std::all_of(listeners.streaks.begin(), listeners.streaks.end(), [&](std::uint16_t streak) {
    return already_counted(turn, streak, activity.at, activity.offset_seconds);
  });
}

void note_facts(Turn& turn, const Incoming& incoming) {
  Member& member = turn.member;
  if (incoming.verb == Verb::purchase) {
    const Millis at = incoming.activity.at;
    Dates& dates = member.dates;
    member.purchases += 1;
    member.spend += turn.activity->attributes.find("amount").integer();
    dates.first_purchase = std::min(dates.first_purchase, at);
    dates.last_purchase = dates.last_purchase == kNever ? at : std::max(dates.last_purchase, at);
    schedule(turn.program, member);
  }
  if (incoming.verb == Verb::merge) {
    // What opened before, by dates that came over, was the other's.
    for (Millis& fired : member.fired) fired = std::max(fired, incoming.activity.at);
    schedule(turn.program, member);
  }
  member.clock = std::max(member.clock, incoming.activity.at);
  close_returns(turn, member.clock);
  forget_told(turn);
  forget_old_counts(turn);
}

// What was passed over, in list order: streaks stand before rules in the catalogue.
void order_passed_over(Turn& turn) {
  sort_stably(turn.out.passed_over,
              [](const Passed& a, const Passed& b) { return a.rule < b.rule; });
}

}  // namespace

void schedule(const Program& program, Member& member) {
  for (std::size_t i = 0; i < program.window_rules.size(); ++i) {
    const Window& window = program.rules[program.window_rules[i]].window;
    const Millis after = std::max(member.fired[i], member.dates.enrolled);
    member.opens[i] = window.next(after, member.dates, program.calendar)
                          .value_or(Opening{kNever, kNever});
  }
}

Member make_member(const Program& program, std::string_view id) {
  Member member;
  member.id = id;
  for (std::uint16_t i = 0; i < program.currencies.size(); ++i) member.wallets.emplace_back(i);
  member.counters.resize(program.limits.size());
  member.streaks.resize(program.streaks.size());
  member.tiers.resize(program.tiers.size());
  for (std::size_t i = 0; i < program.tiers.size(); ++i) {
    member.tiers[i].counted.resize(program.tiers[i].currencies.size());
  }
  member.missions.resize(program.missions.size());
  member.rewards.resize(program.rewards.size());
  for (const Draw& draw : program.draws) {
    member.draws.push_back({0, std::vector<std::int64_t>(draw.prizes.size())});
  }
  member.plans.resize(program.plans.size());
  member.consents.resize(program.consents.size());
  member.notices.resize(program.notices.size());
  member.referrals.resize(program.rules.size());
  member.fired.assign(program.window_rules.size(), INT64_MIN);
  member.opens.assign(program.window_rules.size(), Opening{kNever, kNever});
  return member;
}

void react(Turn& turn, Gifts& gifts, const Subject& facts, const Listeners& listeners, int cause) {
  gifts.judge(turn, facts, listeners.rules, cause, false);
  hear_streaks(turn, gifts, facts, listeners, cause);
  gifts.give(turn, facts);
  // What missions gave meanwhile is tested with the first event that comes after them.
  const int behind = std::exchange(turn.tiers_cause, kNobody);
  test_tiers(turn, facts, behind == kNobody ? cause : behind);
  hear_missions(turn, gifts, facts, listeners.missions, cause);
}

void cascade(Turn& turn, Gifts& gifts, std::size_t first) {
  for (std::size_t i = first; i < turn.out.effects.size() && !turn.failed(); ++i) {
    const auto& listeners =
        turn.program.effect_listeners[static_cast<std::size_t>(turn.out.effects[i].type)];
    if (listeners.none() && turn.tiers_to_test == 0) continue;
    const Effect effect = turn.out.effects[i];  // its place may move
    react(turn, gifts, EventFacts(turn, nullptr, &effect), listeners, static_cast<int>(i));
  }
}

bool is_too_late(const Program& program, const Member& member, Millis at) {
  // Before a compaction nobody can tell any more whether the id was accepted already.
  return (at < member.clock && member.clock - at > program.late) || at <= member.closed;
}

EntryRefusal entry_refusal(const Program& program, const Member& member,
                           const Incoming& incoming) {
  // What another member's activity causes comes when that one is looked at, however late.
  const bool is_caused = !incoming.stamp.cause.empty() && incoming.activity.at > member.closed;
  if (!is_caused && is_too_late(program, member, incoming.activity.at)) {
    return {Status::too_late, "/at"};
  }
  if (member.standing == Standing::closed) return {Status::member_closed, "/member"};
  if (member.standing == Standing::active || !incoming.stamp.operator_name.empty()) return {};
  // Who is blocked can still withdraw a consent and give back, and owes what others gave back.
  constexpr Verb kHeard[] = {Verb::consent, Verb::refund, Verb::cancel_redemption};
  constexpr Verb kCaused[] = {Verb::cancel, Verb::close};
  const auto is_among = [&](const auto& verbs) {
    return std::find(std::begin(verbs), std::end(verbs), incoming.verb) != std::end(verbs);
  };
  if (is_among(kHeard) || (!incoming.stamp.cause.empty() && is_among(kCaused))) return {};
  return {Status::member_blocked, "/member"};
}

namespace {

void go_through(Turn& turn, Gifts& gifts, const Incoming& incoming, bool was_purchase) {
  const Activity& activity = incoming.activity;
  Member& member = turn.member;
  const bool enrols = !member.enrolled();
  const EntryRefusal refused = entry_refusal(turn.program, member, incoming);
  if (refused.status != Status::ok) {
    turn.out.field = refused.field;
    return turn.fail(refused.status);
  }
  turn.at = activity.at;
  turn.activity = &activity;
  if (!enrols && activity.at >= member.clock) {
    // What comes due by itself comes due with nobody.
    const ledger::PartnerId partner = std::exchange(turn.partner, ledger::kNoPartner);
    settle(turn, gifts, activity.at);
    turn.partner = partner;
  }
  const std::size_t first = turn.first_effect = turn.out.effects.size();
  static const Listeners nobody;
  if (enrols) {
    const EventFacts facts(turn, &activity, nullptr);
    enrol(turn);
    const int event = turn.program.event("enrol");
    const Listeners& heard =
        event < 0 ? nobody : turn.program.listeners[static_cast<std::size_t>(event)];
    const bool own = incoming.verb == Verb::enrol;
    gifts.judge(turn, facts, with_open_windows(turn, heard), kNobody, own);
    hear_streaks(turn, gifts, facts, heard, kNobody);
    gifts.give(turn, facts);
    test_tiers(turn, facts, kNobody);
    hear_missions(turn, gifts, facts, heard.missions, kNobody);
  }
  if (incoming.verb != Verb::enrol) {
    // A purchase is heard as what is left of it when its cart has been worked out.
    const bool has_cart = incoming.verb == Verb::purchase && turn.cart;
    turn.activity = has_cart ? &turn.cart->work_out(turn, activity) : &activity;
    if (turn.failed()) return;
    const EventFacts facts(turn, turn.activity, nullptr);
    const int event = turn.program.event(activity.type);
    const Listeners& heard =
        event < 0 ? nobody : turn.program.listeners[static_cast<std::size_t>(event)];
    if (is_idle_check_in(turn, activity, heard)) return turn.fail(Status::already_checked_in);
    if (incoming.verb == Verb::profile) {
      set_profile(turn);
      gifts.judge(turn, facts, with_open_windows(turn, heard), kNobody, true);
    } else {
      gifts.judge(turn, facts, heard.rules, kNobody, true);
    }
    perform(turn, gifts, facts, incoming.verb, was_purchase);
    if (turn.failed()) return;
    // Nothing is given any more once a membership is closed.
    if (member.standing == Standing::closed) return note_facts(turn, incoming);
    hear_streaks(turn, gifts, facts, heard, kNobody);
    gifts.give(turn, facts);
    test_tiers(turn, facts, kNobody);
    hear_missions(turn, gifts, facts, heard.missions, kNobody);
  }
  cascade(turn, gifts, first);
  if (turn.failed()) return;
  order_passed_over(turn);
  note_facts(turn, incoming);
}

}  // namespace

void pass_through(Turn& turn, Gifts& gifts, const Incoming& incoming, bool was_purchase) {
  const document::Value named = incoming.activity.attributes.find("partner");
  const bool is_partners = named && !turn.program.partners.empty();
  if (is_partners) turn.partner = partner_called(turn.program, named.text());
  go_through(turn, gifts, incoming, was_purchase);
  if (!is_partners || turn.partner != ledger::kNoPartner) return;
  // Of two reasons the one that stands first is given.
  if (turn.failed() && !stands_before(Status::unknown_partner, turn.failure)) return;
  turn.failure = Status::unknown_partner;
  turn.out.field = "/attributes/partner";
  turn.out.missing.reset();
}

}  // namespace loyalty
