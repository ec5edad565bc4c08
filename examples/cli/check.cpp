// loyalty check PROGRAM: every fault as `pointer: sentence`. Warnings are printed and leave the
// status at 0.
#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {

int check_program(const Options& options) {
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
