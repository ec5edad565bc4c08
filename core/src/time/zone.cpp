// Names and offsets to zones; instants to wall clocks and back.
#include "time/zone.hpp"

#include "time/zone_table.hpp"

namespace loyalty::time {
namespace {

// `Z` or `+08:00`.
std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto two_digits = [&](std::size_t at) {
    const int tens = text[at] - '0', ones = text[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? 99 : tens * 10 + ones;
  };
  const std::int32_t hours = two_digits(1), minutes = two_digits(4);
  if (hours > 23 || minutes > 59) return std::nullopt;
  return (hours * 60 + minutes) * (text[0] == '-' ? -60 : 60);
}

}  // namespace

std::optional<Zone> Zone::parse(std::string_view name) {
  Zone zone;
  if (const auto offset = parse_offset(name)) {
    zone.held_.offset_seconds = *offset;
    return zone;
  }
  auto history = zone_history(name);
  if (!history) {
    const auto rule = parse_posix_rule(name);
    if (!rule) return std::nullopt;
    history = ZoneHistory{rule->standard_seconds, {}, *rule};
  }
  zone.held_ = history->span_at(0);
  zone.history_ = std::make_shared<const ZoneHistory>(*std::move(history));
  return zone;
}

std::vector<std::string_view> Zone::names() { return zone_names(); }

void Zone::hold(Millis instant) const {
  // Without a history the offset is fixed, and the span already held never ends.
  if (history_) held_ = history_->span_at(instant);
}

Millis Zone::instant(Millis local) const {
  // The earliest instant that any offset can make of this wall clock; from there the spans are
  // walked forwards, so that the first match wins.
  constexpr Millis kGreatestOffset = 26 * kHour;
  const Millis guess = local - held_.offset_seconds * kSecond;
  if (guess < held_.until && held_.from <= guess - 2 * kGreatestOffset) return guess;
  for (Millis at = local - kGreatestOffset;; at = held_.until) {
    offset_seconds(at);
    const Millis match = local - held_.offset_seconds * kSecond;
    if (match < held_.from) return held_.from;  // clocks jumped over it
    if (match < held_.until) return match;
  }
}

}  // namespace loyalty::time
