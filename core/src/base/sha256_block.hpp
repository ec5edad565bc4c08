// Between the plain compression function and the one for processors that have it built in.
#pragma once

#include <cstdint>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__EMSCRIPTEN__)
#define LOYALTY_SHA_INSTRUCTIONS
#endif

namespace loyalty {

extern const std::uint32_t kSha256Rounds[64];

#if defined(LOYALTY_SHA_INSTRUCTIONS)
bool has_sha_instructions();
void sha256_block_x86(std::uint32_t* state, const std::uint8_t* bytes);
#endif

}  // namespace loyalty
