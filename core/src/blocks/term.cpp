#include "blocks/term.hpp"

#include <algorithm>

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;
using time::Calendar;

constexpr time::Date kLeapDay{2000, 2, 29};

constexpr std::int64_t kLongestYears = 10'000;  // dates are written with four digits
constexpr std::string_view kUnits = "day week month quarter year";
constexpr std::string_view kUnitsOfLimit = "day week month quarter year activity";

std::optional<time::Unit> read_unit(const Reader& reader) {
  const int word = reader.word(kUnits);
  if (word < 0) return std::nullopt;
  return static_cast<time::Unit>(word);
}

std::optional<time::Duration> read_duration(const Reader& reader) {
  if (!reader.is(Kind::text)) {
    reader.type_fault("a duration such as \"P12M\"");
    return std::nullopt;
  }
  const auto duration = time::parse_duration(reader.value().text());
  if (!duration) {
    reader.value_fault("% is not an ISO 8601 duration of whole numbers");
  } else if (duration->months >= kLongestYears * 12 || duration->days >= kLongestYears * 365 ||
             duration->millis >= kLongestYears * 365 * time::kDay) {
    reader.fault("semantic.out_of_reach", "% is longer than there are years to count",
                 document::described(reader.value()));
  }
  return duration;
}

}  // namespace

bool is_yearly(Since since) { return since == Since::birthday || since == Since::anniversary; }

std::optional<Day> Dates::yearly(Since since, std::int32_t year, const Calendar& calendar) const {
  time::Date date{year, birth_month, birth_day};
  if (since == Since::anniversary) {
    if (enrolled == kNever) return std::nullopt;
    const time::Date first = time::date_of(calendar.day_of(enrolled));
    if (year <= first.year) return std::nullopt;
    date = {year, first.month, first.day};
  } else if (birth_month == 0) {
    return std::nullopt;
  }
  if (date.month == kLeapDay.month && date.day == kLeapDay.day) {
    date.day = std::min(date.day, time::days_in_month(year, date.month));
  }
  return time::day_of(date);
}

std::optional<Millis> Dates::instant(Since since, Millis now, const Calendar& calendar) const {
  Millis at = kNever;
  switch (since) {
    case Since::enrolled:
      at = enrolled;
      break;
    case Since::first_purchase:
      at = first_purchase;
      break;
    case Since::last_purchase:
      at = last_purchase;
      break;
    case Since::birthday:
    case Since::anniversary: {
      const std::int32_t year = time::date_of(calendar.day_of(now)).year;
      for (std::int32_t candidate = year; candidate >= year - 1; --candidate) {
        const auto day = yearly(since, candidate, calendar);
        if (day && calendar.begin(*day) <= now) return calendar.begin(*day);
      }
      return std::nullopt;
    }
    case Since::nothing:
    case Since::last_use:
      break;
  }
  if (at == kNever) return std::nullopt;
  return at;
}

Millis end_of_unit(time::Unit unit, Millis end, const Calendar& calendar) {
  return end == kNever ? kNever : calendar.unit_end(unit, end - 1);
}

Millis Span::end(Millis from, const Calendar& calendar) const {
  if (unit) return calendar.unit_end(*unit, from);
  return duration ? calendar.add(from, *duration) : kNever;
}

Millis Term::end(Millis from, const Dates& dates, const Calendar& calendar,
                 Millis last_use) const {
  Millis base = from;
  if (since == Since::last_use) {
    base = last_use == kNever ? from : last_use;
  } else if (since != Since::nothing) {
    base = dates.instant(since, from, calendar).value_or(from);
  }
  Millis end = span ? span->end(base, calendar) : kNever;
  if (end_of) end = end_of_unit(*end_of, span ? end : base + 1, calendar);
  if (until) end = std::min(end, *until);
  return std::max(end, from);  // what would have been over before it came about is over at once
}

Span read_span(const Reader& reader, bool of_limit) {
  const std::string_view text = reader.value().text();
  if (text.empty() || text[0] == 'P') return {read_duration(reader), std::nullopt};
  const int word =
      reader.word(of_limit ? kUnitsOfLimit : kUnits, "a duration such as \"P7D\"");
  if (word < 0) return {};
  return {std::nullopt, static_cast<time::Unit>(word)};
}

bool Span::is_empty() const {
  return duration && duration->months == 0 && duration->days == 0 && duration->millis == 0;
}

std::optional<Millis> read_moment(const Reader& reader, bool end, const Calendar& calendar) {
  if (!reader.is(Kind::text)) {
    reader.type_fault("a day or an instant");
    return std::nullopt;
  }
  const std::string_view text = reader.value().text();
  if (const auto day = time::parse_day(text)) {
    return end ? calendar.end(*day) : calendar.begin(*day);
  }
  if (const auto stamp = time::parse_timestamp(text)) return stamp->instant;
  reader.value_fault("% is neither a day (YYYY-MM-DD) nor an RFC 3339 instant");
  return std::nullopt;
}

void read(Object& object, std::string_view key, time::Duration& into) {
  std::optional<time::Duration> duration;
  read(object, key, duration);
  if (duration) into = *duration;
}

void read(Object& object, std::string_view key, std::optional<time::Duration>& into) {
  if (const auto reader = object.find(key)) into = read_duration(*reader);
}

void read(Object& object, std::string_view key, std::optional<time::Unit>& into) {
  if (const auto reader = object.find(key)) into = read_unit(*reader);
}

void read(Object& object, std::string_view key, std::optional<Span>& into) {
  if (const auto reader = object.find(key)) into = read_span(*reader);
}

void read(Object& object, std::string_view key, Since& into, SinceOf use) {
  const auto reader = object.find(key);
  if (!reader) return;
  const std::string_view words =
      "enrolled birthday anniversary first_purchase last_purchase last_use";
  const int word = reader->word(use == SinceOf::window ? words.substr(0, words.rfind(' ')) : words);
  into = static_cast<Since>(word + 1);
  if (into == Since::last_use && use != SinceOf::currency) {
    reader->fault("warning.no_effect", "only points of a currency live from their last use");
  }
}

void read(Object& object, std::string_view key, Term& into, const Calendar& calendar,
          SinceOf use) {
  const auto reader = object.find(key);
  if (!reader) return;
  into.given = true;
  if (reader->is(Kind::boolean)) {
    if (!reader->value().boolean()) {
      reader->value_fault("a term is true, a duration or an object, never false");
    }
    return;
  }
  if (reader->is(Kind::text)) {
    into.span = Span{read_duration(*reader), std::nullopt};
    return;
  }
  if (!reader->is(Kind::object)) return reader->type_fault("true, a duration or an object");
  Object term(*reader);
  read(term, "since", into.since, use);
  read(term, "for", into.span);
  read(term, "end_of", into.end_of);
  if (const auto until = term.find("until")) into.until = read_moment(*until, true, calendar);
  term.finish();
  if (into.since != Since::nothing && !into.span && !into.end_of) {
    reader->member("since").fault("warning.no_effect", "`since` says from when `for` is counted");
  }
}

void read(Object& object, std::string_view key, std::optional<Term>& into,
          const Calendar& calendar) {
  Term term;
  read(object, key, term, calendar);
  if (term.given) into = term;
}

}  // namespace loyalty
