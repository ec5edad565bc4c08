#include "engine/journal.hpp"

#include "document/writer.hpp"

namespace loyalty {
namespace {

using document::Writer;

std::string big_endian(std::uint64_t value) {
  std::string bytes(8, '\0');
  for (int i = 7; i >= 0; --i, value >>= 8) {
    bytes[static_cast<std::size_t>(i)] = static_cast<char>(value & 0xff);
  }
  return bytes;
}

}  // namespace

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

std::string derived_key(std::string_view member) {
  const Digest derived = sha256(member);
  return {derived.begin(), derived.end()};
}

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

}  // namespace loyalty
