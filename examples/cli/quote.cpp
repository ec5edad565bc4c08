// loyalty quote PROGRAM ACTIVITIES --member ID --at TIME --cart FILE|JSON: what a purchase would
// come to.
#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {
namespace {

// A document on the command line itself, or the file that holds it.
std::string document_of(const std::string& words) {
  const std::size_t first = words.find_first_not_of(" \t\r\n");
  const bool is_text = first != std::string::npos && (words[first] == '{' || words[first] == '[');
  return is_text ? words : read_file(words);
}

}  // namespace

int print_quote(const Options& options) {
  std::string request = R"({"cart":)" + document_of(options.cart);
  request += R"(,"member":)" + quoted(options.member) + R"(,"now":)" + quoted(options.at);
  if (!options.use.empty()) request += R"(,"use":)" + document_of(options.use);
  return print_answer(engine_after(options).quote(request + "}"));
}

}  // namespace loyalty::cli
