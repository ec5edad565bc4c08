// loyalty snapshot PROGRAM ACTIVITIES: the state after the activities, as the engine keeps it.
#include "commands.hpp"

namespace loyalty::cli {

int print_snapshot(const Options& options) {
  const Engine engine = engine_after(options);
  if (!options.member.empty()) {  // a snapshot does not say that nobody is called so
    throw_if_error(engine.history(R"({"limit":1,"member":)" + quoted(options.member) + "}"));
  }
  return print_answer(engine.snapshot(options.member));
}

}  // namespace loyalty::cli
