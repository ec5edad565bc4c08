// The names of a programme: everything a member can hold, the places effects name, and the slots
// of attributes. Filled by a first pass over the document, so that references may point forward.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/reader.hpp"

namespace loyalty {

// Something a member can hold. All kinds share one namespace of ids.
enum class ThingKind : std::uint8_t { currency, entitlement, level, badge, reward, plan };

struct Thing {
  ThingKind kind = ThingKind::currency;
  std::uint8_t tier = 0;    // of a level; kAway: the programme does not have the thing
  std::uint16_t index = 0;  // within its list; of a level: within its tier; away: its name's Item
  friend bool operator==(const Thing&, const Thing&) = default;
};

// Given under an earlier version, which had it: it waits for its id to come back.
inline constexpr std::uint8_t kAway = 0xff;
constexpr bool is_away(Thing thing) { return thing.tier == kAway; }

// The order in which an item's gifts are given: by kind, then in list order.
constexpr std::uint32_t gift_order(Thing thing) {
  return (static_cast<std::uint32_t>(thing.kind) << 24) |
         (static_cast<std::uint32_t>(thing.tier) << 16) | thing.index;
}

// A place that effects name, as an index into the catalogue's paths: `rules/spend`.
using Item = std::uint16_t;
inline constexpr Item kNoItem = 0xffff;

// Places, attributes, limits, terms and words of `on` that a programme may have of each: they are
// numbered in 16 bits, and looked up by going through them.
inline constexpr std::size_t kMostNumbered = 16'384;

enum class AttributeType : std::uint8_t { integer, text, boolean, lines };

class Catalogue {
 public:
  struct Tier {
    std::string id;
    std::vector<std::string> levels;
  };

  // Takes the ids of all lists; faults ids that are not unique in the shared namespace.
  void collect(const document::Reader& programme);

  const std::vector<std::string>& currencies() const { return currencies_; }
  const std::vector<std::string>& entitlements() const { return entitlements_; }
  const std::vector<std::string>& streaks() const { return streaks_; }
  const std::vector<std::string>& badges() const { return badges_; }
  const std::vector<std::string>& missions() const { return missions_; }
  const std::vector<std::string>& rewards() const { return rewards_; }
  const std::vector<std::string>& draws() const { return draws_; }
  const std::vector<std::string>& segments() const { return segments_; }
  const std::vector<std::string>& plans() const { return plans_; }
  const std::vector<std::string>& partners() const { return partners_; }
  const std::vector<std::string>& surveys() const { return surveys_; }
  const std::vector<std::string>& notices() const { return notices_; }
  const std::vector<std::string>& consents() const { return consents_; }
  const std::vector<Tier>& tiers() const { return tiers_; }

  std::optional<Thing> thing(std::string_view id) const;
  int currency(std::string_view id) const;  // -1 when there is none
  int streak(std::string_view id) const;
  int tier(std::string_view id) const;
  std::string_view id_of(Thing thing) const;
  // The name of a thing that is away tells its kind too, and stands in snapshots for it:
  // `currencies/stars`. Answers the thing itself when the programme has it (again); nothing when
  // there are too many names, or it is none.
  std::optional<Thing> away(std::string_view name);
  static std::string away_name(ThingKind kind, std::string_view id);
  std::vector<std::string_view> thing_ids() const;
  Thing thing_at(std::size_t position) const;  // in the order of `thing_ids`

  // A reference from the document; an unknown one is a fault with the id that was meant.
  std::optional<Thing> refer(const document::Reader& reader, std::string_view id) const;
  std::optional<std::uint16_t> refer_currency(const document::Reader& reader,
                                              std::string_view id) const;

  // An attribute that a quantity measures, or a limit counts by: faults one that is not declared,
  // or is of another kind.
  void check_attribute(const document::Reader& reader, bool is_measured) const;

  // The same path gives the same item; when there are kMostNumbered, any: the check says so.
  Item item(std::string_view path);
  // The same for a path from outside: nothing when there are too many.
  std::optional<Item> add_item(std::string_view path);
  // Empty for what is no place.
  std::string_view path(Item item) const {
    return item < paths_.size() ? std::string_view(paths_[item]) : std::string_view();
  }

  // Slots of attributes: each name used anywhere in the programme has one.
  int slot(std::string_view attribute);  // as `item`
  int find_slot(std::string_view attribute) const;  // -1 when nothing asks for it
  const std::vector<std::string>& slots() const { return slots_; }

  bool is_full() const {
    return paths_.size() == kMostNumbered || slots_.size() == kMostNumbered;
  }

  bool declares_attributes() const { return declares_; }
  void declare(std::string name, AttributeType type);
  std::optional<AttributeType> declared(std::string_view name) const;
  std::vector<std::string_view> attribute_names() const;  // declared or the engine's own
  // Means something without being declared: to the engine, or as a question that is asked.
  bool is_known_attribute(std::string_view name) const;

 private:
  static bool is_key(const document::Reader& reader, std::string_view id);
  static bool is_reserved(const document::Reader& reader, std::string_view id);
  // Of a kind whose ids stand in one list; none of levels.
  const std::vector<std::string>* list_of(ThingKind kind) const;
  struct Declared {
    std::string name;
    AttributeType type;
  };
  std::vector<std::string> currencies_, entitlements_, badges_, rewards_, plans_;
  std::vector<std::string> streaks_, missions_, draws_, segments_;
  std::vector<std::string> partners_, surveys_, notices_, consents_;
  std::vector<std::string> questions_;  // of all surveys
  std::vector<Tier> tiers_;
  std::vector<std::string> paths_;
  std::vector<std::string> slots_;
  std::vector<Declared> attributes_;
  bool declares_ = false;
};

// Lower-case letters, digits and `_`, beginning with a letter; at most 64 of them.
bool is_id(std::string_view text);

// The attributes that mean something to the engine's own verbs; always declared.
bool is_engine_attribute(std::string_view name);

}  // namespace loyalty
