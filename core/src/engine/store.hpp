// What the engine remembers beside its members: the records it wrote, found again by id, and what
// was taken from each shared quantity.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/reader.hpp"
#include "document/writer.hpp"
#include "mechanics/program.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

class RecordStore {
 public:
  bool keeps = true;

  // Empty when the id is not known.
  std::string_view find(std::string_view member, std::string_view id) const;
  // A checkpoint has no id.
  void add(std::string_view member, std::string_view id, std::string_view record);
  // Newest first: records of the member with a seq below `before`, at most `limit`.
  std::vector<std::string_view> newest(std::string_view member, std::uint64_t before,
                                       std::size_t limit) const;

 private:
  struct Place {
    std::size_t at;
    std::size_t length;
  };
  static std::string key(std::string_view member, std::string_view id);
  std::string_view text(Place place) const {
    return std::string_view(texts_).substr(place.at, place.length);
  }
  std::string texts_;
  std::unordered_map<std::string, Place> by_id_;
  std::unordered_map<std::string, std::vector<Place>> by_member_;
};

// What is left of stocks, budgets and limits of all members together.
class SharedValue {
 public:
  // What is left of every shared quantity at `at`, for the stamp.
  std::vector<SharedLeft> left(const Program& program, Millis at) const;
  void take(const Program& program, std::string_view path, std::int64_t amount, Millis at);
  bool empty() const { return taken_.empty(); }

  void save(document::Writer& writer) const;
  void load(const document::Reader& reader);

 private:
  struct Taken {
    Millis start = 0;  // of the window in which it was taken
    std::int64_t amount = 0;
  };
  std::map<std::string, Taken, std::less<>> taken_;
};

}  // namespace loyalty
