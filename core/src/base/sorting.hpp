// Stable sorting, the long lists' work compiled once for every type of element: each std::sort of
// a type of its own weighs a kilobyte or more in the browser.
//
//   sort_stably(lines, [](const Line& a, const Line& b) { return a.order < b.order; });
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace loyalty {

// Whether the element at one position comes before the one at another, in a list of any type.
struct Before {
  const void* context;
  bool (*is_before)(const void* context, std::uint32_t one, std::uint32_t other);
};

// The positions 0 … size - 1 in the order of their elements, by merging.
std::vector<std::uint32_t> sorted_positions(std::uint32_t size, const Before& before);

template <class T, class Less>
void sort_stably(std::vector<T>& list, const Less& less) {
  constexpr std::size_t kInserted = 16;  // up to here inserting is faster than merging
  if (list.size() <= kInserted) {
    for (std::size_t next = 1; next < list.size(); ++next) {
      for (std::size_t at = next; at > 0 && less(list[at], list[at - 1]); --at) {
        std::swap(list[at], list[at - 1]);
      }
    }
    return;
  }
  struct Context {
    const std::vector<T>& list;
    const Less& less;
  };
  const Context context{list, less};
  std::vector<std::uint32_t> from = sorted_positions(
      static_cast<std::uint32_t>(list.size()),
      {&context, [](const void* any, std::uint32_t one, std::uint32_t other) {
         const auto& typed = *static_cast<const Context*>(any);
         return typed.less(typed.list[one], typed.list[other]);
       }});
  // Each swap puts one element where it belongs and marks its place as done.
  for (std::uint32_t start = 0; start < from.size(); ++start) {
    std::uint32_t at = start;
    while (from[at] != start) {
      const std::uint32_t next = from[at];
      std::swap(list[at], list[next]);
      from[at] = at;
      at = next;
    }
    from[at] = at;
  }
}

template <class T>
void sort_stably(std::vector<T>& list) {
  sort_stably(list, [](const T& a, const T& b) { return a < b; });
}

}  // namespace loyalty
