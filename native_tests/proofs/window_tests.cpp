// Windows and periods by hand: when they are open, when they open next.
#include <optional>
#include <string>

#include "blocks/window.hpp"
#include "catch.hpp"
#include "document/value.hpp"
#include "time/zone.hpp"

namespace {

using loyalty::Dates;
using loyalty::Window;
using loyalty::time::Calendar;
using loyalty::time::kNever;
using loyalty::time::Millis;
using loyalty::time::Zone;

// Days begin at 04:00 in Shanghai, weeks on Monday.
const Calendar& calendar() {
  static const Calendar made(*Zone::parse("Asia/Shanghai"), 4 * loyalty::time::kHour, 0);
  return made;
}

Millis at(const std::string& local) {
  const auto time = loyalty::time::parse_timestamp(local + "+08:00");
  REQUIRE(time);
  return time->instant;
}

std::string said(Millis instant) {
  if (instant == kNever) return "never";
  std::string text;
  loyalty::time::append_timestamp(text, instant, 8 * 3600);
  return text.substr(0, 16);
}

Window window(const std::string& text) {
  loyalty::document::Document document;
  REQUIRE_FALSE(document.parse("{\"window\":" + text + "}"));
  loyalty::Faults faults;
  const loyalty::document::Reader reader(document.root(), faults);
  loyalty::document::Object object(reader);
  Window made;
  read(object, "window", made, calendar(),
       "from until days every since after for end_of last");
  for (const auto& fault : faults) UNSCOPED_INFO(fault.pointer + ": " + fault.sentence);
  REQUIRE(faults.empty());
  return made;
}

bool is_open(const std::string& text, const std::string& local, const Dates& dates = {}) {
  return window(text).is_open(at(local), dates, calendar());
}

// `2026-03-08T04:00 2026-03-09T04:00`, or `none`.
std::string next(const std::string& text, const std::string& after, const Dates& dates = {}) {
  const auto opening = window(text).next(at(after), dates, calendar());
  return opening ? said(opening->from) + " " + said(opening->until) : "none";
}

Dates born(int month, int day) {
  Dates dates;
  dates.enrolled = at("2026-01-15T09:00:00");
  dates.birth_month = month;
  dates.birth_day = day;
  return dates;
}

}  // namespace

TEST_CASE("days include their whole day, instants exclude their end", "[proofs][window]") {
  const std::string days = R"({"from":"2026-03-01","until":"2026-03-15"})";
  CHECK_FALSE(is_open(days, "2026-03-01T03:59:59"));
  CHECK(is_open(days, "2026-03-01T04:00:00"));
  CHECK(is_open(days, "2026-03-16T03:59:59"));
  CHECK_FALSE(is_open(days, "2026-03-16T04:00:00"));
  const std::string instants =
      R"({"from":"2026-03-01T10:00:00+08:00","until":"2026-03-01T12:00:00+08:00"})";
  CHECK_FALSE(is_open(instants, "2026-03-01T09:59:59"));
  CHECK(is_open(instants, "2026-03-01T10:00:00"));
  CHECK_FALSE(is_open(instants, "2026-03-01T12:00:00"));
}

TEST_CASE("days of the week, of the month and of the year", "[proofs][window]") {
  CHECK(is_open(R"({"days":"fri"})", "2026-03-06T12:00:00"));
  CHECK(is_open(R"({"days":"fri"})", "2026-03-07T03:00:00"));
  CHECK_FALSE(is_open(R"({"days":"fri"})", "2026-03-07T05:00:00"));
  // 31 is the last day of a shorter month, 02-29 the 28th where there is none.
  CHECK(is_open(R"({"days":31})", "2026-04-30T12:00:00"));
  CHECK_FALSE(is_open(R"({"days":31})", "2026-04-29T12:00:00"));
  CHECK(is_open(R"({"days":31})", "2028-02-29T12:00:00"));
  CHECK(is_open(R"({"days":"02-29"})", "2026-02-28T12:00:00"));
  CHECK_FALSE(is_open(R"({"days":"02-29"})", "2028-02-28T12:00:00"));
  CHECK(is_open(R"({"days":"02-29"})", "2028-02-29T12:00:00"));
  CHECK(next(R"({"days":8})", "2026-03-08T04:00:00") == "2026-04-08T04:00 2026-04-09T04:00");
  CHECK(next(R"({"days":"02-29"})", "2028-03-01T00:00:00") ==
        "2029-02-28T04:00 2029-03-01T04:00");
}

TEST_CASE("what repeats opens at each beginning", "[proofs][window]") {
  CHECK(next(R"({"every":"month"})", "2026-01-31T12:00:00") == "2026-02-01T04:00 2026-03-01T04:00");
  CHECK(next(R"({"every":"week"})", "2026-03-01T12:00:00") == "2026-03-02T04:00 2026-03-09T04:00");
  CHECK(next(R"({"every":"quarter","until":"2026-05-01"})", "2026-02-01T12:00:00") ==
        "2026-04-01T04:00 2026-05-02T04:00");
  CHECK(next(R"({"every":"quarter","until":"2026-05-01"})", "2026-04-01T12:00:00") == "none");
  // The membership year of the 29 February ends on the 28th of common years.
  Dates dates;
  dates.enrolled = at("2024-02-29T09:00:00");
  CHECK(next(R"({"every":"year","since":"enrolled"})", "2024-03-01T00:00:00", dates) ==
        "2025-02-28T09:00 2026-02-28T09:00");
}

TEST_CASE("a birthday comes round every year", "[proofs][window]") {
  const Dates dates = born(3, 31);
  CHECK_FALSE(is_open(R"({"since":"birthday"})", "2026-03-31T12:00:00"));
  CHECK(is_open(R"({"since":"birthday"})", "2026-03-31T12:00:00", dates));
  CHECK(is_open(R"({"since":"birthday","for":"P3D"})", "2026-04-03T03:59:59", dates));
  CHECK_FALSE(is_open(R"({"since":"birthday","for":"P3D"})", "2026-04-03T04:00:00", dates));
  // A unit is the one that holds the date.
  CHECK(is_open(R"({"since":"birthday","for":"month"})", "2026-03-01T04:00:00", dates));
  CHECK(next(R"({"since":"birthday","for":"month"})", "2026-03-15T00:00:00", dates) ==
        "2027-03-01T04:00 2027-04-01T04:00");
  // From 28 December over the turn of the year.
  CHECK(is_open(R"({"since":"birthday","for":"P10D"})", "2027-01-05T12:00:00", born(12, 28)));
}

TEST_CASE("a while after a date of the member", "[proofs][window]") {
  Dates dates;
  CHECK(next(R"({"since":"last_purchase","after":"P90D","for":"P30D"})", "2026-01-01T00:00:00",
             dates) == "none");
  dates.last_purchase = at("2026-01-31T10:00:00");
  // 28 days of February, 31 of March, 30 of April and one more: 1 May.
  CHECK(next(R"({"since":"last_purchase","after":"P90D","for":"P30D"})", "2026-02-01T00:00:00",
             dates) == "2026-05-01T10:00 2026-05-31T10:00");
  // The end of the week that holds it: Sunday 31 May, so Monday 1 June.
  CHECK(next(R"({"since":"last_purchase","after":"P90D","for":"P30D","end_of":"week"})",
             "2026-02-01T00:00:00", dates) == "2026-05-01T10:00 2026-06-01T04:00");
}

TEST_CASE("pieces counted from a date hold every instant once", "[proofs][window]") {
  Dates dates;
  dates.enrolled = at("2024-01-31T09:00:00");
  loyalty::Period period{loyalty::time::Unit::month, {}, loyalty::Since::enrolled};
  // The last day of a shorter month, and back to the 31st.
  CHECK(said(period.start(at("2024-03-15T00:00:00"), dates, calendar())) == "2024-02-29T09:00");
  CHECK(said(period.end(at("2024-03-15T00:00:00"), dates, calendar())) == "2024-03-31T09:00");
  CHECK(said(period.start(at("2024-02-29T08:59:59"), dates, calendar())) == "2024-01-31T09:00");
  CHECK(said(period.start(at("9999-12-31T10:00:00"), dates, calendar())) == "9999-12-31T09:00");
  CHECK(said(period.start(at("2023-12-31T10:00:00"), dates, calendar())) == "2023-12-31T09:00");
}
