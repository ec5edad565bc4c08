// loyalty settle PROGRAM JOURNAL: what each partner owes the programme for the points earned with
// it, less what it is owed for those spent there. With --from and --to, of these days.
#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {

int settle_partners(const Options& options) {
  const Engine engine = open_engine(options.program);
  std::string request = "{";
  if (!options.from.empty()) request += R"("from":)" + quoted(options.from);
  if (!options.from.empty() && !options.to.empty()) request += ',';
  if (!options.to.empty()) request += R"("to":)" + quoted(options.to);
  request += '}';
  std::vector<std::string> versions;
  for (const std::string& path : options.versions) versions.push_back(read_file(path));
  return print_answer(
      engine.settlement(request, read_file(options.journal),
                        std::vector<std::string_view>(versions.begin(), versions.end())));
}

}  // namespace loyalty::cli
