// One activity from bytes to outcome and record, and the follow-ups it causes.

#include "base/sorting.hpp"
#include "engine/outcome_text.hpp"
#include "engine/parts.hpp"
#include "mechanics/sources.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Value;
using document::Writer;

constexpr std::size_t kMaxFollowUps = 256;

// The first member in which two activities of one id differ; empty when they are the same.
std::string_view difference(Value first, Value second) {
  for (std::string_view member : {"member", "type", "at", "attributes"}) {
    const Value a = first.find(member), b = second.find(member);
    const bool both_empty = a.size() == 0 && b.size() == 0 && (!a || !b);
    if (member == "attributes" && both_empty) continue;
    if (static_cast<bool>(a) != static_cast<bool>(b)) return member;
    if (document::canonical(a) != document::canonical(b)) return member;
  }
  return {};
}

// Every row that the copy to go back to has visited; the gifts of sources are shared with it.
std::size_t rows_in(const Member& member) {
  std::size_t rows =
      member.entitlements.size() + member.sources.size() + member.feedback.size();
  for (const ledger::Wallet& wallet : member.wallets) {
    rows += wallet.lots().size() + wallet.pending().size() + wallet.reserved().size();
  }
  for (const Redemption& redemption : member.redemptions) rows += 1 + redemption.parts.size();
  for (const RewardState& reward : member.rewards) rows += reward.vouchers.size();
  for (const PlanState& plan : member.plans) {
    for (const Redemption& paid : plan.paid) rows += 1 + paid.parts.size();
  }
  for (const DrawState& draw : member.draws) rows += 1 + draw.misses.size();
  for (const Counter& counter : member.counters) {
    for (const Counter::Series& series : counter.series()) {
      rows += 1 + series.windows.size() + series.moving.entries().size();
    }
  }
  for (const StreakState& streak : member.streaks) {
    rows += streak.runs.size() + streak.missed.size() + streak.paid.size() + streak.outages.size();
  }
  for (const MissionState& mission : member.missions) {
    rows += mission.added.size() + mission.reached.size() + mission.held.size();
  }
  for (const TierState& tier : member.tiers) {
    rows += tier.granted.size() + tier.rises.size() + tier.gifted.size();
    for (const Tally& tally : tier.counted) rows += tally.entries().size();
  }
  return rows;
}

bool is_purchase(std::string_view record, std::string_view member, std::string_view id) {
  document::Document document;
  if (record.empty() || document.scan(record)) return false;
  const Value activity = document.root().find("activity");
  return activity.find("type").text() == "purchase" && activity.find("id").text() == id &&
         activity.find("member").text() == member;
}

}  // namespace

Step& Engine::Parts::next_step() {
  if (step_count == steps.size()) steps.emplace_back();
  Step& step = steps[step_count++];
  step.outcome.clear();
  step.record.clear();
  return step;
}

void Engine::Parts::refuse(Step& step, Status status, std::string_view field,
                           std::string_view reason) {
  outcome.clear();
  outcome.status = status;
  outcome.field = field;
  outcome.reason = reason;
  write_outcome(step.outcome, *program, incoming.activity.id, outcome);
}

const Mac& Engine::Parts::key_of(std::string_view member) {
  if (const auto found = keys.find(member); found != keys.end()) return found->second;
  return keys.emplace(member, Mac(derived_key(member))).first->second;
}

bool Engine::Parts::answer_known(Step& step, const Door& door) {
  const std::string_view member = incoming.activity.member, id = incoming.activity.id;
  const std::string_view own = records.find(member, id);
  if (own.empty() && !is_replaying && records.holds(id)) {
    refuse(step, Status::id_reused, "/member", {});
    return true;
  }
  const bool is_known =
      !erased.contains(member) && answer_as(step, own.empty() ? door.known : own);
  // Whether what it caused arrived, too, is known here only as far back as the activity itself is.
  if (own.empty()) handed_again.clear();
  return is_known;
}

bool Engine::Parts::answer_as(Step& step, std::string_view record) {
  document::Document known;
  if (record.empty() || known.scan(record)) return false;
  const Value first = known.root().find("activity");
  const Value answer = known.root().find("outcome");
  const bool is_whole = first.find("id").text() == incoming.activity.id &&
                        answer.find("effects").is(Kind::array) &&
                        answer.find("passed_over").is(Kind::array);
  if (!is_whole) return false;
  const std::string_view field = difference(first, incoming.document.root());
  if (field.empty()) {
    step.outcome = as_duplicate(incoming.activity.id, answer);
    for (const Value effect : answer.find("effects")) {
      if (effect.find("type").text() != "follow_up") continue;
      handed_again.push_back(document::canonical(effect.find("activity")));
    }
  } else {
    refuse(step, Status::id_reused, "/" + std::string(field), {});
  }
  return true;
}

std::vector<SharedLeft> Engine::Parts::shared_left() {
  std::vector<SharedLeft> all = shared.left(*program, incoming.activity.at);
  if (!incoming.stamp.shared) return all;
  for (SharedLeft& quantity : all) {
    const Value stamped = incoming.stamp.shared.find(quantity.path);
    if (!stamped.is(Kind::integer)) continue;
    quantity.stamped = quantity.left = stamped.integer();
    quantity.is_recorded = true;
  }
  return all;
}

// The activity as it is journalled: with the stamp it was judged by, and nothing in it that could
// not have made a difference.
void Engine::Parts::write_activity(std::string& out, std::vector<SharedLeft> left) const {
  std::erase_if(left, [](const SharedLeft& quantity) { return !quantity.is_recorded; });
  Writer writer(out);
  const Value root = incoming.document.root();
  writer.begin_object();
  for (std::string_view key : {"at", "attributes", "id", "member"}) {
    if (const Value value = root.find(key)) writer.key(key), writer.value(value);
  }
  if (incoming.stamp_value || !left.empty()) {
    writer.key("stamp");
    writer.begin_object();
    for (std::string_view key : {"cause", "entropy", "operator", "other", "received"}) {
      const Value value = incoming.stamp_value.find(key);
      if (key != "other" && value) writer.key(key), writer.value(value);
      if (key == "other" && !other_text.empty()) writer.key(key), writer.raw(other_text);
    }
    if (!left.empty()) {
      sort_stably(left, [](const SharedLeft& a, const SharedLeft& b) { return a.path < b.path; });
      writer.key("shared");
      writer.begin_object();
      for (const SharedLeft& quantity : left) writer.member(quantity.path, quantity.stamped);
      writer.end_object();
    }
    writer.end_object();
  }
  writer.key("type"), writer.value(root.find("type"));
  writer.end_object();
}

void Engine::Parts::run(std::vector<SharedLeft>& left, const Door& door) {
  outcome.clear();
  Member& member = current();
  Turn turn{*program, member, outcome, scratch};
  turn.shared = &left;
  turn.cart = &cart;
  if (incoming.stamp.entropy) turn.entropy = &*incoming.stamp.entropy;
  if (other) turn.other = &*other;
  bool was_purchase = false;
  if (incoming.verb == Verb::refund) {
    const std::string_view id = incoming.activity.attributes.find("purchase").text();
    was_purchase = is_purchase(records.find(member.id, id), member.id, id) ||
                   is_purchase(door.known, member.id, id);
  }
  turn.rows = rows_in(member);
  pass_through(turn, gifts, incoming, was_purchase);
  outcome.status = turn.failure;
  rows = turn.rows;
}

// The marked line: from here on nothing may fail.
void Engine::Parts::commit(Step& step, const std::vector<SharedLeft>& left) {
  write_outcome(step.outcome, *program, incoming.activity.id, outcome);
  activity_text.clear();
  write_activity(activity_text, left);
  Member& member = current();
  Link link{member.seq, member.head};
  append_record(step.record, link,
                {activity_text, step.outcome, member.id, program->digest,
                 program->digest_hex, key_of(member.id)});
  member.seq = link.seq;
  member.head = link.head;
  records.add(member.id, incoming.activity.id, member.seq, step.record);
  for (const Effect& effect : outcome.effects) {
    if (effect.type != EffectType::took) continue;
    const Millis at = effect.has_until ? effect.until : incoming.activity.at;
    shared.take(*program, effect.text, effect.amount, at);
  }
  if (!held) members.emplace(work.id, work);
}

bool Engine::Parts::enter(Step& step, std::string_view activity, const Door& door,
                          bool previews) {
  handed_again.clear();
  other_text.clear();
  other.reset();
  if (!incoming.read(*program, activity, door.stamp, previews)) {
    const Refusal& refusal = incoming.refusal;
    const bool judged_by_time = refusal.status >= Status::in_future;
    if (judged_by_time && answer_known(step, door)) return false;
    refuse(step, refusal.status, refusal.field, refusal.reason);
    return false;
  }
  if (answer_known(step, door)) return false;
  if (erased.contains(incoming.activity.member)) {
    refuse(step, Status::member_erased, "/member", {});
    return false;
  }
  const auto member = members.find(incoming.activity.member);
  const bool is_new = member == members.end();
  // Who was no member yet when it was given is given nothing, however often it is sent.
  const bool comes_too_early = !is_new && is_made_by_engine(incoming.verb) &&
                               incoming.activity.at < member->second.dates.enrolled;
  const bool enrols = incoming.verb == Verb::enrol ||
                      (program->enrols_by_itself && !is_made_by_engine(incoming.verb));
  if (comes_too_early || (is_new && !enrols)) {
    refuse(step, Status::unknown_member, "/member", {});
    return false;
  }
  if (EntryRefusal refused = door_refusal(is_new); refused.status != Status::ok) {
    // What the member's own state says stands first.
    const EntryRefusal own =
        is_new ? EntryRefusal{} : entry_refusal(*program, member->second, incoming);
    if (own.status != Status::ok) refused = own;
    refuse(step, refused.status, refused.field, {});
    return false;
  }
  held = is_new ? nullptr : &member->second;
  if (held) {
    work = *held;
  } else {
    work = make_member(*program, incoming.activity.member);
  }
  return true;
}

void Engine::Parts::apply_one(std::string_view activity, const Door& door,
                              std::vector<FollowUp>& follow_ups) {
  Step& step = next_step();
  rows = 0;
  if (!enter(step, activity, door)) {
    // What was accepted before may have ended between the activity and what it caused.
    return queue(std::move(handed_again), incoming.activity.member, follow_ups);
  }
  std::vector<SharedLeft> left = shared_left();
  run(left, door);
  if (outcome.status != Status::ok) {
    go_back();
    write_outcome(step.outcome, *program, incoming.activity.id, outcome);
    return;
  }
  commit(step, left);
  std::vector<std::string> caused;
  for (const Effect& effect : outcome.effects) {
    if (effect.type == EffectType::follow_up) caused.push_back(effect.text);
  }
  queue(std::move(caused), incoming.activity.member, follow_ups);
}

std::span<const Step> Engine::apply(std::string_view activity, const Door& door) {
  parts_->step_count = 0;
  std::vector<FollowUp> follow_ups;
  parts_->apply_one(activity, door, follow_ups);
  // A follow-up may cause others; each is applied once, in the order they were caused.
  for (std::size_t i = 0; i < follow_ups.size() && i < kMaxFollowUps; ++i) {
    const std::string next = parts_->addressed(follow_ups[i]);
    parts_->apply_one(next, {}, follow_ups);
  }
  return {parts_->steps.data(), parts_->step_count};
}

std::string Engine::preview(std::string_view activity) {
  Parts& parts = *parts_;
  parts.step_count = 0;
  Step& step = parts.next_step();
  if (!parts.enter(step, activity, {}, true)) return step.outcome;
  parts.incoming.stamp.entropy.reset();  // whoever asks, the prize is not told before it is drawn
  std::vector<SharedLeft> left = parts.shared_left();
  parts.run(left, {});
  parts.go_back();
  write_outcome(step.outcome, *parts.program, parts.incoming.activity.id, parts.outcome);
  return step.outcome;
}

}  // namespace loyalty
