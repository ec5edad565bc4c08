// The catalogue as this member finds it, their vouchers, and the segments they are in.
#include <algorithm>

#include "base/sorting.hpp"
#include "engine/outcome_text.hpp"
#include "engine/view.hpp"
#include "engine/view_offer.hpp"
#include "mechanics/reward.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {

using document::Value;
using document::Writer;

namespace {

constexpr std::string_view kStates[] = {"open", "used", "fulfilled", "cancelled", "expired"};

void write_reward(Writer& writer, Turn& turn, const Subject& facts, std::size_t index) {
  const Reward& reward = turn.program.rewards[index];
  const Value item = item_of(turn.program, "rewards", index);
  writer.begin_object();
  view_text(writer, item, "about");
  const Status refusal = reward_refusal(turn, facts, reward, 1);
  writer.member("code", name_of(code_of(turn, facts, reward, refusal)));
  write_opening(writer, turn, reward.window, "from");
  writer.key("gifts");
  view_gifts(writer, turn.program, shown_gifts(turn, facts, reward.grant));
  writer.member("id", reward.id);
  view_text(writer, item, "image");
  write_quota(writer, turn, facts, reward.limits, "left");
  view_text(writer, item, "name");
  write_quota(writer, turn, facts, reward.limits, "of");
  writer.key("options"), write_options(writer, turn, facts, reward.cost);
  write_quota(writer, turn, facts, reward.limits, "resets");
  write_opening(writer, turn, reward.window, "until");
  writer.end_object();
}

void write_voucher(Writer& writer, const Turn& turn, std::size_t index, const Voucher& voucher) {
  const Value item = item_of(turn.program, "rewards", index);
  const auto instant = [&](std::string_view key, Millis at) {
    if (at != kNever) writer.key(key), write_instant(writer, turn.calendar(), at);
  };
  writer.begin_object();
  view_text(writer, item, "about");
  instant("closed", voucher.closed);
  writer.member("from", turn.program.catalogue.path(voucher.from));
  writer.member("id", voucher_id(voucher.number));
  view_text(writer, item, "image");
  instant("issued", voucher.issued);
  view_text(writer, item, "name");
  writer.member("on_cart", turn.program.rewards[index].use.given);
  writer.member("quantity", voucher.quantity);
  if (!voucher.redemption.empty()) writer.member("redemption", voucher.redemption);
  writer.member("reward", turn.program.rewards[index].id);
  writer.member("state", kStates[static_cast<std::size_t>(voucher.state)]);
  instant("until", voucher.until);
  if (!voucher.used_on.empty()) writer.member("used_on", voucher.used_on);
  writer.end_object();
}

struct Held {
  std::size_t reward;
  const Voucher* voucher;
};

// Open ones first, by their end; then the others, the one closed last first.
bool is_shown_before(const Held& one, const Held& other) {
  const Voucher& a = *one.voucher;
  const Voucher& b = *other.voucher;
  if (a.is_open() != b.is_open()) return a.is_open();
  const Millis first = a.is_open() ? a.until : b.closed;
  const Millis second = a.is_open() ? b.until : a.closed;
  return first == second ? a.number < b.number : first < second;
}

}  // namespace

void view_rewards(Writer& writer, Turn& turn) {
  const EventFacts facts(turn, nullptr, nullptr);
  writer.begin_array();
  for (std::size_t i = 0; i < turn.program.rewards.size(); ++i) {
    const bool is_advertised = item_of(turn.program, "rewards", i).find("name") ? true : false;
    if (is_advertised && turn.program.rewards[i].offered) write_reward(writer, turn, facts, i);
  }
  writer.end_array();
}

void view_vouchers(Writer& writer, const Turn& turn) {
  std::vector<Held> all;
  for (std::size_t i = 0; i < turn.member.rewards.size(); ++i) {
    for (const Voucher& voucher : turn.member.rewards[i].vouchers) all.push_back({i, &voucher});
  }
  sort_stably(all, is_shown_before);
  writer.begin_array();
  for (const Held& held : all) write_voucher(writer, turn, held.reward, *held.voucher);
  writer.end_array();
}

void view_segments(Writer& writer, const Turn& turn) {
  const EventFacts facts(turn, nullptr, nullptr);
  std::vector<std::size_t> by_id(turn.program.segments.size());
  for (std::size_t i = 0; i < by_id.size(); ++i) by_id[i] = i;
  sort_stably(by_id, [&](std::size_t a, std::size_t b) {
    return turn.program.segments[a].id < turn.program.segments[b].id;
  });
  writer.begin_object();
  for (const std::size_t i : by_id) {
    writer.key(turn.program.segments[i].id);
    const logic::Term group = facts.group_of(i);
    if (group.is(logic::Shape::text)) writer.text(group.text());
    else writer.null();
  }
  writer.end_object();
}

}  // namespace loyalty
