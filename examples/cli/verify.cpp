// loyalty verify JOURNAL: whether every member's chain of hashes is whole. Needs no programme.
#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {

int verify_journal(const Options& options) {
  return print_answer(verify(read_file(options.journal)));
}

}  // namespace loyalty::cli
