// loyalty snapshot PROGRAM ACTIVITIES: the state after the activities, as the engine keeps it.
#include "commands.hpp"

namespace loyalty::cli {

int print_snapshot(const Options& options) {
  return print_answer(engine_after(options).snapshot(options.member));
}

}  // namespace loyalty::cli
