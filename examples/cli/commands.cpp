#include "commands.hpp"

#include <stdexcept>

#include "text_files.hpp"

namespace loyalty::cli {

Engine open_engine(const std::string& program_path) {
  auto engine = Engine::create(read_file(program_path));
  if (engine) return std::move(*engine);
  std::string sentence = program_path + " cannot be used:";
  for (const Fault& fault : engine.error()) sentence += "\n  " + described(fault);
  throw std::runtime_error(sentence);
}

Engine engine_after(const Options& options) {
  Engine engine = open_engine(options.program);
  Output nothing{std::string()};
  Lines activities(options.activities, nothing);
  Progress progress;
  std::string_view activity;
  while (activities.next(activity)) {
    engine.apply(activity);
    progress.step();
  }
  return engine;
}

std::string described(const Fault& fault) {
  std::string line = fault.pointer + ": " + fault.sentence;
  if (!fault.suggestion.empty()) line += " (did you mean \"" + fault.suggestion + "\"?)";
  return line;
}

std::string quoted(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string json = "\"";
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte < 0x20) {
      json += "\\u00";
      json += {kHex[byte >> 4], kHex[byte & 15]};
      continue;
    }
    if (character == '"' || character == '\\') json += '\\';
    json += character;
  }
  return json + '"';
}

int print_answer(const std::string& answer) {
  const bool is_error = answer.starts_with(R"({"error":)");
  Output output(is_error ? 2 : 1);
  output.line(answer);
  output.flush();
  return is_error ? 1 : 0;
}

}  // namespace loyalty::cli
