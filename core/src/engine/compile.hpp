// A programme document into a Program, with every fault it has.
#pragma once

#include <memory>
#include <string_view>

#include "loyalty/fault.hpp"
#include "mechanics/facts.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

// Faults other than warnings mean that the programme must not be used.
std::unique_ptr<Program> compile(std::string_view text, Faults& faults);
// Of those from `from` on.
bool has_errors(const Faults& faults, std::size_t from = 0);

// The keys of a window that is open or not.
inline constexpr std::string_view kWindowKeys = "from until days since after for end_of";

// What the readers of the rooms share.
struct Compiler {
  Program& program;
  RootNames names;

  // Every list of the programme.
  void read_lists(document::Object& top);

  // The keys every item may carry for people: name, about, image. Answers the id.
  std::string label(document::Object& object, bool named = false);
  // The weight in `view.next`.
  void score(document::Object& object, std::int64_t& score) const;
  // What an item has in common with every other: answers its path, `rules/welcome`.
  std::string identify(document::Object& object, std::string_view list, std::string& id,
                       Item& item);
  std::vector<std::uint16_t> events(const document::Reader& reader);
  std::uint16_t event(std::string_view word);
  Quantity quantity(const document::Reader& reader, QuantityOf use);
  // What stands under `when`, `window`, `limit`, `grant` and `cost`, where the object has them.
  void when(document::Object& object, logic::Expression& condition);
  void window(document::Object& object, Window& window, std::string_view effective);
  enum class LimitOf : std::uint8_t { currency, rule, use, transfer, other };
  // `amount` means something to a rule, a currency, a use or a transfer, `held` to a currency.
  void limits(document::Object& object, std::vector<LimitId>& ids, const std::string& path,
              LimitOf what);
  void grant(document::Object& object, Grant& grant, const std::string& path);
  // Only a reward may ask for money besides.
  void cost(document::Object& object, Cost& cost, bool may_ask_money = false);
  // What is asked for: `when`, `window`, `limit` and `cost`.
  void offer(document::Object& object, Offer& offer, const std::string& path,
             std::string_view window_keys, bool may_ask_money = false,
             LimitOf what = LimitOf::other);

  // No mission waits for itself.
  void check_requirements(const document::Reader& programme);
  // What only the whole programme shows; all of it warnings.
  void check_whole(const document::Reader& programme);
  void check_names(const document::Reader& programme);

 private:
  template <class T>
  void read_list(document::Object& object, std::string_view key, std::vector<T>& list,
                 void (Compiler::*read_one)(const document::Reader&, T&));
  void read_currency(const document::Reader& reader, Currency& currency);
  void read_entitlement(const document::Reader& reader, Entitlement& entitlement);
  void read_rule(const document::Reader& reader, Rule& rule);
  void read_recipient(const document::Reader& reader, Rule& rule);
  void read_streak(const document::Reader& reader, Streak& streak);
  // `milestone`: of a streak, which knows weeks, months and `stop` too.
  void read_step(const document::Reader& reader, GoalStep& step, bool milestone,
                 const std::string& list);
  void read_steps(document::Object& object, std::string_view key, Streak& streak,
                  std::vector<GoalStep>& steps, const std::string& path);
  void read_rescue(const document::Reader& reader, Rescue& rescue, const std::string& path,
                   std::string_view window_keys);
  void read_rescues(document::Object& object, Streak& streak, const std::string& path);
  void read_rest(document::Object& object, Streak& streak, const std::string& path);
  void read_cycle(document::Object& object, Streak& streak);
  void read_tier(const document::Reader& reader, Tier& tier);
  void read_reward(const document::Reader& reader, Reward& reward);
  void read_use(document::Object& object, Use& use, const std::string& path);
  void read_draw(const document::Reader& reader, Draw& draw);
  void read_prize(const document::Reader& reader, Prize& prize, const std::string& path);
  void read_badge(const document::Reader& reader, Mission& badge);
  void read_mission(const document::Reader& reader, Mission& mission);
  void read_goal(document::Object& object, Mission& mission, const std::string& path);
  void read_requirements(const document::Reader& reader, Mission& mission);
  void read_segment(const document::Reader& reader, Segment& segment);
  void check_weights(const document::Reader& groups, Segment& segment);
  void read_partner(const document::Reader& reader, Partner& partner);
  void read_rates(document::Object& object, std::string_view key,
                  std::vector<Partner::Rate>& rates);
  void read_plan(const document::Reader& reader, Plan& plan);
  void read_survey(const document::Reader& reader, Survey& survey);
  void read_question(const document::Reader& reader, Question& question);
  void read_notice(const document::Reader& reader, Notice& notice);
  void read_consent(const document::Reader& reader, Consent& consent);
  void read_transfer(document::Object& object, Currency& currency, const std::string& path);
  void read_level(const document::Reader& reader, Tier& tier, Level& level);
  void need(document::Object& object, std::string_view key, Need& need, Tier& tier);
};

// An id, or a reference to one; faults what can be none.
std::string read_id(const document::Reader& reader);
// A text for people: a string, or a map of language to string.
void check_text(const document::Reader& reader);

}  // namespace loyalty
