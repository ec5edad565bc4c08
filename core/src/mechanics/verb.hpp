// The words the engine itself acts on; every other type of activity is the brand's own.
#pragma once

#include <cstdint>
#include <string_view>

namespace loyalty {

enum class Verb : std::uint8_t {
  none,
  enrol,
  profile,
  purchase,
  refund,
  redeem,
  cancel_redemption,
  confirm,
  cancel,
  make_up,
  restore,
  adjust,
  outage,
  gift,
  fulfil,
  start,
  claim,
  draw
};

Verb verb_of(std::string_view type);

}  // namespace loyalty
