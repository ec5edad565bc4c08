// One description of a member's fields, read and written alike:
//
//   template <class Archive> void describe(Archive& archive, Lot& lot) {
//     archive.number("amount", lot.amount);
//     archive.instant("expires", lot.expires);   // left out when it never ends
//   }
//
// What is at its default is left out. Fields stand in canonical order.
#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/checked.hpp"
#include "base/sorting.hpp"
#include "document/reader.hpp"
#include "document/writer.hpp"
#include "mechanics/member.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

// A member's way from one version of a programme to the next: what was kept, begins anew, or waits
// for its id to come back.
struct Moved {
  const Program& from;
  const Program& to;
  std::vector<std::string> kept = {}, restarted = {};
  std::vector<FrozenRoom> frozen = {};
  std::vector<FrozenRoom>* waiting = nullptr;  // frozen by earlier versions

  bool keeps(std::string_view list, const std::string& id);
  void freeze(std::string_view list, const std::string& id, document::Value state);
  std::optional<std::string> thaw(std::string_view list, const std::string& id);
  std::int16_t level_instead(const Catalogue::Tier& tier, std::string_view gone) const;
};

// What a gift or entitlement of the version before refers to is no longer there.
inline constexpr Thing kGone{ThingKind::entitlement, 0xff, 0xffff};

class Saver {
 public:
  Saver(document::Writer& writer, const Program& program) : writer_(writer), program_(program) {}

  template <class Number>
  void number(std::string_view key, Number& value, Number absent = 0) {
    if (value != absent) writer_.member(key, static_cast<std::int64_t>(value));
  }
  void flag(std::string_view key, bool& value) {
    if (value) writer_.member(key, true);
  }
  void text(std::string_view key, std::string& value) {
    if (!value.empty()) writer_.member(key, value);
  }
  void instant(std::string_view key, Millis& value) {
    if (value != kNever) writer_.member(key, value);
  }
  void lot_end(std::string_view key, Millis& value) {
    if (value == ledger::kMoving) writer_.member(key, "moving");
    else instant(key, value);
  }
  void contradiction(std::string_view) {}
  void item(std::string_view key, Item& value) {
    if (value != kNoItem) writer_.member(key, program_.catalogue.path(value));
  }
  void thing(std::string_view key, Thing& value) {
    writer_.member(key, program_.catalogue.id_of(value));
  }
  void term(std::string_view key, std::uint16_t& value) {
    if (value != 0) writer_.member(key, program_.terms[value].key);
  }
  void currency(std::string_view key, std::uint16_t& value) {
    writer_.member(key, program_.currencies[value].id);
  }
  void streak(std::string_view key, std::uint16_t& value) {
    writer_.member(key, program_.streaks[value].id);
  }
  void level(std::string_view key, std::size_t tier, std::int16_t& value) {
    if (value < 0) return;
    writer_.member(key, program_.tiers[tier].levels[static_cast<std::size_t>(value)].id);
  }
  template <class T, class Each>
  void list(std::string_view key, std::vector<T>& values, Each each) {
    if (values.empty()) return;
    writer_.key(key);
    writer_.begin_array();
    for (T& value : values) {
      writer_.begin_object();
      each(*this, value);
      writer_.end_object();
    }
    writer_.end_array();
  }
  template <class T>
  void plain(std::string_view key, std::vector<T>& values) {
    if (values.empty()) return;
    writer_.key(key);
    writer_.begin_array();
    for (T& value : values) {
      if constexpr (std::is_same_v<T, std::string>) writer_.text(value);
      else writer_.integer(static_cast<std::int64_t>(value));
    }
    writer_.end_array();
  }
  template <class Each>
  void part(std::string_view key, Each each) {
    writer_.key(key);
    writer_.begin_object();
    each(*this);
    writer_.end_object();
  }
  // Rooms by id, those that still are as they begin left out.
  template <class T, class Ids, class Each>
  void rooms(std::string_view key, Ids id_of, std::vector<T>& rooms, const std::vector<T>& fresh,
             Each each) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < rooms.size(); ++i) {
      if (!(rooms[i] == fresh[i])) order.emplace_back(id_of(i), i);
    }
    sort_stably(order);
    writer_.key(key);
    writer_.begin_object();
    for (const auto& [id, i] : order) {
      writer_.key(id);
      writer_.begin_object();
      each(*this, rooms[i], i);
      writer_.end_object();
    }
    writer_.end_object();
  }
  void frozen(std::vector<FrozenRoom>& rooms) {
    if (rooms.empty()) return;
    writer_.key("frozen");
    writer_.begin_object();
    for (const FrozenRoom& room : rooms) writer_.key(room.path), writer_.raw(room.state);
    writer_.end_object();
  }

 private:
  document::Writer& writer_;
  const Program& program_;
};

class Loader {
 public:
  // `moved`: the state is another version's, and says what became of its rooms.
  Loader(const document::Reader& reader, Program& program, Moved* moved = nullptr)
      : object_(reader), program_(program), moved_(moved) {}
  ~Loader() { object_.finish(); }

  template <class Number>
  void number(std::string_view key, Number& value, Number absent = 0) {
    auto field = object_.find(key);
    value = field ? integer<Number>(*field) : absent;
  }
  void flag(std::string_view key, bool& value) {
    if (auto field = object_.find(key)) value = field->boolean();
  }
  void text(std::string_view key, std::string& value) {
    if (auto field = object_.find(key)) value = field->text();
  }
  void instant(std::string_view key, Millis& value) {
    auto field = object_.find(key);
    value = field ? field->integer(kMinInteger, kMaxInteger) : kNever;
  }
  void lot_end(std::string_view key, Millis& value) {
    auto field = object_.find(key);
    value = kNever;
    if (!field) return;
    if (field->value().text() == "moving") value = ledger::kMoving;
    else value = field->integer(kMinInteger, kMaxInteger);
  }
  void contradiction(std::string_view key) {
    auto field = object_.find(key);
    (field ? *field : object_.reader()).fault("structure.value", "it contradicts itself");
  }
  void item(std::string_view key, Item& value) {
    auto field = object_.find(key);
    if (!field) return;
    const auto item = program_.catalogue.find_item(field->text());
    if (item) value = *item;
    else if (moved_) value = program_.catalogue.item(field->text());
    else field->fault("semantic.unknown_reference", "no place of this programme");
  }
  void thing(std::string_view key, Thing& value) {
    auto field = object_.need(key);
    if (!field) return;
    if (moved_ && !program_.catalogue.thing(field->value().text())) {
      value = kGone;
    } else if (const auto thing = program_.catalogue.refer(*field, field->text())) {
      value = *thing;
    }
  }
  void term(std::string_view key, std::uint16_t& value) {
    auto field = object_.find(key);
    if (!field) return;
    for (std::size_t i = 1; i < program_.terms.size(); ++i) {
      if (program_.terms[i].key == field->value().text()) value = static_cast<std::uint16_t>(i);
    }
  }
  void currency(std::string_view key, std::uint16_t& value) {
    auto field = object_.need(key);
    if (!field) return;
    const int at = program_.catalogue.currency(field->text());
    if (at < 0 && !moved_) {
      field->fault("semantic.unknown_reference", "no currency of this programme");
    }
    value = at < 0 ? kGone.index : static_cast<std::uint16_t>(at);
  }
  void streak(std::string_view key, std::uint16_t& value) {
    auto field = object_.need(key);
    if (!field) return;
    const int at = program_.catalogue.streak(field->text());
    if (at < 0) field->fault("semantic.unknown_reference", "no streak of this programme");
    value = static_cast<std::uint16_t>(std::max(0, at));
  }
  // A level that is gone becomes the next higher one that remains, else the highest.
  void level(std::string_view key, std::size_t tier, std::int16_t& value) {
    auto field = object_.find(key);
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
  template <class T, class Each>
  void list(std::string_view key, std::vector<T>& values, Each each) {
    values.clear();
    auto field = object_.find(key);
    if (!field) return;
    for (const document::Reader& reader : field->items()) {
      Loader loader(reader, program_, moved_);
      each(loader, values.emplace_back());
    }
  }
  template <class T>
  void plain(std::string_view key, std::vector<T>& values) {
    auto field = object_.find(key);
    if (!field) return;
    for (const document::Reader& reader : field->items()) {
      if constexpr (std::is_same_v<T, std::string>) values.emplace_back(reader.text());
      else values.push_back(integer<T>(reader));
    }
  }
  template <class Each>
  void part(std::string_view key, Each each) {
    auto field = object_.need(key);
    if (!field) return;
    Loader loader(*field, program_, moved_);
    each(loader);
  }
  template <class T, class Ids, class Each>
  void rooms(std::string_view key, Ids id_of, std::vector<T>& rooms, const std::vector<T>&,
             Each each) {
    auto field = object_.need(key);
    if (!field) return;
    std::vector<std::string> ids;  // `members` refers to what it was asked for until it finishes
    for (std::size_t i = 0; i < rooms.size(); ++i) ids.emplace_back(id_of(i));
    document::Object members(*field);
    for (std::size_t i = 0; i < rooms.size(); ++i) {
      const std::string& id = ids[i];
      auto room = members.find(id);
      if (room && (!moved_ || moved_->keeps(key, id))) {
        Loader loader(*room, program_, moved_);
        each(loader, rooms[i], i);
      } else if (const auto state = moved_ ? moved_->thaw(key, id) : std::nullopt) {
        document::Document document;
        if (document.parse(*state)) continue;
        Loader loader(document::Reader(document.root(), field->faults()), program_, moved_);
        each(loader, rooms[i], i);
      }
    }
    if (!moved_) return members.finish();
    for (const document::Reader& room : field->members()) {
      const std::string id(room.place().key);
      bool here = false;
      for (std::size_t i = 0; i < rooms.size() && !here; ++i) here = id_of(i) == id;
      if (!here) moved_->freeze(key, id, room.value());
    }
  }
  void frozen(std::vector<FrozenRoom>& rooms) {
    if (moved_) moved_->waiting = &rooms;
    auto field = object_.find("frozen");
    if (!field) return;
    for (const document::Reader& room : field->members()) {
      rooms.push_back({std::string(room.place().key), document::canonical(room.value())});
    }
  }

 private:
  // Days and offsets stay so far from the ends of their type that arithmetic cannot leave it.
  template <class Number>
  static Number integer(const document::Reader& field) {
    using Limits = std::numeric_limits<Number>;
    constexpr std::int64_t far = 100'000'000;
    if constexpr (std::is_same_v<Number, Day>) {
      return static_cast<Number>(field.integer(-far, far));
    } else if constexpr (sizeof(Number) < sizeof(std::int64_t)) {
      return static_cast<Number>(field.integer(Limits::min(), Limits::max()));
    } else {
      return static_cast<Number>(
          field.integer(std::is_signed_v<Number> ? kMinInteger : 0, kMaxInteger));
    }
  }

  document::Object object_;
  Program& program_;
  Moved* moved_;
};

}  // namespace loyalty
