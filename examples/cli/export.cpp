// loyalty export PROGRAM JOURNAL --member ID: everything that is held about a member.
#include "commands.hpp"

namespace loyalty::cli {

int export_member(const Options& options) {
  return print_answer(engine_of_journal(options).export_of(options.member));
}

}  // namespace loyalty::cli
