// The journal: one hash-chained record a line for each accepted activity, one chain per member.
//
//   payload = SHA-256(salt ‖ canonical [activity, outcome]); of a checkpoint [checkpoint]
//   hash    = SHA-256(v ‖ seq ‖ prev ‖ programme digest ‖ payload), fixed width, big-endian
//
// Of an erased member only digests stay: the payload stands where activity, outcome and salt were.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/sha256.hpp"

namespace loyalty {

inline constexpr std::int64_t kRecordVersion = 1;

struct Link {
  std::uint64_t seq = 0;
  Digest head{};
};

struct RecordParts {
  std::string_view activity;  // canonical JSON; without an outcome it is a checkpoint
  std::string_view outcome;   // canonical JSON
  std::string_view member;
  const Digest& programme;
  std::string_view programme_hex;
  const Mac& key;  // the member's
};

// Appends the record to `out` and moves the link on.
void append_record(std::string& out, Link& link, const RecordParts& parts);

Digest payload_of(const Digest& salt, std::string_view first, std::string_view second);
Digest hash_of(std::uint64_t seq, const Digest& prev, const Digest& programme,
               const Digest& payload);

// The key of a member who was given none: anybody can derive it, so it hides nothing.
std::string derived_key(std::string_view member);

// Calls `each(line, number)` for every line that is not empty; stops when it answers false.
template <class Each>
void for_each_line(std::string_view text, Each each) {
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty() && !each(line, number)) return;
  }
}

}  // namespace loyalty
