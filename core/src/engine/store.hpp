// What the engine remembers beside its members: the records it wrote, found again by id, and what
// was taken from each shared quantity.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/reader.hpp"
#include "document/writer.hpp"
#include "engine/moved.hpp"
#include "mechanics/program.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

class RecordStore {
 public:
  bool keeps = true;

  // Empty when the id is not known of the member.
  std::string_view find(std::string_view member, std::string_view id) const;
  // Whether the id is known of anybody.
  bool holds(std::string_view id) const;
  // A checkpoint has no id.
  void add(std::string_view member, std::string_view id, std::uint64_t seq,
           std::string_view record);
  // Wipes what it holds of the member, out of memory too.
  void forget(std::string_view member);
  // Newest first: records of the member with a seq below `before`, at most `limit`.
  std::vector<std::string_view> newest(std::string_view member, std::uint64_t before,
                                       std::size_t limit) const;

 private:
  struct Entry {
    std::uint64_t hash;  // by which it is found
    char* text;          // the record, then the member, then the id
    std::uint32_t text_length;
    std::uint16_t member_length, id_length;  // no id: not to be found
    std::uint32_t before;                    // the member's record before this one, plus 1
    std::uint64_t seq;
    std::size_t size() const { return std::size_t{text_length} + member_length + id_length; }
    std::string_view record() const { return {text, text_length}; }
    std::string_view member() const { return {text + text_length, member_length}; }
    std::string_view id() const { return {text + text_length + member_length, id_length}; }
  };
  // Who holds the id, of those found by that hash; else the free slot where it would stand. No
  // member: whoever it is.
  std::size_t slot_of(std::uint64_t hash, std::string_view id, std::string_view member = {}) const;
  void grow();
  char* room_for(std::size_t size);

  // Records and keys in pieces that stay where they are: one growing text would be moved, and for
  // a moment held twice, whenever it doubles.
  std::vector<std::unique_ptr<char[]>> pieces_;
  char* free_ = nullptr;
  std::size_t left_ = 0;
  std::vector<Entry> entries_;
  // By hash, open addressing. The tag is the hash's upper half: entries are far away in memory.
  // Found by the id alone is the first who holds it, by member and id who came after: there are
  // such only where journals that were written apart are replayed together.
  struct Slot {
    std::uint32_t entry = 0;  // position in entries_, plus 1
    std::uint32_t tag = 0;
  };
  std::vector<Slot> slots_;
  bool holds_one_id_twice_ = false;
  std::map<std::string, std::uint32_t, std::less<>> newest_;  // by member: as Slot::entry
};

// What is left of stocks, budgets and limits of all members together.
class SharedValue {
 public:
  // What is left of every shared quantity at `at`, for the stamp.
  std::vector<SharedLeft> left(const Program& program, Millis at) const;
  void take(const Program& program, std::string_view path, std::int64_t amount, Millis at);
  bool empty() const { return taken_.empty() && waiting_.empty(); }
  // Under the next version of the programme.
  SharedValue moved(const Program& from, const Program& to, const LimitMoves& limits) const;

  void save(document::Writer& writer) const;
  void load(const document::Reader& reader);

 private:
  struct Taken {
    Millis start = 0;  // of the window in which it was taken
    std::int64_t amount = 0;
  };
  // The oldest first: the newest window, and those that a late activity can still fall into.
  using Windows = std::vector<Taken>;
  static void write_windows(document::Writer& writer, const Windows& windows);
  static void read_window(document::Object& object, Windows& windows);
  static Windows read_windows(const document::Reader& reader);
  void save_waiting(document::Writer& writer) const;
  void load_waiting(const document::Reader& reader);

  std::map<std::string, Windows, std::less<>> taken_;    // by path
  std::map<std::string, Windows, std::less<>> waiting_;  // by head_of_frozen: of what is gone
};

}  // namespace loyalty
