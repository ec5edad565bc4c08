// Sorting of lists short enough to insert and long enough to merge, against the standard's.
#include <algorithm>
#include <random>
#include <string>

#include "base/sorting.hpp"
#include "catch.hpp"

namespace {

struct Line {
  std::string text;  // has to be moved, not copied bit by bit
  int order;
  int position;
};

std::vector<Line> lines(std::size_t size, int most, std::mt19937& random) {
  std::vector<Line> list;
  for (std::size_t at = 0; at < size; ++at) {
    const int order = std::uniform_int_distribution(0, most)(random);
    list.push_back({"a text beyond the short ones " + std::to_string(at), order,
                    static_cast<int>(at)});
  }
  return list;
}

}  // namespace

TEST_CASE("sorting keeps equals in order and loses nothing", "[sorting]") {
  std::mt19937 random(20261121);
  const auto less = [](const Line& a, const Line& b) { return a.order < b.order; };
  for (const std::size_t size : {0, 1, 2, 3, 15, 16, 17, 31, 32, 33, 100, 1000}) {
    for (const int most : {0, 3, 1'000'000}) {
      std::vector<Line> sorted = lines(size, most, random);
      std::vector<Line> expected = sorted;
      std::stable_sort(expected.begin(), expected.end(), less);
      loyalty::sort_stably(sorted, less);
      REQUIRE(sorted.size() == expected.size());
      for (std::size_t at = 0; at < size; ++at) {
        REQUIRE(sorted[at].position == expected[at].position);
        REQUIRE(sorted[at].text == expected[at].text);
      }
    }
  }
}

TEST_CASE("sorting long lists takes no square of their length", "[sorting]") {
  std::vector<int> falling(200'000);
  for (std::size_t at = 0; at < falling.size(); ++at) {
    falling[at] = static_cast<int>(falling.size() - at);
  }
  std::size_t compared = 0;
  loyalty::sort_stably(falling, [&](int a, int b) { return ++compared, a < b; });
  CHECK(std::is_sorted(falling.begin(), falling.end()));
  CHECK(compared < 200'000 * 18);
}
