// Reads POSIX TZ strings, quoted names and times of -167 to 167 hours (RFC 9636) included.
#include "time/zone_rule.hpp"

#include <array>
#include <cstddef>

namespace loyalty::time {
namespace {

constexpr std::int32_t kHourSeconds = 60 * 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

class RuleScanner {
 public:
  explicit RuleScanner(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }
  char next() const { return text_.empty() ? '\0' : text_.front(); }

  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  // At most three digits, of a value from `low` to `high`.
  bool number(std::int32_t low, std::int32_t high, std::int32_t& value) {
    if (!is_digit(next())) return false;
    value = 0;
    for (int i = 0; i < 3 && is_digit(next()); ++i) {
      value = value * 10 + (next() - '0');
      text_.remove_prefix(1);
    }
    return !is_digit(next()) && value >= low && value <= high;
  }

  // Letters, or in angle brackets digits and signs too; at least three.
  bool name() {
    const bool quoted = take('<');
    std::size_t length = 0;
    for (; is_letter(next()) || (quoted && is_name_sign(next())); ++length) {
      text_.remove_prefix(1);
    }
    return length >= 3 && (!quoted || take('>'));
  }

  // `[+-]h[hh][:mm[:ss]]` in seconds.
  bool time(std::int32_t most_hours, std::int32_t& seconds) {
    const bool negative = take('-');
    if (!negative) take('+');
    std::int32_t hour = 0, minute = 0, second = 0;
    if (!number(0, most_hours, hour)) return false;
    if (take(':')) {
      if (!number(0, 59, minute)) return false;
      if (take(':') && !number(0, 59, second)) return false;
    }
    seconds = (hour * kHourSeconds + minute * 60 + second) * (negative ? -1 : 1);
    return true;
  }

  bool moment(YearlyMoment& moment) {
    if (take('M')) {
      if (!number(1, 12, moment.month) || !take('.')) return false;
      if (!number(1, 5, moment.week) || !take('.')) return false;
      if (!number(0, 6, moment.weekday)) return false;
    } else if (take('J')) {
      moment.kind = YearlyMoment::Kind::common_day;
      if (!number(1, 365, moment.day)) return false;
    } else {
      moment.kind = YearlyMoment::Kind::day_of_year;
      if (!number(0, 365, moment.day)) return false;
    }
    return !take('/') || time(167, moment.seconds);
  }

 private:
  static bool is_name_sign(char c) { return is_digit(c) || c == '+' || c == '-'; }

  std::string_view text_;
};

Day weekday_of_month(const YearlyMoment& moment, std::int32_t year) {
  const Day first = day_of({year, moment.month, 1});
  const std::int32_t sunday_based = (weekday(first) + 1) % 7;
  const Day offset = (moment.weekday - sunday_based + 7) % 7 + 7 * (moment.week - 1);
  return first + (offset < days_in_month(year, moment.month) ? offset : offset - 7);
}

}  // namespace

Millis YearlyMoment::local(std::int32_t year) const {
  Day date = 0;
  switch (kind) {
    case Kind::weekday:
      date = weekday_of_month(*this, year);
      break;
    case Kind::day_of_year:
      date = day_of({year, 1, 1}) + day;
      break;
    case Kind::common_day:
      date = day_of({year, 1, 1}) + day - 1;
      if (day >= 60 && days_in_month(year, 2) == 29) ++date;
      break;
  }
  return date * kDay + seconds * kSecond;
}

OffsetSpan PosixRule::span_at(Millis instant) const {
  if (!has_daylight) return {INT64_MIN, kNever, standard_seconds};
  // Moments may lie a week outside their year, hence two years on either side.
  std::array<OffsetSpan, 10> spans;
  std::size_t count = 0;
  const auto insert = [&](Millis from, std::int32_t offset) {
    std::size_t place = count++;
    for (; place > 0 && spans[place - 1].from > from; --place) spans[place] = spans[place - 1];
    spans[place] = {from, kNever, offset};
  };
  const Millis day = instant >= 0 ? instant / kDay : (instant + 1) / kDay - 1;
  const std::int32_t year = date_of(static_cast<Day>(day)).year;
  for (std::int32_t y = year - 2; y <= year + 2; ++y) {
    insert(daylight_begin.local(y) - standard_seconds * kSecond, daylight_seconds);
    insert(daylight_end.local(y) - daylight_seconds * kSecond, standard_seconds);
  }
  std::size_t held = 0;
  while (held + 1 < count && spans[held + 1].from <= instant) ++held;
  if (held + 1 < count) spans[held].until = spans[held + 1].from;
  return spans[held];
}

std::optional<PosixRule> parse_posix_rule(std::string_view text) {
  RuleScanner scanner(text);
  PosixRule rule;
  std::int32_t behind = 0;  // POSIX counts hours west of Greenwich
  if (!scanner.name() || !scanner.time(24, behind)) return std::nullopt;
  rule.standard_seconds = -behind;
  if (scanner.at_end()) return rule;
  rule.has_daylight = true;
  rule.daylight_seconds = rule.standard_seconds + kHourSeconds;
  if (!scanner.name()) return std::nullopt;
  if (scanner.next() != ',') {
    if (!scanner.time(24, behind)) return std::nullopt;
    rule.daylight_seconds = -behind;
  }
  if (!scanner.take(',') || !scanner.moment(rule.daylight_begin)) return std::nullopt;
  if (!scanner.take(',') || !scanner.moment(rule.daylight_end)) return std::nullopt;
  if (!scanner.at_end()) return std::nullopt;
  return rule;
}

}  // namespace loyalty::time
