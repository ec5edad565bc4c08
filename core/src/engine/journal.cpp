#include "engine/journal.hpp"

#include "document/writer.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Value;
using document::Writer;

// Other than these a record has no members; the hash does not cover what stands beside them.
constexpr std::uint32_t kRecordMembers = 9;
constexpr std::uint32_t kCheckpointMembers = 8;

std::string big_endian(std::uint64_t value) {
  std::string bytes(8, '\0');
  for (int i = 7; i >= 0; --i, value >>= 8) {
    bytes[static_cast<std::size_t>(i)] = static_cast<char>(value & 0xff);
  }
  return bytes;
}

Digest payload_of(const Digest& salt, std::string_view first, std::string_view second) {
  Sha256 sha;
  sha.update(salt).update("[").update(first);
  if (!second.empty()) sha.update(",").update(second);
  sha.update("]");
  return sha.finish();
}

Digest hash_of(std::uint64_t seq, const Digest& prev, const Digest& programme,
               const Digest& payload) {
  Sha256 sha;
  sha.update(big_endian(static_cast<std::uint64_t>(kRecordVersion))).update(big_endian(seq));
  sha.update(prev).update(programme).update(payload);
  return sha.finish();
}

// Every number is an integer.
bool is_exact(Value value) {
  if (value.is(Kind::number)) return false;
  if (!value.is(Kind::object) && !value.is(Kind::array)) return true;
  for (Value member : value) {
    if (!is_exact(member)) return false;
  }
  return true;
}

bool fail(ChainFault& fault, std::string_view code, std::string sentence) {
  fault.code = code;
  fault.sentence = std::move(sentence);
  return false;
}

}  // namespace

namespace {

// Moves the link on; answers the salt.
Digest chain(Link& link, const RecordParts& parts) {
  const Digest prev = link.head;
  link.seq += 1;
  const Digest salt = hmac_sha256(parts.key, big_endian(link.seq));
  link.head = hash_of(link.seq, prev, parts.programme,
                      payload_of(salt, parts.activity, parts.outcome));
  return salt;
}

}  // namespace

void append_record(std::string& out, Link& link, const RecordParts& parts) {
  const Digest prev = link.head;
  const Digest salt = chain(link, parts);
  const bool is_checkpoint = parts.outcome.empty();
  Writer writer(out);
  writer.begin_object();
  writer.key(is_checkpoint ? "checkpoint" : "activity"), writer.raw(parts.activity);
  writer.member("hash", to_hex(link.head));
  writer.member("member", parts.member);
  if (!is_checkpoint) writer.key("outcome"), writer.raw(parts.outcome);
  writer.member("prev", to_hex(prev));
  writer.member("program", parts.programme_hex);
  writer.member("salt", to_hex(salt));
  writer.member("seq", static_cast<std::int64_t>(link.seq));
  writer.member("v", kRecordVersion);
  writer.end_object();
}

bool follow(Value record, std::map<std::string, Link, std::less<>>& links, ChainFault& fault) {
  const auto hash = digest_from_hex(record.find("hash").text());
  const auto prev = digest_from_hex(record.find("prev").text());
  const auto programme = digest_from_hex(record.find("program").text());
  const auto salt = digest_from_hex(record.find("salt").text());
  const Value checkpoint = record.find("checkpoint");
  const Value first = checkpoint ? checkpoint : record.find("activity");
  const Value outcome = record.find("outcome");
  const std::string_view member = record.find("member").text();
  const bool has_others = record.size() != (checkpoint ? kCheckpointMembers : kRecordMembers);
  if (!hash || !prev || !programme || !salt || member.empty() || !first.is(Kind::object) ||
      outcome.is(Kind::object) == checkpoint.is(Kind::object) || has_others ||
      record.find("v").integer() != kRecordVersion) {
    return fail(fault, "not_a_record", "the line is not a journal record of a known version");
  }
  auto link = links.find(member);
  if (link == links.end()) link = links.emplace(std::string(member), Link{}).first;
  const auto seq = static_cast<std::uint64_t>(record.find("seq").integer());
  if (seq != link->second.seq + 1) {
    return fail(fault, "seq", "the record before it is missing, or it stands twice");
  }
  if (*prev != link->second.head) {
    return fail(fault, "prev", "it does not continue the record before it");
  }
  const Digest payload = payload_of(*salt, document::canonical(first),
                                    outcome ? document::canonical(outcome) : std::string());
  if (hash_of(seq, *prev, *programme, payload) != *hash) {
    return fail(fault, "hash", "the record was changed after it was written");
  }
  link->second = {seq, *hash};
  return true;
}

std::string fault_answer(const ChainFault& fault) {
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.key("error");
  writer.begin_object();
  writer.member("code", fault.code);
  writer.member("line", static_cast<std::int64_t>(fault.line));
  writer.member("sentence", fault.sentence);
  writer.end_object();
  writer.member("ok", false);
  writer.end_object();
  return out;
}

std::string verify_chains(std::string_view journal) {
  std::map<std::string, Link, std::less<>> links;
  document::Document document;
  ChainFault fault;
  std::int64_t records = 0;
  for_each_line(journal, [&](std::string_view line, std::size_t number) {
    fault.line = number;
    if (const auto problem = document.parse(line)) {
      return fail(fault, "malformed", problem->sentence);
    }
    if (!is_exact(document.root()) || document::canonical(document.root()) != line) {
      return fail(fault, "not_canonical", "the line is not in canonical form");
    }
    if (!follow(document.root(), links, fault)) return false;
    ++records;
    return true;
  });
  if (!fault.code.empty()) return fault_answer(fault);
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.member("members", static_cast<std::int64_t>(links.size()));
  writer.member("ok", true);
  writer.member("records", records);
  writer.end_object();
  return out;
}

}  // namespace loyalty
