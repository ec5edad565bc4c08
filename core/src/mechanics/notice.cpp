#include "mechanics/notice.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/sorting.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/streak.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

constexpr time::Duration kAhead{0, 14, 0};
constexpr time::Duration kLapsed{0, 90, 0};
constexpr std::string_view kPurchase = "purchase";

// What one notice has to say of one kind.
struct Search {
  const Turn& turn;
  std::uint16_t notice;
  NoticeKind kind;
  std::int32_t offset_seconds;
  std::vector<Tellable>& found;

  const Notice& what() const { return turn.program.notices[notice]; }

  void add(std::string thing, Millis starts, Millis at, std::int64_t amount = 0) const {
    found.push_back({notice, kind, std::move(thing), starts, at, amount});
  }
  // What is lost at `at`, told so long before.
  void add_loss(std::string thing, Millis at, std::int64_t amount = 0) const {
    if (at == kNever) return;
    add(std::move(thing), turn.calendar().subtract(at, what().last.value_or(kAhead)), at, amount);
  }

  void points() const;
  void vouchers() const;
  void levels() const;
  void streaks() const;
  void claims() const;
  void birthday() const;
  void lapse() const;
};

// Lots of one end are told together.
void Search::points() const {
  for (std::size_t i = 0; i < turn.program.currencies.size(); ++i) {
    const ledger::Wallet& wallet = turn.member.wallets[i];
    const std::size_t first = found.size();
    for (const ledger::Lot& lot : wallet.lots()) {
      const Millis at = wallet.end_of(lot);
      const auto alike = std::find_if(found.begin() + static_cast<std::ptrdiff_t>(first),
                                      found.end(), [at](auto& one) { return one.at == at; });
      if (alike != found.end()) alike->amount += lot.amount;
      else add_loss(turn.program.currencies[i].id, at, lot.amount);
    }
  }
}

void Search::vouchers() const {
  for (const RewardState& reward : turn.member.rewards) {
    for (const Voucher& voucher : reward.vouchers) {
      if (voucher.is_open()) add_loss(voucher_id(voucher.number), voucher.until);
    }
  }
}

void Search::levels() const {
  for (std::size_t i = 0; i < turn.program.tiers.size(); ++i) {
    for (const LevelAtRisk& risk : levels_at_risk(turn, i)) {
      add_loss(turn.program.tiers[i].id, risk.at);
    }
  }
}

// A run that would miss the period it is in.
void Search::streaks() const {
  const time::Calendar& calendar = turn.calendar();
  for (std::uint16_t i = 0; i < turn.program.streaks.size(); ++i) {
    const Streak& streak = turn.program.streaks[i];
    if (!turn.member.streaks[i].alive) continue;
    if (already_counted(turn, i, turn.at, offset_seconds)) continue;
    if (!streak.window.is_open(turn.at, turn.member.dates, calendar)) continue;
    const Day period =
        period_of(turn, streak, streak_day(turn, streak, turn.at, offset_seconds));
    const Millis end = calendar.begin(period_after(turn, streak, period));
    const Millis starts = what().last ? calendar.subtract(end, *what().last)
                                      : calendar.begin(period);
    add(streak.id, starts, end);
  }
}

void Search::claims() const {
  for (std::size_t i = 0; i < turn.program.missions.size(); ++i) {
    for (const ReachedStep& step : turn.member.missions[i].reached) {
      if (step.state != StepState::claimable) continue;
      add_loss(joined({turn.program.missions[i].id, "/", std::to_string(step.at)}), step.until);
    }
  }
}

// Of the day, or of the days before it.
void Search::birthday() const {
  const time::Calendar& calendar = turn.calendar();
  const std::int32_t year = time::date_of(calendar.day_of(turn.at)).year;
  for (std::int32_t of = year; of <= year + 1; ++of) {
    const auto day = turn.member.dates.yearly(Since::birthday, of, calendar);
    if (!day) continue;
    std::string date;
    time::append_day(date, *day);
    const Millis begins = calendar.begin(*day);
    add(std::move(date), what().last ? calendar.subtract(begins, *what().last) : begins,
        calendar.end(*day));
  }
}

// Told once, from that day on, until there is a purchase.
void Search::lapse() const {
  const Millis last = turn.member.dates.last_purchase;
  if (last == kNever) return;
  const Millis at = turn.calendar().add(last, what().last.value_or(kLapsed));
  add(std::string(kPurchase), at, at);
}

bool is_open(const Tellable& one, Millis now) {
  const bool is_over = one.kind != NoticeKind::lapsed && one.at <= now;
  return one.starts <= now && !is_over;
}

void refuse(Turn& turn, Status status) {
  turn.out.field = "/attributes/notice";
  turn.fail(status);
}

bool was_told(const Member& member, const Tellable& one) {
  const auto& told = member.notices[one.notice].told;
  return std::any_of(told.begin(), told.end(), [&](const Told& mark) {
    return mark.at == one.at && mark.thing == one.thing;
  });
}

}  // namespace

std::vector<Tellable> tellable(const Turn& turn, std::int32_t offset_seconds) {
  using Look = void (Search::*)() const;
  constexpr Look kLooks[] = {&Search::points,  &Search::vouchers, &Search::levels,
                             &Search::streaks, &Search::claims,   &Search::birthday,
                             &Search::lapse};
  std::vector<Tellable> found;
  if (turn.member.standing != Standing::active) return found;
  for (std::uint16_t i = 0; i < turn.program.notices.size(); ++i) {
    for (const NoticeKind kind : turn.program.notices[i].on) {
      const Search search{turn, i, kind, offset_seconds, found};
      (search.*kLooks[static_cast<std::size_t>(kind)])();
    }
  }
  sort_stably(found, [](const Tellable& a, const Tellable& b) { return a.at < b.at; });
  return found;
}

std::vector<Tellable> due_notices(Turn& turn, std::int32_t offset_seconds) {
  const EventFacts facts(turn, nullptr, nullptr);
  std::vector<std::int64_t> rooms;
  for (const Notice& notice : turn.program.notices) {
    const bool holds = !notice.when || notice.when.holds(facts, turn.scratch);
    rooms.push_back(holds ? room_under(turn, facts, notice.limits).times : 0);
  }
  std::vector<Tellable> due;
  for (Tellable& one : tellable(turn, offset_seconds)) {
    if (!is_open(one, turn.at) || was_told(turn.member, one) || rooms[one.notice] == 0) continue;
    --rooms[one.notice];
    due.push_back(std::move(one));
  }
  return due;
}

std::string notice_id(const Turn& turn, const Tellable& one) {
  std::string id = joined({turn.program.notices[one.notice].id, "/", one.thing, "/"});
  time::append_timestamp(id, one.at, turn.calendar().zone().offset_seconds(one.at));
  return id;
}

void mark_told(Turn& turn, const Subject& facts, const Tellable& one) {
  turn.member.notices[one.notice].told.push_back({one.thing, one.at});
  take_under(turn, facts, turn.program.notices[one.notice].limits, 1, 0, kNobody);
}

void tell(Turn& turn, const Subject& facts) {
  const std::string_view id = turn.activity->attributes.find("notice").text();
  const std::int32_t offset = turn.activity->offset_seconds;
  for (const Tellable& one : due_notices(turn, offset)) {
    if (notice_id(turn, one) != id) continue;
    turn.effect(EffectType::told, turn.program.notices[one.notice].item, kNobody);
    return mark_told(turn, facts, one);
  }
  const auto all = tellable(turn, offset);
  const auto known = std::find_if(all.begin(), all.end(), [&](const Tellable& one) {
    return is_open(one, turn.at) && notice_id(turn, one) == id;
  });
  if (known == all.end()) return refuse(turn, Status::unknown_notice);
  if (was_told(turn.member, *known)) return refuse(turn, Status::already_told);
  const Notice& notice = turn.program.notices[known->notice];
  const bool holds = !notice.when || notice.when.holds(facts, turn.scratch);
  turn.fail(holds ? Status::limit_reached : Status::condition_false);
}

// That of a lapse goes with the purchase that ends it.
void forget_told(Turn& turn) {
  const Member& member = turn.member;
  for (std::size_t i = 0; i < turn.program.notices.size(); ++i) {
    const auto& on = turn.program.notices[i].on;
    const bool of_lapse = std::find(on.begin(), on.end(), NoticeKind::lapsed) != on.end();
    const auto last = turn.program.notices[i].last.value_or(kLapsed);
    const Millis lapse = of_lapse && member.dates.last_purchase != kNever
                             ? turn.calendar().add(member.dates.last_purchase, last)
                             : kNever;
    std::erase_if(turn.member.notices[i].told, [&](const Told& mark) {
      const bool is_lapse = mark.thing == kPurchase && of_lapse;
      return is_lapse ? mark.at != lapse : mark.at <= member.clock;
    });
  }
}

}  // namespace loyalty
