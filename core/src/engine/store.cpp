#include "engine/store.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "base/joined.hpp"

namespace loyalty {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;

// FNV-1a.
std::uint64_t hash_of(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

std::uint64_t hash_of(std::string_view member, std::string_view id) {
  return hash_of(id, hash_of(std::string_view("", 1), hash_of(member)));
}

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

}  // namespace

std::size_t RecordStore::slot_of(std::uint64_t hash, std::string_view id,
                                 std::string_view member) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash) & mask;
  for (; slots_[slot].entry != 0; slot = (slot + 1) & mask) {
    if (slots_[slot].tag != tag_of(hash)) continue;
    const Entry& entry = entries_[slots_[slot].entry - 1];
    if (entry.id() == id && (member.empty() || entry.member() == member)) break;
  }
  return slot;
}

char* RecordStore::room_for(std::size_t size) {
  if (size > left_) {
    left_ = std::max(size, kPiece);
    pieces_.emplace_back(new char[left_]);
    free_ = pieces_.back().get();
  }
  char* room = free_;
  free_ += size;
  left_ -= size;
  return room;
}

void RecordStore::grow() {
  slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), {});
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].id_length == 0) continue;
    std::size_t slot = static_cast<std::size_t>(entries_[i].hash) & mask;
    while (slots_[slot].entry != 0) slot = (slot + 1) & mask;
    slots_[slot] = {static_cast<std::uint32_t>(i + 1), tag_of(entries_[i].hash)};
  }
}

std::string_view RecordStore::find(std::string_view member, std::string_view id) const {
  if (slots_.empty()) return {};
  std::uint32_t found = slots_[slot_of(hash_of(id), id, member)].entry;
  if (found == 0 && holds_one_id_twice_) {
    found = slots_[slot_of(hash_of(member, id), id, member)].entry;
  }
  return found == 0 ? std::string_view{} : entries_[found - 1].record();
}

bool RecordStore::holds(std::string_view id) const {
  return !slots_.empty() && slots_[slot_of(hash_of(id), id)].entry != 0;
}

void RecordStore::add(std::string_view member, std::string_view id, std::uint64_t seq,
                      std::string_view record) {
  if (!keeps) return;
  if (2 * (entries_.size() + 1) > slots_.size()) grow();
  auto last = newest_.find(member);
  if (last == newest_.end()) last = newest_.emplace(std::string(member), 0).first;
  Entry entry{0, nullptr, static_cast<std::uint32_t>(record.size()), 0, 0, last->second, seq};
  last->second = static_cast<std::uint32_t>(entries_.size() + 1);
  if (!id.empty()) {
    entry.member_length = static_cast<std::uint16_t>(member.size());
    entry.id_length = static_cast<std::uint16_t>(id.size());
    entry.hash = hash_of(id);
    if (holds(id)) {
      entry.hash = hash_of(member, id);
      holds_one_id_twice_ = true;
    }
    slots_[slot_of(entry.hash, id, member)] = {last->second, tag_of(entry.hash)};
  }
  entry.text = room_for(entry.size());
  char* room = entry.text + record.copy(entry.text, record.size());
  room += member.copy(room, entry.member_length);
  id.copy(room, entry.id_length);
  entries_.push_back(entry);
}

void RecordStore::forget(std::string_view member) {
  const auto last = newest_.find(member);
  if (last == newest_.end()) return;
  for (std::uint32_t next = last->second; next != 0; next = entries_[next - 1].before) {
    Entry& entry = entries_[next - 1];
    std::fill_n(entry.text, entry.size(), '\0');
    entry.text_length = entry.member_length = entry.id_length = 0;
  }
  newest_.erase(last);
}

std::vector<std::string_view> RecordStore::newest(std::string_view member, std::uint64_t before,
                                                  std::size_t limit) const {
  std::vector<std::string_view> records;
  const auto last = newest_.find(member);
  if (last == newest_.end()) return records;
  for (std::uint32_t next = last->second; next != 0 && records.size() < limit;
       next = entries_[next - 1].before) {
    if (entries_[next - 1].seq < before) records.push_back(entries_[next - 1].record());
  }
  return records;
}

namespace {

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
    const Millis start = limit.shared_start(at, program.calendar);
    if (const auto taken = taken_.find(limit.path); taken != taken_.end()) {
      for (const Taken& window : taken->second) left -= window.start == start ? window.amount : 0;
    }
    all.push_back({limit.path, left, left});
  }
  return all;
}

void SharedValue::take(const Program& program, std::string_view path, std::int64_t amount,
                       Millis at) {
  for (const Limit& limit : program.limits) {
    if (limit.path != path) continue;
    std::vector<Taken>& windows = taken_[limit.path];
    const Millis start = limit.shared_start(at, program.calendar);
    auto window = std::find_if(windows.begin(), windows.end(),
                               [start](const Taken& taken) { return taken.start >= start; });
    if (window == windows.end() || window->start != start) {
      window = windows.insert(window, {start, 0});
    }
    window->amount = std::max<std::int64_t>(0, window->amount + amount);
    const Millis newest = windows.back().start;
    std::erase_if(windows, [&](const Taken& taken) {
      return taken.start != newest &&
             limit.shared_end(taken.start, program.calendar) <= newest - program.late;
    });
  }
}

namespace {

// Among paths, which have a list before an id.
constexpr std::string_view kWaiting = "frozen";

}  // namespace

void SharedValue::write_windows(document::Writer& writer, const Windows& windows) {
  writer.begin_object();
  writer.member("amount", windows.back().amount);
  if (windows.size() > 1) {
    writer.key("earlier");
    writer.begin_array();
    for (std::size_t i = 0; i + 1 < windows.size(); ++i) {
      writer.begin_object();
      writer.member("amount", windows[i].amount);
      writer.member("start", windows[i].start);
      writer.end_object();
    }
    writer.end_array();
  }
  writer.member("start", windows.back().start);
  writer.end_object();
}

void SharedValue::save_waiting(document::Writer& writer) const {
  if (waiting_.empty()) return;
  writer.key(kWaiting);
  writer.begin_array();
  for (const auto& [head, windows] : waiting_) {
    std::string state;
    document::Writer state_writer(state);
    write_windows(state_writer, windows);
    writer.raw(joined({head, state, "}"}));
  }
  writer.end_array();
}

void SharedValue::save(document::Writer& writer) const {
  writer.begin_object();
  const auto behind = taken_.lower_bound(kWaiting);
  for (auto one = taken_.begin(); one != taken_.end(); ++one) {
    if (one == behind) save_waiting(writer);
    writer.key(one->first);
    write_windows(writer, one->second);
  }
  if (behind == taken_.end()) save_waiting(writer);
  writer.end_object();
}

void SharedValue::read_window(document::Object& object, Windows& windows) {
  Taken taken;
  if (auto amount = object.need("amount")) taken.amount = amount->integer(0, kMaxInteger);
  if (auto start = object.need("start")) taken.start = start->integer(kMinInteger, kMaxInteger);
  if (!windows.empty() && windows.back().start >= taken.start) {
    object.reader().fault("semantic.not_rising", "windows stand oldest first");
  }
  windows.push_back(taken);
}

SharedValue::Windows SharedValue::read_windows(const document::Reader& reader) {
  document::Object object(reader);
  Windows windows;
  if (const auto earlier = object.find("earlier")) {
    for (const document::Reader& one : earlier->items()) {
      document::Object window(one);
      read_window(window, windows);
      window.finish();
    }
  }
  read_window(object, windows);
  object.finish();
  return windows;
}

void SharedValue::load_waiting(const document::Reader& reader) {
  for (const document::Reader& one : reader.items()) {
    document::Object object(one);
    Limit limit;
    if (auto text = object.need("limit")) limit.text = document::canonical(text->value());
    if (auto owner = object.need("owner")) limit.owner = owner->text();
    if (auto state = object.need("state")) waiting_[head_of_frozen(limit)] = read_windows(*state);
    object.finish();
  }
}

void SharedValue::load(const document::Reader& reader) {
  taken_.clear();
  waiting_.clear();
  for (const document::Reader& member : reader.members()) {
    if (member.place().key == kWaiting) load_waiting(member);
    else taken_[std::string(member.place().key)] = read_windows(member);
  }
}

}  // namespace loyalty
