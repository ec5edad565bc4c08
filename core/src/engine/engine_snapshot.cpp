// The state of an engine as one document, and back.
#include "base/checked.hpp"
#include "document/reader.hpp"
#include "document/writer.hpp"
#include "engine/member_snapshot.hpp"
#include "engine/parts.hpp"

namespace loyalty {

using document::Object;
using document::Reader;
using document::Writer;

namespace {

void write_erased(Writer& writer, std::string_view member, const Link& end) {
  writer.begin_object();
  writer.member("head", to_hex(end.head));
  writer.member("id", member);
  writer.member("seq", static_cast<std::int64_t>(end.seq));
  writer.end_object();
}

void read_erased(const Reader& reader, State& state) {
  Object object(reader);
  Link end;
  std::string id;
  if (auto head = object.need("head")) {
    const auto digest = digest_from_hex(head->text());
    if (digest) end.head = *digest;
    else head->fault("structure.value", "it is no digest");
  }
  if (auto member = object.need("id")) id = member->text();
  if (auto seq = object.need("seq")) {
    end.seq = static_cast<std::uint64_t>(seq->integer(1, kMaxInteger));
  }
  object.finish();
  if (id.empty()) reader.fault("structure.value", "it names nobody");
  state.erased[id] = end;
}

}  // namespace

std::string Engine::snapshot(std::string_view member) const {
  const auto is_meant = [&](const std::string& id) { return member.empty() || id == member; };
  std::string erased;
  Writer gone(erased);
  gone.begin_array();
  for (const auto& [id, end] : parts_->erased) {
    if (is_meant(id)) write_erased(gone, id, end);
  }
  gone.end_array();
  std::string out;
  Writer writer(out);
  writer.begin_object();
  if (erased != "[]") writer.key("erased"), writer.raw(erased);
  writer.key("members");
  writer.begin_array();
  for (const auto& [id, state] : parts_->members) {
    if (is_meant(id)) save_member(writer, *parts_->program, state);
  }
  writer.end_array();
  writer.member("program", parts_->program->digest_hex);
  writer.member("semantics", kSemantics);
  writer.key("shared");
  parts_->shared.save(writer);
  writer.member("v", kSnapshotVersion);
  writer.end_object();
  return out;
}

std::string Engine::Parts::read(std::string_view snapshot, State& state) {
  document::Document document;
  if (const auto problem = document.parse(snapshot)) return problem->sentence;
  Faults faults;
  {
    Object object(Reader(document.root(), faults));
    if (auto reader = object.need("v"); reader && reader->integer(1, 1) != kSnapshotVersion) {
      return "the snapshot has another version than this engine reads";
    }
    if (auto reader = object.need("program"); reader && reader->text() != program->digest_hex) {
      return "the snapshot is of another programme";
    }
    if (auto reader = object.need("semantics")) state.semantics = reader->integer(0, kMaxInteger);
    if (state.semantics > kSemantics) return "the snapshot was made by a newer engine";
    if (auto reader = object.need("members")) {
      for (const Reader& member : reader->items()) {
        if (auto loaded = load_member(*program, member)) {
          state.members.push_back(std::move(*loaded));
        }
      }
    }
    if (auto reader = object.find("erased")) {
      for (const Reader& member : reader->items()) read_erased(member, state);
    }
    if (auto reader = object.need("shared")) state.shared.load(*reader);
    object.finish();
  }
  if (!faults.empty()) return faults[0].pointer + ": " + faults[0].sentence;
  for (const Member& member : state.members) {
    if (erased.contains(member.id) || state.erased.contains(member.id)) {
      return "the snapshot holds a member who was erased: " + member.id;
    }
  }
  return {};
}

void Engine::Parts::take(State state) {
  for (const auto& [id, end] : state.erased) forget(id, end);
  for (Member& member : state.members) {
    std::string id = member.id;
    members.insert_or_assign(std::move(id), std::move(member));
  }
  if (!state.shared.empty()) shared = std::move(state.shared);
}

std::string Engine::restore(std::string_view snapshot) {
  State state;
  std::string problem = parts_->read(snapshot, state);
  if (problem.empty() && state.semantics != kSemantics) {
    problem = "the snapshot was made under other semantics";
  }
  if (problem.empty()) parts_->take(std::move(state));
  return problem;
}

}  // namespace loyalty
