// How long what a member got lasts, and the dates of a member from which spans are counted.
#pragma once

#include <cstdint>
#include <optional>

#include "document/reader.hpp"
#include "time/calendar.hpp"

namespace loyalty {

using time::Day;
using time::kNever;
using time::Millis;

enum class Since : std::uint8_t {
  nothing,  // the moment the thing came about
  enrolled,
  birthday,     // comes round every year
  anniversary,  // of enrolment; comes round every year
  first_purchase,
  last_purchase,
  last_use  // of a currency: last earned or spent
};

struct Dates {
  Millis enrolled = kNever;  // kNever: not known
  Millis first_purchase = kNever;
  Millis last_purchase = kNever;
  std::int32_t birth_month = 0;  // 0: not known
  std::int32_t birth_day = 0;

  // The instant a date stands for; of a yearly date the last one at or before `now`.
  std::optional<Millis> instant(Since since, Millis now, const time::Calendar& calendar) const;
  // The civil day of a yearly date in `year`: 29 February falls on the 28th in common years.
  std::optional<Day> yearly(Since since, std::int32_t year, const time::Calendar& calendar) const;
};

// A span of a document: a duration, or the calendar unit that holds the moment.
struct Span {
  std::optional<time::Duration> duration;
  std::optional<time::Unit> unit;

  Millis end(Millis from, const time::Calendar& calendar) const;
  bool is_empty() const;  // a duration of no length
  friend bool operator==(const Span&, const Span&) = default;
};

struct Term {
  bool given = false;  // false: the document says nothing, and another term may apply
  Since since = Since::nothing;
  std::optional<Span> span;
  std::optional<time::Unit> end_of;
  std::optional<Millis> until;

  // The end of what came about at `from`, exclusive and never before it; kNever when there is none.
  // `last_use` is the currency's, where the term counts from it.
  Millis end(Millis from, const Dates& dates, const time::Calendar& calendar,
             Millis last_use = kNever) const;
  friend bool operator==(const Term&, const Term&) = default;
};

bool is_yearly(Since since);
// `end_of`: moves an exclusive end to the end of the unit that holds the last moment before it, so
// that an end on a boundary stays where it is.
Millis end_of_unit(time::Unit unit, Millis end, const time::Calendar& calendar);

Span read_span(const document::Reader& reader, bool of_limit = false);
// An instant, or a day: where it begins, or with `end` where it is over.
std::optional<Millis> read_moment(const document::Reader& reader, bool end,
                                  const time::Calendar& calendar);

// What stands under a key goes into its place, which without the key stays as it is.
void read(document::Object& object, std::string_view key, time::Duration& into);
void read(document::Object& object, std::string_view key, std::optional<time::Duration>& into);
void read(document::Object& object, std::string_view key, std::optional<time::Unit>& into);
void read(document::Object& object, std::string_view key, std::optional<Span>& into);
// `last_use` means something in a term only, and there only to a currency.
enum class SinceOf : std::uint8_t { window, term, currency };
void read(document::Object& object, std::string_view key, Since& into, SinceOf use);
void read(document::Object& object, std::string_view key, Term& into,
          const time::Calendar& calendar, SinceOf use = SinceOf::term);
void read(document::Object& object, std::string_view key, std::optional<Term>& into,
          const time::Calendar& calendar);

}  // namespace loyalty
