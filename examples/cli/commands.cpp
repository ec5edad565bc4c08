#include "commands.hpp"

#include <stdexcept>

#include "text_files.hpp"

namespace loyalty::cli {
namespace {

// The text under a key of an answer; control characters stay escaped, as a sentence is one line.
std::string text_in(std::string_view answer, std::string_view key) {
  const std::string start = '"' + std::string(key) + "\":\"";
  std::string text;
  std::size_t at = answer.find(start);
  if (at == std::string_view::npos) return text;
  for (at += start.size(); at < answer.size() && answer[at] != '"'; ++at) {
    const bool is_escaped = answer[at] == '\\' && (answer[at + 1] == '"' || answer[at + 1] == '\\');
    if (is_escaped) ++at;
    text += answer[at];
  }
  return text;
}

// Control characters as JSON escapes them; a backslash before each of `marked`.
void append_visible(std::string& out, std::string_view text, std::string_view marked) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      out += {kHex[byte >> 4], kHex[byte & 15]};
      continue;
    }
    if (marked.find(character) != std::string_view::npos) out += '\\';
    out += character;
  }
}

}  // namespace

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

Engine engine_before(const Options& options) {
  Engine engine = open_engine(options.program);
  if (options.snapshot.empty()) return engine;
  const std::string problem = engine.restore(read_file(options.snapshot));
  if (!problem.empty()) throw std::runtime_error(options.snapshot + ": " + problem);
  return engine;
}

Engine engine_of_journal(const Options& options) {
  Engine engine = engine_before(options);
  std::vector<std::string> versions;
  for (const std::string& path : options.versions) versions.push_back(read_file(path));
  throw_if_error(engine.replay(read_file(options.journal),
                               std::vector<std::string_view>(versions.begin(), versions.end())));
  return engine;
}

std::string described(const Fault& fault) {
  std::string line;
  append_visible(line, fault.pointer + ": " + fault.sentence, {});
  if (!fault.suggestion.empty()) line += " (did you mean \"" + fault.suggestion + "\"?)";
  return line;
}

std::string quoted(std::string_view text) {
  std::string json = "\"";
  append_visible(json, text, "\"\\");
  return json + '"';
}

std::string with_line(std::string text, std::uint64_t line) {
  constexpr std::string_view kPlace = " (line 1, column ";
  const std::size_t at = text.rfind(kPlace);
  if (at == std::string::npos) return text;
  return text.replace(at, kPlace.size(), " (line " + std::to_string(line) + ", column ");
}

void throw_if_error(const std::string& answer) {
  if (!answer.starts_with(R"({"error":)")) return;
  std::string sentence = text_in(answer, "sentence");
  const std::string field = text_in(answer, "field");
  constexpr std::string_view kLine = R"("line":)";
  if (const std::size_t line = answer.find(kLine); line != std::string::npos) {
    const std::uint64_t number = std::stoull(answer.substr(line + kLine.size()));
    sentence = "line " + std::to_string(number) + ": " + with_line(std::move(sentence), number);
  } else if (field == "/now") {
    sentence = "--at: " + sentence;
  } else if (!field.empty()) {
    sentence = "--" + field.substr(1) + ": " + sentence;
  } else if (const std::string code = text_in(answer, "code"); code == "unknown_member") {
    sentence = "--member: " + sentence;
  } else if (code == "bad_time") {
    sentence = "--at: " + sentence;
  }
  throw std::runtime_error(sentence);
}

int print_answer(const std::string& answer) {
  throw_if_error(answer);
  Output output;
  output.line(answer);
  output.flush();
  return 0;
}

}  // namespace loyalty::cli
