#include "engine/journal.hpp"

#include <cstring>

#include "document/writer.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Value;
using document::Writer;

constexpr std::size_t kNumber = 8;

char* put_big_endian(char* to, std::uint64_t value) {
  for (std::size_t i = kNumber; i-- > 0; value >>= 8) to[i] = static_cast<char>(value & 0xff);
  return to + kNumber;
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
  char preimage[2 * kNumber + 3 * std::tuple_size_v<Digest>];
  char* to = put_big_endian(preimage, static_cast<std::uint64_t>(kRecordVersion));
  to = put_big_endian(to, seq);
  for (const Digest* part : {&prev, &programme, &payload}) {
    std::memcpy(to, part->data(), part->size());
    to += part->size();
  }
  return sha256({preimage, sizeof preimage});
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
  char seq[kNumber];
  put_big_endian(seq, link.seq);
  const Digest salt = parts.key.of({seq, sizeof seq});
  link.head = hash_of(link.seq, prev, parts.programme,
                      payload_of(salt, parts.activity, parts.outcome));
  return salt;
}

}  // namespace

void append_record(std::string& out, Link& link, const RecordParts& parts) {
  const Digest prev = link.head;
  const Digest salt = chain(link, parts);
  const bool is_checkpoint = parts.outcome.empty();
  // Hexadecimal digits need no look for escapes.
  std::string quoted;
  const std::size_t width = 2 * prev.size() + 2;
  quoted.reserve(3 * width);
  const Digest* const digests[] = {&link.head, &prev, &salt};
  for (const Digest* digest : digests) {
    quoted += '"';
    append_hex(quoted, *digest);
    quoted += '"';
  }
  const auto hex = [&](std::size_t which) {
    return std::string_view(quoted).substr(which * width, width);
  };
  Writer writer(out);
  writer.begin_object();
  writer.key(is_checkpoint ? "checkpoint" : "activity"), writer.raw(parts.activity);
  writer.key("hash"), writer.raw(hex(0));
  writer.member("member", parts.member);
  if (!is_checkpoint) writer.key("outcome"), writer.raw(parts.outcome);
  writer.key("prev"), writer.raw(hex(1));
  writer.member("program", parts.programme_hex);
  writer.key("salt"), writer.raw(hex(2));
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
  if (!hash || !prev || !programme || !salt || member.empty() || !first.is(Kind::object) ||
      outcome.is(Kind::object) == checkpoint.is(Kind::object) ||
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
