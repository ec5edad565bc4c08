// loyalty replay PROGRAM JOURNAL: whether the activities of a journal, applied again, have the very
// outcomes it records.
#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {

int replay_journal(const Options& options) {
  return print_answer(open_engine(options.program).replay(read_file(options.journal)));
}

}  // namespace loyalty::cli
