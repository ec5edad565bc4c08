// Civil days by counting from 1 March, so that the leap day is the last of a year; and the strict
// parsers of dates, timestamps and durations.
#include "time/civil.hpp"

#include <algorithm>
#include <cstdlib>

namespace loyalty::time {
namespace {

constexpr std::int64_t kDaysOfEra = 146'097;  // 400 years
constexpr std::int64_t kEpochFromMarch0000 = 719'468;
constexpr Day kFirstDay = static_cast<Day>(kFirstLocal / kDay);
constexpr Day kLastDay = static_cast<Day>(kLastLocal / kDay);
constexpr std::int64_t kLongestYears = 20'000;  // longer than the whole range of dates

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes what it recognises off the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }
  char next() const { return text_.empty() ? '\0' : text_.front(); }

  bool take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }

  // Exactly `width` digits, of a value from `low` to `high`.
  bool number(std::size_t width, std::int32_t low, std::int32_t high, std::int32_t& value) {
    if (text_.size() < width) return false;
    value = 0;
    for (const char c : text_.substr(0, width)) {
      if (!is_digit(c)) return false;
      value = value * 10 + (c - '0');
    }
    text_.remove_prefix(width);
    return value >= low && value <= high;
  }

  // One or more digits; a value above `most` counts as `most`.
  bool digits(std::int64_t most, std::int64_t& value) {
    if (!is_digit(next())) return false;
    for (value = 0; is_digit(next()); text_.remove_prefix(1)) {
      value = std::min(most, value * 10 + (next() - '0'));
    }
    return true;
  }

  bool date(Date& date) {
    return number(4, 0, 9999, date.year) && take('-') && number(2, 1, 12, date.month) &&
           take('-') && number(2, 1, days_in_month(date.year, date.month), date.day);
  }

 private:
  std::string_view text_;
};

char* put_padded(char* to, std::int64_t value, int width) {
  int count = width;
  for (std::int64_t left = value; left >= 10'000; left /= 10) ++count;
  for (int at = count; at-- > 0; value /= 10) to[at] = static_cast<char>('0' + value % 10);
  return to + count;
}

char* put_day(char* to, Day day) {
  const Date date = date_of(std::clamp(day, kFirstDay, kLastDay));
  to = put_padded(to, date.year, 4);
  *to++ = '-';
  to = put_padded(to, date.month, 2);
  *to++ = '-';
  return put_padded(to, date.day, 2);
}

// `.123456` → 123; digits beyond the third are read and dropped.
bool take_fraction(Scanner& scanner, Millis& millis) {
  if (!scanner.take('.')) return true;
  if (!is_digit(scanner.next())) return false;
  for (Millis unit = 100; is_digit(scanner.next()); unit /= 10) {
    millis += unit * (scanner.next() - '0');
    scanner.take(scanner.next());
  }
  return true;
}

bool take_offset(Scanner& scanner, std::int32_t& seconds) {
  if (scanner.take('Z') || scanner.take('z')) return true;
  const bool behind = scanner.take('-');
  std::int32_t hours = 0, minutes = 0;
  if (!behind && !scanner.take('+')) return false;
  if (!scanner.number(2, 0, 23, hours) || !scanner.take(':')) return false;
  if (!scanner.number(2, 0, 59, minutes)) return false;
  seconds = (hours * 60 + minutes) * 60 * (behind ? -1 : 1);
  return true;
}

// UTC inserts leap seconds at the end of a month only.
bool may_be_leap_second(Millis minute_begin) {
  const Millis next_minute = minute_begin + kMinute;
  return next_minute % kDay == 0 && date_of(static_cast<Day>(next_minute / kDay)).day == 1;
}

// The designators of one half of a duration must follow each other without a gap: `P1Y2D` and
// `PT1H2S` are not in the grammar of RFC 3339.
struct Part {
  char designator;
  std::int64_t factor;
  std::int64_t* total;
};

bool take_parts(Scanner& scanner, const Part (&parts)[3], std::int64_t most) {
  int expected = -1;
  while (is_digit(scanner.next())) {
    std::int64_t value = 0;
    scanner.digits(most, value);
    int found = 0;
    while (found < 3 && parts[found].designator != scanner.next()) ++found;
    if (found == 3 || (expected >= 0 && found != expected)) return false;
    scanner.take(scanner.next());
    *parts[found].total += std::min(most / parts[found].factor, value) * parts[found].factor;
    expected = found + 1;
  }
  return expected >= 0;
}

}  // namespace

Day day_of(Date date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month_from_march = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return static_cast<Day>(era * kDaysOfEra + day_of_era - kEpochFromMarch0000);
}

Date date_of(Day day) {
  const std::int64_t from_march = day + kEpochFromMarch0000;
  const std::int64_t era = floor_divide(from_march, kDaysOfEra);
  const auto day_of_era = static_cast<std::uint32_t>(from_march - era * kDaysOfEra);
  const std::uint32_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::uint32_t day_of_year =
      day_of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
  const std::uint32_t month_from_march = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = static_cast<std::int32_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  date.month = static_cast<std::int32_t>(month_from_march < 10 ? month_from_march + 3
                                                               : month_from_march - 9);
  date.year = static_cast<std::int32_t>(era * 400 + year_of_era + (date.month <= 2 ? 1 : 0));
  return date;
}

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::int32_t weekday(Day day) {
  const std::int32_t rest = (day % 7 + 3) % 7;  // 1970-01-01 was a Thursday
  return rest < 0 ? rest + 7 : rest;
}

Day add_months(Day day, std::int64_t months) {
  if (months == 0) return day;
  Date date = date_of(day);
  const std::int64_t total = date.year * std::int64_t{12} + date.month - 1 + months;
  date.year = static_cast<std::int32_t>(floor_divide(total, 12));
  date.month = static_cast<std::int32_t>(total - floor_divide(total, 12) * 12 + 1);
  date.day = std::min(date.day, days_in_month(date.year, date.month));
  return day_of(date);
}

std::optional<Day> parse_day(std::string_view text) {
  Scanner scanner(text);
  Date date;
  if (!scanner.date(date) || !scanner.at_end()) return std::nullopt;
  return day_of(date);
}

void append_day(std::string& out, Day day) {
  TimestampText text;
  out.append(text.data(), put_day(text.data(), day));
}

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  Scanner scanner(text);
  Date date;
  std::int32_t hour = 0, minute = 0, second = 0;
  Millis fraction = 0;
  Timestamp timestamp;
  if (!scanner.date(date) || !(scanner.take('T') || scanner.take('t'))) return std::nullopt;
  if (!scanner.number(2, 0, 23, hour) || !scanner.take(':')) return std::nullopt;
  if (!scanner.number(2, 0, 59, minute) || !scanner.take(':')) return std::nullopt;
  if (!scanner.number(2, 0, 60, second) || !take_fraction(scanner, fraction)) return std::nullopt;
  if (!take_offset(scanner, timestamp.offset_seconds) || !scanner.at_end()) return std::nullopt;
  const Millis minute_begin =
      day_of(date) * kDay + hour * kHour + minute * kMinute - timestamp.offset_seconds * kSecond;
  if (second == 60) {
    if (!may_be_leap_second(minute_begin)) return std::nullopt;
    second = 59;
    fraction = kSecond - 1;
  }
  timestamp.instant = minute_begin + second * kSecond + fraction;
  return timestamp;
}

std::string_view write_timestamp(TimestampText& text, Millis instant,
                                 std::int32_t offset_seconds) {
  // RFC 3339 offsets are whole minutes; the clock shown goes by what is written.
  const std::int32_t offset_minutes = offset_seconds / 60;
  const Millis local = std::clamp(instant + offset_minutes * kMinute, kFirstLocal, kLastLocal);
  const std::int64_t day = floor_divide(local, kDay);
  const auto time = static_cast<std::int32_t>(local - day * kDay);
  const std::int32_t seconds = time / 1000, minutes = std::abs(offset_minutes);
  char* to = put_day(text.data(), static_cast<Day>(day));
  *to++ = 'T';
  to = put_padded(to, seconds / 3600, 2);
  *to++ = ':';
  to = put_padded(to, seconds / 60 % 60, 2);
  *to++ = ':';
  to = put_padded(to, seconds % 60, 2);
  if (time % 1000 != 0) {
    *to++ = '.';
    to = put_padded(to, time % 1000, 3);
  }
  *to++ = offset_minutes < 0 ? '-' : '+';
  to = put_padded(to, minutes / 60, 2);
  *to++ = ':';
  to = put_padded(to, minutes % 60, 2);
  return {text.data(), static_cast<std::size_t>(to - text.data())};
}

void append_timestamp(std::string& out, Millis instant, std::int32_t offset_seconds) {
  TimestampText text;
  out += write_timestamp(text, instant, offset_seconds);
}

std::optional<Duration> parse_duration(std::string_view text) {
  Scanner scanner(text);
  Duration duration;
  if (!scanner.take('P') || scanner.at_end()) return std::nullopt;
  constexpr std::int64_t kMostDays = kLongestYears * 366;
  if (text.back() == 'W') {
    std::int64_t weeks = 0;
    if (!scanner.digits(kMostDays / 7, weeks) || !scanner.take('W') || !scanner.at_end()) {
      return std::nullopt;
    }
    duration.days = weeks * 7;
    return duration;
  }
  std::int64_t seconds = 0;
  if (is_digit(scanner.next())) {
    std::int64_t months = 0, years = 0;
    const Part parts[3] = {{'Y', 1, &years}, {'M', 1, &months}, {'D', 1, &duration.days}};
    if (!take_parts(scanner, parts, kMostDays)) return std::nullopt;
    duration.months = std::min(years, kLongestYears) * 12 + std::min(months, kLongestYears * 12);
  }
  if (scanner.take('T')) {
    const Part parts[3] = {{'H', 3600, &seconds}, {'M', 60, &seconds}, {'S', 1, &seconds}};
    if (!take_parts(scanner, parts, kMostDays * 86'400)) return std::nullopt;
  }
  if (!scanner.at_end()) return std::nullopt;
  duration.millis = seconds * kSecond;
  return duration;
}

}  // namespace loyalty::time
