// Counts every allocation of the test program, to prove what allocates nothing.
//
//   const std::size_t before = allocations();
//   work();
//   CHECK(allocations() == before);
#pragma once

#include <cstddef>

std::size_t allocations();
