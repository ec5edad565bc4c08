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
  draw,
  join,
  leave,
  survey,
  feedback,
  answer,
  consent,
  told,
  block,
  unblock,
  close,
  transfer,
  transfer_in,
  merge
};

Verb verb_of(std::string_view type);
// What one activity causes for another member.
constexpr bool is_made_by_engine(Verb verb) {
  return verb == Verb::gift || verb == Verb::transfer_in;
}

}  // namespace loyalty
