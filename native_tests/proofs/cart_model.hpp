// Carts worked out a second time, in the plainest way: for every choice of what is held, one after
// the other as the programme lists them. Written for the tests, of nothing that the core has.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "random.hpp"

namespace proofs {

using Json = nlohmann::json;

enum class Kind { fixed, rate, delivery, lines, bundle, money, money_rate };

// One `use` of a generated programme.
struct Piece {
  std::string id, group, category;
  bool right = false, stop = false, below = false, third = false;
  Kind kind = Kind::fixed;
  std::int64_t number = 0;     // minor units, or percent
  std::int64_t threshold = 0;  // 0: no condition
  std::int64_t cap = 0;        // 0: none

  bool pays() const { return kind == Kind::money || kind == Kind::money_rate; }
  Json use() const;
};

struct Line {
  std::string category;
  std::int64_t price, quantity, amount;
};

struct ModelCart {
  std::vector<Line> lines;
  std::int64_t delivery = 0, amount = 0, paid = 0;
  Json attributes() const;
};

struct Held {
  const Piece* piece;
  std::int64_t quantity;
};

struct Choice {
  std::int64_t saved = 0;
  int vouchers = 0;
  std::int64_t amount = 0, paid = 0;
};

std::vector<Piece> random_pieces(Random& random);
Json programme_of(const std::vector<Piece>& pieces);
ModelCart random_cart(Random& random);
// The best of all choices of what is held; nothing held is a choice too.
Choice best_by_force(const ModelCart& cart, std::vector<Held> held);

}  // namespace proofs
