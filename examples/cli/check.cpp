// loyalty check PROGRAM: every fault as `pointer: sentence`. Warnings are printed and leave the
// status at 0.
// loyalty check --batch: programmes as JSON Lines of standard input, and for each a JSON list of
// its faults (core/schema/faults.schema.json); the status is 0.
#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {
namespace {

std::string listed(const Faults& faults) {
  std::string list = "[";
  for (const Fault& fault : faults) {
    if (list.size() > 1) list += ',';
    list += R"({"code":)" + quoted(fault.code) + R"(,"pointer":)" + quoted(fault.pointer) +
            R"(,"sentence":)" + quoted(fault.sentence);
    if (!fault.suggestion.empty()) list += R"(,"suggestion":)" + quoted(fault.suggestion);
    list += '}';
  }
  return list + ']';
}

int check_lines() {
  Output output;
  Lines programmes("-", output);
  std::string_view programme;
  while (programmes.next(programme)) {
    Faults faults = check(programme);
    for (Fault& fault : faults) {
      if (fault.code == "syntax") fault.sentence = with_line(fault.sentence, programmes.number());
    }
    output.line(listed(faults));
  }
  output.flush();
  return 0;
}

}  // namespace

int check_program(const Options& options) {
  if (options.batch) return check_lines();
  Output output;
  int status = 0;
  for (const Fault& fault : check(read_file(options.program))) {
    if (!fault.code.starts_with("warning.")) status = 1;
    output.line(described(fault));
  }
  output.flush();
  return status;
}

}  // namespace loyalty::cli
