#include "proofs/crowd.hpp"

#include <algorithm>

namespace proofs {
namespace {

using loyalty::time::kDay;
using loyalty::time::kHour;
using loyalty::time::kMinute;
using loyalty::time::Millis;

constexpr Millis kBegin = 1'772'323'200'000;  // 2026-03-01T00:00:00Z
constexpr std::int64_t kFirstMembers = 5;
constexpr std::size_t kMostMembers = 16;

const std::vector<std::string> kTypes = {
    "purchase", "purchase", "purchase", "purchase",  "purchase", "purchase", "purchase", "refund",
    "refund",   "refund",   "refund",   "transfer",  "transfer", "transfer", "transfer", "transfer",
    "tip",      "tip",      "tip",      "visit",     "visit",    "visit",    "visit",    "join",
    "join",     "join",     "leave",    "redeem",    "redeem",   "cancel_redemption",    "fulfil",
    "confirm",  "cancel",   "survey",   "feedback",  "answer",   "consent",  "told",     "told",
    "block",    "unblock",  "unblock",  "merge",    "close",     "adjust",   "adjust",
    "draw",     "start",
    "claim",    "make_up",  "restore",  "profile",   "enrol",    "outage"};

const std::vector<std::string> kOperators = {"answer", "adjust", "block",  "close",  "fulfil",
                                             "merge",  "outage", "unblock"};
const std::vector<std::string> kCurrencies = {"points", "points", "miles", "coins", "ice"};

}  // namespace

Crowd::Crowd(Random& random) : random_(random), now_(kBegin + random.below(365) * kDay) {}

std::string Crowd::next() {
  if (!texts_.empty() && random_.chance(20)) {
    const std::size_t newest = std::min<std::size_t>(texts_.size(), 30);
    const auto back = random_.below(static_cast<std::int64_t>(newest));
    return texts_[texts_.size() - 1 - static_cast<std::size_t>(back)];
  }
  if (made_ >= kFirstMembers) step_time();
  texts_.push_back(activity().dump());
  return texts_.back();
}

void Crowd::note(const std::string& record) {
  if (record.empty()) return;
  const Json activity = Json::parse(record)["activity"];
  const std::string type = activity["type"], member = activity["member"];
  const Own own{member, activity["id"]};
  if (type == "purchase") purchases_.push_back(own);
  if (type == "redeem") redemptions_.push_back(own);
  if (type == "purchase" || type == "visit" || type == "gift") sources_.push_back(own);
  if (type == "feedback") feedback_.push_back(own);
  if (type == "join") joined_.push_back({member, activity["attributes"]["plan"]});
  if (type == "block") blocked_.push_back(member);
  if (type == "unblock") std::erase(blocked_, member);
  if (type == "close") gone_.insert(member);
  if (type == "merge") survivors_[activity["attributes"]["from"]] = member;
}

void Crowd::note_notices(const std::string& view) {
  const Json shown = Json::parse(view);
  for (const Json& notice : shown.value("notices", Json::array())) {
    notices_.push_back({shown["member"]["id"], notice["id"]});
  }
}

// Mostly the same day or the next; now and then some weeks.
void Crowd::step_time() {
  const std::int64_t kind = random_.below(80);
  if (kind < 48) now_ += random_.below(5 * 60) * kMinute;
  else if (kind < 76) now_ += random_.below(26) * kHour;
  else if (kind < 79) now_ += random_.below(12) * kDay;
  else now_ += random_.below(90) * kDay;
}

std::string Crowd::instant(Millis at) {
  std::string text;
  loyalty::time::append_timestamp(text, at, 3600);
  return text;
}

const Crowd::Own& Crowd::newest(const std::vector<Own>& all) {
  const auto size = static_cast<std::int64_t>(all.size());
  const auto back = random_.below(std::min<std::int64_t>(size, 10));
  return all[static_cast<std::size_t>(size - 1 - back)];
}

std::string Crowd::today(const Own& own) const {
  std::string member = own.member;
  for (auto next = survivors_.find(member); next != survivors_.end();
       next = survivors_.find(member)) {
    member = next->second;
  }
  return member;
}

std::string Crowd::other(const std::string& than) {
  if (random_.chance(25)) return random_.chance(2) ? than : "nobody";
  return somebody();
}

// Now and then one who cannot act any more, or must not.
std::string Crowd::somebody() {
  std::string member = random_.pick(members_);
  for (int i = 0; i < 4 && !random_.chance(8); ++i) {
    const bool is_blocked =
        std::find(blocked_.begin(), blocked_.end(), member) != blocked_.end();
    if (!is_blocked && gone_.count(member) == 0) break;
    member = random_.pick(members_);
  }
  return member;
}

std::string Crowd::entropy() {
  std::string digits;
  for (int i = 0; i < 64; ++i) digits += "0123456789abcdef"[random_.below(16)];
  return digits;
}

nlohmann::json Crowd::activity() {
  const bool is_new = made_ < kFirstMembers ||
                      (members_.size() < kMostMembers && random_.chance(30));
  std::string type = is_new ? "enrol" : random_.pick(kTypes);
  // Who has left the crowd does not come back: enough must stay.
  const bool is_kept = (type == "close" && !random_.chance(4)) ||
                       (type == "merge" && random_.chance(3));
  if (is_kept) type = "purchase";
  std::string member = "m" + std::to_string(members_.size() + 1);
  if (!is_new) member = somebody();
  Millis at = now_;
  if (!is_new && random_.chance(12)) at -= random_.below(12 * 24) * kHour;
  const Json given = attributes(type, member);
  if (is_new) members_.push_back(member);
  Json made = {{"id", "a" + std::to_string(++made_)}, {"member", member}, {"type", type},
               {"at", instant(at)},                   {"attributes", given}};
  const bool is_operators =
      std::find(kOperators.begin(), kOperators.end(), type) != kOperators.end();
  if (is_operators || (type == "leave" && given.contains("at_once"))) {
    made["stamp"]["operator"] = "desk";
  }
  if (type == "draw") made["stamp"]["entropy"] = entropy();
  return made;
}

// Both among members: whoever is acted on may be anybody.
nlohmann::json Crowd::attributes(const std::string& type, std::string& member) {
  if (type == "enrol") {
    if (members_.empty() || random_.chance(5)) return Json::object();
    return {{"invited_by", other(member)}};
  }
  if (type == "purchase") return purchase();
  if (type == "transfer") {
    return {{"to", other(member)}, {"currency", random_.pick(kCurrencies)},
            {"amount", 1 + random_.below(random_.chance(3) ? 200 : 15)}};
  }
  if (type == "tip") return {{"friend", other(member)}, {"much", random_.below(9)}};
  if (type == "merge") return {{"from", other(member)}};
  if (type == "block" || type == "close") return {{"reason", "as asked"}};
  if (type == "unblock") {
    if (!blocked_.empty()) member = random_.pick(blocked_);
    return Json::object();
  }
  return about_oneself(type, member);
}

nlohmann::json Crowd::about_oneself(const std::string& type, std::string& member) {
  const auto owned = [&](const std::vector<Own>& all) -> const Own& {
    const Own& own = newest(all);
    if (!random_.chance(12)) member = random_.chance(12) ? own.member : today(own);
    return own;
  };
  if (type == "refund") {
    return {{"purchase", owned(purchases_).id}, {"amount", 1 + random_.below(3000)}};
  }
  if (type == "leave") {
    Json made = {{"plan", owned(joined_).id}};
    if (random_.chance(3)) made["at_once"] = true;
    return made;
  }
  if (type == "cancel_redemption") return {{"redemption", owned(redemptions_).id}};
  if (type == "confirm" || type == "cancel") return {{"source", owned(sources_).id}};
  if (type == "answer") return {{"feedback", owned(feedback_).id}, {"done", true}};
  if (type == "told") return {{"notice", owned(notices_).id}};
  if (type == "make_up" || type == "outage") {
    std::string day;
    loyalty::time::append_day(
        day, static_cast<loyalty::time::Day>(now_ / kDay - random_.below(6)));
    if (type == "outage") return {{"from", day}, {"until", day}};
    return {{"day", day}, {"streak", "daily"}};
  }
  if (type == "adjust") {
    return {{"currency", random_.pick(kCurrencies)}, {"reason", "a hand"},
            {"amount", random_.below(120) - (random_.chance(3) ? 100 : 0)}};
  }
  return of_offers(type);
}

nlohmann::json Crowd::of_offers(const std::string& type) {
  static const std::vector<std::string> plans = {"week", "week", "month", "films"};
  if (type == "join") return {{"plan", random_.pick(plans)}};
  if (type == "redeem") return {{"reward", random_.chance(3) ? "pack" : "tea"}};
  if (type == "fulfil") return {{"voucher", "v" + std::to_string(1 + random_.below(5))}};
  if (type == "survey") return {{"survey", "pulse"}, {"score", random_.below(11)}};
  if (type == "feedback") return {{"text", "The queue is long."}};
  if (type == "consent") return {{"consent", "letters"}, {"given", random_.chance(2)}};
  if (type == "start") return {{"mission", "stake"}};
  if (type == "claim") return {{"mission", "basket"}};
  if (type == "draw") return {{"draw", "wheel"}};
  if (type == "restore") return {{"streak", "daily"}};
  if (type == "profile") return {{"language", "en"}};
  return Json::object();
}

nlohmann::json Crowd::purchase() {
  Json made = {{"amount", random_.below(random_.chance(4) ? 20'000 : 6000)}};
  if (random_.chance(2)) made["friend"] = other("nobody");
  if (random_.chance(5)) made["partner"] = "inn";
  if (random_.chance(12)) {
    made["use"] = {{{"voucher", "v" + std::to_string(1 + random_.below(4))}}};
  }
  return made;
}

}  // namespace proofs
