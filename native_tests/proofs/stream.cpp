#include "proofs/stream.hpp"

namespace proofs {
namespace {

using loyalty::time::kDay;
using loyalty::time::kHour;
using loyalty::time::kMinute;
using loyalty::time::kSecond;
using loyalty::time::Millis;

constexpr Millis kBegin = 1'772'323'200'000;  // 2026-03-01T00:00:00Z

const std::vector<std::string> kOwnTypes = {
    "enrol",    "profile",  "purchase", "purchase", "purchase", "purchase", "refund",
    "refund",   "refund",   "redeem",   "redeem",   "cancel_redemption",    "confirm",
    "cancel",   "make_up",  "make_up",  "restore",  "adjust",   "outage",   "check_in",
    "check_in", "check_in", "check_in", "check_in", "gift",     "ping"};

void add_ids(std::vector<std::string>& ids, const nlohmann::json& programme, const char* list) {
  for (const auto& item : programme.value(list, nlohmann::json::array())) ids.push_back(item["id"]);
  ids.push_back("unheard_of");
}

}  // namespace

Stream::Stream(Random& random, const std::string& programme)
    : random_(random), now_(kBegin + random.below(365) * kDay), types_(kOwnTypes) {
  const Json document = Json::parse(programme);
  add_ids(currencies_, document, "currencies");
  add_ids(streaks_, document, "streaks");
  for (const char* list : {"rules", "streaks"}) {
    for (const Json& item : document.value(list, Json::array())) {
      const Json on = item.value("on", Json::array());
      for (const Json& word : on.is_array() ? on : Json::array({on})) types_.push_back(word);
    }
  }
}

std::string Stream::next() {
  if (random_.chance(15)) return random_.pick(texts_);
  step_time();
  Json made = activity();
  std::string text = random_.chance(30) ? spoilt(made) : made.dump();
  texts_.push_back(text);
  ids_.push_back(made["id"]);
  if (made["type"] == "purchase") purchases_.push_back(made["id"]);
  if (made["type"] == "redeem") redemptions_.push_back(made["id"]);
  return text;
}

// Mostly the same day or the next few; now and then a month, a year, a long absence.
void Stream::step_time() {
  const std::int64_t kind = random_.below(60);
  if (kind < 25) now_ += random_.below(8 * 60) * kMinute;
  else if (kind < 50) now_ += random_.below(40) * kHour;
  else if (kind < 56) now_ += random_.below(9) * kDay;
  else if (kind < 59) now_ += random_.below(70) * kDay;
  else now_ += random_.below(900) * kDay;
}

std::string Stream::instant(Millis at) {
  static const std::vector<std::int32_t> offsets = {0, 8 * 3600, -5 * 3600, 14 * 3600, -43200};
  std::string text;
  loyalty::time::append_timestamp(text, at, random_.chance(3) ? random_.pick(offsets) : 8 * 3600);
  return text;
}

std::string Stream::some_instant() { return instant(now_ + (random_.below(900) - 60) * kHour); }

std::string Stream::day(std::int64_t most_days_back) {
  std::string text;
  loyalty::time::append_day(
      text, static_cast<loyalty::time::Day>(now_ / kDay - random_.below(most_days_back) + 1));
  return text;
}

std::int64_t Stream::amount() {
  const std::int64_t kind = random_.below(40);
  if (kind == 0) return 0;
  if (kind == 1) return 9'007'199'254'740'991;
  if (kind == 2) return -random_.below(1000);
  if (kind < 12) return random_.below(30);
  if (kind < 30) return random_.below(9000);
  return random_.below(200'000);
}

nlohmann::json Stream::activity() {
  const std::string type = random_.pick(types_);
  Millis at = now_;
  if (random_.chance(12)) at -= random_.below(100) * kHour;
  Json made = {{"id", "a" + std::to_string(++made_)},
               {"member", random_.pick(members_)},
               {"type", type},
               {"at", instant(at + random_.below(60) * kSecond)},
               {"attributes", attributes(type)}};
  if (type == "adjust" || type == "outage") made["stamp"]["operator"] = "desk";
  if (type == "gift") made["stamp"]["cause"] = "elsewhere";
  if (random_.chance(20)) made["stamp"]["received"] = instant(now_);
  return made;
}

nlohmann::json Stream::attributes(const std::string& type) {
  if (type == "purchase") return purchase();
  if (type == "refund") return refund();
  if (type == "redeem") {
    Json made = {{"amount", 1 + random_.below(200)}, {"reference", random_.pick(ids_)}};
    if (!random_.chance(8)) made["currency"] = random_.pick(currencies_);
    return made;
  }
  if (type == "cancel_redemption") return {{"redemption", random_.pick(redemptions_)}};
  if (type == "confirm" || type == "cancel") return {{"source", random_.pick(ids_)}};
  if (type == "make_up") {
    Json made = {{"day", day(12)}, {"streak", random_.pick(streaks_)}};
    if (random_.chance(3)) made["pay"] = random_.pick(currencies_);
    return made;
  }
  if (type == "restore") return {{"streak", random_.pick(streaks_)}};
  if (type == "adjust") {
    return {{"currency", random_.pick(currencies_)}, {"amount", random_.chance(3) ? -amount()
                                                                                  : amount()},
            {"reason", "a hand"}};
  }
  if (type == "outage") return {{"from", day(9)}, {"until", day(4)}};
  if (type == "enrol") {
    return {{"birthday", day(20'000)}, {"invited_by", random_.pick(members_)},
            {"tags", {"staff"}}};
  }
  if (type == "profile") return {{"birthday", day(900)}, {"language", "en"}};
  if (type == "gift") {
    const std::string thing = random_.pick(currencies_);
    return {{"rule", random_.pick(std::vector<std::string>{"share", "friend", "spend"})},
            {"lines", {{{"thing", thing}, {"amount", amount()}}}}};
  }
  Json made = Json::object();
  if (random_.chance(2)) made["nights"] = random_.below(20);
  if (random_.chance(2)) made["distance"] = random_.below(20'000);
  if (random_.chance(2)) made["minutes"] = random_.below(300);
  if (random_.chance(2)) made["sku"] = "s" + std::to_string(random_.below(5));
  if (random_.chance(2)) made["partner"] = "inn";
  if (random_.chance(2)) made["amount"] = amount();
  return made;
}

nlohmann::json Stream::purchase() {
  Json made = {{"amount", amount()}};
  if (random_.chance(3)) {
    std::int64_t sum = 0;
    made["lines"] = Json::array();
    for (std::int64_t lines = random_.below(5); lines > 0; --lines) {
      const std::int64_t price = random_.below(5000);
      const std::int64_t quantity = 1 + random_.below(3);
      sum += price * quantity;
      made["lines"].push_back({{"sku", "s" + std::to_string(random_.below(4))},
                               {"category", random_.chance(2) ? "a" : "new"},
                               {"price", price},
                               {"quantity", quantity},
                               {"amount", price * quantity}});
    }
    if (!random_.chance(4)) made["amount"] = sum;
  }
  if (random_.chance(2)) made["channel"] = random_.chance(2) ? "app" : "till";
  if (random_.chance(3)) made["friend"] = random_.pick(members_);
  if (random_.chance(3)) made["paid"] = random_.below(100'000);
  return made;
}

nlohmann::json Stream::refund() {
  // The newest purchases are those that can still be returned.
  const auto newest = static_cast<std::int64_t>(purchases_.size());
  const auto back = random_.below(std::min<std::int64_t>(newest, 8));
  Json made = {{"purchase", purchases_[static_cast<std::size_t>(newest - 1 - back)]}};
  if (random_.chance(3)) {
    made["lines"] = {{{"line", random_.below(4)}, {"amount", random_.below(4000)}}};
  } else {
    made["amount"] = random_.chance(3) ? amount() : 1 + random_.below(6000);
  }
  return made;
}

// One thing wrong with it, or with the text of it.
std::string Stream::spoilt(Json made) {
  static const std::vector<std::string> members = {"id", "member", "type", "at", "attributes"};
  static const std::vector<Json> values = {nullptr, 1.5,  -1,       1e300, "",
                                           "\x01",  true, Json::array({1, "a"}), Json::object()};
  switch (random_.below(4)) {
    case 0:
      made.erase(random_.pick(members));
      return made.dump();
    case 1:
      made[random_.pick(members)] = random_.pick(values);
      return made.dump();
    case 2:
      made["attributes"]["amount"] = random_.pick(values);
      return made.dump();
    default:
      break;
  }
  std::string text = made.dump();
  text[static_cast<std::size_t>(random_.below(static_cast<std::int64_t>(text.size())))] =
      static_cast<char>(random_.below(256));
  return text;
}

}  // namespace proofs
