// Limits from one version of a programme to the next: a count goes on where the limit's own text is
// the same within the same item, wherever it stands there; without its item it waits.
#include <algorithm>

#include "base/joined.hpp"
#include "engine/moved.hpp"
#include "engine/store.hpp"

namespace loyalty {
namespace {

constexpr std::string_view kCounters = "counters";

bool is_shared(const Limit& limit) { return limit.by == Limit::By::all; }

// A prize's stock goes on by the prize's id, whatever it is now.
bool is_stock_of_prize(const Limit& limit) {
  return is_shared(limit) && limit.owner.starts_with("draws/") &&
         limit.owner.find('/', std::string_view("draws/").size()) != std::string::npos;
}

bool is_same(const Limit& before, const Limit& after) {
  return before.owner == after.owner && before.text == after.text;
}

bool is_same_stock(const Limit& before, const Limit& after) {
  return before.owner == after.owner && is_stock_of_prize(before) && is_stock_of_prize(after);
}

}  // namespace

LimitMoves::LimitMoves(const Program& from, const Program& to)
    : was(to.limits.size(), -1), goes_on(from.limits.size()), begins_anew(from.limits.size()) {
  const auto match = [&](bool (*is_match)(const Limit&, const Limit&)) {
    for (std::size_t after = 0; after < was.size(); ++after) {
      for (std::size_t before = 0; before < goes_on.size() && was[after] < 0; ++before) {
        if (goes_on[before] || !is_match(from.limits[before], to.limits[after])) continue;
        was[after] = static_cast<int>(before);
        goes_on[before] = true;
      }
    }
  };
  match(is_same);
  match(is_same_stock);
  for (std::size_t before = 0; before < goes_on.size(); ++before) {
    for (std::size_t after = 0; after < was.size() && !goes_on[before]; ++after) {
      const bool stands_instead =
          was[after] < 0 && from.limits[before].owner == to.limits[after].owner &&
          is_shared(from.limits[before]) == is_shared(to.limits[after]);
      if (stands_instead) begins_anew[before] = true;
    }
  }
}

std::string head_of_frozen(const Limit& limit) {
  return joined({R"({"limit":)", limit.text, R"(,"owner":")", limit.owner, R"(","state":)"});
}

std::string_view Moved::was(std::string_view list, std::size_t index, std::string_view id) const {
  if (list != kCounters) return id;
  const int before = limits.was[index];
  return before < 0 ? std::string_view{}
                    : std::string_view(from.limits[static_cast<std::size_t>(before)].path);
}

void Moved::freeze_counter(std::string_view id, document::Value state) {
  const auto limit = std::find_if(from.limits.begin(), from.limits.end(),
                                  [&](const Limit& one) { return one.path == id; });
  const std::string path = path_of(kCounters, id);
  const auto index = static_cast<std::size_t>(limit - from.limits.begin());
  if (limit == from.limits.end() || limits.begins_anew[index]) {
    restarted.push_back(path);
  } else {
    frozen.push_back({path, joined({head_of_frozen(*limit), document::canonical(state), "}"})});
  }
}

std::optional<std::string> Moved::thaw_counter(const Limit& limit) {
  const std::string head = head_of_frozen(limit);
  const auto room = std::find_if(waiting->begin(), waiting->end(), [&](const FrozenRoom& one) {
    return one.path.starts_with("counters/") && one.state.starts_with(head);
  });
  if (room == waiting->end()) return std::nullopt;
  std::string state = room->state.substr(head.size(), room->state.size() - head.size() - 1);
  waiting->erase(room);
  kept.push_back(path_of(kCounters, limit.path));
  return state;
}

SharedValue SharedValue::moved(const Program& from, const Program& to,
                               const LimitMoves& limits) const {
  SharedValue next;
  next.waiting_ = waiting_;
  for (std::size_t i = 0; i < from.limits.size(); ++i) {
    const auto taken = taken_.find(from.limits[i].path);
    if (taken == taken_.end() || limits.goes_on[i] || limits.begins_anew[i]) continue;
    next.waiting_[head_of_frozen(from.limits[i])] = taken->second;
  }
  for (std::size_t i = 0; i < to.limits.size(); ++i) {
    const Limit& limit = to.limits[i];
    if (!is_shared(limit)) continue;
    const int before = limits.was[i];
    if (before < 0) {
      const auto taken = next.waiting_.extract(head_of_frozen(limit));
      if (taken) next.taken_[limit.path] = taken.mapped();
    } else {
      const auto taken = taken_.find(from.limits[static_cast<std::size_t>(before)].path);
      if (taken != taken_.end()) next.taken_[limit.path] = taken->second;
    }
  }
  return next;
}

}  // namespace loyalty
