#include "loyalty/engine.hpp"

#include "base/checked.hpp"
#include "document/reader.hpp"
#include "document/writer.hpp"
#include "engine/chains.hpp"
#include "engine/compile.hpp"
#include "engine/parts.hpp"
#include "logic/logic.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;
using document::Value;
using document::Writer;

constexpr std::size_t kHistoryPage = 50;
constexpr std::size_t kLongestHistoryPage = 1000;

}  // namespace

std::string error_answer(Status status, std::string_view sentence, std::string_view field) {
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.key("error");
  writer.begin_object();
  writer.member("code", name_of(status));
  if (!field.empty()) writer.member("field", field);
  writer.member("sentence", sentence.empty() ? sentence_of(status) : sentence);
  writer.end_object();
  writer.end_object();
  return out;
}

Faults check(std::string_view programme) {
  Faults faults;
  compile(programme, faults);
  return faults;
}

Result<Engine, Faults> Engine::create(std::string_view programme) {
  Faults faults;
  auto program = compile(programme, faults);
  if (!program || has_errors(faults)) return faults;
  auto parts = std::make_unique<Parts>();
  parts->program = std::move(program);
  return Engine(std::move(parts));
}

Engine::Engine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

void Engine::set_key(std::string_view member, std::string_view key) {
  if (parts_->erased.contains(member)) return;
  parts_->keys.insert_or_assign(std::string(member), Mac(key));
}

void Engine::keep_journal(bool keep) { parts_->records.keeps = keep; }

std::string Engine::history(std::string_view request) const {
  document::Document document;
  if (const auto problem = document.parse(request)) {
    return error_answer(Status::malformed, problem->sentence, {});
  }
  Faults faults;
  Object object(Reader(document.root(), faults));
  std::string_view member;
  std::uint64_t before = UINT64_MAX;
  std::size_t limit = kHistoryPage;
  if (auto reader = object.need("member")) member = reader->text();
  if (auto reader = object.find("before")) {
    before = static_cast<std::uint64_t>(reader->integer(0, kMaxInteger));
  }
  if (auto reader = object.find("limit")) {
    limit = static_cast<std::size_t>(reader->integer(1, kLongestHistoryPage));
  }
  object.finish();
  if (!faults.empty()) {
    return error_answer(Status::wrong_type, faults[0].sentence, faults[0].pointer);
  }
  if (parts_->members.find(member) == parts_->members.end()) {
    return error_answer(parts_->absence(member), {}, "/member");
  }
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.key("records");
  writer.begin_array();
  for (std::string_view record : parts_->records.newest(member, before, limit)) {
    writer.raw(record);
  }
  writer.end_array();
  writer.end_object();
  return out;
}

std::string Engine::programme_digest() const { return parts_->program->digest_hex; }

std::string Engine::head(std::string_view member) const {
  if (const auto gone = parts_->erased.find(member); gone != parts_->erased.end()) {
    return to_hex(gone->second.head);
  }
  const auto found = parts_->members.find(member);
  return to_hex(found == parts_->members.end() ? Digest{} : found->second.head);
}

std::size_t Engine::rows_visited() const { return parts_->rows; }

std::string verify(std::string_view journal) { return verify_chains(journal); }

std::string evaluate_logic(std::string_view line) {
  document::Document document;
  std::string result, problem;
  if (const auto bad = document.parse(line)) {
    problem = bad->sentence;
  } else if (!document.root().find("rule")) {
    problem = "a line is {\"rule\": …, \"data\": …}";
  } else {
    logic::evaluate(document.root().find("rule"), document.root().find("data"), result, problem);
  }
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.key(problem.empty() ? "result" : "error");
  if (problem.empty()) {
    writer.raw(result);
  } else {
    writer.text(problem);
  }
  writer.end_object();
  return out;
}

}  // namespace loyalty
