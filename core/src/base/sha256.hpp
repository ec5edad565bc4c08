// SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104): the journal's chain. Portable, no allocation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty {

using Digest = std::array<std::uint8_t, 32>;

class Sha256 {
 public:
  Sha256& update(std::string_view bytes);
  Sha256& update(const Digest& digest);
  Digest finish();  // the object is spent afterwards

 private:
  void block(const std::uint8_t* bytes);
  std::uint32_t state_[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                             0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::uint8_t buffer_[64] = {};
  std::size_t buffered_ = 0;
  std::uint64_t length_ = 0;
};

Digest sha256(std::string_view bytes);

// HMAC-SHA-256 under one key, whose blocks are hashed once for all messages.
class Mac {
 public:
  explicit Mac(std::string_view key);
  Digest of(std::string_view message) const;

 private:
  Sha256 inner_, outer_;
};

using HexText = std::array<char, 64>;
HexText hex_text(const Digest& digest);
std::string to_hex(const Digest& digest);
std::optional<Digest> digest_from_hex(std::string_view hex);  // 64 lower-case digits

}  // namespace loyalty
