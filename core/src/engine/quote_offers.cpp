#include "engine/quote_offers.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "document/writer.hpp"
#include "engine/outcome_text.hpp"
#include "mechanics/limits.hpp"
#include "mechanics/paying.hpp"
#include "mechanics/reward.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

using document::Writer;

bool costs_points(const Cost& cost) {
  return std::any_of(cost.begin(), cost.end(), [](const std::vector<Price>& prices) {
    return std::any_of(prices.begin(), prices.end(),
                       [](const Price& price) { return price.currency != kMoney; });
  });
}

class Offers {
 public:
  Offers(Turn& turn, Cart& cart, const std::vector<CartUse>& asked)
      : turn_(turn), cart_(cart), rights_(rights_held(turn)), asked_(asked) {}

  QuotedOffers told() {
    QuotedOffers told;
    list(told.rights, [&](Writer& writer) { write_rights(writer); });
    list(told.vouchers, [&](Writer& writer) { write_vouchers(writer); });
    list(told.payments, [&](Writer& writer) { write_payments(writer); });
    if (nearest_) write_next(told.next);
    return told;
  }

 private:
  struct Nearest {
    CartUse use;
    std::int64_t missing;
  };

  template <class Write>
  static void list(std::string& text, const Write& write) {
    Writer writer(text);
    writer.begin_array();
    write(writer);
    writer.end_array();
  }

  // The cart with this use on it, and the rights that go best with it.
  CartPlan plan_with(CartUse use, std::vector<CartUse> others) {
    use.asked = static_cast<int>(others.size());
    others.push_back(use);
    return CartSearch(turn_, cart_.sheet(), work_).best(std::move(others));
  }

  static const CartUse* same(const CartPlan& plan, const CartUse& use) {
    const auto found = std::find_if(plan.uses.begin(), plan.uses.end(), [&](const CartUse& other) {
      return other.use == use.use && other.voucher == use.voucher;
    });
    return found == plan.uses.end() ? nullptr : &*found;
  }

  static void write_refusal(Writer& writer, const CartPlan& plan) {
    writer.member("code", name_of(plan.status));
  }

  void consider(const CartPlan& plan, const CartUse& use) {
    if (plan.status != Status::condition_false || !plan.missing) return;
    if (!nearest_ || *plan.missing < nearest_->missing) nearest_ = Nearest{use, *plan.missing};
  }

  std::string_view place(const CartUse& use) const {
    return turn_.program.catalogue.path(use.use->item);
  }

  void write_rights(Writer& writer) {
    for (const CartUse& right : rights_) {
      const CartPlan plan = plan_with(right, {});
      consider(plan, right);
      writer.begin_object();
      if (!plan.found) write_refusal(writer, plan);
      if (!plan.found && plan.missing) writer.member("missing", *plan.missing);
      if (plan.found) write_amount(writer, *same(plan, right));
      writer.member("rule", place(right));
      writer.member("thing", turn_.program.catalogue.id_of(right.thing));
      writer.end_object();
    }
  }

  static void write_amount(Writer& writer, const CartUse& use) {
    writer.member(use.use->off ? "off" : "money", use.amount);
  }

  // Every voucher; those that are alike are worked out once.
  void write_vouchers(Writer& writer) {
    for (const CartUse& kind : vouchers_held(turn_)) {
      const CartPlan plan = plan_with(kind, rights_);
      consider(plan, kind);
      const RewardState& reward = turn_.member.rewards[kind.thing.index];
      for (const Voucher& voucher : reward.vouchers) {
        if (!voucher.is_open() || voucher.issued > turn_.at) continue;
        if (voucher.quantity == kind.quantity) write_voucher(writer, plan, kind, voucher);
      }
    }
  }

  void write_voucher(Writer& writer, const CartPlan& plan, const CartUse& kind,
                     const Voucher& voucher) {
    const Program& program = turn_.program;
    writer.begin_object();
    if (!plan.found) write_refusal(writer, plan);
    if (!plan.found && plan.missing) writer.member("missing", *plan.missing);
    if (plan.found) write_amount(writer, *same(plan, kind));
    writer.member("reward", program.rewards[kind.thing.index].id);
    if (plan.found) writer.member("saved", plan.saved);
    if (voucher.until != kNever) {
      writer.key("until"), write_instant(writer, program.calendar, voucher.until);
    }
    writer.member("voucher", voucher_id(voucher.number));
    writer.end_object();
  }

  // Rewards that pay a part of the cart and cost points.
  void write_payments(Writer& writer) {
    for (std::uint16_t i = 0; i < turn_.program.rewards.size(); ++i) {
      const Reward& reward = turn_.program.rewards[i];
      if (!reward.offered || !reward.use.money || !costs_points(reward.cost)) continue;
      CartUse use;
      use.use = &reward.use;
      use.thing = {ThingKind::reward, 0, i};
      use.redeems = use.wastes = true;
      write_payment(writer, reward, use);
    }
  }

  // The most that can be paid: as many units as the points buy, then no more than the cart takes.
  void write_payment(Writer& writer, const Reward& reward, CartUse use) {
    const PriceTags price = best_price(reward, use);
    CartPlan plan;
    if (use.quantity > 0) {
      plan = plan_with(use, others_of(use));
      if (plan.found) {
        const CartUse& most = *same(plan, use);
        use.quantity = most.amount / most.unit + (most.amount % most.unit > 0 ? 1 : 0);
        use.wastes = false;
        plan = plan_with(use, others_of(use));
      }
    } else {
      plan.status = refusal_;
      plan.missing = missing_;
    }
    writer.begin_object();
    if (!plan.found) write_refusal(writer, plan);
    if (plan.found) write_cost(writer, price, use.quantity);
    if (!plan.found && plan.missing) writer.member("missing", *plan.missing);
    if (plan.found) writer.member("money", same(plan, use)->amount);
    if (plan.found) writer.member("quantity", use.quantity);
    writer.member("reward", reward.id);
    writer.end_object();
  }

  // Beside what was asked for, but for the payment itself and what stands in its place.
  std::vector<CartUse> others_of(const CartUse& use) const {
    std::vector<CartUse> others = rights_;
    for (const CartUse& one : asked_) {
      if (one.use->group != use.use->group) others.push_back(one);
    }
    return others;
  }

  // The alternative that buys most units, and how many: `use.quantity`, 0 when none.
  PriceTags best_price(const Reward& reward, CartUse& use) {
    const EventFacts facts(turn_, &cart_.sheet().activity(), nullptr);
    use.quantity = 0;
    PriceTags best;
    missing_.reset();
    turn_.out.missing.reset();
    refusal_ = offer_refusal(turn_, facts, reward, 1);
    missing_ = turn_.out.missing;
    if (refusal_ != Status::ok) return best;
    const std::int64_t room = room_under(turn_, facts, reward.limits).times;
    refusal_ = Status::insufficient_balance;
    for (const PriceTags& price : prices_of(turn_, facts, reward.cost)) {
      const std::int64_t units = std::min(room, units_for(price));
      const std::vector<PriceTag> gap = short_of(turn_.member, price);
      if (!missing_ && !gap.empty()) missing_ = gap.front().amount;
      if (units <= use.quantity) continue;
      use.quantity = units;
      best = price;
    }
    return best;
  }

  std::int64_t units_for(const PriceTags& price) const {
    std::int64_t units = kMaxInteger;
    for (const PriceTag& tag : price) {
      if (tag.currency == kMoney) continue;  // never short
      const std::int64_t available = turn_.member.wallets[tag.currency].available();
      units = std::min(units, std::max<std::int64_t>(0, available / tag.amount));
    }
    return units;
  }

  void write_cost(Writer& writer, const PriceTags& price, std::int64_t quantity) {
    writer.key("cost");
    writer.begin_array();
    for (const PriceTag& tag : price) {
      writer.begin_object();
      writer.member("amount", checked_multiply(tag.amount, quantity).value_or(kMaxInteger));
      writer.member("thing", tag.currency == kMoney
                                 ? std::string_view("money")
                                 : std::string_view(turn_.program.currencies[tag.currency].id));
      writer.end_object();
    }
    writer.end_array();
  }

  void write_next(std::string& text) {
    Writer writer(text);
    writer.begin_object();
    writer.member("missing", nearest_->missing);
    writer.member("rule", place(nearest_->use));
    writer.member("thing", turn_.program.catalogue.id_of(nearest_->use.thing));
    if (nearest_->use.voucher != 0) writer.member("voucher", voucher_id(nearest_->use.voucher));
    writer.end_object();
  }

  Turn& turn_;
  Cart& cart_;
  std::vector<CartUse> rights_;
  const std::vector<CartUse>& asked_;
  std::int64_t work_ = kCartWork;  // for all of them together
  std::optional<Nearest> nearest_;
  Status refusal_ = Status::ok;
  std::optional<std::int64_t> missing_;
};

}  // namespace

QuotedOffers quote_offers(Turn& turn, Cart& cart, const std::vector<CartUse>& asked) {
  return Offers(turn, cart, asked).told();
}

}  // namespace loyalty
