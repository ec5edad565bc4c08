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
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/checked.hpp"
#include "document/reader.hpp"
#include "document/writer.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

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
    if (value == ledger::kMoving) writer_.member(key, "moving");
    else if (value != kNever) writer_.member(key, value);
  }
  void item(std::string_view key, Item& value) {
    if (value != kNoItem) writer_.member(key, program_.catalogue.path(value));
  }
  void thing(std::string_view key, Thing& value) {
    writer_.member(key, program_.catalogue.id_of(value));
  }
  void term(std::string_view key, std::uint16_t& value) {
    if (value != 0) writer_.member(key, program_.terms[value].key);
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
    std::sort(order.begin(), order.end());
    writer_.key(key);
    writer_.begin_object();
    for (const auto& [id, i] : order) {
      writer_.key(id);
      writer_.begin_object();
      each(*this, rooms[i]);
      writer_.end_object();
    }
    writer_.end_object();
  }

 private:
  document::Writer& writer_;
  const Program& program_;
};

class Loader {
 public:
  Loader(const document::Reader& reader, Program& program)
      : reader_(reader), object_(reader), program_(program) {}
  ~Loader() { object_.finish(); }

  template <class Number>
  void number(std::string_view key, Number& value, Number absent = 0) {
    auto field = object_.find(key);
    value = field ? static_cast<Number>(field->integer(kMinInteger, kMaxInteger)) : absent;
  }
  void flag(std::string_view key, bool& value) {
    if (auto field = object_.find(key)) value = field->boolean();
  }
  void text(std::string_view key, std::string& value) {
    if (auto field = object_.find(key)) value = field->text();
  }
  void instant(std::string_view key, Millis& value) {
    auto field = object_.find(key);
    value = kNever;
    if (!field) return;
    if (field->value().text() == "moving") value = ledger::kMoving;
    else value = field->integer(kMinInteger, kMaxInteger);
  }
  void item(std::string_view key, Item& value) {
    if (auto field = object_.find(key)) value = program_.catalogue.item(field->text());
  }
  void thing(std::string_view key, Thing& value) {
    auto field = object_.need(key);
    if (!field) return;
    if (const auto thing = program_.catalogue.refer(*field, field->text())) value = *thing;
  }
  void term(std::string_view key, std::uint16_t& value) {
    auto field = object_.find(key);
    if (!field) return;
    for (std::size_t i = 1; i < program_.terms.size(); ++i) {
      if (program_.terms[i].key == field->value().text()) value = static_cast<std::uint16_t>(i);
    }
  }
  template <class T, class Each>
  void list(std::string_view key, std::vector<T>& values, Each each) {
    values.clear();
    auto field = object_.find(key);
    if (!field) return;
    for (const document::Reader& reader : field->items()) {
      Loader loader(reader, program_);
      each(loader, values.emplace_back());
    }
  }
  template <class T>
  void plain(std::string_view key, std::vector<T>& values) {
    auto field = object_.find(key);
    if (!field) return;
    for (const document::Reader& reader : field->items()) {
      if constexpr (std::is_same_v<T, std::string>) values.emplace_back(reader.text());
      else values.push_back(static_cast<T>(reader.integer(kMinInteger, kMaxInteger)));
    }
  }
  template <class Each>
  void part(std::string_view key, Each each) {
    auto field = object_.need(key);
    if (!field) return;
    Loader loader(*field, program_);
    each(loader);
  }
  template <class T, class Ids, class Each>
  void rooms(std::string_view key, Ids id_of, std::vector<T>& rooms, const std::vector<T>&,
             Each each) {
    auto field = object_.need(key);
    if (!field) return;
    document::Object members(*field);
    for (std::size_t i = 0; i < rooms.size(); ++i) {
      const std::string id(id_of(i));
      if (auto room = members.find(id)) {
        Loader loader(*room, program_);
        each(loader, rooms[i]);
      }
    }
    members.finish();
  }

 private:
  document::Reader reader_;
  document::Object object_;
  Program& program_;
};

}  // namespace loyalty
