// Earning: what one event gives, from the rules that hear it to the postings. Works on one event at
// a time, in the order of docs/order.md:
//
//   gifts.judge(turn, facts, rules, …);   // windows, conditions, quantities: before anything moves
//   gifts.add(…);                         // ladder step and milestones of streaks
//   gifts.give(turn);                     // limits, factors, currencies' limits, postings
#pragma once

#include <optional>
#include <vector>

#include "mechanics/facts.hpp"
#include "mechanics/turn.hpp"

namespace loyalty {

class Gifts {
 public:
  // `cause` is the effect whose event this is, or kNobody. `explain`: rules that give nothing are
  // passed over by name.
  void judge(Turn& turn, const Subject& facts, const std::vector<std::uint16_t>& rules, int cause,
             bool explain);
  // A gift beside the rules. `multiplied`: factors below count it (a ladder step), or not.
  void add(Turn& turn, const Subject& facts, Item item, const Grant& grant,
           const std::vector<LimitId>& limits, bool multiplied);
  void give(Turn& turn, const Subject& facts);
  // Says why an item gave nothing, or less, where this event is explained.
  void pass(Turn& turn, PassedCode code, Item rule, std::optional<Thing> thing = std::nullopt,
            std::optional<std::int64_t> missing = std::nullopt, Item by = kNoItem) const;

 private:
  struct Verdict {
    std::uint16_t rule;
    bool open;
    bool holds;
    std::size_t measures;  // position of its first measure
  };
  struct Line {
    int order;         // kOfStreaks, or the position of the rule
    Item item;
    const Rule* rule;  // whose `pending` holds; none: of a streak
    const std::vector<LimitId>* limits;
    const Cost* cost;  // to be taken before the first line of the item
    Thing thing;
    std::int64_t amount;
    std::uint16_t term;
    bool multiplied;  // factors below count it
    std::vector<std::uint16_t> lines;
    std::string recipient = {};  // another member: a follow-up takes `handed` there
    std::vector<std::pair<Thing, std::int64_t>> handed = {};
  };
  struct Factor {
    int order;
    const Rule* rule;
    const Cost* cost;
    std::uint16_t currency;
    Ratio ratio;
  };
  // What one line has of a factor's bonus.
  struct Share {
    std::size_t line;
    std::int64_t amount;
  };
  struct Bonus {
    const Factor* factor;
    bool lowers;
    std::vector<Share> shares;
  };
  static constexpr int kOfStreaks = -1;
  struct Stopped {
    Thing thing;
    Item by;
  };

  void weigh(Turn& turn, const Subject& facts, const Verdict& verdict);
  bool weigh_gift(Turn& turn, const Subject& facts, int order, const Gift& gift,
                  const Measure& measure, const Cost* cost);
  std::optional<Ratio> multiplied(const Line& line,
                                  const std::vector<const Factor*>& factors) const;
  std::optional<std::int64_t> total_with(std::uint16_t currency,
                                         const std::vector<const Factor*>& factors) const;
  std::vector<const Factor*> factors_on(Turn& turn, std::uint16_t currency) const;
  std::vector<Share> split(const Factor& factor, const std::vector<const Factor*>& joined,
                           std::int64_t amount) const;
  static bool alike(const Program& program, const Line& a, const Line& b);
  void multiply(Turn& turn, const Subject& facts);
  void multiply_currency(Turn& turn, const Subject& facts, std::uint16_t currency);
  void add_bonus(const Program& program, const Bonus& bonus);
  void lower(const Bonus& bonus, std::size_t base);
  void cut_to_currency_limits(Turn& turn, const Subject& facts);
  void post(Turn& turn, const Subject& facts, const Line& line, std::int64_t times);
  void hand_over(Turn& turn, const Subject& facts, std::uint16_t rule);

  std::vector<Verdict> verdicts_;
  std::vector<Measure> measures_;
  std::vector<Line> lines_;
  std::vector<Factor> factors_;
  std::vector<Stopped> stopped_;
  const Currency* currencies_ = nullptr;
  int cause_ = kNobody;
  bool explain_ = false;
};

// Whether `item` is among what caused the effect, directly or through others.
bool caused_by(const Outcome& outcome, int effect, Item item);

// Posts points of one currency and tells the tiers. `rule` may be none.
struct PointsGift {
  Item item;
  Thing thing;
  std::int64_t amount;
  std::uint16_t term = 0;
  const Rule* rule = nullptr;
  bool returnable = false;  // a direct gift of the activity: taken back with it
  std::vector<std::uint16_t> lines = {};
  std::vector<ByValue> by = {};
};
void give_points(Turn& turn, const PointsGift& gift, int cause);
// What is no points; the gift is told its end, or its first voucher. `of_level`: without a term of
// its own an entitlement is held for as long as the level is.
void give_thing(Turn& turn, Given& gift, const Term& term, int cause, bool of_level = false);
// A stated gift, of a level, a step or a prize: whole, but for the currency's own limits.
void give_gift(Turn& turn, const Subject& facts, Item item, const Gift& gift, int cause,
               std::vector<Given>* given, bool of_level);
// Those of a level.
void give_grant(Turn& turn, const Subject& facts, Item item, const Grant& grant, int cause,
                std::vector<Given>* given);

// The end of a lot that became spendable at `at`.
Millis lot_end(const Turn& turn, std::uint16_t currency, std::uint16_t term, Millis at);
// Says that the currency was earned or spent, which moves the end of lots that live from last use.
void touch(Turn& turn, std::uint16_t currency);
void touch(Turn& turn, std::uint16_t currency, Millis used);

// How many more of a currency its own limits let in.
std::int64_t currency_room(Turn& turn, const Subject& facts, std::uint16_t currency);
void count_currency(Turn& turn, const Subject& facts, std::uint16_t currency, std::int64_t amount,
                    std::int64_t times = 1);

}  // namespace loyalty
