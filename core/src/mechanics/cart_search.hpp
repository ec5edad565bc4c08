// The best allowed combination: what saves the member most, then with the fewest vouchers, then
// what stands first in the programme. Searched exactly, depth first in the order in which uses act;
// a branch is left when all that could still come would not make it better. Beyond a bound of work
// the best found so far stands, and `exhaustive` says so. Points that are redeemed to pay with are
// the member's own and save nothing: they pay what the best leaves; more than that is refused.
#pragma once

#include <optional>
#include <vector>

#include "mechanics/cart_use.hpp"

namespace loyalty {

struct CartPlan {
  Status status = Status::ok;  // why what was asked for cannot be
  int refused = kUnasked;      // which of it
  std::optional<std::int64_t> missing = {};
  bool found = false;
  bool exhaustive = true;
  std::int64_t saved = 0;  // off and money together
  int vouchers = 0;
  std::vector<CartUse> uses = {};  // in the order in which they act, each with its amount
};

// A use that is tried costs 8 and 1 for each line of the cart: on one of ten lines some fifty
// thousand are tried.
inline constexpr std::int64_t kCartWork = 1'000'000;

class CartSearch {
 public:
  // `work` falls with what is tried. The sheet is left as it was.
  CartSearch(Turn& turn, CartSheet& sheet, std::int64_t& work)
      : turn_(turn), sheet_(sheet), work_(work) {}

  // Every use that was asked for and, of the others, those that are best.
  CartPlan best(std::vector<CartUse> uses);

 private:
  struct Taken {
    std::size_t use;
    CartSheet::Figures before;
  };

  void try_asked_alone();
  void set_bounds();
  std::int64_t most_of(const CartUse& use);
  // Better than the best so far; as long as that is what was asked for alone, equals are better.
  bool is_better(std::int64_t saved) const;
  bool promises_more(std::size_t next) const;
  bool descend(std::size_t next);
  bool go_back(std::size_t& next);
  UseVerdict judge(std::size_t use, bool says_missing);
  bool is_excluded(std::size_t use) const;
  void take(std::size_t use, const UseVerdict& verdict);
  void drop_last();
  void note();
  void refuse(const UseVerdict& verdict, const CartUse& use);
  void check_fit();

  Turn& turn_;
  CartSheet& sheet_;
  std::int64_t& work_;
  std::vector<CartUse> uses_;
  std::vector<std::int64_t> most_;  // by position: all that this use and those behind it could save
  std::vector<Taken> taken_;
  std::int64_t saved_ = 0, best_saved_ = 0;  // without what pays by units
  int vouchers_ = 0;
  bool gives_way_ = false;
  CartPlan best_;
};

}  // namespace loyalty
