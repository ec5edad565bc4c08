#include "base/sorting.hpp"

#include <algorithm>

namespace loyalty {

std::vector<std::uint32_t> sorted_positions(std::uint32_t size, const Before& before) {
  std::vector<std::uint32_t> sorted(size);
  std::vector<std::uint32_t> merged(size);
  for (std::uint32_t at = 0; at < size; ++at) sorted[at] = at;
  // Runs of `width` are in order; two by two they become one.
  for (std::size_t width = 1; width < size; width *= 2) {
    std::size_t to = 0;
    for (std::size_t start = 0; start < size; start += 2 * width) {
      std::size_t left = start;
      const std::size_t middle = std::min<std::size_t>(start + width, size);
      std::size_t right = middle;
      const std::size_t end = std::min<std::size_t>(middle + width, size);
      while (left < middle || right < end) {
        const bool takes_right =
            left == middle ||
            (right < end && before.is_before(before.context, sorted[right], sorted[left]));
        merged[to++] = sorted[takes_right ? right++ : left++];
      }
    }
    sorted.swap(merged);
  }
  return sorted;
}

}  // namespace loyalty
