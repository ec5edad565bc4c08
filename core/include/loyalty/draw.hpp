// Draws that anybody can do again. The authority keeps a secret seed of 32 bytes and publishes its
// SHA-256, the commitment, before it draws; when it takes another seed, it publishes the old one:
//
//   loyalty::draw_commitment(seed)                                  // told before
//   loyalty::draw_entropy(seed, "lin", "wheel", 1, "their nonce")   // stamped on the activity
//   loyalty::verify_draw(request_json)                              // when the seed is known
//
// Seeds, commitments and entropy are 64 hexadecimal digits in lower case. A whole journal is the
// matter of Engine::verify_draws. Shapes in core/docs/draws.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace loyalty {

// SHA-256 of the seed's bytes; empty when the seed is none.
std::string draw_commitment(std::string_view seed);

// HMAC-SHA-256 under the seed of `member ‖ 0 ‖ draw ‖ 0 ‖ number ‖ 0 ‖ nonce`, where the number of
// the member's draws there, from 1, stands in decimal digits; empty when the seed is none.
std::string draw_entropy(std::string_view seed, std::string_view member, std::string_view draw,
                         std::int64_t number, std::string_view nonce = {});

// {"seed", "commitment"?, "member", "draw", "number", "nonce"?, "prizes": [{"id", "weight"}],
//  "entropy"?, "ticket"?, "prize"?, "instead_of"?, "guaranteed"?}
// -> {"commitment", "entropy", "ok": true, "prize", "ticket"}, `prize` the one of the ticket; or
//    {"error": {"code", "field", "sentence"}, "ok": false}: the first thing told that does not fit.
std::string verify_draw(std::string_view request);

}  // namespace loyalty
