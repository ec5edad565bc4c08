#include "engine/checkpoints.hpp"

#include "document/writer.hpp"
#include "engine/member_snapshot.hpp"
#include "engine/parts.hpp"

namespace loyalty {

using document::Writer;

namespace {

struct CheckpointParts {
  std::string_view reason;
  const time::Timestamp& at;
  std::optional<std::int64_t> from = {};  // the semantics before
  std::optional<Digest> snapshot = {};
};

std::string checkpoint_text(const CheckpointParts& parts) {
  std::string at, text;
  time::append_timestamp(at, parts.at.instant, parts.at.offset_seconds);
  Writer writer(text);
  writer.begin_object();
  writer.member("at", at);
  if (parts.from) writer.member("from", *parts.from);
  writer.member("reason", parts.reason);
  writer.member("semantics", kSemantics);
  if (parts.snapshot) writer.member("snapshot", to_hex(*parts.snapshot));
  writer.end_object();
  return text;
}

// The record, and the member moved on behind it.
Step checkpoint(const Program& program, Member& member, const Mac& key,
                CheckpointParts parts) {
  Link link{member.seq, member.head};
  parts.snapshot = state_digest(program, member, link);
  Step step{member.id, {}};
  append_record(step.record, link, {checkpoint_text(parts), {}, member.id, program.digest,
                                    program.digest_hex, key});
  member.seq = link.seq;
  member.head = link.head;
  return step;
}

}  // namespace

Digest state_digest(const Program& program, const Member& member, const Link& behind) {
  Member then = member;
  then.seq = behind.seq;
  then.head = behind.head;
  std::string text;
  Writer writer(text);
  save_member(writer, program, then);
  return sha256(text);
}

void append_erasure(std::string& record, Link& link, const ErasureParts& parts) {
  const Mac key(derived_key(parts.member));
  append_record(record, link, {checkpoint_text({"erasure", parts.at}), {}, parts.member,
                               parts.programme, parts.programme_hex, key});
}

Step Engine::Parts::compact(Member& member, const time::Timestamp& at) {
  member.closed = member.clock;
  Step step = checkpoint(*program, member, key_of(member.id), {"compaction", at});
  records.add(member.id, {}, member.seq, step.record);
  return step;
}

std::string Engine::compact(std::string_view at, std::string_view member) {
  Parts& parts = *parts_;
  const auto instant = time::parse_timestamp(at);
  if (!instant) return std::string(kBadInstant);
  if (!member.empty() && !parts.members.contains(member)) {
    return std::string(sentence_of(parts.absence(member)));
  }
  parts.checkpoints.clear();
  for (auto& [id, state] : parts.members) {
    if (!member.empty() && id != member) continue;
    parts.checkpoints.push_back(parts.compact(state, *instant));
  }
  return {};
}

std::string Engine::migrate(std::string_view snapshot, std::string_view at) {
  Parts& parts = *parts_;
  const auto instant = time::parse_timestamp(at);
  if (!instant) return std::string(kBadInstant);
  State state;
  std::string problem = parts.read(snapshot, state);
  if (!problem.empty()) return problem;
  if (state.semantics == kSemantics) return "the snapshot was made under these very semantics";
  parts.checkpoints.clear();
  for (Member& member : state.members) {
    parts.checkpoints.push_back(checkpoint(*parts.program, member, parts.key_of(member.id),
                                           {"semantics", *instant, state.semantics}));
    parts.records.add(member.id, {}, member.seq, parts.checkpoints.back().record);
  }
  parts.take(std::move(state));
  return {};
}

Step Engine::Parts::erase(std::string_view member, const time::Timestamp& at) {
  const Member& gone = members.find(member)->second;
  Link end{gone.seq, gone.head};
  Step step{gone.id, {}};
  append_erasure(step.record, end, {gone.id, program->digest, program->digest_hex, at});
  forget(step.outcome, end);
  return step;
}

void Engine::Parts::forget(std::string_view member, const Link& end) {
  records.forget(member);
  if (const auto found = keys.find(member); found != keys.end()) keys.erase(found);
  if (const auto found = members.find(member); found != members.end()) members.erase(found);
  erased.insert_or_assign(std::string(member), end);
  // What the last calls left behind may be this member's.
  incoming = {};
  outcome.clear();
  work = {};
  steps.clear();
  step_count = 0;
}

std::string Engine::erase(std::string_view member, std::string_view at) {
  Parts& parts = *parts_;
  const auto instant = time::parse_timestamp(at);
  if (!instant) return std::string(kBadInstant);
  if (!parts.members.contains(member)) return std::string(sentence_of(parts.absence(member)));
  parts.checkpoints.assign(1, parts.erase(member, *instant));
  return {};
}

}  // namespace loyalty
