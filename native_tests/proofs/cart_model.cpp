#include "proofs/cart_model.hpp"

#include <algorithm>
#include <numeric>

namespace proofs {
namespace {

constexpr const char* kCategories[] = {"tea", "cups", "books"};

// Exactly, as a fraction of the whole: floors first, then one more for the largest remainders.
std::vector<std::int64_t> split(std::int64_t off, const std::vector<std::int64_t>& weights) {
  const std::int64_t whole = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  std::vector<std::int64_t> shares(weights.size(), 0);
  if (whole == 0) return shares;
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return off * weights[a] % whole > off * weights[b] % whole;
  });
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) given += shares[i] = off * weights[i] / whole;
  for (std::size_t i = 0; given < off; ++i, ++given) ++shares[order[i]];
  return shares;
}

bool is_chosen(const Piece& piece, const Line& line) { return line.category == piece.category; }

std::int64_t cheapest_third(const Piece& piece, const ModelCart& cart) {
  std::vector<std::int64_t> prices;
  for (const Line& line : cart.lines) {
    for (std::int64_t i = 0; is_chosen(piece, line) && i < line.quantity; ++i) {
      prices.push_back(line.price);
    }
  }
  std::sort(prices.begin(), prices.end());
  return std::accumulate(prices.begin(),
                         prices.begin() + static_cast<std::ptrdiff_t>(prices.size() / 3),
                         std::int64_t{0});
}

std::int64_t lines_left(const Piece& piece, const ModelCart& cart) {
  std::int64_t left = 0;
  for (const Line& line : cart.lines) left += is_chosen(piece, line) ? line.amount : 0;
  return left;
}

// What one of it would be, and the most it can be.
std::pair<std::int64_t, std::int64_t> measured(const Piece& piece, const ModelCart& cart) {
  switch (piece.kind) {
    case Kind::fixed:
      return {piece.number, cart.amount};
    case Kind::rate:
      return {cart.amount * piece.number / 100, cart.amount};
    case Kind::delivery:
      return {cart.delivery, cart.delivery};
    case Kind::lines:
      return {lines_left(piece, cart) * piece.number / 100, lines_left(piece, cart)};
    case Kind::bundle:
      return {cheapest_third(piece, cart), lines_left(piece, cart)};
    case Kind::money:
      return {piece.number, cart.paid};
    case Kind::money_rate:
      return {cart.paid * piece.number / 100, cart.paid};
  }
  return {0, 0};
}

std::int64_t value_of(const Held& held, const ModelCart& cart) {
  const Piece& piece = *held.piece;
  if (piece.threshold > 0) {
    const bool holds = piece.below ? cart.amount <= piece.threshold
                                   : cart.amount >= piece.threshold;
    if (!holds) return 0;
  }
  const auto [unit, most] = measured(piece, cart);
  std::int64_t value = std::min(unit * held.quantity, most);
  if (piece.cap > 0) value = std::min(value, piece.cap);
  if (piece.third) value = std::min(value, cart.amount / 3);
  return value;
}

void lower(ModelCart& cart, const Piece& piece, std::int64_t off) {
  std::vector<std::int64_t> weights;
  const bool of_lines = piece.kind == Kind::lines || piece.kind == Kind::bundle;
  for (const Line& line : cart.lines) {
    const bool counts = piece.kind != Kind::delivery && (!of_lines || is_chosen(piece, line));
    weights.push_back(counts ? line.amount : 0);
  }
  const std::int64_t goods = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  std::int64_t on_goods = std::min(off, goods);
  if (piece.kind == Kind::rate) {
    weights.push_back(cart.delivery);
    on_goods = off;
  }
  const std::vector<std::int64_t> shares = split(on_goods, weights);
  for (std::size_t i = 0; i < cart.lines.size(); ++i) cart.lines[i].amount -= shares[i];
  cart.delivery -= piece.kind == Kind::rate ? shares.back() : off - on_goods;
  cart.amount -= off;
  cart.paid -= off;
}

// One choice; nothing when some of it may not be.
std::optional<Choice> chosen(ModelCart cart, const std::vector<Held>& held) {
  Choice choice;
  for (std::size_t i = 0; i < held.size(); ++i) {
    const Piece& piece = *held[i].piece;
    for (std::size_t k = 0; k < i; ++k) {
      if (held[k].piece->stop || held[k].piece->group == piece.group) return std::nullopt;
    }
    const std::int64_t value = value_of(held[i], cart);
    if (value == 0) return std::nullopt;
    choice.saved += value;
    choice.vouchers += piece.right ? 0 : 1;
    if (piece.pays()) cart.paid -= value;
    else lower(cart, piece, value);
  }
  choice.amount = cart.amount;
  choice.paid = cart.paid;
  return choice;
}

Json condition(const char* of, const Json& value, const char* compares) {
  return {{compares, Json::array({{{"var", of}}, value})}};
}

}  // namespace

Json Piece::use() const {
  const Json rate = Json::array({number, 100});
  const Json of_category = condition("category", category, "==");
  Json what = number;
  if (kind == Kind::rate) what = {{"rate", rate}, {"of", "amount"}};
  if (kind == Kind::money_rate) what = {{"rate", rate}, {"of", "paid"}};
  if (kind == Kind::delivery) what = {{"of", "delivery"}};
  if (kind == Kind::lines) what = {{"rate", rate}, {"of", "amount"}, {"lines", of_category}};
  if (kind == Kind::bundle) {
    what = {{"of", "price"}, {"lines", of_category}, {"take", {1, 3}}};
  }
  Json use{{"group", group}, {"grant", {{pays() ? "money" : "off", what}}}};
  if (stop) use["stop"] = true;
  if (threshold > 0) use["when"] = condition("amount", threshold, below ? "<=" : ">=");
  Json limits = Json::array({{{"times", 1}}});
  if (cap > 0) limits.push_back({{"amount", cap}, {"every", "activity"}});
  if (third) {
    limits.push_back({{"amount", {{"rate", {1, 3}}, {"of", "amount"}}}, {"every", "activity"}});
  }
  use["limit"] = limits;
  return use;
}

Json ModelCart::attributes() const {
  Json all{{"amount", amount}, {"delivery", delivery}, {"lines", Json::array()}};
  for (const Line& line : lines) {
    all["lines"].push_back({{"category", line.category}, {"price", line.price},
                            {"quantity", line.quantity}, {"amount", line.amount}});
  }
  return all;
}

std::vector<Piece> random_pieces(Random& random) {
  std::vector<Piece> pieces;
  const std::int64_t count = 4 + random.below(6);
  for (std::int64_t i = 0; i < count; ++i) {
    Piece piece;
    piece.id = "piece_" + std::to_string(i);
    piece.right = i * 3 < count;
    piece.group = "group_" + std::to_string(random.below(count));
    piece.category = kCategories[random.below(3)];
    piece.kind = static_cast<Kind>(random.below(7));
    const bool is_percent = piece.kind == Kind::rate || piece.kind == Kind::lines ||
                            piece.kind == Kind::money_rate;
    piece.number = is_percent ? 1 + random.below(60) : 50 + random.below(4000);
    piece.stop = random.chance(12);
    if (random.chance(2)) piece.threshold = 500 + random.below(12'000);
    piece.below = random.chance(4);
    if (random.chance(4)) piece.cap = 1 + random.below(2000);
    piece.third = random.chance(6);
    pieces.push_back(piece);
  }
  return pieces;
}

Json programme_of(const std::vector<Piece>& pieces) {
  Json programme = Json::parse(R"({"id": "carts", "version": 1, "name": "Carts", "zone": "UTC",
    "money": "EUR", "currencies": [{"id": "points"}, {"id": "by_paid"}, {"id": "saved"}],
    "entitlements": [], "rewards": [], "rules": [
      {"id": "spend", "on": "purchase", "grant": {"points": {"of": "amount"}}},
      {"id": "tea", "on": "purchase",
       "grant": {"points": {"of": "amount", "lines": {"==": [{"var": "category"}, "tea"]}}}},
      {"id": "pay", "on": "purchase", "grant": {"by_paid": {"of": "paid"}}},
      {"id": "saved", "on": "used", "grant": {"saved": {"of": "off"}}},
      {"id": "coins", "on": "find", "grant": {"coins": {"of": "amount"}}}]})");
  programme["currencies"].push_back({{"id", "coins"}});
  for (const Piece& piece : pieces) {
    Json item{{"id", piece.id}, {"use", piece.use()}};
    if (!piece.right) item["cost"] = Json::object();
    programme[piece.right ? "entitlements" : "rewards"].push_back(item);
    if (!piece.right) continue;
    programme["rules"].push_back(
        {{"id", "hold_" + piece.id}, {"on", "hold_" + piece.id}, {"grant", {{piece.id, 1}}}});
  }
  programme["rewards"].push_back(Json::parse(R"({"id": "pay_coins", "cost": {"coins": 3},
    "use": {"group": "coins", "limit": {"amount": {"rate": [1, 2], "of": "amount"},
            "every": "activity"}, "grant": {"money": 10}}})"));
  return programme;
}

ModelCart random_cart(Random& random) {
  ModelCart cart;
  const std::int64_t lines = random.below(6);
  for (std::int64_t i = 0; i < lines; ++i) {
    const std::int64_t price = 1 + random.below(2500), quantity = 1 + random.below(4);
    cart.lines.push_back({kCategories[random.below(3)], price, quantity, price * quantity});
    cart.amount += price * quantity;
  }
  cart.delivery = random.chance(2) ? 0 : random.below(900);
  cart.amount += cart.delivery;
  cart.paid = cart.amount;
  return cart;
}

Choice best_by_force(const ModelCart& cart, std::vector<Held> held) {
  std::stable_sort(held.begin(), held.end(), [](const Held& a, const Held& b) {
    const auto place = [](const Piece& piece) { return std::pair(piece.pays(), !piece.right); };
    return place(*a.piece) < place(*b.piece);
  });
  Choice best;
  best.amount = best.paid = cart.amount;
  // The highest digit is the first of them, so that what stands first is met first.
  for (std::uint32_t mask = (1U << held.size()) - 1; mask > 0; --mask) {
    std::vector<Held> some;
    for (std::size_t i = 0; i < held.size(); ++i) {
      if (mask >> (held.size() - 1 - i) & 1U) some.push_back(held[i]);
    }
    const auto choice = chosen(cart, some);
    if (!choice) continue;
    const bool better = choice->saved > best.saved ||
                        (choice->saved == best.saved && choice->vouchers < best.vouchers);
    if (better) best = *choice;
  }
  return best;
}

}  // namespace proofs
