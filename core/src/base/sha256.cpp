// SHA-256 and HMAC-SHA-256, written from FIPS 180-4 and RFC 2104.
#include "base/sha256.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/sha256_block.hpp"

namespace loyalty {

const std::uint32_t kSha256Rounds[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

namespace {

constexpr std::size_t kBlock = 64;

inline std::uint32_t load(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

inline void store(std::uint8_t* bytes, std::uint32_t word) {
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<std::uint8_t>(word >> (24 - 8 * i));
}

// One round changes only d and h. Calling it with the names rotated, instead of moving eight words
// about, is what makes the compression fast.
inline void round(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t& d,
                  std::uint32_t e, std::uint32_t f, std::uint32_t g, std::uint32_t& h,
                  std::uint32_t word) {
  const std::uint32_t sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
  const std::uint32_t sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
  const std::uint32_t first = h + sum1 + (g ^ (e & (f ^ g))) + word;
  d += first;
  h = first + sum0 + ((a & b) | (c & (a | b)));
}

}  // namespace

void Sha256::block(const std::uint8_t* bytes) {
#if defined(LOYALTY_SHA_INSTRUCTIONS)
  static const bool built_in = has_sha_instructions();
  if (built_in) return sha256_block_x86(state_, bytes);
#endif
  std::uint32_t w[64];
  for (int i = 0; i < 16; ++i) w[i] = load(bytes + 4 * i);
  for (int i = 16; i < 64; ++i) {
    const std::uint32_t near = w[i - 2], far = w[i - 15];
    const std::uint32_t s1 = std::rotr(near, 17) ^ std::rotr(near, 19) ^ (near >> 10);
    const std::uint32_t s0 = std::rotr(far, 7) ^ std::rotr(far, 18) ^ (far >> 3);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  std::uint32_t a = state_[0], b = state_[1], c = state_[2], d = state_[3];
  std::uint32_t e = state_[4], f = state_[5], g = state_[6], h = state_[7];
  for (int i = 0; i < 64; i += 8) {
    round(a, b, c, d, e, f, g, h, w[i] + kSha256Rounds[i]);
    round(h, a, b, c, d, e, f, g, w[i + 1] + kSha256Rounds[i + 1]);
    round(g, h, a, b, c, d, e, f, w[i + 2] + kSha256Rounds[i + 2]);
    round(f, g, h, a, b, c, d, e, w[i + 3] + kSha256Rounds[i + 3]);
    round(e, f, g, h, a, b, c, d, w[i + 4] + kSha256Rounds[i + 4]);
    round(d, e, f, g, h, a, b, c, w[i + 5] + kSha256Rounds[i + 5]);
    round(c, d, e, f, g, h, a, b, w[i + 6] + kSha256Rounds[i + 6]);
    round(b, c, d, e, f, g, h, a, w[i + 7] + kSha256Rounds[i + 7]);
  }
  const std::uint32_t words[8] = {a, b, c, d, e, f, g, h};
  for (int i = 0; i < 8; ++i) state_[i] += words[i];
}

Sha256& Sha256::update(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left = bytes.size();
  length_ += left;
  if (buffered_ > 0) {
    const std::size_t taken = std::min(left, kBlock - buffered_);
    if (taken > 0) std::memcpy(buffer_ + buffered_, data, taken);
    buffered_ += taken;
    data += taken;
    left -= taken;
    if (buffered_ < kBlock) return *this;
    block(buffer_);
    buffered_ = 0;
  }
  for (; left >= kBlock; left -= kBlock, data += kBlock) block(data);
  if (left > 0) std::memcpy(buffer_, data, left);
  buffered_ = left;
  return *this;
}

Sha256& Sha256::update(const Digest& digest) {
  return update({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

Digest Sha256::finish() {
  constexpr std::size_t kLengthAt = kBlock - 8;
  buffer_[buffered_++] = 0x80;
  if (buffered_ > kLengthAt) {
    std::memset(buffer_ + buffered_, 0, kBlock - buffered_);
    block(buffer_);
    buffered_ = 0;
  }
  std::memset(buffer_ + buffered_, 0, kLengthAt - buffered_);
  const std::uint64_t bits = length_ * 8;
  store(buffer_ + kLengthAt, static_cast<std::uint32_t>(bits >> 32));
  store(buffer_ + kLengthAt + 4, static_cast<std::uint32_t>(bits));
  block(buffer_);
  Digest digest;
  for (std::size_t i = 0; i < 8; ++i) store(digest.data() + 4 * i, state_[i]);
  return digest;
}

Digest sha256(std::string_view bytes) { return Sha256().update(bytes).finish(); }

Mac::Mac(std::string_view key) {
  char inner[kBlock] = {};
  if (key.size() > kBlock) {
    const Digest digest = sha256(key);
    std::memcpy(inner, digest.data(), digest.size());
  } else {
    std::copy(key.begin(), key.end(), inner);
  }
  char outer[kBlock];
  for (std::size_t i = 0; i < kBlock; ++i) {
    outer[i] = static_cast<char>(inner[i] ^ 0x5c);
    inner[i] = static_cast<char>(inner[i] ^ 0x36);
  }
  inner_.update({inner, kBlock});
  outer_.update({outer, kBlock});
}

Digest Mac::of(std::string_view message) const {
  const Digest digest = Sha256(inner_).update(message).finish();
  return Sha256(outer_).update(digest).finish();
}

namespace {

// The eight hexadecimal digits of a word, a byte each, as they stand in memory.
inline std::uint64_t hex_digits(std::uint32_t word) {
  static_assert(std::endian::native == std::endian::little, "the first digit is the lowest byte");
  std::uint64_t digits = word;
  digits = (digits << 32 | digits >> 16) & 0x0000ffff0000ffff;
  digits = (digits << 16 | digits >> 8) & 0x00ff00ff00ff00ff;
  digits = (digits << 8 | digits >> 4) & 0x0f0f0f0f0f0f0f0f;
  const std::uint64_t letters = (digits + 0x0606060606060606) >> 4 & 0x0101010101010101;
  return digits + 0x3030303030303030 + letters * ('a' - '0' - 10);
}

}  // namespace

HexText hex_text(const Digest& digest) {
  HexText hex;
  for (std::size_t i = 0; i < digest.size(); i += 4) {
    const std::uint64_t digits = hex_digits(load(digest.data() + i));
    std::memcpy(hex.data() + 2 * i, &digits, sizeof digits);
  }
  return hex;
}

std::string to_hex(const Digest& digest) {
  const HexText hex = hex_text(digest);
  return {hex.begin(), hex.end()};
}

std::optional<Digest> digest_from_hex(std::string_view hex) {
  Digest digest{};
  if (hex.size() != 2 * digest.size()) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const char c = hex[i];
    int value = 0;
    if (c >= '0' && c <= '9') {
      value = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      value = c - 'a' + 10;
    } else {
      return std::nullopt;
    }
    digest[i / 2] = static_cast<std::uint8_t>(digest[i / 2] << 4 | value);
  }
  return digest;
}

}  // namespace loyalty
