// loyalty view PROGRAM ACTIVITIES --member ID --at TIME: what the member center would show.
#include "commands.hpp"

namespace loyalty::cli {

int print_view(const Options& options) {
  std::string request = R"({"authority":"local","member":)" + quoted(options.member);
  if (!options.horizon.empty()) request += R"(,"horizon":)" + quoted(options.horizon);
  if (!options.month.empty()) request += R"(,"month":)" + quoted(options.month);
  request += R"(,"now":)" + quoted(options.at) + "}";
  return print_answer(engine_after(options).view(request));
}

}  // namespace loyalty::cli
