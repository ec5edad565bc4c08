// loyalty due PROGRAM JOURNAL --from DAY --to DAY: what is to be told to whom in that time, if
// nothing more happens than the journal says.
#include "commands.hpp"

namespace loyalty::cli {

int print_due(const Options& options) {
  std::string request = R"({"from":)" + quoted(options.from);
  if (!options.member.empty()) request += R"(,"member":)" + quoted(options.member);
  request += R"(,"to":)" + quoted(options.to) + "}";
  return print_answer(engine_of_journal(options).due(request));
}

}  // namespace loyalty::cli
