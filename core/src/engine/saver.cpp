#include "engine/saver.hpp"

#include <utility>

#include "base/sorting.hpp"

namespace loyalty {

using document::Writer;

void Saver::number(std::string_view key, std::int64_t& value, std::int64_t absent) {
  if (value != absent) writer_->member(key, value);
}

std::int64_t Saver::within(std::string_view key, std::int64_t value, std::int64_t, std::int64_t) {
  number(key, value, 0);
  return value;
}

void Saver::flag(std::string_view key, bool& value) {
  if (value) writer_->member(key, true);
}

void Saver::text(std::string_view key, std::string& value) {
  if (!value.empty()) writer_->member(key, value);
}

void Saver::instant(std::string_view key, Millis& value) { number(key, value, kNever); }

void Saver::lot_end(std::string_view key, Millis& value) {
  if (value == ledger::kMoving)
    writer_->member(key, "moving");
  else
    instant(key, value);
}

void Saver::item(std::string_view key, Item& value) {
  if (value != kNoItem) writer_->member(key, program().catalogue.path(value));
}

void Saver::thing(std::string_view key, Thing& value) {
  const Catalogue& catalogue = program().catalogue;
  writer_->member(key, is_away(value) ? catalogue.path(value.index) : catalogue.id_of(value));
}

void Saver::term(std::string_view key, std::uint16_t& value) {
  if (value != 0) writer_->member(key, program().terms[value].key);
}

void Saver::partner(std::string_view key, ledger::PartnerId& value) {
  if (value != ledger::kNoPartner) writer_->member(key, program().partners[value].id);
}

void Saver::streak(std::string_view key, std::uint16_t& value) {
  writer_->member(key, program().streaks[value].id);
}

void Saver::level(std::string_view key, std::int16_t& value) {
  if (value < 0) return;
  writer_->member(key, program().tiers[tier].levels[static_cast<std::size_t>(value)].id);
}

void Saver::frozen(std::vector<FrozenRoom>& rooms) {
  if (rooms.empty()) return;
  part("frozen", [&] {
    for (const FrozenRoom& room : rooms) writer_->key(room.path), writer_->raw(room.state);
  });
}

void Saver::part(std::string_view key, FunctionRef<void()> describe) {
  writer_->key(key);
  writer_->begin_object();
  describe();
  writer_->end_object();
}

void Saver::element(std::string& value) { writer_->text(value); }

std::int64_t Saver::element(std::int64_t value, std::int64_t, std::int64_t) {
  writer_->integer(value);
  return value;
}

void Saver::rows(std::string_view key, const Rows& rows, bool objects) {
  if (rows.size == 0) return;
  writer_->key(key);
  writer_->begin_array();
  for (std::size_t i = 0; i < rows.size; ++i) {
    if (objects) writer_->begin_object();
    rows.describe(*this, rows.list, i);
    if (objects) writer_->end_object();
  }
  writer_->end_array();
}

void Saver::by_id(std::string_view key, IdOf id_of, const Rooms& rooms) {
  const Before by_name{&id_of, [](const void* any, std::uint32_t one, std::uint32_t other) {
                         const IdOf& id = *static_cast<const IdOf*>(any);
                         return id(one) < id(other);
                       }};
  bool is_open = !rooms.is_later;
  const auto open = [&] { writer_->key(key), writer_->begin_object(); };
  if (is_open) open();
  for (const std::uint32_t i : sorted_positions(static_cast<std::uint32_t>(rooms.size), by_name)) {
    const std::string now = room(rooms, rooms.list, i);
    if (now == room(rooms, rooms.fresh, i)) continue;
    if (!is_open) open(), is_open = true;
    writer_->key(id_of(i));
    writer_->raw(now);
  }
  if (is_open) writer_->end_object();
}

std::string Saver::room(const Rooms& rooms, void* list, std::size_t index) {
  std::string text;
  Writer inner(text);
  Writer* outer = std::exchange(writer_, &inner);
  inner.begin_object();
  rooms.describe(*this, list, index);
  inner.end_object();
  writer_ = outer;
  return text;
}

}  // namespace loyalty
