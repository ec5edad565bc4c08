#include "blocks/limit.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "document/writer.hpp"

namespace loyalty {
namespace {

using time::Calendar;

Millis edge_of(const Limit& limit, Millis at, const Calendar& calendar) {
  return calendar.subtract(at, *limit.last);
}

}  // namespace

Millis Limit::shared_start(Millis at, const Calendar& calendar) const {
  return every.unit ? Period{every.unit, {}, {}}.start(at, Dates{}, calendar) : 0;
}

Millis Limit::shared_end(Millis at, const Calendar& calendar) const {
  return every.unit ? Period{every.unit, {}, {}}.end(at, Dates{}, calendar) : kNever;
}

Counter::Had Counter::had(const Limit& limit, std::string_view by, Millis at, const Dates& dates,
                          const Calendar& calendar) const {
  for (const Series& series : series_) {
    if (series.by != by) continue;
    if (limit.last) {
      // The span ends at `at`: what came after it is not a late activity's.
      const Millis edge = edge_of(limit, at, calendar);
      Had had{series.moving.times_after(edge), series.moving.amount_after(edge)};
      const auto& entries = series.moving.entries();
      if (!entries.empty() && entries.back().at > at) {
        had.times -= series.moving.times_after(at);
        had.amount -= series.moving.amount_after(at);
      }
      return had;
    }
    const Millis start = limit.every.given() ? limit.every.start(at, dates, calendar) : 0;
    for (const Window& window : series.windows) {
      if (window.start == start) return {window.times, window.amount};
    }
  }
  return {};
}

void Counter::take(const Limit& limit, std::string_view by, Millis at, Had what, Millis settled,
                   const Dates& dates, const Calendar& calendar) {
  auto series = std::find_if(series_.begin(), series_.end(),
                             [by](const Series& candidate) { return candidate.by == by; });
  if (series == series_.end()) series = series_.insert(series_.end(), {std::string(by), {}, {}});
  if (limit.last) {
    series->moving.add(at, what.times, what.amount, calendar);
    const Millis edge = edge_of(limit, settled, calendar);
    for (Series& each : series_) each.moving.forget_until(edge);
  } else {
    series->take(limit, at, what, dates, calendar);
    for (Series& each : series_) {
      std::erase_if(each.windows, [&](const Window& window) { return window.end <= settled; });
    }
  }
  std::erase_if(series_, [](const Series& each) {
    return each.windows.empty() && each.moving.entries().empty();
  });
}

void Counter::Series::take(const Limit& limit, Millis at, Had what, const Dates& dates,
                           const Calendar& calendar) {
  const bool repeats = limit.every.given();
  const Millis start = repeats ? limit.every.start(at, dates, calendar) : 0;
  auto window = std::find_if(windows.begin(), windows.end(),
                             [start](const Window& candidate) { return candidate.start == start; });
  if (window == windows.end()) {
    const Millis end = repeats ? limit.every.end(at, dates, calendar) : kNever;
    window = windows.insert(windows.end(), {start, end, 0, 0});
  }
  window->times = std::max<std::int64_t>(0, window->times + what.times);
  window->amount = std::max<std::int64_t>(0, window->amount + what.amount);
}

namespace {

void check_limit(const document::Reader& reader, const Limit& limit) {
  const auto idle = [&](std::string_view key, bool has_none, const char* why) {
    const document::Reader member = reader.member(key);
    if (has_none && member.value()) member.fault("warning.no_effect", why);
  };
  if (!limit.times && !limit.amount && !limit.held) {
    return reader.fault("semantic.no_effect",
                        "a limit says how often, how much or how much in hand");
  }
  const bool shared = limit.by == Limit::By::all;
  const bool counted = limit.times || limit.amount;
  const char* why = shared ? "one count for everybody begins again by the calendar or never"
                           : "how much is in hand is not counted over time";
  idle("every", (shared && !limit.every.unit) || !counted, why);
  idle("last", shared || !counted, why);
  idle("since", shared || !limit.every.given(), "`since` says from when `every` is counted");
  if (counted && !shared && limit.last) idle("every", true, "`last` is counted instead");
  if (shared && limit.amount) {
    idle("times", true, "for everybody `amount` is counted");
    if (!reader.member("amount").is(document::Kind::integer)) {
      reader.member("amount").fault("semantic.shared_amount",
                                    "what all share is a plain number, nothing worked out");
    }
  }
}

}  // namespace

void read_limit(const document::Reader& reader, Limit& limit, Catalogue& catalogue,
                logic::Names& names, const time::Calendar& calendar) {
  limit.text = document::canonical(reader.value());
  document::Object object(reader);
  if (auto times = object.find("times")) limit.times = times->integer(0, kMaxInteger);
  if (auto amount = object.find("amount")) {
    limit.amount = read_quantity(*amount, catalogue, names, calendar, QuantityOf::measure);
  }
  if (auto held = object.find("held")) limit.held = held->integer(0, kMaxInteger);
  limit.every_activity = reader.value().find("every").text() == "activity";
  if (limit.every_activity) {
    object.find("every");
  } else {
    read(object, "every", limit.every, true);
  }
  read(object, "last", limit.last);
  read(object, "since", limit.every.since, SinceOf::window);
  if (auto by = object.find("by")) {
    const std::string_view attribute = by->text();
    limit.by = attribute == "all" ? Limit::By::all : Limit::By::attribute;
    if (limit.by == Limit::By::attribute) {
      catalogue.check_attribute(*by, false);
      limit.by_slot = catalogue.slot(attribute);
    }
  }
  object.finish();
  if (reader.is(document::Kind::object)) check_limit(reader, limit);
}

}  // namespace loyalty
