// loyalty erase JOURNAL --member ID --at INSTANT: the journal without what it says of the member.
#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {

int erase_member(const Options& options) {
  const auto journal = erase(read_file(options.journal), options.member, options.at);
  if (!journal) return print_answer(journal.error().answer);
  Output output;
  for (std::string_view rest = *journal; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    output.line(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  output.flush();
  return 0;
}

}  // namespace loyalty::cli
