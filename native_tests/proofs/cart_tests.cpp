// Over more than ten thousand generated carts: the best combination is that of a search through all
// of them, shares add up, a quote is what the purchase then is, a refund in parts undoes it whole.
#include <string>

#include "catch.hpp"
#include "loyalty/engine.hpp"
#include "proofs/cart_model.hpp"

namespace {

using loyalty::Engine;
using proofs::Held;
using proofs::Json;
using proofs::Random;

constexpr int kProgrammes = 252;
constexpr int kCartsOfEach = 40;
constexpr const char* kNow = "2026-05-04T10:00:00Z";

// Every number anywhere in the answer of a quote that stands for money, points or a count.
bool has_negative(const Json& value) {
  if (value.is_number_integer()) return value.get<std::int64_t>() < 0;
  if (!value.is_structured()) return false;
  return std::any_of(value.begin(), value.end(), [](const Json& inner) {
    return has_negative(inner);
  });
}

// One member with what they hold, before a cart.
class Shopper {
 public:
  Shopper(Engine& engine, int number) : engine_(engine), id_("m" + std::to_string(number)) {
    tell("enrol", Json::object());
  }

  Json tell(const std::string& type, const Json& attributes, const std::string& id = {}) {
    const Json activity{{"id", id.empty() ? id_ + "-" + std::to_string(++sent_) : id},
                        {"member", id_}, {"type", type}, {"at", kNow},
                        {"attributes", attributes}};
    const Json outcome = Json::parse(engine_.apply(activity.dump())[0].outcome);
    INFO(activity.dump());
    INFO(outcome.dump());
    CHECK(outcome["status"] == "accepted");
    return outcome;
  }

  void hold(const Held& held) {
    const proofs::Piece& piece = *held.piece;
    if (piece.right) tell("hold_" + piece.id, Json::object());
    else tell("redeem", {{"reward", piece.id}, {"quantity", held.quantity}});
  }

  Json quote(const proofs::ModelCart& cart, const Json& use = nullptr) {
    Json request{{"member", id_}, {"now", kNow}, {"cart", cart.attributes()}};
    if (!use.is_null()) request["use"] = use;
    return Json::parse(engine_.quote(request.dump()));
  }

  std::int64_t balance(const std::string& currency) {
    const Json request{{"member", id_}, {"now", kNow}};
    const Json view = Json::parse(engine_.view(request.dump()));
    for (const Json& shown : view["currencies"]) {
      if (shown["id"] == currency) return shown["available"];
    }
    return -1;
  }

  // In up to four parts, whatever they are.
  void refund(const std::string& purchase, std::int64_t amount, Random& random) {
    for (int part = 0; amount > 0; ++part) {
      const std::int64_t one = part == 3 ? amount : 1 + random.below(amount);
      tell("refund", {{"purchase", purchase}, {"amount", one}});
      amount -= one;
    }
  }

 private:
  Engine& engine_;
  std::string id_;
  int sent_ = 0;
};

void check_shares(const proofs::ModelCart& cart, const Json& worked) {
  std::int64_t off = cart.delivery - worked.value("delivery", std::int64_t{0});
  std::int64_t left = worked.value("delivery", std::int64_t{0});
  for (const Json& line : worked["lines"]) {
    off += line["off"].get<std::int64_t>();
    left += line["amount"].get<std::int64_t>();
  }
  CHECK(off == worked["off"]);
  CHECK(left == worked["amount"]);
  CHECK(worked["list"] == cart.amount);
  const std::int64_t amount = worked["amount"], money = worked["money"];
  CHECK(worked["paid"] == amount - money);
  CHECK_FALSE(has_negative(worked));
}

// The purchase is, effect for effect, what was quoted; refunded whole, all is as it was.
void check_purchase(Shopper& shopper, const proofs::ModelCart& cart, const Json& worked,
                    const std::string& id, Random& random) {
  Json attributes = cart.attributes();
  attributes["use"] = worked["use"];
  const std::int64_t coins = shopper.balance("coins");
  const Json outcome = shopper.tell("purchase", attributes, id);
  CHECK(outcome["effects"].dump() == worked["effects"].dump());
  CHECK(outcome["passed_over"].dump() == worked["passed_over"].dump());
  const std::int64_t amount = worked["amount"];
  CHECK(shopper.balance("by_paid") == worked["paid"]);
  if (amount == 0) return;
  shopper.refund(id, amount, random);
  CHECK(shopper.balance("points") == 0);
  CHECK(shopper.balance("by_paid") == 0);
  CHECK(shopper.balance("coins") == coins);
}

void check_cart(Engine& engine, const std::vector<proofs::Piece>& pieces, int number,
                Random& random) {
  Shopper shopper(engine, number);
  std::vector<Held> held;
  for (const proofs::Piece& piece : pieces) {
    if (random.chance(4)) continue;
    held.push_back({&piece, piece.right ? 1 : 1 + random.below(3)});
    shopper.hold(held.back());
  }
  const proofs::ModelCart cart = proofs::random_cart(random);
  const proofs::Choice best = proofs::best_by_force(cart, held);
  const Json quote = shopper.quote(cart);
  INFO(cart.attributes().dump());
  INFO(quote.dump());
  CHECK(quote["exhaustive"] == true);
  CHECK(quote["best"]["paid"] == best.paid);
  CHECK(quote["best"]["amount"] == best.amount);
  CHECK(quote["best"]["use"].size() == static_cast<std::size_t>(best.vouchers));
  check_shares(cart, quote["best"]);
  check_shares(cart, quote["cart"]);
  const std::string id = "p" + std::to_string(number);
  check_purchase(shopper, cart, quote["best"], id, random);
  if (quote["best"]["amount"] == 0) return;
  // What was used is back, with the room under its limits.
  CHECK(shopper.quote(cart)["best"]["paid"] == best.paid);
  if (!random.chance(4)) return;
  shopper.tell("find", {{"amount", 1 + random.below(900)}});
  const Json offered = shopper.quote(cart)["payments"][0];
  if (!offered.contains("quantity")) return;
  const Json use = Json::array({{{"reward", "pay_coins"}, {"quantity", offered["quantity"]}}});
  const Json paid = shopper.quote(cart, use);
  INFO("paid with coins: " << offered.dump() << paid.value("refused", Json()).dump());
  CHECK_FALSE(paid.contains("refused"));
  check_shares(cart, paid["cart"]);
  check_purchase(shopper, cart, paid["cart"], id + "-paid", random);
}

}  // namespace

TEST_CASE("the best use of a cart is that of a search through all", "[proofs][cart]") {
  int carts = 0;
  for (int round = 0; round < kProgrammes; ++round) {
    Random random(static_cast<std::uint64_t>(round) * 7919 + 3);
    const auto pieces = proofs::random_pieces(random);
    const std::string programme = proofs::programme_of(pieces).dump();
    INFO("round " << round << ": " << programme);
    auto engine = Engine::create(programme);
    if (!engine) {
      for (const auto& fault : engine.error()) UNSCOPED_INFO(fault.pointer + " " + fault.sentence);
    }
    REQUIRE(engine);
    engine->keep_journal(false);
    for (int cart = 0; cart < kCartsOfEach; ++cart) check_cart(*engine, pieces, ++carts, random);
  }
  CHECK(carts >= 10'000);
}

TEST_CASE("beyond the bound of work the best found so far stands and says so", "[cart]") {
  std::vector<proofs::Piece> pieces;
  for (int i = 0; i < 30; ++i) {
    proofs::Piece piece;
    piece.id = "piece_" + std::to_string(i);
    piece.group = "group_" + std::to_string(i);
    piece.category = "tea";
    piece.kind = proofs::Kind::lines;
    piece.number = 1;
    pieces.push_back(piece);
  }
  auto engine = Engine::create(proofs::programme_of(pieces).dump());
  REQUIRE(engine);
  Shopper shopper(*engine, 1);
  for (const proofs::Piece& piece : pieces) shopper.hold({&piece, 1});
  proofs::ModelCart cart;
  cart.lines = {{"tea", 9000, 1, 9000}};
  cart.amount = cart.paid = 9000;
  const Json quote = shopper.quote(cart);
  CHECK(quote["exhaustive"] == false);
  CHECK(quote["best"]["use"].size() == 30);
  Random random(1);
  check_purchase(shopper, cart, quote["best"], "p", random);
}
