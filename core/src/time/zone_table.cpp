// Decodes the table; zone_table.py describes the coding.
#include "time/zone_table.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace loyalty::time {
namespace {

#include "time/zone_table.inc"

constexpr int kBase = 90;
constexpr int kRepeat = 9;
constexpr int kWide = 10;
constexpr int kNarrow = 16;
constexpr std::size_t kChangeRuleSize = 8;
constexpr std::int32_t kOffsetUnit = 30;  // seconds

int digit(char letter) {
  // The letters run from '#' to '~' without '?' and '\'.
  return letter - '#' - (letter > '?' ? 1 : 0) - (letter > '\\' ? 1 : 0);
}

int pair(const char* letters) {
  return digit(letters[0]) * kBase + digit(letters[1]) - kBase * kBase / 2;
}

// The n-th of the words of a text that has a blank after each.
std::string_view word(std::string_view text, int number) {
  for (; number > 0; --number) text.remove_prefix(text.find(' ') + 1);
  return text.substr(0, text.find(' '));
}

class ChangeRule {
 public:
  explicit ChangeRule(int number)
      : letters_(kChangeRules + static_cast<std::size_t>(number) * kChangeRuleSize) {}

  Millis instant(std::int32_t year, std::int32_t offset_before) const {
    const bool wall_clock = digit(letters_[3]) == 0;
    return day(year) * kDay + pair(letters_ + 4) * kMinute -
           (wall_clock ? offset_before * kSecond : 0);
  }
  std::int32_t step() const { return pair(letters_ + 6) * kOffsetUnit; }

 private:
  Day day(std::int32_t year) const {
    const std::int32_t month = digit(letters_[0]), first = digit(letters_[1]);
    const std::int32_t wanted = digit(letters_[2]);
    if (first == 0) {
      const Day last = day_of({year, month, days_in_month(year, month)});
      return last - (weekday(last) - wanted + 7) % 7;
    }
    const Day day = day_of({year, month, first});
    return wanted == 7 ? day : day + (wanted - weekday(day) + 7) % 7;
  }

  const char* letters_;
};

// Follows the moves of a zone through the years, from one change of its offset to the next.
class Course {
 public:
  explicit Course(ZoneHistory& history)
      : history_(history), offset_(history.first_offset_seconds) {}

  void skip(int years) { skipped_ += years; }

  void move(int rule_number) {
    const ChangeRule rule(rule_number);
    if (rule.instant(year_, offset_) <= previous_) ++year_;
    year_ += skipped_;
    skipped_ = 0;
    previous_ = rule.instant(year_, offset_);
    offset_ += rule.step();
    history_.changes.push_back({previous_, offset_});
    before_last_ = last_;
    last_ = rule_number;
  }

  void repeat(int times) {
    for (int i = 0; i < 2 * times; ++i) move(before_last_);
  }

 private:
  ZoneHistory& history_;
  std::int32_t offset_;
  std::int32_t year_ = 1970;
  std::int32_t skipped_ = 0;
  Millis previous_ = 0;
  int last_ = 0;
  int before_last_ = 0;
};

void follow(std::string_view moves, ZoneHistory& history) {
  Course course(history);
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const int value = digit(moves[i]);
    if (value < kRepeat) {
      course.skip(value + 1);
    } else if (value == kRepeat) {
      course.repeat(digit(moves[++i]) + 1);
    } else if (value < kNarrow) {
      course.move((value - kWide) * kBase + digit(moves[++i]) + (kBase - kNarrow));
    } else {
      course.move(value - kNarrow);
    }
  }
}

ZoneHistory decode(int zone_number) {
  const std::string_view zone = word(kZones, zone_number);
  ZoneHistory history;
  history.first_offset_seconds = pair(zone.data()) * kOffsetUnit;
  const auto rule = parse_posix_rule(word(kForever, digit(zone[2])));
  assert(rule && "the table holds a rule that does not read");
  if (rule) history.rule = *rule;
  follow(zone.substr(3), history);
  return history;
}

}  // namespace

OffsetSpan ZoneHistory::span_at(Millis instant) const {
  if (changes.empty()) return rule.span_at(instant);
  if (instant >= changes.back().at) {
    OffsetSpan span = rule.span_at(instant);
    span.from = std::max(span.from, changes.back().at);
    return span;
  }
  const auto next =
      std::upper_bound(changes.begin(), changes.end(), instant,
                       [](Millis wanted, const Change& change) { return wanted < change.at; });
  if (next == changes.begin()) return {INT64_MIN, next->at, first_offset_seconds};
  return {(next - 1)->at, next->at, (next - 1)->offset_seconds};
}

std::vector<std::string_view> zone_names() {
  std::vector<std::string_view> names;
  for (std::string_view rest = kZoneNames; !rest.empty();) {
    const std::size_t length = rest.find(' ');
    names.push_back(rest.substr(0, length));
    rest.remove_prefix(length + 1);
  }
  return names;
}

std::optional<ZoneHistory> zone_history(std::string_view name) {
  const auto names = zone_names();
  const auto found = std::lower_bound(names.begin(), names.end(), name);
  if (found == names.end() || *found != name) return std::nullopt;
  return decode(pair(kZoneOfName + 2 * (found - names.begin())));
}

std::string_view zone_table_version() { return kZoneTableVersion; }

}  // namespace loyalty::time
