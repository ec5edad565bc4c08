// The last day that documents can write: every programme, every event it hears, and no text of a
// fifth digit anywhere.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "catch.hpp"
#include "proofs/programmes.hpp"

namespace {

using Json = nlohmann::json;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// `10000-01-01`, or a day before the first: none may stand in anything that is written.
std::string unwritable_day(const std::string& text) {
  for (std::size_t at = 5; at + 5 < text.size(); ++at) {
    const bool is_day = text[at] == '-' && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
                        text[at + 3] == '-' && is_digit(text[at + 4]) && is_digit(text[at + 5]);
    const bool has_year = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) - 4,
                                      text.begin() + static_cast<std::ptrdiff_t>(at), is_digit);
    if (is_day && has_year && (is_digit(text[at - 5]) || text[at - 5] == '-')) {
      return text.substr(at - 5, 11);
    }
  }
  return {};
}

std::set<std::string> events_of(const Json& programme) {
  std::set<std::string> events{"purchase", "check_in", "ping"};
  for (const char* list : {"rules", "streaks"}) {
    for (const Json& item : programme.value(list, Json::array())) {
      const Json on = item.value("on", Json());
      if (on.is_string()) events.insert(on);
      if (on.is_array()) events.insert(on.begin(), on.end());
    }
  }
  return events;
}

int accepted_on(loyalty::Engine& engine, const Json& programme, const std::string& day) {
  int accepted = 0, number = 0;
  const auto send = [&](const std::string& type, const std::string& time, const Json& attributes) {
    const Json activity = {{"id", day + std::to_string(++number)}, {"member", "lin"},
                           {"type", type}, {"at", day + "T" + time + "Z"},
                           {"attributes", attributes}};
    for (const auto& step : engine.apply(activity.dump())) {
      INFO(step.outcome);
      CHECK(unwritable_day(step.outcome + step.record) == "");
      if (!step.record.empty()) ++accepted;
    }
  };
  send("enrol", "01:00:00", {{"birthday", "1990-12-31"}});
  for (const std::string& event : events_of(programme)) {
    send(event, "02:00:00", event == "purchase" ? Json{{"amount", 100000}} : Json::object());
  }
  send("purchase", "03:59:59.999", {{"amount", 100000}});
  const Json request = {{"member", "lin"}, {"now", day + "T23:59:59.999Z"},
                        {"month", day.substr(0, 7)}, {"authority", "local"}};
  const std::string view = engine.view(request.dump());
  INFO(view);
  CHECK(unwritable_day(view) == "");
  CHECK(Json::parse(view).contains("today"));
  return accepted;
}

}  // namespace

TEST_CASE("no text knows a year of five digits, nor one before the year 0", "[proofs]") {
  REQUIRE(unwritable_day("\"at\":\"10000-01-01T") == "10000-01-01");
  for (const proofs::Programme& programme : proofs::programmes()) {
    INFO(programme.name);
    const Json document = Json::parse(programme.text);
    for (const char* day : {"9999-12-31", "0000-01-02"}) {
      INFO(day);
      auto engine = proofs::engine_of(programme.text);
      CHECK(accepted_on(engine, document, day) > 2);
    }
  }
}
