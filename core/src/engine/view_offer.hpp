// What can be asked for, as the view shows it: its price in every way to pay, what is left of it,
// and why it cannot be had now.
#pragma once

#include <string_view>
#include <vector>

#include "engine/view.hpp"

namespace loyalty {

// The ways to pay, each with what is short.
void write_options(document::Writer& writer, Turn& turn, const Subject& facts, const Cost& cost);
// Of the limit on how often that leaves the least, of equals the one that counts anew last: `left`,
// `of`, and when it counts anew (`resets`).
void write_quota(document::Writer& writer, Turn& turn, const Subject& facts,
                 const std::vector<LimitId>& limits, std::string_view key);
// `from` and `until` of the opening that runs, or of the next one.
void write_opening(document::Writer& writer, const Turn& turn, const Window& window,
                   std::string_view key);
// What a member who is blocked or closed is answered, whatever is asked for.
Status standing_code(const Turn& turn, Status otherwise);
// The code that asking for one now would be answered with.
Status code_of(Turn& turn, const Subject& facts, const Offer& offer);
// As code_of, where what refuses it besides the price is known.
Status code_of(Turn& turn, const Subject& facts, const Offer& offer, Status refusal);

}  // namespace loyalty
