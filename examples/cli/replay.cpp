// loyalty replay PROGRAM JOURNAL: whether the activities of a journal, applied again, have the very
// outcomes it records. With --snapshot, from the state that a checkpoint of the journal names.
#include <stdexcept>

#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {

int replay_journal(const Options& options) {
  Engine engine = open_engine(options.program);
  if (!options.snapshot.empty()) {
    const std::string problem = engine.restore(read_file(options.snapshot));
    if (!problem.empty()) throw std::runtime_error(options.snapshot + ": " + problem);
  }
  return print_answer(engine.replay(read_file(options.journal)));
}

}  // namespace loyalty::cli
