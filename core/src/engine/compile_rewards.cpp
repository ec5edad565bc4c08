// Rewards, what their vouchers do on a cart, and draws.
#include <algorithm>

#include "base/checked.hpp"
#include "base/joined.hpp"
#include "engine/compile.hpp"

namespace loyalty {

using document::Object;
using document::Reader;

void Compiler::read_use(Object& object, Use& use, const std::string& path) {
  const auto reader = object.find("use");
  if (!reader) return;
  use.given = program.has_carts = true;
  const std::string place = path + "/use";
  use.item = program.catalogue.item(place);
  Object inner(*reader);
  if (const auto group = inner.find("group")) use.group = group->text();
  when(inner, use.when);
  window(inner, use.window, kWindowKeys);
  limits(inner, use.limits, place, LimitOf::use);
  inner.boolean("stop", use.stop);
  if (const auto grant = inner.need("grant")) {
    Object given(*grant);
    const auto take = [&](std::string_view key, std::optional<Quantity>& into) {
      if (const auto member = given.find(key)) into = quantity(*member, QuantityOf::measure);
    };
    take("off", use.off);
    take("money", use.money);
    given.finish();
    if (grant->is(document::Kind::object) && use.off.has_value() == use.money.has_value()) {
      grant->value_fault("a use either lowers the price (off) or pays a part of it (money)");
    }
  }
  inner.finish();
}

void Compiler::read_reward(const Reader& reader, Reward& reward) {
  Object object(reader);
  const std::string path = identify(object, "rewards", reward.id, reward.item);
  offer(object, reward, path, kWindowKeys, true);
  grant(object, reward.grant, path);
  read(object, "term", reward.term, program.calendar);
  read_use(object, reward.use, path);
  score(object, reward.score);
  object.finish();
  if (reward.use.given && reader.value().find("grant")) {
    reader.member("use").fault("semantic.no_effect",
                               "what is exchanged at once leaves no voucher to use");
  }
  if (!reward.offered && reader.value().find("grant")) {
    reader.member("grant").fault("semantic.no_effect",
                                 "a reward without `cost` is given as a voucher, never exchanged");
  }
}

void Compiler::read_prize(const Reader& reader, Prize& prize, const std::string& path) {
  Object object(reader);
  const std::string place = identify(object, path, prize.id, prize.item);
  if (const auto weight = object.need("weight")) prize.weight = weight->integer(0, kMaxInteger);
  object.integer("at", prize.at, 1, kMaxInteger);
  limits(object, prize.limits, place, LimitOf::other);
  grant(object, prize.grant, place);
  object.finish();
}

void Compiler::read_draw(const Reader& reader, Draw& draw) {
  Object object(reader);
  const std::string path = identify(object, "draws", draw.id, draw.item);
  offer(object, draw, path, kWindowKeys);
  score(object, draw.score);
  std::vector<std::string_view> ids;
  if (const auto prizes = object.need("prizes")) {
    const std::vector<Reader> readers = prizes->items(1);
    draw.prizes = std::vector<Prize>(readers.size());
    for (std::size_t i = 0; i < readers.size(); ++i) {
      Prize& prize = draw.prizes[i];
      read_prize(readers[i], prize, path);
      if (std::find(ids.begin(), ids.end(), prize.id) != ids.end()) {
        readers[i].member("id").fault("semantic.doubled_id", "the id \"%\" is taken already",
                                      prize.id);
      }
      ids.push_back(prize.id);
      const auto sum = checked_add(draw.weight, prize.weight);
      if (!sum) {
        readers[i].member("weight").fault("semantic.weights",
                                          "the weights add up to more than 2^53");
      }
      draw.weight = sum.value_or(draw.weight);
    }
    if (draw.weight == 0 && !readers.empty()) {
      prizes->fault("semantic.no_weight", "the weights add up to nothing: no prize could be drawn");
    }
  }
  if (const auto fallback = object.find("fallback")) {
    const std::string id = read_id(*fallback);
    const auto found = std::find(ids.begin(), ids.end(), id);
    draw.fallback = found == ids.end() ? -1 : static_cast<int>(found - ids.begin());
    if (found == ids.end() && is_id(id)) {
      fallback->fault("semantic.unknown_reference", "no prize of this draw is called \"%\"", id,
                      document::nearest(id, ids));
    }
  }
  object.finish();
}

}  // namespace loyalty
