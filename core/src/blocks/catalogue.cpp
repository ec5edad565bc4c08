#include "blocks/catalogue.hpp"

#include <algorithm>
#include <iterator>

#include "base/joined.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Reader;
using document::Value;

constexpr std::string_view kEngineAttributes =
    "about amount at_once birthday consent currency day done draw feedback from given into "
    "invited_by language length level lines list mission money nonce notice off paid partner pay "
    "plan prize purchase quantity reason redemption reference refunded reward source step streak "
    "survey tags text thing to until use voucher";

constexpr ThingKind kListed[] = {ThingKind::currency, ThingKind::entitlement, ThingKind::badge,
                                 ThingKind::reward, ThingKind::plan};

// By ThingKind, where what is away is told by its list and id.
constexpr std::string_view kListNames[] = {"currencies", "entitlements", "levels", "badges",
                                           "rewards",    "plans"};

int position(const std::vector<std::string>& list, std::string_view id) {
  const auto found = std::find(list.begin(), list.end(), id);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

// Takes `id` of each object in the list, faulting one that was taken before.
void take_ids(const Reader& programme, std::string_view list, std::vector<std::string>& ids,
              std::vector<std::string_view>* held) {
  const Value items = programme.value().find(list);
  if (!items.is(Kind::array)) return;
  document::Place list_place{&programme.place(), list, 0, false};
  std::uint32_t index = 0;
  for (Value item : items) {
    document::Place item_place{&list_place, {}, index++, true};
    const Value id = item.find("id");
    if (!id.is(Kind::text)) {
      ids.emplace_back();
      continue;
    }
    Reader reader(id, programme.faults(), document::Place{&item_place, "id", 0, false});
    const bool in_list = position(ids, id.text()) >= 0;
    const bool in_namespace =
        held && std::find(held->begin(), held->end(), id.text()) != held->end();
    if (in_list || in_namespace) {
      reader.fault("semantic.doubled_id", "the id % is taken already", document::described(id));
    }
    ids.emplace_back(id.text());
    if (held) held->push_back(id.text());
  }
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && text[0] >= 'a' && text[0] <= 'z' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

bool is_engine_attribute(std::string_view name) {
  return document::position_among(kEngineAttributes, name) >= 0;
}

void Catalogue::collect(const Reader& programme) {
  std::vector<std::string_view> held;
  take_ids(programme, "currencies", currencies_, &held);
  take_ids(programme, "entitlements", entitlements_, &held);
  take_ids(programme, "badges", badges_, &held);
  take_ids(programme, "rewards", rewards_, &held);
  take_ids(programme, "plans", plans_, &held);
  std::vector<std::string> tier_ids;
  take_ids(programme, "tiers", tier_ids, nullptr);
  std::uint32_t index = 0;
  document::Place tiers_place{&programme.place(), "tiers", 0, false};
  for (Value tier : programme.value().find("tiers")) {
    if (index == tier_ids.size()) break;  // no list
    document::Place place{&tiers_place, {}, index, true};
    tiers_.push_back({tier_ids[index], {}});
    take_ids(Reader(tier, programme.faults(), place), "levels", tiers_.back().levels, &held);
    ++index;
  }
  take_ids(programme, "streaks", streaks_, nullptr);
  take_ids(programme, "missions", missions_, nullptr);
  take_ids(programme, "draws", draws_, nullptr);
  take_ids(programme, "segments", segments_, nullptr);
  take_ids(programme, "partners", partners_, nullptr);
  take_ids(programme, "surveys", surveys_, nullptr);
  for (Value survey : programme.value().find("surveys")) {
    for (Value question : survey.find("ask")) {
      questions_.emplace_back(question.find("id").text());
    }
  }
  take_ids(programme, "notices", notices_, nullptr);
  take_ids(programme, "consents", consents_, nullptr);
  std::vector<std::string> rule_ids;
  take_ids(programme, "rules", rule_ids, nullptr);
}

std::optional<Thing> Catalogue::thing(std::string_view id) const {
  for (const ThingKind kind : kListed) {
    const int at = position(*list_of(kind), id);
    if (at >= 0) return Thing{kind, 0, static_cast<std::uint16_t>(at)};
  }
  for (std::size_t tier = 0; tier < tiers_.size(); ++tier) {
    if (const int at = position(tiers_[tier].levels, id); at >= 0) {
      return Thing{ThingKind::level, static_cast<std::uint8_t>(tier),
                   static_cast<std::uint16_t>(at)};
    }
  }
  return std::nullopt;
}

int Catalogue::currency(std::string_view id) const { return position(currencies_, id); }
int Catalogue::streak(std::string_view id) const { return position(streaks_, id); }

int Catalogue::tier(std::string_view id) const {
  for (std::size_t tier = 0; tier < tiers_.size(); ++tier) {
    if (tiers_[tier].id == id) return static_cast<int>(tier);
  }
  return -1;
}

const std::vector<std::string>* Catalogue::list_of(ThingKind kind) const {
  switch (kind) {
    case ThingKind::currency:
      return &currencies_;
    case ThingKind::entitlement:
      return &entitlements_;
    case ThingKind::badge:
      return &badges_;
    case ThingKind::reward:
      return &rewards_;
    case ThingKind::plan:
      return &plans_;
    case ThingKind::level:
      break;
  }
  return nullptr;
}

std::string Catalogue::away_name(ThingKind kind, std::string_view id) {
  return joined({kListNames[static_cast<std::size_t>(kind)], "/", id});
}

std::optional<Thing> Catalogue::away(std::string_view name) {
  const std::size_t end = name.find('/');
  if (end == name.npos) return std::nullopt;
  const auto list = std::find(std::begin(kListNames), std::end(kListNames), name.substr(0, end));
  if (list == std::end(kListNames)) return std::nullopt;
  const auto kind = static_cast<ThingKind>(list - std::begin(kListNames));
  const auto here = thing(name.substr(end + 1));
  if (here && here->kind == kind) return here;
  const auto item = add_item(name);
  return item ? std::optional<Thing>({kind, kAway, *item}) : std::nullopt;
}

std::string_view Catalogue::id_of(Thing thing) const {
  if (is_away(thing)) {
    const std::string_view name = path(thing.index);
    return name.substr(name.find('/') + 1);
  }
  const auto* list = list_of(thing.kind);
  return list ? (*list)[thing.index] : tiers_[thing.tier].levels[thing.index];
}

std::vector<std::string_view> Catalogue::thing_ids() const {
  std::vector<std::string_view> ids;
  for (const ThingKind kind : kListed) {
    ids.insert(ids.end(), list_of(kind)->begin(), list_of(kind)->end());
  }
  for (const Tier& tier : tiers_) ids.insert(ids.end(), tier.levels.begin(), tier.levels.end());
  return ids;
}

Thing Catalogue::thing_at(std::size_t position) const {
  for (const ThingKind kind : kListed) {
    const std::size_t size = list_of(kind)->size();
    if (position < size) return {kind, 0, static_cast<std::uint16_t>(position)};
    position -= size;
  }
  std::uint8_t tier = 0;
  for (; position >= tiers_[tier].levels.size(); ++tier) position -= tiers_[tier].levels.size();
  return {ThingKind::level, tier, static_cast<std::uint16_t>(position)};
}

bool Catalogue::is_key(const Reader& reader, std::string_view id) {
  if (is_id(id)) return true;
  reader.fault("structure.unknown_key", "\"%\" cannot be an id", id);
  return false;
}

bool Catalogue::is_reserved(const Reader& reader, std::string_view id) {
  if (id != "money" && id != "off") return false;
  reader.fault("semantic.reserved_name",
               "\"%\" stands only where a cart is used or a reward is paid", id);
  return true;
}

std::optional<Thing> Catalogue::refer(const Reader& reader, std::string_view id) const {
  if (!is_key(reader, id)) return std::nullopt;
  if (is_reserved(reader, id)) return std::nullopt;
  if (const auto found = thing(id)) return found;
  reader.fault("semantic.unknown_reference", "nothing a member can hold is called \"%\"", id,
               reader.nearest(id, thing_ids()));
  return std::nullopt;
}

std::optional<std::uint16_t> Catalogue::refer_currency(const Reader& reader,
                                                       std::string_view id) const {
  if (!is_key(reader, id)) return std::nullopt;
  if (is_reserved(reader, id)) return std::nullopt;
  if (const int at = currency(id); at >= 0) return static_cast<std::uint16_t>(at);
  const std::vector<std::string_view> ids(currencies_.begin(), currencies_.end());
  reader.fault("semantic.unknown_reference", "no currency is called \"%\"", id,
               reader.nearest(id, ids));
  return std::nullopt;
}

Item Catalogue::item(std::string_view path) {
  if (paths_.size() == kMostNumbered) return 0;
  if (const int at = position(paths_, path); at >= 0) return static_cast<Item>(at);
  paths_.emplace_back(path);
  return static_cast<Item>(paths_.size() - 1);
}

std::optional<Item> Catalogue::add_item(std::string_view path) {
  if (const int at = position(paths_, path); at >= 0) return static_cast<Item>(at);
  return is_full() ? std::nullopt : std::optional<Item>(item(path));
}

int Catalogue::slot(std::string_view attribute) {
  if (slots_.size() == kMostNumbered) return 0;
  if (const int at = position(slots_, attribute); at >= 0) return at;
  slots_.emplace_back(attribute);
  return static_cast<int>(slots_.size() - 1);
}

int Catalogue::find_slot(std::string_view attribute) const {
  return position(slots_, attribute);
}

void Catalogue::declare(std::string name, AttributeType type) {
  declares_ = true;
  attributes_.push_back({std::move(name), type});
}

std::optional<AttributeType> Catalogue::declared(std::string_view name) const {
  for (const Declared& attribute : attributes_) {
    if (attribute.name == name) return attribute.type;
  }
  return std::nullopt;
}

void Catalogue::check_attribute(const Reader& reader, bool is_measured) const {
  const std::string_view name = reader.value().text();
  if (!declares_ || name.empty()) return;
  const auto type = declared(name);
  if (!type) {
    if (is_known_attribute(name)) return;
    return reader.fault("semantic.unknown_reference",
                        "the programme declares no attribute \"%\"", name,
                        reader.nearest(name, attribute_names()));
  }
  if (is_measured ? *type == AttributeType::integer : *type != AttributeType::lines) return;
  reader.fault("semantic.attribute_type",
               is_measured ? "the attribute \"%\" is declared as something else than an integer"
                           : "the attribute \"%\" is declared as lines",
               name);
}

bool Catalogue::is_known_attribute(std::string_view name) const {
  return is_engine_attribute(name) || position(questions_, name) >= 0;
}

std::vector<std::string_view> Catalogue::attribute_names() const {
  std::vector<std::string_view> names = document::split(kEngineAttributes);
  for (const Declared& attribute : attributes_) names.push_back(attribute.name);
  return names;
}

}  // namespace loyalty
