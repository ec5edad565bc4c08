// The engine for JavaScript: few, fat calls. Every text crosses as UTF-8 through two buffers of
// this module, because Embind's own strings are walked byte by byte in JavaScript:
//
//   address = input(bytes)      write the texts of a call there, one behind the other
//   view(engine, bytes)         each call names the lengths of its texts and answers a length
//   answer()                    the address of the answer's bytes, valid until the next call
//
// Engines are numbers, so that nothing here needs to be deleted by hand; src/loyalty.ts gives each
// a class and never calls with the number of an engine that it destroyed.
#include <emscripten/bind.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "loyalty/draw.hpp"
#include "loyalty/engine.hpp"
#include "loyalty/semantics.hpp"

namespace {

using loyalty::Engine;

constexpr std::size_t kKeptInput = 1 << 20;  // a larger buffer is given back at the next call

std::unique_ptr<char[]> input_text;
std::size_t input_size = 0;
std::string answer_text;
std::vector<std::unique_ptr<Engine>> engines;

std::uintptr_t input(std::size_t bytes) {
  if (bytes > input_size || input_size > kKeptInput) {
    input_text.reset(new (std::nothrow) char[bytes]);
    input_size = input_text ? bytes : 0;
  }
  return reinterpret_cast<std::uintptr_t>(input_text.get());
}

std::uintptr_t answer() { return reinterpret_cast<std::uintptr_t>(answer_text.data()); }

std::size_t answered(std::string text) {
  answer_text = std::move(text);
  return answer_text.size();
}

std::string_view text(std::size_t length, std::size_t from = 0) {
  return {input_text.get() + from, length};
}

// The steps of one activity: outcome and record, a line each, for it and for each follow-up.
// Neither ever holds a line feed, so JavaScript gets the very bytes without unwrapping a document.
void append_steps(std::span<const loyalty::Step> steps) {
  for (const loyalty::Step& step : steps) {
    answer_text.append(step.outcome).append("\n").append(step.record).append("\n");
  }
}

// `before` is what stands in front of the text: punctuation and the key.
void append_quoted(std::string& json, const char* before, std::string_view text) {
  json.append(before) += '"';
  for (const char character : text) {
    if (character >= 0 && character < 0x20) {
      json.append("\\u00") += "01"[character >> 4];
      json += "0123456789abcdef"[character & 15];
      continue;
    }
    if (character == '"' || character == '\\') json += '\\';
    json += character;
  }
  json += '"';
}

void append_faults(std::string& json, const loyalty::Faults& faults) {
  json += '[';
  for (const loyalty::Fault& fault : faults) {
    if (&fault != faults.data()) json += ',';
    append_quoted(json, R"({"code":)", fault.code);
    append_quoted(json, R"(,"pointer":)", fault.pointer);
    append_quoted(json, R"(,"sentence":)", fault.sentence);
    append_quoted(json, R"(,"suggestion":)", fault.suggestion);
    json += '}';
  }
  json += ']';
}

std::size_t check(std::size_t program) {
  answer_text.clear();
  append_faults(answer_text, loyalty::check(text(program)));
  return answer_text.size();
}

// {"engine": n}, or {"faults": […]} when the programme does not compile.
std::size_t create(std::size_t program) {
  auto engine = Engine::create(text(program));
  if (engine) {
    std::size_t number = 0;
    while (number < engines.size() && engines[number]) ++number;
    if (number == engines.size()) engines.emplace_back();
    engines[number] = std::make_unique<Engine>(std::move(*engine));
    answer_text.assign(R"({"engine":)").append(std::to_string(number));
  } else {
    append_faults(answer_text.assign(R"({"faults":)"), engine.error());
  }
  answer_text += '}';
  return answer_text.size();
}

void destroy(std::size_t number) { engines[number].reset(); }

std::size_t apply(std::size_t number, std::size_t activity, std::size_t stamp, std::size_t known) {
  const loyalty::Door door{text(stamp, activity), text(known, activity + stamp)};
  answer_text.clear();
  append_steps(engines[number]->apply(text(activity), door));
  return answer_text.size();
}

// Activities as JSON Lines; what came of each stands behind a record separator, U+001E.
std::size_t apply_all(std::size_t number, std::size_t activities) {
  answer_text.clear();
  for (std::string_view rest = text(activities); !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.empty()) continue;
    answer_text += '\x1e';
    append_steps(engines[number]->apply(line));
  }
  return answer_text.size();
}

// A method of the engine that takes one text and answers one.
template <auto method>
std::size_t asked(std::size_t number, std::size_t request) {
  return answered((*engines[number].*method)(text(request)));
}

// The versions of the programme stand behind the journal, each ended by a record separator.
std::size_t replay(std::size_t number, std::size_t journal, std::size_t programmes) {
  std::vector<std::string_view> versions;
  for (std::string_view rest = text(programmes, journal); !rest.empty();) {
    versions.push_back(rest.substr(0, rest.find('\x1e')));
    rest.remove_prefix(std::min(rest.size(), versions.back().size() + 1));
  }
  return answered(engines[number]->replay(text(journal), versions));
}

// The records of the last checkpoints, each behind a line feed.
void append_checkpoints(const Engine& engine) {
  for (const loyalty::Step& step : engine.checkpoints()) {
    answer_text.append("\n").append(step.record);
  }
}

// The checkpoints; or a list of faults, and nothing has changed.
std::size_t adopt(std::size_t number, std::size_t programme, std::size_t at) {
  Engine& engine = *engines[number];
  const auto faults = engine.adopt(text(programme), text(at, programme));
  answer_text.clear();
  if (faults.empty()) {
    append_checkpoints(engine);
  } else {
    append_faults(answer_text, faults);
  }
  return answer_text.size();
}

// A method that takes two texts, in its own order: the checkpoints, or a sentence why not.
template <auto method>
std::size_t checked(std::size_t number, std::size_t first, std::size_t second) {
  Engine& engine = *engines[number];
  answer_text = (engine.*method)(text(first), text(second, first));
  if (answer_text.empty()) append_checkpoints(engine);
  return answer_text.size();
}

// The journal, or the answer of a fault, which begins as no journal does.
std::size_t erase_from(std::size_t journal, std::size_t member, std::size_t at) {
  auto erased = loyalty::erase(text(journal), text(member, journal), text(at, journal + member));
  return answered(erased ? std::move(*erased) : erased.error().answer);
}

void set_key(std::size_t number, std::size_t member, std::size_t key) {
  engines[number]->set_key(text(member), text(key, member));
}

void keep_journal(std::size_t number, bool keep) { engines[number]->keep_journal(keep); }
std::size_t digest(std::size_t number) { return answered(engines[number]->programme_digest()); }
int semantics() { return loyalty::kSemantics; }
std::size_t rows_visited(std::size_t number) { return engines[number]->rows_visited(); }

std::size_t verify(std::size_t journal) { return answered(loyalty::verify(text(journal))); }
std::size_t verify_draw(std::size_t told) { return answered(loyalty::verify_draw(text(told))); }
std::size_t logic(std::size_t line) { return answered(loyalty::evaluate_logic(text(line))); }

std::size_t commitment(std::size_t seed) { return answered(loyalty::draw_commitment(text(seed))); }
std::size_t entropy(std::size_t seed, std::size_t member, std::size_t draw, std::size_t nonce,
                    double number) {
  const std::size_t behind = seed + member + draw;
  return answered(loyalty::draw_entropy(text(seed), text(member, seed), text(draw, seed + member),
                                        static_cast<std::int64_t>(number), text(nonce, behind)));
}

}  // namespace

EMSCRIPTEN_BINDINGS(loyalty) {
  using emscripten::function;
  function("input", &input);
  function("answer", &answer);
  function("check", &check);
  function("create", &create);
  function("destroy", &destroy);
  function("apply", &apply);
  function("applyAll", &apply_all);
  function("preview", &asked<&Engine::preview>);
  function("view", &asked<&Engine::view>);
  function("quote", &asked<&Engine::quote>);
  function("history", &asked<&Engine::history>);
  function("snapshot", &asked<&Engine::snapshot>);
  function("restore", &asked<&Engine::restore>);
  function("replay", &replay);
  function("compact", &checked<&Engine::compact>);
  function("migrate", &checked<&Engine::migrate>);
  function("erase", &checked<&Engine::erase>);
  function("adopt", &adopt);
  function("head", &asked<&Engine::head>);
  function("digest", &digest);
  function("setKey", &set_key);
  function("keepJournal", &keep_journal);
  function("rowsVisited", &rows_visited);
  function("semantics", &semantics);
  function("verify", &verify);
  function("eraseFrom", &erase_from);
  function("verifyDraw", &verify_draw);
  function("commitment", &commitment);
  function("entropy", &entropy);
  function("logic", &logic);
}
