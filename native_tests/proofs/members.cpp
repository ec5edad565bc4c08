#include "proofs/members.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>

namespace proofs {
namespace {

using Json = nlohmann::json;

std::int64_t number(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? 0 : found->get<std::int64_t>();
}

std::int64_t sum_of(const Json& wallet, const char* list) {
  std::int64_t sum = 0;
  for (const Json& lot : wallet.value(list, Json::array())) sum += number(lot, "amount");
  return sum;
}

std::string broken_lots(const Json& wallet) {
  for (const char* list : {"lots", "pending", "reserved"}) {
    for (const Json& lot : wallet.value(list, Json::array())) {
      if (number(lot, "amount") <= 0) return std::string(list) + " hold " + lot.dump();
    }
  }
  return {};
}

// Accounts that are only ever filled are never below nothing, those only ever drawn from never
// above it.
std::string broken_signs(const Json& accounts) {
  for (const char* account : {"pending", "reserved", "spent", "expired", "clawed_back"}) {
    if (number(accounts, account) < 0) return std::string(account) + " is negative";
  }
  for (const char* account : {"issued", "debt", "forgiven"}) {
    if (number(accounts, account) > 0) return std::string(account) + " is positive";
  }
  return {};
}

std::string broken_wallet(const Json& wallet) {
  const Json& accounts = wallet["accounts"];
  std::int64_t sum = 0;
  for (const auto& [name, balance] : accounts.items()) sum += balance.get<std::int64_t>();
  for (const Json& partner : wallet.value("partners", Json::object())) {
    for (const char* part : {"earned", "clawed_back", "spent"}) {
      if (number(partner, part) < 0) return "a partner's " + std::string(part) + " is negative";
    }
    sum += number(partner, "spent") + number(partner, "clawed_back") - number(partner, "earned");
  }
  if (sum != 0) return "the accounts sum to " + std::to_string(sum);
  const std::int64_t available = number(accounts, "available");
  if (sum_of(wallet, "lots") != (available > 0 ? available : 0)) {
    return "lots of " + std::to_string(sum_of(wallet, "lots")) + " but available " +
           std::to_string(available);
  }
  for (const char* account : {"pending", "reserved"}) {
    if (sum_of(wallet, account) == number(accounts, account)) continue;
    return std::string(account) + " lots of " + std::to_string(sum_of(wallet, account)) +
           " but a balance of " + std::to_string(number(accounts, account));
  }
  const std::string lots = broken_lots(wallet);
  return lots.empty() ? broken_signs(accounts) : lots;
}

std::string broken_source(const Json& source) {
  const std::int64_t refunded = number(source, "refunded");
  if (refunded < 0 || refunded > number(source, "amount")) return "more refunded than paid";
  for (const Json& gift : source.value("gifts", Json::array())) {
    const std::int64_t back = number(gift, "taken_back");
    if (back < 0 || back > number(gift, "amount")) return "more taken back than given";
  }
  return {};
}

std::string broken_redemption(const Json& redemption) {
  const std::int64_t left = number(redemption, "amount") - number(redemption, "returned");
  if (sum_of(redemption, "parts") != left) return "parts that are not what is left of it";
  return {};
}

std::string broken_counter(const Json& counter) {
  for (const Json& series : counter.value("series", Json::array())) {
    for (const Json& window : series.value("windows", Json::array())) {
      if (number(window, "times") < 0 || number(window, "amount") < 0) return "less than none";
    }
  }
  return {};
}

std::string broken_streak(const Json& streak) {
  const std::int64_t longest = number(streak, "longest");
  std::int64_t last = INT64_MIN;
  for (const Json& run : streak.value("runs", Json::array())) {
    if (number(run, "first") <= last) return "runs that overlap";
    last = number(run, "last");
    if (last < number(run, "first")) return "a run that ends before it begins";
    if (number(run, "length") < 1) return "a run of no length";
    if (number(run, "length") > longest) return "a run longer than the longest";
  }
  return {};
}

// Of a closed membership nothing is left to hold; what is owed stays owed.
std::string broken_closing(const Json& member) {
  constexpr int kClosed = 2;
  if (number(member, "standing") != kClosed) return {};
  const Json wallets = member.value("wallets", Json::object());
  for (const auto& [id, wallet] : wallets.items()) {
    const Json& accounts = wallet["accounts"];
    const bool is_left = number(accounts, "available") > 0 || number(accounts, "pending") > 0 ||
                         number(accounts, "reserved") > 0;
    if (is_left) return "closed with " + id + " left: " + accounts.dump();
  }
  const Json rewards = member.value("rewards", Json::object());
  for (const auto& [id, reward] : rewards.items()) {
    for (const Json& voucher : reward.value("vouchers", Json::array())) {
      if (number(voucher, "state") == 0) return "closed with an open voucher of " + id;
    }
  }
  const Json plans = member.value("plans", Json::object());
  for (const auto& [id, plan] : plans.items()) {
    if (plan.contains("since")) return "closed in the plan " + id;
  }
  return {};
}

std::string broken_member(const Json& member) {
  const auto each = [&](const char* list, std::string (*broken)(const Json&)) -> std::string {
    const Json rooms = member.value(list, Json::object());
    for (const auto& [id, room] : rooms.items()) {
      const std::string what = broken(room);
      if (!what.empty()) return std::string(list) + "/" + id + ": " + what;
    }
    return {};
  };
  for (const std::string& what :
       {each("wallets", broken_wallet), each("sources", broken_source),
        each("redemptions", broken_redemption), each("counters", broken_counter),
        each("streaks", broken_streak)}) {
    if (!what.empty()) return what;
  }
  if (number(member, "purchases") < 0) return "fewer purchases than none";
  if (number(member, "spend") < 0) return "less spent than nothing";
  return broken_closing(member);
}

}  // namespace

std::string broken_invariant(std::string_view snapshot) {
  const Json document = Json::parse(snapshot);
  for (const Json& member : document["members"]) {
    const std::string what = broken_member(member);
    if (!what.empty()) return member["id"].get<std::string>() + ": " + what;
  }
  return {};
}

}  // namespace proofs
