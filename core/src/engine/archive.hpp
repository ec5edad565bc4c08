// One description of a member's fields, read and written alike:
//
//   void describe_lot(Archive& archive, Lot& lot) {
//     archive.number("amount", lot.amount);
//     archive.lot_end("expires", lot.expires);   // left out when it never ends
//   }
//   archive.list<describe_lot>("lots", lots);
//
// What is at its default is left out. Fields stand in canonical order. A description is compiled
// once: whether it reads or writes, and what its lists hold, is decided while it runs, as code that
// knew would weigh several times as much in a browser.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/function_ref.hpp"
#include "mechanics/member.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

using IdOf = FunctionRef<std::string_view(std::size_t)>;

class Archive {
 public:
  explicit Archive(const Program& program) : program_(program) {}
  const Program& program() const { return program_; }

  virtual void number(std::string_view key, std::int64_t& value, std::int64_t absent = 0) = 0;
  void number(std::string_view key, std::uint64_t& value);
  void number(std::string_view key, std::uint32_t& value);
  // Days and offsets stay so far from the ends of their type that arithmetic cannot leave it.
  void number(std::string_view key, std::int32_t& value);
  virtual void flag(std::string_view key, bool& value) = 0;
  virtual void text(std::string_view key, std::string& value) = 0;
  virtual void instant(std::string_view key, Millis& value) = 0;
  virtual void lot_end(std::string_view key, Millis& value) = 0;
  virtual void item(std::string_view key, Item& value) = 0;
  virtual void thing(std::string_view key, Thing& value) = 0;
  virtual void term(std::string_view key, std::uint16_t& value) = 0;
  virtual void partner(std::string_view key, ledger::PartnerId& value) = 0;
  virtual void streak(std::string_view key, std::uint16_t& value) = 0;
  virtual void level(std::string_view key, std::int16_t& value) = 0;  // of `tier`
  virtual void frozen(std::vector<FrozenRoom>& rooms) = 0;
  // What was read under this key cannot be.
  virtual void contradiction(std::string_view key) = 0;

  std::size_t tier = 0;  // the one whose room is described

  // An object within this one.
  virtual void part(std::string_view key, FunctionRef<void()> describe) = 0;

  template <auto describe, class T>
  void list(std::string_view key, std::vector<T>& values) {
    rows(key, rows_of<describe>(values), true);
  }
  // A list of bare texts or numbers.
  template <class T>
  void plain(std::string_view key, std::vector<T>& values) {
    rows(key, rows_of<bare<T>>(values), false);
  }
  // Rooms by id, those that are as they begin left out.
  template <auto describe, class T>
  void rooms(std::string_view key, IdOf id_of, std::vector<T>& rooms, std::vector<T>& fresh) {
    by_id(key, id_of, rooms_of<describe>(rooms, fresh, false));
  }
  // Rooms that the first snapshots did not have: not even the list is there when all are as they
  // begin, so that the digests of those stay what they are.
  template <auto describe, class T>
  void later_rooms(std::string_view key, IdOf id_of, std::vector<T>& rooms,
                   std::vector<T>& fresh) {
    by_id(key, id_of, rooms_of<describe>(rooms, fresh, true));
  }

 protected:
  using Describe = void (*)(Archive& archive, void* list, std::size_t index);
  struct Rows {
    std::size_t size;
    void* list;
    void (*add)(void* list);
    Describe describe;
  };
  struct Rooms {
    std::size_t size;
    void* list;
    void* fresh;
    Describe describe;
    bool is_later;
  };

  ~Archive() = default;
  // A number of a type that holds `least` to `most`.
  virtual std::int64_t within(std::string_view key, std::int64_t value, std::int64_t least,
                              std::int64_t most) = 0;
  virtual void element(std::string& value) = 0;
  virtual std::int64_t element(std::int64_t value, std::int64_t least, std::int64_t most) = 0;
  virtual void rows(std::string_view key, const Rows& rows, bool objects) = 0;
  virtual void by_id(std::string_view key, IdOf id_of, const Rooms& rooms) = 0;

 private:
  const Program& program_;
  template <class T>
  static void bare(Archive& archive, T& value);
  template <auto describe, class T>
  static Rooms rooms_of(std::vector<T>& rooms, std::vector<T>& fresh, bool is_later) {
    return {rooms.size(), &rooms, &fresh,
            [](Archive& archive, void* list, std::size_t i) {
              describe(archive, (*static_cast<std::vector<T>*>(list))[i], i);
            },
            is_later};
  }
  template <auto describe, class T>
  static Rows rows_of(std::vector<T>& values) {
    return {values.size(), &values,
            [](void* list) { static_cast<std::vector<T>*>(list)->emplace_back(); },
            [](Archive& archive, void* list, std::size_t i) {
              describe(archive, (*static_cast<std::vector<T>*>(list))[i]);
            }};
  }
};

template <>
void Archive::bare(Archive& archive, std::string& value);
template <>
void Archive::bare(Archive& archive, std::int64_t& value);
template <>
void Archive::bare(Archive& archive, std::int32_t& value);
template <>
void Archive::bare(Archive& archive, std::uint16_t& value);

}  // namespace loyalty
