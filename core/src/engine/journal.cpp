#include "engine/journal.hpp"

#include <cstring>

#include "document/writer.hpp"

namespace loyalty {
namespace {

using document::Writer;

constexpr std::size_t kNumber = 8;

char* put_big_endian(char* to, std::uint64_t value) {
  for (std::size_t i = kNumber; i-- > 0; value >>= 8) to[i] = static_cast<char>(value & 0xff);
  return to + kNumber;
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
  char preimage[2 * kNumber + 3 * std::tuple_size_v<Digest>];
  char* to = put_big_endian(preimage, static_cast<std::uint64_t>(kRecordVersion));
  to = put_big_endian(to, seq);
  for (const Digest* part : {&prev, &programme, &payload}) {
    std::memcpy(to, part->data(), part->size());
    to += part->size();
  }
  return sha256({preimage, sizeof preimage});
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
  Writer writer(out);
  const auto digest = [&writer](std::string_view key, const Digest& value) {
    const HexText hex = hex_text(value);
    writer.member(key, {hex.data(), hex.size()});
  };
  writer.begin_object();
  writer.key(is_checkpoint ? "checkpoint" : "activity"), writer.raw(parts.activity);
  digest("hash", link.head);
  writer.member("member", parts.member);
  if (!is_checkpoint) writer.key("outcome"), writer.raw(parts.outcome);
  digest("prev", prev);
  writer.member("program", parts.programme_hex);
  digest("salt", salt);
  writer.member("seq", static_cast<std::int64_t>(link.seq));
  writer.member("v", kRecordVersion);
  writer.end_object();
}

}  // namespace loyalty
