// loyalty verify-draw PROGRAM JOURNAL --seed HEX: whether every draw of a journal is what the seed
// says that the authority published: its entropy, its number, its ticket and its prize, what was
// promised and what was out included. With --commitment, whether the seed is the one promised.
#include <stdexcept>
#include <string_view>
#include <vector>

#include "commands.hpp"
#include "loyalty/draw.hpp"
#include "text_files.hpp"

namespace loyalty::cli {

int verify_draws(const Options& options) {
  for (const std::string& seed : options.seeds) {
    if (draw_commitment(seed).empty()) {
      throw std::runtime_error("--seed: " + quoted(seed) +
                               " is no seed, 64 hexadecimal digits in lower case");
    }
  }
  for (std::size_t i = 0; i < options.commitments.size(); ++i) {
    const bool has_seed = i < options.seeds.size();
    if (has_seed && draw_commitment(options.seeds[i]) == options.commitments[i]) continue;
    throw std::runtime_error("--commitment: " + quoted(options.commitments[i]) +
                             (has_seed ? " is not the SHA-256 of the seed" : " has no seed"));
  }
  Engine engine = engine_before(options);
  std::vector<std::string> versions;
  for (const std::string& path : options.versions) versions.push_back(read_file(path));
  return print_answer(engine.verify_draws(
      read_file(options.journal),
      std::vector<std::string_view>(options.seeds.begin(), options.seeds.end()),
      std::vector<std::string_view>(versions.begin(), versions.end())));
}

}  // namespace loyalty::cli
