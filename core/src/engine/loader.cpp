#include "engine/loader.hpp"

#include <algorithm>
#include <utility>

#include "base/checked.hpp"
#include "document/writer.hpp"

namespace loyalty {

using document::Object;
using document::Reader;

void Loader::number(std::string_view key, std::int64_t& value, std::int64_t absent) {
  const auto field = here_->find(key);
  value = field ? field->integer(kMinInteger, kMaxInteger) : absent;
}

std::int64_t Loader::within(std::string_view key, std::int64_t, std::int64_t least,
                            std::int64_t most) {
  const auto field = here_->find(key);
  return field ? field->integer(least, most) : 0;
}

void Loader::flag(std::string_view key, bool& value) {
  if (const auto field = here_->find(key)) value = field->boolean();
}

void Loader::text(std::string_view key, std::string& value) {
  if (const auto field = here_->find(key)) value = field->text();
}

void Loader::instant(std::string_view key, Millis& value) { number(key, value, kNever); }

void Loader::lot_end(std::string_view key, Millis& value) {
  const auto field = here_->find(key);
  if (field && field->value().text() == "moving")
    value = ledger::kMoving;
  else
    instant(key, value);
}

void Loader::item(std::string_view key, Item& value) {
  const auto field = here_->find(key);
  if (!field) return;
  // It may be a place of an earlier version.
  if (const auto item = program_.catalogue.add_item(field->text()))
    value = *item;
  else
    field->fault("semantic.unknown_reference", "more places than any programme has");
}

void Loader::thing(std::string_view key, Thing& value) {
  const auto field = here_->need(key);
  if (!field) return;
  const std::string_view text = field->text();
  std::optional<Thing> thing;
  if (text.find('/') != text.npos) {
    thing = program_.catalogue.away(text);
    if (!thing) field->fault("semantic.unknown_reference", "nothing was ever called \"%\"", text);
  } else if (moved_) {
    thing = moved_->thing_now(program_.catalogue, text);
  } else {
    thing = program_.catalogue.refer(*field, text);
  }
  if (thing) value = *thing;
}

void Loader::term(std::string_view key, std::uint16_t& value) {
  const auto field = here_->find(key);
  if (!field) return;
  for (std::size_t i = 1; i < program_.terms.size(); ++i) {
    if (program_.terms[i].key == field->value().text()) value = static_cast<std::uint16_t>(i);
  }
}

// No version drops a partner.
void Loader::partner(std::string_view key, ledger::PartnerId& value) {
  const auto field = here_->find(key);
  if (!field) return;
  value = partner_called(program_, field->text());
  if (value != ledger::kNoPartner) return;
  field->fault("semantic.unknown_reference", "no partner of this programme");
}

void Loader::streak(std::string_view key, std::uint16_t& value) {
  const auto field = here_->need(key);
  if (!field) return;
  const int at = program_.catalogue.streak(field->text());
  if (at < 0 && !moved_) field->fault("semantic.unknown_reference", "no streak of this programme");
  value = at < 0 ? kGone.index : static_cast<std::uint16_t>(at);
}

// A level that is gone becomes the next higher one that remains, else the highest.
void Loader::level(std::string_view key, std::int16_t& value) {
  const auto field = here_->find(key);
  value = -1;
  if (!field) return;
  const auto& levels = program_.catalogue.tiers()[tier].levels;
  const auto found = std::find(levels.begin(), levels.end(), field->text());
  if (found != levels.end()) {
    value = static_cast<std::int16_t>(found - levels.begin());
  } else if (moved_) {
    value = moved_->level_instead(program_.catalogue.tiers()[tier], field->value().text());
  } else {
    field->fault("semantic.unknown_reference", "no level of this tier");
  }
}

void Loader::frozen(std::vector<FrozenRoom>& rooms) {
  const auto field = here_->find("frozen");
  const bool is_read = moved_ && moved_->waiting == &rooms;
  if (moved_) moved_->waiting = &rooms;
  if (!field || is_read) return;
  for (const Reader& room : field->members()) {
    rooms.push_back({std::string(room.place().key), document::canonical(room.value())});
  }
}

void Loader::contradiction(std::string_view key) {
  const auto field = here_->find(key);
  (field ? *field : here_->reader()).fault("structure.value", "it contradicts itself");
}

void Loader::part(std::string_view key, FunctionRef<void()> describe) {
  if (const auto field = here_->need(key)) inside(*field, describe);
}

void Loader::inside(const Reader& reader, FunctionRef<void()> describe) {
  Object inner(reader);
  Object* outer = std::exchange(here_, &inner);
  describe();
  inner.finish();
  here_ = outer;
}

void Loader::element(std::string& value) { value = element_->text(); }

std::int64_t Loader::element(std::int64_t, std::int64_t least, std::int64_t most) {
  return element_->integer(least, most);
}

void Loader::rows(std::string_view key, const Rows& rows, bool objects) {
  const auto field = here_->find(key);
  if (!field) return;
  std::size_t at = rows.size;
  for (const Reader& reader : field->items()) {
    rows.add(rows.list);
    element_ = &reader;
    const auto describe = [&] { rows.describe(*this, rows.list, at); };
    if (objects)
      inside(reader, describe);
    else
      describe();
    ++at;
  }
}

void Loader::by_id(std::string_view key, IdOf id_of, const Rooms& rooms) {
  const auto field = rooms.is_later ? here_->find(key) : here_->need(key);
  if (!field && !rooms.is_later) return;
  std::optional<Object> members;
  if (field) members.emplace(*field);
  for (std::size_t i = 0; i < rooms.size; ++i) {
    const std::string_view id = id_of(i);
    const auto describe = [&] { rooms.describe(*this, rooms.list, i); };
    const std::string_view was = moved_ ? moved_->was(key, i, id) : id;
    const auto room = members && !was.empty() ? members->find(was) : std::nullopt;
    if (room) {
      if (moved_) moved_->keep(key, id);
      inside(*room, describe);
    } else if (moved_) {
      thaw(key, i, id, describe);
    }
  }
  if (!members) return;
  if (!moved_) return members->finish();
  for (const Reader& room : field->members()) {
    const std::string_view id = room.place().key;
    bool here = false;
    for (std::size_t i = 0; i < rooms.size && !here; ++i) {
      here = moved_->was(key, i, id_of(i)) == id;
    }
    if (!here) moved_->freeze(key, id, room.value());
  }
}

void Loader::thaw(std::string_view key, std::size_t index, std::string_view id,
                  FunctionRef<void()> describe) {
  const auto state = moved_->thaw(key, index, id);
  document::Document document;
  if (!state || document.parse(*state)) return;
  inside(Reader(document.root(), here_->reader().faults()), describe);
}

}  // namespace loyalty
