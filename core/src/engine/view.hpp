// What a member center shows at an instant, in the shape of core/docs/view.md. Works on a copy of
// the member that was settled up to now; nothing is written back.
#pragma once

#include <optional>
#include <string_view>

#include "document/writer.hpp"
#include "mechanics/gifts.hpp"
#include "mechanics/notice.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

struct ViewRequest {
  std::string_view member, authority;
  Millis now = 0;
  std::int32_t offset_seconds = 0;
  std::optional<Day> month;  // first day of it
  time::Duration horizon{0, 30, 0};  // how far `at_risk` looks
};

// The parts, each under its key.
void view_streaks(document::Writer& writer, Turn& turn, Gifts& gifts, const ViewRequest& request);
void view_tiers(document::Writer& writer, Turn& turn);
void view_draws(document::Writer& writer, Turn& turn);
void view_currencies(document::Writer& writer, Turn& turn);
// What may be given to others now.
void view_transfer(document::Writer& writer, Turn& turn, std::uint16_t currency);
void view_entitlements(document::Writer& writer, const Turn& turn);
void view_offers(document::Writer& writer, const Turn& turn);
void view_plans(document::Writer& writer, Turn& turn);
void view_rewards(document::Writer& writer, Turn& turn);
void view_vouchers(document::Writer& writer, const Turn& turn);
void view_notices(document::Writer& writer, Turn& turn, const ViewRequest& request);
void view_consents(document::Writer& writer, const Turn& turn);
void view_partners(document::Writer& writer, const Turn& turn);
void view_surveys(document::Writer& writer, Turn& turn);
void view_feedback(document::Writer& writer, const Turn& turn);
// With its key, where the programme has rules for it.
void view_referral(document::Writer& writer, Turn& turn);
void view_segments(document::Writer& writer, const Turn& turn);
void view_badges(document::Writer& writer, Turn& turn);
void view_missions(document::Writer& writer, Turn& turn);
void view_next(document::Writer& writer, Turn& turn);
void view_at_risk(document::Writer& writer, Turn& turn, Gifts& gifts,
                  const ViewRequest& request);

// `name`, `about` and `image` as the programme's document has them, each at its place among other
// keys.
void view_text(document::Writer& writer, document::Value item, std::string_view key);
document::Value item_of(const Program& program, std::string_view list, std::size_t index);

// `is_sent`: with whom it is for and since when, `turn.at`.
void write_notice(document::Writer& writer, const Turn& turn, const Tellable& one, bool is_sent);

struct ShownGift {
  Thing thing;
  std::int64_t amount;
};
void view_gifts(document::Writer& writer, const Program& program,
                const std::vector<ShownGift>& rewards);
// What a grant would give at this moment.
std::vector<ShownGift> shown_gifts(Turn& turn, const Subject& facts, const Grant& grant);

}  // namespace loyalty
