#include "engine/store.hpp"

#include <algorithm>

#include "base/checked.hpp"

namespace loyalty {

std::string RecordStore::key(std::string_view member, std::string_view id) {
  std::string key;
  key.reserve(member.size() + id.size() + 1);
  return key.append(member).append(1, '\0').append(id);
}

std::string_view RecordStore::find(std::string_view member, std::string_view id) const {
  const auto found = by_id_.find(key(member, id));
  return found == by_id_.end() ? std::string_view{} : text(found->second);
}

void RecordStore::add(std::string_view member, std::string_view id, std::string_view record) {
  if (!keeps) return;
  const Place place{texts_.size(), record.size()};
  texts_ += record;
  if (!id.empty()) by_id_.emplace(key(member, id), place);
  by_member_[std::string(member)].push_back(place);
}

std::vector<std::string_view> RecordStore::newest(std::string_view member, std::uint64_t before,
                                                  std::size_t limit) const {
  std::vector<std::string_view> records;
  const auto found = by_member_.find(std::string(member));
  if (found == by_member_.end()) return records;
  // Records stand in the order of their seq, the last one being the member's.
  const auto& places = found->second;
  const std::uint64_t below = before == 0 ? 0 : before - 1;
  auto next = static_cast<std::size_t>(std::min<std::uint64_t>(places.size(), below));
  while (next > 0 && records.size() < limit) records.push_back(text(places[--next]));
  return records;
}

namespace {

Millis window_start(const Program& program, const Limit& limit, Millis at) {
  const Dates nobodys;
  return limit.every.given() ? limit.every.start(at, nobodys, program.calendar) : 0;
}

std::int64_t whole(const Limit& limit) {
  if (!limit.amount) return limit.times.value_or(kNoLimit);
  // A shared amount is a plain number: nothing of one member's activity could decide it for all.
  const auto& formulas = limit.amount->formulas();
  return formulas.empty() ? 0 : formulas.front().rate.rounded(Rounding::floor).value_or(0);
}

}  // namespace

std::vector<SharedLeft> SharedValue::left(const Program& program, Millis at) const {
  std::vector<SharedLeft> all;
  for (const Limit& limit : program.limits) {
    if (limit.by != Limit::By::all) continue;
    std::int64_t left = whole(limit);
    const auto taken = taken_.find(limit.path);
    if (taken != taken_.end() && taken->second.start == window_start(program, limit, at)) {
      left -= taken->second.amount;
    }
    all.push_back({limit.path, left});
  }
  return all;
}

void SharedValue::take(const Program& program, std::string_view path, std::int64_t amount,
                       Millis at) {
  for (const Limit& limit : program.limits) {
    if (limit.path != path) continue;
    Taken& taken = taken_[limit.path];
    const Millis start = window_start(program, limit, at);
    if (taken.start != start) taken = {start, 0};
    taken.amount = std::max<std::int64_t>(0, taken.amount + amount);
  }
}

void SharedValue::save(document::Writer& writer) const {
  writer.begin_object();
  for (const auto& [path, taken] : taken_) {
    writer.key(path);
    writer.begin_object();
    writer.member("amount", taken.amount);
    writer.member("start", taken.start);
    writer.end_object();
  }
  writer.end_object();
}

void SharedValue::load(const document::Reader& reader) {
  taken_.clear();
  for (const document::Reader& member : reader.members()) {
    document::Object object(member);
    Taken taken;
    if (auto amount = object.need("amount")) taken.amount = amount->integer(0, kMaxInteger);
    if (auto start = object.need("start")) taken.start = start->integer(kMinInteger, kMaxInteger);
    object.finish();
    taken_[std::string(member.place().key)] = taken;
  }
}

}  // namespace loyalty
