// loyalty logic: lines {"rule": …, "data": …} from standard input, each answered with one line
// {"result": …} or {"error": "…"}: the tool for trying a condition.
#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {

int answer_logic(const Options&) {
  Output output;
  Lines lines("-", output);
  std::string_view line;
  while (lines.next(line)) {
    std::string answer = evaluate_logic(line);
    if (answer.starts_with(R"({"error":)")) answer = with_line(std::move(answer), lines.number());
    output.line(answer);
  }
  output.flush();
  return 0;
}

}  // namespace loyalty::cli
