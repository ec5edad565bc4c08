// The records an engine remembers: found by id, and of whom it forgets not a byte is left.
#include "engine/store.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "catch.hpp"

namespace {

using loyalty::RecordStore;

// The store keeps its memory for as long as it lives, so what stood there may still be read.
bool is_wiped(const char* first, const char* last) {
  return std::all_of(first, last, [](char c) { return c == '\0'; });
}

}  // namespace

TEST_CASE("what is forgotten is wiped from the store's memory", "[store][erasure]") {
  RecordStore store;
  store.add("wu", "w1", 1, "a record of wu");
  store.add("lin", "l1", 1, "Hauptstrasse 9");
  store.add("lin", {}, 2, "a checkpoint of lin");
  store.add("lin", "l2", 3, "the last record of lin");
  store.add("wu", "w2", 2, "another record of wu");
  // All that lies from lin's first record to wu's second one is lin's: records, ids and names.
  const char* first = store.find("lin", "l1").data();
  const char* last = store.find("wu", "w2").data();
  REQUIRE(last - first >= 64);
  REQUIRE(std::string_view(first, 14) == "Hauptstrasse 9");

  store.forget("lin");
  CHECK(is_wiped(first, last));
  CHECK(store.find("lin", "l1").empty());
  CHECK_FALSE(store.holds("l2"));
  CHECK(store.newest("lin", 100, 100).empty());
  CHECK(store.find("wu", "w1") == "a record of wu");
  CHECK(store.find("wu", "w2") == "another record of wu");
  CHECK(store.newest("wu", 100, 100).size() == 2);
}

TEST_CASE("a record larger than a piece of memory is wiped as well", "[store][erasure]") {
  RecordStore store;
  const std::string large(std::size_t{1} << 19, 'x');
  store.add("lin", "l1", 1, "small");
  store.add("lin", "l2", 2, large);
  const std::string_view held = store.find("lin", "l2");
  REQUIRE(held == large);
  store.forget("lin");
  CHECK(is_wiped(held.data(), held.data() + held.size()));
}

TEST_CASE("names and ids that run together are told apart", "[store]") {
  RecordStore store;
  store.add("ab", "c", 1, "one");
  CHECK(store.find("a", "bc").empty());
  CHECK_FALSE(store.holds("bc"));
  store.add("a", "bc", 1, "two");
  store.add("a", "c", 2, "three");  // an id of ab's: a replay brings it
  CHECK(store.find("ab", "c") == "one");
  CHECK(store.find("a", "bc") == "two");
  CHECK(store.find("a", "c") == "three");
  for (int i = 0; i < 500; ++i) store.add("a", "n" + std::to_string(i), 3, "more");
  CHECK(store.find("ab", "c") == "one");
  CHECK(store.find("a", "c") == "three");
  CHECK(store.find("a", "n499") == "more");
}
