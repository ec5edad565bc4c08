// Says what a test left out and why, so that `./test` can count and name it.
//
//   if (text.empty()) return skipped("naughty strings", "strings/blns.json is absent");
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "catch.hpp"

inline void skipped(std::string_view what, std::string_view why) {
  WARN("skipped " << what << ": " << why);
  if (const char* file = std::getenv("PERENNIAL_SKIPS")) {
    std::ofstream(file, std::ios::app) << what << ": " << why << '\n';
  }
}
