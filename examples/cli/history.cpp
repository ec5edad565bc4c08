// loyalty history PROGRAM ACTIVITIES --member ID: the member's journal, newest first.
#include "commands.hpp"

namespace loyalty::cli {

int print_history(const Options& options) {
  std::string request = "{";
  if (options.before) request += R"("before":)" + std::to_string(*options.before) + ",";
  if (options.limit) request += R"("limit":)" + std::to_string(*options.limit) + ",";
  request += R"("member":)" + quoted(options.member) + "}";
  return print_answer(engine_after(options).history(request));
}

}  // namespace loyalty::cli
