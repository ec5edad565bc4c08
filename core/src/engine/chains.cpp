#include "engine/chains.hpp"

#include <optional>

#include "document/writer.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Value;
using document::Writer;

// What a record's hash is made of.
struct Digests {
  Digest prev, programme, payload, hash;
};

std::optional<Digest> payload_in(Value record) {
  if (is_emptied(record)) return digest_from_hex(record.find("payload").text());
  const auto salt = digest_from_hex(record.find("salt").text());
  const Value checkpoint = record.find("checkpoint");
  const Value first = checkpoint ? checkpoint : record.find("activity");
  const Value outcome = record.find("outcome");
  const bool is_whole = first.is(Kind::object) &&
                        outcome.is(Kind::object) != checkpoint.is(Kind::object) &&
                        (checkpoint || first.find("member").text() == record.find("member").text());
  if (!salt || !is_whole) return std::nullopt;
  return payload_of(*salt, document::canonical(first),
                    outcome ? document::canonical(outcome) : std::string());
}

// Its kind says how many members a record has. The hash does not cover what stands beside them.
std::uint32_t members_of(Value record) {
  if (is_emptied(record)) return 7;
  return record.find("checkpoint") ? 8 : 9;
}

std::optional<Digests> digests_in(Value record) {
  const auto prev = digest_from_hex(record.find("prev").text());
  const auto programme = digest_from_hex(record.find("program").text());
  const auto payload = payload_in(record);
  const auto hash = digest_from_hex(record.find("hash").text());
  const bool is_known = record.find("v").integer() == kRecordVersion &&
                        record.size() == members_of(record);
  if (!prev || !programme || !payload || !hash || !is_known) return std::nullopt;
  return Digests{*prev, *programme, *payload, *hash};
}

bool has_integers_only(Value value) {
  if (value.is(Kind::number)) return false;
  if (!value.is(Kind::object) && !value.is(Kind::array)) return true;
  for (Value member : value) {
    if (!has_integers_only(member)) return false;
  }
  return true;
}

}  // namespace

bool is_emptied(Value record) {
  return record.find("payload") && !record.find("activity") && !record.find("checkpoint") &&
         !record.find("outcome") && !record.find("salt");
}

void append_emptied(std::string& out, Value record) {
  Writer writer(out);
  writer.begin_object();
  for (std::string_view key : {"hash", "member"}) writer.key(key), writer.value(record.find(key));
  writer.member("payload", to_hex(payload_in(record).value_or(Digest{})));
  for (std::string_view key : {"prev", "program", "seq", "v"}) {
    writer.key(key), writer.value(record.find(key));
  }
  writer.end_object();
}

std::string_view reason_of(Value record) {
  return record.find("checkpoint").find("reason").text();
}

const Chain* Chains::find(std::string_view member) const {
  const auto found = chains_.find(member);
  return found == chains_.end() ? nullptr : &found->second;
}

bool Chains::fail(std::string_view code, std::string sentence) {
  fault_.code = code;
  fault_.sentence = std::move(sentence);
  return false;
}

bool Chains::follow(Value record, std::size_t line) {
  fault_.line = line;
  const std::string_view member = record.find("member").text();
  const auto digests = digests_in(record);
  if (member.empty() || !digests) {
    return fail("not_a_record", "the line is not a journal record of a known version");
  }
  const std::string_view reason = reason_of(record);
  const auto seq = static_cast<std::uint64_t>(record.find("seq").integer());
  auto chain = chains_.find(member);
  if (chain == chains_.end()) {
    chain = chains_.emplace(std::string(member), Chain{}).first;
    // What a compaction made superfluous may be gone; of the erased there is nothing to follow.
    if (seq > 1 && (reason == "compaction" || reason == "erasure" || is_emptied(record))) {
      chain->second.link = {seq - 1, digests->prev};
    }
  }
  Chain& held = chain->second;
  if (held.is_erased) return fail("erased", "the member was erased before it");
  if (seq != held.link.seq + 1) {
    return fail("seq", "the record before it is missing, or it stands twice");
  }
  if (digests->prev != held.link.head) {
    return fail("prev", "it does not continue the record before it");
  }
  if (hash_of(seq, digests->prev, digests->programme, digests->payload) != digests->hash) {
    return fail("hash", "the record was changed after it was written");
  }
  held.link = {seq, digests->hash};
  if (is_emptied(record) && held.emptied == 0) held.emptied = line;
  held.is_erased = reason == "erasure";
  return true;
}

bool Chains::finish() {
  for (const auto& [member, chain] : chains_) {
    if (chain.emptied == 0 || chain.is_erased) continue;
    fault_.line = chain.emptied;
    return fail("emptied", "it has lost its content, but its member was not erased");
  }
  return true;
}

std::string fault_answer(const ChainFault& fault) {
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.key("error");
  writer.begin_object();
  writer.member("code", fault.code);
  if (fault.line > 0) writer.member("line", static_cast<std::int64_t>(fault.line));
  writer.member("sentence", fault.sentence);
  writer.end_object();
  writer.member("ok", false);
  writer.end_object();
  return out;
}

std::string verify_chains(std::string_view journal) {
  Chains chains;
  document::Document document;
  ChainFault unreadable;
  std::int64_t records = 0;
  bool is_sound = true;
  for_each_line(journal, [&](std::string_view line, std::size_t number) {
    if (const auto problem = document.scan(line)) {
      unreadable = {number, "malformed", problem->sentence};
      return false;
    }
    if (!has_integers_only(document.root()) || document::canonical(document.root()) != line) {
      unreadable = {number, "not_canonical", "the line is not in canonical form"};
      return false;
    }
    ++records;
    return is_sound = chains.follow(document.root(), number);
  });
  if (!unreadable.code.empty()) return fault_answer(unreadable);
  if (!is_sound || !chains.finish()) return fault_answer(chains.fault());
  std::int64_t erased = 0;
  for (const auto& [member, chain] : chains.all()) erased += chain.is_erased ? 1 : 0;
  std::string out;
  Writer writer(out);
  writer.begin_object();
  if (erased > 0) writer.member("erased", erased);
  writer.member("members", static_cast<std::int64_t>(chains.all().size()));
  writer.member("ok", true);
  writer.member("records", records);
  writer.end_object();
  return out;
}

}  // namespace loyalty
