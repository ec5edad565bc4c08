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

const std::vector<std::string_view> kDates = {"enrolled",       "birthday",      "anniversary",
                                              "first_purchase", "last_purchase", "last_use"};
const std::vector<std::string_view> kUnits = {"day", "week", "month", "quarter", "year"};

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
  return until ? std::min(end, *until) : end;
}

std::optional<Since> read_since(const Reader& reader, bool in_term, bool of_currency) {
  const std::vector<std::string_view> words(kDates.begin(), kDates.end() - (in_term ? 0 : 1));
  const int word = reader.word(words);
  if (word < 0) return std::nullopt;
  const auto since = static_cast<Since>(word + 1);
  if (since == Since::last_use && !of_currency) {
    reader.fault("warning.no_effect", "only points of a currency live from their last use");
  }
  return since;
}

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
    reader.fault("structure.value", document::described(reader.value()) +
                                        " is not an ISO 8601 duration of whole numbers");
  } else if (duration->months >= kLongestYears * 12 || duration->days >= kLongestYears * 365 ||
             duration->millis >= kLongestYears * 365 * time::kDay) {
    reader.fault("semantic.out_of_reach", document::described(reader.value()) +
                                              " is longer than there are years to count");
  }
  return duration;
}

Span read_span(const Reader& reader, bool of_limit) {
  const std::string_view text = reader.value().text();
  if (text.empty() || text[0] == 'P') return {read_duration(reader), std::nullopt};
  std::vector<std::string_view> words = kUnits;
  if (of_limit) words.push_back("activity");
  const int word = reader.word(words, "a duration such as \"P7D\"");
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
  reader.fault("structure.value", document::described(reader.value()) +
                                      " is neither a day (YYYY-MM-DD) nor an RFC 3339 instant");
  return std::nullopt;
}

Term read_term(const Reader& reader, const Calendar& calendar, bool of_currency) {
  Term term;
  term.given = true;
  if (reader.is(Kind::boolean)) {
    if (!reader.value().boolean()) {
      reader.fault("structure.value", "a term is true, a duration or an object, never false");
    }
    return term;
  }
  if (reader.is(Kind::text)) {
    term.span = Span{read_duration(reader), std::nullopt};
    return term;
  }
  if (!reader.is(Kind::object)) {
    reader.type_fault("true, a duration or an object");
    return term;
  }
  Object object(reader);
  if (auto since = object.find("since")) {
    term.since = read_since(*since, true, of_currency).value_or(Since::nothing);
  }
  if (auto span = object.find("for")) term.span = read_span(*span);
  if (auto unit = object.find("end_of")) term.end_of = read_unit(*unit);
  if (auto until = object.find("until")) term.until = read_moment(*until, true, calendar);
  object.finish();
  if (term.since != Since::nothing && !term.span && !term.end_of) {
    reader.member("since").fault("warning.no_effect", "`since` says from when `for` is counted");
  }
  return term;
}

}  // namespace loyalty
