// loyalty replay PROGRAM JOURNAL: whether the activities of a journal, applied again, have the very
// outcomes it records. With --snapshot, from the state that a checkpoint of the journal names.
#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {

int replay_journal(const Options& options) {
  return print_answer(engine_before(options).replay(read_file(options.journal)));
}

}  // namespace loyalty::cli
