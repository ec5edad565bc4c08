// Files of public test data, kept outside the repository.
//
//   const std::string text = shared_text("time/date.json");
//   if (text.empty()) return skipped("RFC 3339 dates", "time/date.json is absent");
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#ifndef SHARED_DATA_DIR
#define SHARED_DATA_DIR ""
#endif

// The folder is that of the environment variable PERENNIAL_SHARED, else the one of the build.
inline std::string shared_text(const std::string& name) {
  const char* folder = std::getenv("PERENNIAL_SHARED");
  std::ifstream file(std::string(folder ? folder : SHARED_DATA_DIR) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
