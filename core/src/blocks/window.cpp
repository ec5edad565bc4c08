#include "blocks/window.hpp"

#include <algorithm>

#include "base/joined.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;
using time::Calendar;

constexpr int kLongestSearchDays = 366 * 8 + 2;  // 29 February comes round within eight years

bool matches(const Window::DayRule& rule, Day day) {
  using RuleKind = Window::DayRule::Kind;
  if (rule.kind == RuleKind::weekday) return time::weekday(day) == rule.day;
  const time::Date date = time::date_of(day);
  if (rule.kind == RuleKind::month_day && date.month != rule.month) return false;
  return date.day == std::min(rule.day, time::days_in_month(date.year, date.month));
}

// Where the span that starts from a member's date lies, for the coming round of `year` where the
// date is yearly.
std::optional<Opening> dated(const Window& window, const Dates& dates, std::int32_t year,
                             const Calendar& calendar) {
  Opening opening;
  std::optional<Day> day;
  if (is_yearly(window.since)) {
    day = dates.yearly(window.since, year, calendar);
    if (!day) return std::nullopt;
    opening.from = calendar.begin(*day);
  } else {
    const auto instant = dates.instant(window.since, 0, calendar);
    if (!instant) return std::nullopt;
    opening.from = *instant;
  }
  if (window.after) opening.from = calendar.add(opening.from, *window.after);
  if (window.span) {
    opening.until = window.span->end(opening.from, calendar);
    if (window.span->unit) {
      const Day held = calendar.day_of(opening.from);
      opening.from = calendar.begin(calendar.unit_begin(*window.span->unit, held));
    }
  } else if (is_yearly(window.since)) {
    opening.until = calendar.end(calendar.day_of(opening.from));
  }
  if (window.end_of) opening.until = end_of_unit(*window.end_of, opening.until, calendar);
  return opening;
}

std::optional<Opening> dated_at(const Window& window, Millis at, const Dates& dates,
                                const Calendar& calendar) {
  const std::int32_t year =
      is_yearly(window.since) ? time::date_of(calendar.day_of(at)).year : 0;
  for (std::int32_t round = year + 1; round >= year - 1; --round) {
    const auto opening = dated(window, dates, round, calendar);
    if (opening && at >= opening->from && at < opening->until) return opening;
    if (!is_yearly(window.since)) break;
  }
  return std::nullopt;
}

std::optional<Opening> next_dated(const Window& window, Millis after_start, const Dates& dates,
                                  const Calendar& calendar) {
  const std::int32_t year =
      is_yearly(window.since) ? time::date_of(calendar.day_of(after_start)).year : 0;
  for (std::int32_t round = year - 1; round <= year + 2; ++round) {
    const auto opening = dated(window, dates, round, calendar);
    if (opening && opening->from > after_start) return opening;
    if (!is_yearly(window.since)) break;
  }
  return std::nullopt;
}

std::optional<Opening> next_day(const Window& window, Millis after_start,
                                const Calendar& calendar) {
  const Millis earliest = std::max(after_start, window.from.value_or(after_start));
  Day day = calendar.day_of(earliest);
  for (int searched = 0; searched <= kLongestSearchDays; ++searched, ++day) {
    if (!window.holds_day(day)) continue;
    const Millis begin = std::max(calendar.begin(day), window.from.value_or(INT64_MIN));
    if (begin > after_start) return Opening{begin, calendar.end(day)};
  }
  return std::nullopt;
}

std::optional<Opening> next_period(const Window& window, Millis after_start, const Dates& dates,
                                   const Calendar& calendar) {
  const Period& every = window.every;
  if (window.from && *window.from > after_start) {
    return Opening{*window.from, every.end(*window.from, dates, calendar)};
  }
  const Millis begin = every.end(after_start, dates, calendar);
  return Opening{begin, every.end(begin, dates, calendar)};
}

}  // namespace

bool Window::holds_day(Day day) const {
  if (!has_days) return true;
  return std::any_of(days.begin(), days.end(),
                     [day](const DayRule& rule) { return matches(rule, day); });
}

bool Window::is_open(Millis at, const Dates& dates, const Calendar& calendar) const {
  if (!given) return true;
  if (from && at < *from) return false;
  if (until && at >= *until) return false;
  if (has_days && !holds_day(calendar.day_of(at))) return false;
  if (since != Since::nothing && !dated_at(*this, at, dates, calendar)) return false;
  return true;
}

Opening Window::occurrence(Millis at, const Dates& dates, const Calendar& calendar) const {
  Opening opening{from.value_or(INT64_MIN), until.value_or(kNever)};
  const auto narrow = [&](Millis begin, Millis end) {
    opening.from = std::max(opening.from, begin);
    opening.until = std::min(opening.until, end);
  };
  if (every.given()) {
    narrow(every.start(at, dates, calendar), every.end(at, dates, calendar));
  } else if (has_days) {
    const Day day = calendar.day_of(at);
    narrow(calendar.begin(day), calendar.end(day));
  }
  if (since != Since::nothing) {
    const auto round = dated_at(*this, at, dates, calendar);
    if (round) narrow(round->from, round->until);
  }
  return opening;
}

std::optional<Opening> Window::next(Millis after_start, const Dates& dates,
                                    const Calendar& calendar) const {
  std::optional<Opening> opening;
  if (has_days) {
    opening = next_day(*this, after_start, calendar);
  } else if (every.given()) {
    opening = next_period(*this, after_start, dates, calendar);
  } else if (since != Since::nothing) {
    opening = next_dated(*this, after_start, dates, calendar);
  } else if (from && *from > after_start) {
    opening = Opening{*from, until.value_or(kNever)};
  }
  if (!opening || (until && opening->from >= *until)) return std::nullopt;
  if (until) opening->until = std::min(opening->until, *until);
  return opening;
}

std::optional<Opening> Window::current_or_next(Millis at, const Dates& dates,
                                               const Calendar& calendar) const {
  // Far enough back that an opening which holds `at` has not begun yet.
  Millis before = at;
  if (has_days) {
    before = calendar.begin(calendar.day_of(at)) - 1;
  } else if (every.given()) {
    before = every.start(at, dates, calendar) - 1;
  } else if (is_yearly(since)) {
    before = at - 2 * 366 * time::kDay;
  } else {
    before = INT64_MIN;
  }
  auto opening = next(before, dates, calendar);
  while (opening && opening->until <= at) opening = next(opening->from, dates, calendar);
  return opening;
}

namespace {

std::optional<Window::DayRule> read_day_rule(const Reader& reader) {
  using RuleKind = Window::DayRule::Kind;
  if (reader.is(document::Kind::integer)) {
    const auto day = static_cast<std::int32_t>(reader.integer(1, 31));
    return Window::DayRule{RuleKind::day_of_month, 0, day};
  }
  if (!reader.is(document::Kind::text)) {
    reader.type_fault("a weekday, a day of the month or MM-DD");
    return std::nullopt;
  }
  const std::string_view text = reader.value().text();
  if (text.size() == 5 && text[2] == '-') {
    if (const auto day = time::parse_day("2000-" + std::string(text))) {
      const time::Date date = time::date_of(*day);
      return Window::DayRule{RuleKind::month_day, date.month, date.day};
    }
    // The last day of the month, where the month has not so many.
    for (std::string_view last : {"30", "29"}) {
      const std::string day = joined({"2000-", text.substr(0, 3), last});
      if (text.substr(3) <= last || !time::parse_day(day)) continue;
      reader.fault("structure.value", "% is in no year", document::described(reader.value()),
                   std::string_view(day).substr(5));
      return std::nullopt;
    }
  }
  const int weekday = reader.word(
      kWeekdayWords, "a day of the month as a number from 1 to 31, or a day of the year as MM-DD");
  if (weekday < 0) return std::nullopt;
  return Window::DayRule{RuleKind::weekday, 0, weekday};
}

void read_bounds(Object& object, Window& window, const Calendar& calendar) {
  if (auto from = object.find("from")) window.from = read_moment(*from, false, calendar);
  if (auto until = object.find("until")) {
    window.until = read_moment(*until, true, calendar);
    if (window.from && window.until && *window.from >= *window.until) {
      until->fault("semantic.never_opens", "the window ends before it begins");
    }
  }
}

void check_days(const Reader& reader, const Window& window, const Calendar& calendar) {
  if (!window.has_days) return;
  if (window.days.empty()) {
    reader.fault("semantic.never_opens", "without a day the window never opens");
  } else if (window.from && window.until && *window.from < *window.until &&
             !window.next(*window.from - 1, {}, calendar)) {
    reader.fault("semantic.never_opens", "none of these days is between `from` and `until`");
  }
}

void check_lengths(const Reader& reader, const Window& window) {
  if (window.span && window.span->is_empty() && !window.end_of) {
    reader.member("for").fault("semantic.never_opens", "a window of no length never opens");
  }
  if (Span{window.last, {}}.is_empty()) {
    reader.member("last").fault("semantic.never_opens", "a span of no length holds nothing");
  }
}

void check_effects(const Reader& reader, const Window& window, std::string_view effective) {
  const auto among = [](std::string_view keys, std::string_view key) {
    return document::position_among(keys, key) >= 0;
  };
  const bool dated = window.since != Since::nothing && !window.every.given();
  const bool needs_date = among(effective, "since") && !dated;
  for (const Reader& member : reader.members()) {
    const std::string_view key = member.place().key;
    if (!among(effective, key)) {
      member.fault("warning.no_effect", "this key has no effect on a window that stands here");
    } else if (needs_date && among("after for end_of", key)) {
      member.fault("warning.no_effect", "this key needs `since`");
    }
  }
}

}  // namespace

void read(Object& object, std::string_view key, Window& into, const Calendar& calendar,
          std::string_view effective) {
  const auto reader = object.find(key);
  if (!reader) return;
  into.given = true;
  const std::size_t faults = reader->faults().size();
  Object window(*reader);
  read_bounds(window, into, calendar);
  const auto days = window.find("days");
  if (days) {
    into.has_days = true;
    for (const Reader& day : days->one_or_more(0)) {
      if (const auto rule = read_day_rule(day)) into.days.push_back(*rule);
    }
  }
  read(window, "every", into.every);
  read(window, "since", into.since, SinceOf::window);
  into.every.since = into.since;
  read(window, "after", into.after);
  read(window, "for", into.span);
  read(window, "end_of", into.end_of);
  read(window, "last", into.last);
  window.finish();
  // What a fault left out would be missed below a second time.
  if (reader->faults().size() > faults) return;
  if (days) check_days(*days, into, calendar);
  check_lengths(*reader, into);
  check_effects(*reader, into, effective);
}

}  // namespace loyalty
