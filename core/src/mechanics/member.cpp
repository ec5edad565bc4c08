// A member's copying, moving and end, compiled here alone: they go through every list of the state
// and would weigh as much again in each file that keeps a member.
#include "mechanics/member.hpp"

namespace loyalty {

Member::Member() = default;
Member::Member(const Member&) = default;
Member::Member(Member&&) noexcept = default;
Member& Member::operator=(const Member&) = default;
Member& Member::operator=(Member&&) noexcept = default;
Member::~Member() = default;

}  // namespace loyalty
