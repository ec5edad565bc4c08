// Why an activity was accepted or not. A closed list in order of precedence: of two reasons the one
// that stands first is given. Numbers are never reused. TypeScript and the documents take their
// lists from this file (core/schema/status.json is printed from it and compared by a test).
#pragma once

#include <cstdint>
#include <string_view>

namespace loyalty {

// X(number, name, sentence): what a developer should know about the code.
#define LOYALTY_STATUS_CODES(X)                                                                    \
  X(0, ok, "The activity was accepted.")                                                           \
  X(1, duplicate, "The same activity was accepted before; the effects are those of that time.")    \
  X(10, malformed, "The text is not a JSON document that both sides would read alike.")            \
  X(11, wrong_type, "A member of the activity has another type than it must have.")                \
  X(12, missing_field, "A member that this type of activity needs is not there.")                  \
  X(13, unknown_field, "The activity has a member that means nothing.")                            \
  X(14, bad_id, "An id or type is empty or longer than 128 bytes.")                                \
  X(15, bad_time, "The time is not RFC 3339 with an offset, or the day is not YYYY-MM-DD.")        \
  X(16, not_an_integer, "A number has a fraction or an exponent.")                                 \
  X(17, out_of_range, "A number is beyond what it may be.")                                        \
  X(18, reserved_name, "An attribute is called activity, member or now.")                          \
  X(19, undeclared_attribute, "The programme declares its attributes, and this is not one.")       \
  X(20, stamp_refused, "A stamp came with an activity from a page; only the authority stamps.")    \
  X(21, operator_only, "Only an operator's stamp allows this type of activity.")                   \
  X(22, engine_only, "Only the engine makes this type of activity.")                               \
  X(23, missing_entropy, "What draws needs 32 bytes of entropy in the authority's stamp.")         \
  X(30, id_reused, "The id belongs to an accepted activity with other content.")                   \
  X(31, in_future, "The time is later than the authority's clock allows.")                         \
  X(32, too_late, "The time is further back than the programme accepts.")                          \
  X(39, member_erased, "The member was erased: nothing of theirs is taken any more.")              \
  X(33, member_closed, "The membership was closed by an operator.")                                \
  X(34, member_blocked, "An operator blocked the member.")                                         \
  X(40, unknown_member, "The member is not enrolled.")                                             \
  X(41, already_enrolled, "The member is enrolled already.")                                       \
  X(42, self_invited, "A member cannot be invited by themselves.")                                 \
  X(43, referral_loop, "Who invited the member was invited by them, directly or through others.")  \
  X(44, unknown_recipient, "Nobody else called so can be given to or merged with.")                \
  X(45, unknown_reward, "The programme has no such reward.")                                       \
  X(46, unknown_voucher, "No voucher of this member has that id.")                                 \
  X(47, unknown_mission, "The programme has no such mission.")                                     \
  X(48, unknown_draw, "The programme has no such draw, or has several and none is named.")         \
  X(49, unknown_plan, "The programme has no such plan.")                                           \
  X(59, unknown_survey, "The programme has no such survey.")                                       \
  X(75, unknown_consent, "The programme has no such consent.")                                     \
  X(76, unknown_partner, "The programme has no such partner.")                                     \
  X(77, unknown_feedback, "No feedback of this member has that id.")                               \
  X(78, unknown_notice, "Nothing of that id is due to be told.")                                   \
  X(50, unknown_currency, "The programme has no such currency, or has several and none is named.") \
  X(51, unknown_streak, "The programme has no such streak, or has several and none is named.")     \
  X(52, unknown_purchase, "No purchase of this member has that id.")                               \
  X(53, purchase_too_old, "The purchase can no longer be returned.")                               \
  X(54, unknown_line, "The purchase has no such line.")                                            \
  X(55, refund_exceeds_purchase, "More would be refunded than was paid.")                          \
  X(80, given_back, "What this comes from was given back before it came.")                         \
  X(56, unknown_redemption, "No redemption that could be cancelled has that id.")                  \
  X(57, nothing_pending, "The source has no pending points.")                                      \
  X(58, voucher_not_open, "The voucher was used, fulfilled or cancelled, or has ended.")           \
  X(60, already_checked_in, "The day is counted already.")                                         \
  X(61, not_offered, "The programme does not offer this to be asked for.")                         \
  X(62, day_not_missed, "The day was not missed.")                                                 \
  X(63, nothing_to_restore, "No lost streak is waiting to be restored.")                           \
  X(64, outside_window, "What was asked for is not open at that time.")                            \
  X(65, condition_false, "The condition for what was asked for does not hold.")                    \
  X(71, already_started, "The mission was started already.")                                       \
  X(73, already_joined, "The plan was joined already.")                                            \
  X(74, not_joined, "The plan is not running, or was left already.")                               \
  X(79, already_told, "The notice was told already.")                                              \
  X(72, locked, "What the mission requires is not done yet.")                                      \
  X(66, limit_reached, "What was asked for was had as often as it may be.")                        \
  X(67, sold_out, "What was asked for is out of stock.")                                           \
  X(68, insufficient_balance, "There is not enough to pay the cost.")                              \
  X(69, excluded, "The vouchers named cannot be used together on this cart.")                      \
  X(70, not_claimable, "The mission has nothing to claim.")                                        \
  X(90, overflow, "An amount or balance would leave the range of exact integers.")                 \
  X(91, too_many_effects, "The activity would cause more than 256 effects.")                       \
  X(92, too_much_due, "More came due before this activity than one activity may settle.")          \
  X(99, internal, "The engine found itself in a state it should not be in; nothing was changed.")

enum class Status : std::uint8_t {
#define LOYALTY_STATUS_ENUM(number, name, sentence) name = number,
  LOYALTY_STATUS_CODES(LOYALTY_STATUS_ENUM)
#undef LOYALTY_STATUS_ENUM
};

std::string_view name_of(Status status);
std::string_view sentence_of(Status status);
// In the order of precedence.
bool stands_before(Status one, Status other);

}  // namespace loyalty
