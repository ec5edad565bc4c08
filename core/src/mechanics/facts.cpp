#include "mechanics/facts.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/sha256.hpp"
#include "blocks/ticket.hpp"
#include "mechanics/mission.hpp"
#include "mechanics/plan.hpp"
#include "mechanics/streak.hpp"
#include "mechanics/tier.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

using Fact = logic::Term;

// Slots: attributes from 0, then one block of kBlock for each name below.
constexpr int kBlock = 2 * kMostNumbered;

#define LOYALTY_NAMES(X)                                                                           \
  X(activity_id, "activity.id") X(activity_type, "activity.type") X(activity_at, "activity.at")    \
  X(tier, "member.tier") X(purchases, "member.purchases") X(spend, "member.spend")                 \
  X(days_since_purchase, "member.days_since_purchase")                                             \
  X(days_since_enrol, "member.days_since_enrol") X(invited_by, "member.invited_by")                \
  X(birthday, "member.profile.birthday") X(language, "member.profile.language")                    \
  X(tags, "member.profile.tags") X(weekday, "now.weekday") X(day, "now.day")                       \
  X(month, "now.month") X(date, "now.date") X(hour, "now.hour") X(plan, "member.plan")

#define LOYALTY_INDEXED_NAMES(X)                                                                   \
  X(tiers, "member.tiers.") X(balance, "member.balance.") X(earned, "member.earned.")              \
  X(holds, "member.holds.") X(length, "length") X(longest, "longest") X(missed, "missed")          \
  X(restores, "restores") X(segments, "member.segments.") X(missions, "member.missions.")          \
  X(consents, "member.consents.")

enum Name : int {
  kAttribute,
#define LOYALTY_NAME_ENUM(name, text) k_##name,
  LOYALTY_NAMES(LOYALTY_NAME_ENUM) LOYALTY_INDEXED_NAMES(LOYALTY_NAME_ENUM)
#undef LOYALTY_NAME_ENUM
};

struct Plain {
  std::string_view text;
  int name;
};
constexpr Plain kPlain[] = {
#define LOYALTY_NAME_ROW(name, text) {text, k_##name},
    LOYALTY_NAMES(LOYALTY_NAME_ROW)
#undef LOYALTY_NAME_ROW
};
constexpr std::string_view kStreakFacts[] = {"length", "longest", "missed", "restores"};
constexpr std::string_view kWeekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::string_view kMemberPrefixes[] = {"activity.", "member.", "now."};

constexpr int slot_of(int name, int index = 0) { return name * kBlock + index; }

}  // namespace

bool is_of_event(int slot) { return slot / kBlock <= k_activity_at; }

RootNames::Known::Known(const Catalogue& catalogue) {
  const auto add = [this](int slot, std::initializer_list<std::string_view> parts) {
    slots.push_back(slot);
    names.push_back(joined(parts));
  };
  for (const Plain& plain : kPlain) add(slot_of(plain.name), {plain.text});
  int index = 0;
  for (const auto& tier : catalogue.tiers()) {
    add(slot_of(k_tiers, index++), {"member.tiers.", tier.id});
  }
  index = 0;
  for (const auto& currency : catalogue.currencies()) {
    add(slot_of(k_balance, index), {"member.balance.", currency});
    add(slot_of(k_earned, index++), {"member.earned.", currency});
  }
  index = 0;
  for (std::string_view thing : catalogue.thing_ids()) {
    add(slot_of(k_holds, index++), {"member.holds.", thing});
  }
  index = 0;
  for (const auto& segment : catalogue.segments()) {
    add(slot_of(k_segments, index++), {"member.segments.", segment});
  }
  index = 0;
  for (const auto& consent : catalogue.consents()) {
    add(slot_of(k_consents, index++), {"member.consents.", consent});
  }
  index = static_cast<int>(catalogue.badges().size());
  for (const auto& mission : catalogue.missions()) {
    add(slot_of(k_missions, index++), {"member.missions.", mission});
  }
  index = 0;
  for (const auto& streak : catalogue.streaks()) {
    int name = k_length;
    for (std::string_view fact : kStreakFacts) {
      add(slot_of(name++, index), {"member.streaks.", streak, ".", fact});
    }
    ++index;
  }
}

int RootNames::bind(std::string_view path, std::string& sentence, std::string& suggestion) {
  for (std::string_view prefix : kMemberPrefixes) {
    const bool whole = path == prefix.substr(0, prefix.size() - 1);
    if (whole || path.starts_with(prefix)) return bind_member(path, sentence, suggestion);
  }
  return bind_attribute(path, sentence, suggestion);
}

int RootNames::bind_attribute(std::string_view name, std::string& sentence,
                              std::string& suggestion) {
  const std::string_view root = name.substr(0, name.find('.'));
  if (root != name) {
    sentence = joined({"an attribute has no parts: \"", name, "\""});
    return -1;
  }
  if (catalogue_.declares_attributes() && !catalogue_.is_known_attribute(root) &&
      !catalogue_.declared(root)) {
    sentence = joined({"the programme declares no attribute \"", root, "\""});
    suggestion = document::nearest(root, catalogue_.attribute_names());
    return -1;
  }
  return catalogue_.slot(root);
}

int RootNames::bind_member(std::string_view name, std::string& sentence,
                           std::string& suggestion) {
  if (!known_) known_.emplace(catalogue_);
  const auto& names = known_->names;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) {
    const int slot = known_->slots[static_cast<std::size_t>(found - names.begin())];
    if (slot / kBlock != k_segments || static_cast<std::size_t>(slot % kBlock) < segments) {
      return slot;
    }
    sentence = "a segment sees only the segments above it";
    return -1;
  }
  sentence = joined({"conditions know nothing called \"", name, "\""});
  suggestion = document::nearest(name, {names.begin(), names.end()});
  return -1;
}

document::Value EventFacts::attribute(int slot) const {
  if (!activity_ || static_cast<std::size_t>(slot) >= activity_->slots.size()) return {};
  return activity_->slots[static_cast<std::size_t>(slot)];
}

document::Value EventFacts::lines() const {
  if (!activity_) return {};
  const document::Value lines = activity_->attributes.find("lines");
  return lines.is(document::Kind::array) ? lines : document::Value{};
}

std::int64_t EventFacts::integer(int slot) const {
  if (effect_) {
    const Fact term = of_effect(turn_.program.catalogue.slots()[static_cast<std::size_t>(slot)]);
    return term.is(logic::Shape::number) ? static_cast<std::int64_t>(term.number()) : 0;
  }
  return attribute(slot).integer();
}

Fact EventFacts::of_effect(std::string_view name) const {
  const Catalogue& catalogue = turn_.program.catalogue;
  if (name == "amount") return effect_->has_amount ? Fact(effect_->amount) : Fact();
  if (name == "thing") return effect_->has_thing ? Fact(catalogue.id_of(effect_->thing)) : Fact();
  if (name == "by") return effect_->rule != kNoItem ? Fact(catalogue.path(effect_->rule)) : Fact();
  if (name == "off" && effect_->off > 0) return effect_->off;
  if (name == "money" && effect_->money > 0) return effect_->money;
  if (name == "given" && effect_->type == EffectType::consented) return effect_->given;
  if (name == "done" && effect_->type == EffectType::replied) return effect_->done;
  if (name == "voucher" && effect_->voucher != 0) {
    text_ = voucher_id(effect_->voucher);
    return std::string_view(text_);
  }
  if (effect_->rule != kNoItem) {
    const auto place = place_name(effect_->type, catalogue.path(effect_->rule), name);
    if (!place.empty()) return place;
  }
  if (name == "length") return effect_->streak >= 0 ? Fact(effect_->length) : Fact();
  if (name == "streak" && effect_->streak >= 0) {
    return std::string_view(catalogue.streaks()[static_cast<std::size_t>(effect_->streak)]);
  }
  if (effect_->tier < 0) return {};
  const Catalogue::Tier& tier = catalogue.tiers()[static_cast<std::size_t>(effect_->tier)];
  if (name == "tier") return std::string_view(tier.id);
  if (name == "level" && effect_->level >= 0) {
    return std::string_view(tier.levels[static_cast<std::size_t>(effect_->level)]);
  }
  return {};
}

Fact EventFacts::holds(int index) const {
  const Catalogue& catalogue = turn_.program.catalogue;
  const Thing thing = catalogue.thing_at(static_cast<std::size_t>(index));
  if (thing.kind == ThingKind::currency) return turn_.member.wallets[thing.index].available();
  if (thing.kind == ThingKind::level) {
    return turn_.member.tiers[thing.tier].shown >= static_cast<std::int16_t>(thing.index) ? 1 : 0;
  }
  if (thing.kind == ThingKind::badge) return held_of(turn_.member.missions[thing.index]);
  if (thing.kind == ThingKind::reward) {
    const auto& vouchers = turn_.member.rewards[thing.index].vouchers;
    return std::count_if(vouchers.begin(), vouchers.end(),
                         [](const Voucher& voucher) { return voucher.is_open(); });
  }
  if (thing.kind == ThingKind::plan) return turn_.member.plans[thing.index].runs() ? 1 : 0;
  return holds_entitlement(turn_.program, turn_.member, thing.index) ? 1 : 0;
}

Fact EventFacts::of_streak(int name, const StreakState& streak) const {
  switch (name) {
    case k_length:
      return streak.alive ? streak.runs.back().length : 0;
    case k_longest:
      return streak.longest;
    case k_missed:
      return streak.missed.size();
    default:
      return streak.restores;
  }
}

namespace {

// Chosen by a hash, so that nobody has to remember it and everybody who knows the id comes to it.
std::size_t chosen_group(const Segment& segment, std::string_view member) {
  constexpr std::string_view kEnd("\0", 1);
  const Digest digest = sha256(joined({member, kEnd, segment.id}));
  return holder_of(segment.groups, ticket_of(digest, segment.weight));
}

}  // namespace

// From the first segment on, so that each is judged once however they refer to each other. Another
// scratch: the condition that asks is still being evaluated in its own.
Fact EventFacts::group_of(std::size_t index) const {
  if (index < groups_.size()) return groups_[index];
  logic::Scratch scratch;
  for (std::size_t i = 0; i <= index; ++i) {
    const Segment& segment = turn_.program.segments[i];
    const auto& groups = segment.groups;
    if (segment.weight > 0) {
      groups_.push_back(std::string_view(groups[chosen_group(segment, turn_.member.id)].id));
      continue;
    }
    const auto held = std::find_if(groups.begin(), groups.end(), [&](const Segment::Group& group) {
      return group.when.holds(*this, scratch);
    });
    groups_.push_back(held == groups.end() ? Fact(nullptr) : Fact(std::string_view(held->id)));
  }
  const Fact found = groups_.back();
  groups_.clear();
  return found;
}

Fact EventFacts::of_member(int name, int index) const {
  const Member& member = turn_.member;
  const time::Calendar& calendar = turn_.calendar();
  const auto days_since = [&](Millis then) -> Fact {
    if (then == kNever) return nullptr;
    return calendar.day_of(turn_.at) - calendar.day_of(then);
  };
  const auto text = [](const std::string& value) -> Fact {
    return value.empty() ? Fact(nullptr) : Fact(std::string_view(value));
  };
  switch (name) {
    case k_tier:
    case k_tiers: {
      if (member.tiers.empty()) return nullptr;
      const auto tier = static_cast<std::size_t>(name == k_tier ? 0 : index);
      const std::int16_t level = member.tiers[tier].shown;
      if (level < 0) return nullptr;
      return std::string_view(
          turn_.program.tiers[tier].levels[static_cast<std::size_t>(level)].id);
    }
    case k_balance:
      return member.wallets[static_cast<std::size_t>(index)].available();
    case k_earned:
      return member.wallets[static_cast<std::size_t>(index)].earned();
    case k_purchases:
      return member.purchases;
    case k_spend:
      return member.spend;
    case k_days_since_purchase:
      return days_since(member.dates.last_purchase);
    case k_days_since_enrol:
      return days_since(member.dates.enrolled);
    case k_invited_by:
      return text(member.profile.invited_by);
    case k_plan: {
      const int plan = first_running(turn_.program, member);
      if (plan < 0) return nullptr;
      return std::string_view(turn_.program.plans[static_cast<std::size_t>(plan)].id);
    }
    case k_birthday:
      return text(member.profile.birthday);
    case k_language:
      return text(member.profile.language);
    default: {
      terms_.clear();
      for (const std::string& tag : member.profile.tags) terms_.emplace_back(std::string_view(tag));
      return Fact::list(terms_.data(), static_cast<std::uint32_t>(terms_.size()), 1);
    }
  }
}

Fact EventFacts::of_now(int name) const {
  const time::Calendar& calendar = turn_.calendar();
  const Day day = calendar.day_of(turn_.at);
  switch (name) {
    case k_weekday:
      return kWeekdays[time::weekday(day)];
    case k_day:
      return time::date_of(day).day;
    case k_month:
      return time::date_of(day).month;
    case k_hour: {
      const Millis local = calendar.zone().local(turn_.at);
      return ((local % time::kDay) + time::kDay) % time::kDay / time::kHour;
    }
    default:
      text_.clear();
      time::append_day(text_, day);
      return std::string_view(text_);
  }
}

Fact EventFacts::fact(int slot) const {
  const int name = slot / kBlock;
  const int index = slot % kBlock;
  if (name == kAttribute) {
    if (effect_) return of_effect(turn_.program.catalogue.slots()[static_cast<std::size_t>(slot)]);
    const document::Value value = attribute(index);
    return value ? Fact(value) : Fact(nullptr);
  }
  switch (name) {
    case k_activity_id:
      return turn_.activity ? Fact(turn_.activity->id) : Fact(nullptr);
    case k_activity_type:
      if (effect_) return name_of(effect_->type);
      return activity_ ? Fact(activity_->type) : Fact(nullptr);
    case k_activity_at:
      text_.clear();
      time::append_timestamp(text_, turn_.at, turn_.calendar().zone().offset_seconds(turn_.at));
      return std::string_view(text_);
    case k_holds:
      return holds(index);
    default:
      break;
  }
  if (name == k_segments) return group_of(static_cast<std::size_t>(index));
  if (name == k_consents) return turn_.member.consents[static_cast<std::size_t>(index)].given;
  if (name == k_missions) return turn_.member.missions[static_cast<std::size_t>(index)].steps;
  if (name >= k_length) {
    return of_streak(name, turn_.member.streaks[static_cast<std::size_t>(index)]);
  }
  if (name >= k_weekday && name <= k_hour) return of_now(name);
  return of_member(name, index);
}

}  // namespace loyalty
