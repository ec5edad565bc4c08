// A real purchase log through the engine, and the same log added up by hand: plain integers over
// the text, days counted by a loop over months, nothing of the core. They must agree to the point.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "loyalty/engine.hpp"
#include "proofs/members.hpp"
#include "proofs/programmes.hpp"
#include "shared_data.hpp"
#include "skips.hpp"

namespace {

using Json = nlohmann::json;

// One point a whole dollar; one ladder over everything, one over the last twelve months.
constexpr const char* kProgramme = R"json({
  "id": "records", "version": 1, "name": "Records", "zone": "-05:00", "money": "USD",
  "currencies": [{"id": "points", "name": "Points"}],
  "rules": [
    {"id": "spend", "on": "purchase", "grant": {"points": {"rate": [1, 100], "of": "amount"}}}],
  "tiers": [
    {"id": "lifetime", "levels": [
      {"id": "bronze", "name": "Bronze"},
      {"id": "silver", "name": "Silver", "need": {"points": 100}},
      {"id": "gold", "name": "Gold", "need": {"points": 500}}]},
    {"id": "year", "window": {"last": "P12M"}, "levels": [
      {"id": "one", "name": "One"},
      {"id": "two", "name": "Two", "need": {"points": 50}},
      {"id": "three", "name": "Three", "need": {"points": 200}}]}
  ]
})json";

struct Bought {
  std::string customer;
  int year, month, day;
  long cents;
};

int digits(std::string_view text) {
  int value = 0;
  for (const char digit : text) value = value * 10 + (digit - '0');
  return value;
}

// Columns by position of blanks; dollars as digits around a point.
std::vector<Bought> read_log(const std::string& text) {
  std::vector<Bought> log;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) end = text.size();
    std::vector<std::string> words;
    for (std::size_t at = begin; at < end;) {
      const std::size_t word = text.find_first_not_of(" \r", at);
      if (word >= end) break;
      at = std::min(end, text.find_first_of(" \r\n", word));
      words.push_back(text.substr(word, at - word));
    }
    begin = end + 1;
    if (words.size() != 5) continue;
    const std::string& date = words[2];
    const std::size_t point = words[4].find('.');
    log.push_back({words[0], digits(date.substr(0, 4)), digits(date.substr(4, 2)),
                   digits(date.substr(6, 2)),
                   100L * digits(words[4].substr(0, point)) + digits(words[4].substr(point + 1))});
  }
  return log;
}

int month_length(int year, int month) {
  const bool leap = year % 4 == 0;  // of the years from 1996 to 1998
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap ? 29 : lengths[month - 1];
}

int day_number(int year, int month, int day) {
  int number = day;
  for (int y = 1996; y < year; ++y) number += y % 4 == 0 ? 366 : 365;
  for (int m = 1; m < month; ++m) number += month_length(year, m);
  return number;
}

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

// What a customer comes to, worked out one purchase after the other.
struct Customer {
  struct Earned {
    int day;     // number of the day
    int second;  // after noon
    long points;
  };
  std::vector<Earned> earned;
  long points = 0;
  int lifetime = 0, year = 0;  // positions of levels; what is reached stays

  int second_on(int day) const {
    int second = 0;
    for (const Earned& one : earned) second += one.day == day;
    return second;
  }
  void buy(const Bought& bought) {
    const int day = day_number(bought.year, bought.month, bought.day);
    const int second = second_on(day);
    earned.push_back({day, second, bought.cents / 100});
    points += bought.cents / 100;
    // A year ago to the second is no longer within the year.
    const int edge = day_number(bought.year - 1, bought.month,
                                std::min(bought.day, month_length(bought.year - 1, bought.month)));
    long in_year = 0;
    for (const Earned& one : earned) {
      if (one.day > edge || (one.day == edge && one.second > second)) in_year += one.points;
    }
    lifetime = std::max(lifetime, points >= 500 ? 2 : points >= 100 ? 1 : 0);
    year = std::max(year, in_year >= 200 ? 2 : in_year >= 50 ? 1 : 0);
  }
};

std::string instant(const Bought& bought, int second) {
  return std::to_string(bought.year) + "-" + two(bought.month) + "-" + two(bought.day) +
         "T12:00:" + two(second) + "-05:00";
}

void enrol(loyalty::Engine& engine, const std::string& customer) {
  const Json activity = {{"id", customer},
                         {"member", customer},
                         {"type", "enrol"},
                         {"at", "1996-12-31T12:00:00-05:00"}};
  REQUIRE(Json::parse(engine.apply(activity.dump())[0].outcome)["code"] == "ok");
}

}  // namespace

TEST_CASE("a real purchase log comes to what it comes to by hand", "[proofs][cdnow]") {
  const std::string text = shared_text("cdnow/CDNOW_sample.txt");
  if (text.empty()) return skipped("purchase log", "cdnow/CDNOW_sample.txt is absent");
  const std::vector<Bought> log = read_log(text);
  REQUIRE(log.size() == 6919);
  auto engine = proofs::engine_of(kProgramme);
  std::map<std::string, Customer> customers;
  long sum_of_effects = 0;
  for (const Bought& bought : log) {
    const bool is_new = customers.find(bought.customer) == customers.end();
    Customer& customer = customers[bought.customer];
    if (is_new) enrol(engine, bought.customer);
    const int second = customer.second_on(day_number(bought.year, bought.month, bought.day));
    const std::string id = bought.customer + "-" + std::to_string(customer.earned.size());
    const Json activity = {{"id", id},
                           {"member", bought.customer},
                           {"type", "purchase"},
                           {"at", instant(bought, second)},
                           {"attributes", {{"amount", bought.cents}}}};
    customer.buy(bought);
    const Json outcome = Json::parse(engine.apply(activity.dump())[0].outcome);
    INFO(activity.dump());
    REQUIRE(outcome["code"] == "ok");
    for (const Json& effect : outcome["effects"]) {
      if (effect["type"] == "earned") sum_of_effects += effect["amount"].get<long>();
    }
  }
  REQUIRE(customers.size() == 2357);
  long grand_total = 0;
  int levels[2][3] = {};
  for (const auto& [id, customer] : customers) {
    INFO(id);
    const Json request = {{"member", id}, {"now", "1998-07-01T12:00:00-05:00"}};
    const Json view = Json::parse(engine.view(request.dump()));
    REQUIRE(view["currencies"][0]["available"] == customer.points);
    const char* const lifetime[] = {"bronze", "silver", "gold"};
    const char* const year[] = {"one", "two", "three"};
    REQUIRE(view["tiers"][0]["level"] == lifetime[customer.lifetime]);
    REQUIRE(view["tiers"][1]["level"] == year[customer.year]);
    grand_total += customer.points;
    ++levels[0][customer.lifetime];
    ++levels[1][customer.year];
  }
  CHECK(grand_total == 239'444);
  CHECK(sum_of_effects == grand_total);
  // Every level was reached by somebody, or nothing would have been compared.
  for (const auto& ladder : levels) {
    for (const int held : ladder) CHECK(held > 50);
  }
  CHECK(proofs::broken_invariant(engine.snapshot()) == "");
}
