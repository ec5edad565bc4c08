// Counts under a limit by hand: windows that begin anew, spans that move, what is given back.
#include <string>

#include "blocks/limit.hpp"
#include "blocks/tally.hpp"
#include "catch.hpp"
#include "time/zone.hpp"

namespace {

using loyalty::Counter;
using loyalty::Dates;
using loyalty::Limit;
using loyalty::Tally;
using loyalty::time::Calendar;
using loyalty::time::kDay;
using loyalty::time::kHour;
using loyalty::time::Millis;

constexpr Millis kMonday = 1'772'409'600'000;  // 2026-03-02T00:00:00Z
constexpr Millis kLate = 48 * kHour;

const Calendar& calendar() {
  static const Calendar made(*loyalty::time::Zone::parse("UTC"), 0, 0);
  return made;
}

// A counter under one limit, as a member's activities use it.
class Counted {
 public:
  explicit Counted(Limit limit) : limit_(std::move(limit)) {}

  void take(Millis at, std::int64_t times, std::int64_t amount, const std::string& by = "") {
    clock_ = std::max(clock_, at);
    counter_.take(limit_, by, at, {times, amount}, clock_ - kLate, Dates{}, calendar());
  }
  std::int64_t times(Millis at, const std::string& by = "") const {
    return counter_.had(limit_, by, at, Dates{}, calendar()).times;
  }
  std::int64_t amount(Millis at, const std::string& by = "") const {
    return counter_.had(limit_, by, at, Dates{}, calendar()).amount;
  }
  const Counter& counter() const { return counter_; }

 private:
  Limit limit_;
  Counter counter_;
  Millis clock_ = 0;
};

Limit every(loyalty::time::Unit unit) {
  Limit limit;
  limit.times = 1;
  limit.every.unit = unit;
  return limit;
}

Limit last(std::int64_t days) {
  Limit limit;
  limit.times = 1;
  limit.last = loyalty::time::Duration{0, days, 0};
  return limit;
}

}  // namespace

TEST_CASE("a count begins anew with its window", "[proofs][limit]") {
  Counted counted(every(loyalty::time::Unit::week));
  counted.take(kMonday, 1, 10);
  counted.take(kMonday + 6 * kDay, 2, 5);
  CHECK(counted.times(kMonday + 7 * kDay - 1) == 3);
  CHECK(counted.amount(kMonday + 7 * kDay - 1) == 15);
  CHECK(counted.times(kMonday + 7 * kDay) == 0);
  counted.take(kMonday + 7 * kDay, 1, 1);
  // An activity that comes two days late still finds the week it belongs to.
  CHECK(counted.times(kMonday + 6 * kDay) == 3);
  counted.take(kMonday + 9 * kDay, 1, 1);
  CHECK(counted.times(kMonday + 6 * kDay) == 0);
  CHECK(counted.counter().series()[0].windows.size() == 1);
}

TEST_CASE("what is given back is never less than nothing", "[proofs][limit]") {
  Counted counted(every(loyalty::time::Unit::day));
  counted.take(kMonday, 1, 10);
  counted.take(kMonday + kHour, -3, -4);
  CHECK(counted.times(kMonday) == 0);
  CHECK(counted.amount(kMonday) == 6);
}

TEST_CASE("one count for each value", "[proofs][limit]") {
  Counted counted(every(loyalty::time::Unit::day));
  counted.take(kMonday, 1, 0, "mug");
  counted.take(kMonday, 1, 0, "cup");
  counted.take(kMonday, 1, 0, "cup");
  CHECK(counted.times(kMonday, "mug") == 1);
  CHECK(counted.times(kMonday, "cup") == 2);
  CHECK(counted.times(kMonday, "pot") == 0);
  // Values whose windows are over are forgotten.
  counted.take(kMonday + 4 * kDay, 1, 0, "pot");
  CHECK(counted.counter().series().size() == 1);
}

TEST_CASE("a moving span leaves its far end out", "[proofs][limit]") {
  Counted counted(last(7));
  counted.take(kMonday, 1, 10);
  counted.take(kMonday + kDay, 1, 5);
  CHECK(counted.times(kMonday + 7 * kDay - 1) == 2);
  CHECK(counted.times(kMonday + 7 * kDay) == 1);
  CHECK(counted.amount(kMonday + 7 * kDay) == 5);
  CHECK(counted.times(kMonday + 8 * kDay) == 0);
  counted.take(kMonday + 30 * kDay, 1, 1);
  CHECK(counted.counter().series()[0].moving.entries().size() == 1);
}

TEST_CASE("a tally adds up by day beyond what it keeps exactly", "[proofs][limit]") {
  Tally tally;
  // Ten a day for 100 days: 1,000 entries asked for, of one point each.
  for (int i = 0; i < 1000; ++i) {
    tally.add(kMonday + (i / 10) * kDay + (i % 10) * kHour, 1, 1, calendar());
  }
  CHECK(tally.times() == 1000);
  CHECK(tally.entries().size() <= 100 + Tally::kExact);
  // The last 3 days are exact to the hour: of the 97th only what came after 04:00.
  CHECK(tally.amount_after(kMonday + 97 * kDay + 4 * kHour) == 25);
  // Older ones fall out whole, with the last of their day.
  CHECK(tally.amount_after(kMonday + 9 * kDay + 9 * kHour) == 900);
  tally.forget_until(kMonday + 49 * kDay + 9 * kHour);
  CHECK(tally.amount() == 500);
}

TEST_CASE("a tally keeps what came late in its place", "[proofs][limit]") {
  Tally tally;
  tally.add(kMonday + 2 * kHour, 1, 20, calendar());
  tally.add(kMonday + kHour, 1, 10, calendar());
  tally.add(kMonday + 2 * kHour, 1, 5, calendar());
  REQUIRE(tally.entries().size() == 2);
  CHECK(tally.amount_after(kMonday + kHour) == 25);
  tally.take_back(kMonday + kHour, 4, calendar());
  CHECK(tally.amount() == 31);
  CHECK(tally.amount_after(kMonday + kHour) == 25);
  tally.take_back(kMonday + 2 * kHour, 99, calendar());
  CHECK(tally.amount() == 6);
}

TEST_CASE("what a tally has forgotten lowers nothing that is left", "[proofs][limit]") {
  Tally tally;
  tally.add(kMonday, 1, 10, calendar());
  tally.add(kMonday + kHour, 1, 20, calendar());
  tally.add(kMonday + 3 * kDay, 1, 30, calendar());
  tally.forget_until(kMonday);
  tally.take_back(kMonday, 10, calendar());
  CHECK(tally.amount() == 50);
  tally.forget_until(kMonday + kHour);
  tally.take_back(kMonday + kHour, 20, calendar());
  CHECK(tally.amount() == 30);
  tally.take_back(kMonday + 3 * kDay, 20, calendar());
  CHECK(tally.amount() == 10);
}

TEST_CASE("a tally that does not add up is not taken in", "[proofs][limit]") {
  constexpr std::int64_t most = 9'007'199'254'740'991;
  Tally tally;
  CHECK(tally.load({{1, 1, most - 1}, {2, 1, 1}}));
  CHECK(tally.amount() == most);
  CHECK_FALSE(tally.load({{1, 1, most}, {2, 1, 1}}));
  CHECK(tally.amount() == most);
}
