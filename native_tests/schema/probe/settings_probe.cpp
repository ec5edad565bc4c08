// Tells the scenarios of a programme to variants of it, for native_tests/schema/settings.mjs.
//
//   settings_probe coffee < variants.jsonl
//   settings_probe edges/ends.json < variants.jsonl      of a story with a programme of its own
//
// One programme a line in; out comes for each `failed` and the story that noticed, `refused` when
// it does not compile, or `ok` when no story notices. Exits with 2 when a story fails unchanged.
#include <algorithm>
#include <iostream>
#include <string>

#include "engine/story.hpp"

namespace {

std::string verdict(const std::string& programme, std::vector<stories::Story>& known) {
  for (std::size_t at = 0; at < known.size(); ++at) {
    auto engine = loyalty::Engine::create(programme);
    if (!engine) return "refused";
    if (stories::tell(known[at], *engine).differences.empty()) continue;
    // Who noticed one change will notice the next of its kind: it is asked first from now on.
    const auto place = known.begin() + static_cast<std::ptrdiff_t>(at);
    std::rotate(known.begin(), place, place + 1);
    return "failed " + known.front().path;
  }
  return "ok";
}

}  // namespace

int main(int count, char** words) {
  const std::string name = count > 1 ? words[1] : "";
  std::vector<stories::Story> known;
  for (auto& story : stories::all_stories()) {
    const bool is_its = story.document.value("program", "") == name || story.path == name;
    if (is_its) known.push_back(std::move(story));
  }
  if (known.empty() || verdict(known.front().programme, known) != "ok") {
    std::cerr << "settings_probe: no stories of \"" << name << "\", or one that fails as it is\n";
    return 2;
  }
  for (std::string line; std::getline(std::cin, line);) std::cout << verdict(line, known) << '\n';
}
