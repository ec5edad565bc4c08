#include "mechanics/cart_sheet.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "base/ratio.hpp"
#include "base/sorting.hpp"
#include "document/writer.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Value;
using document::Writer;

// The keys of an object in canonical order, and the others among them.
std::vector<std::string_view> keys_with(Value object,
                                        std::initializer_list<std::string_view> others) {
  std::vector<std::string_view> keys;
  for (Value member : object) keys.push_back(member.key());
  for (std::string_view other : others) {
    if (!object.find(other)) keys.push_back(other);
  }
  sort_stably(keys, document::canonical_before);
  return keys;
}

// What a line comes to: its `amount`, else its `price` for so many.
std::int64_t worth_of(Value line) {
  if (const Value amount = line.find("amount")) return std::max<std::int64_t>(0, amount.integer());
  const Value quantity = line.find("quantity");
  const std::int64_t count = quantity ? std::max<std::int64_t>(0, quantity.integer()) : 1;
  return checked_multiply(std::max<std::int64_t>(0, line.find("price").integer()), count)
      .value_or(0);
}

void write_lines(Writer& writer, Value lines) {
  writer.begin_array();
  for (Value line : lines) {
    const std::int64_t worth = worth_of(line);
    if (worth == 0 || line.find("amount")) {
      writer.value(line);
      continue;
    }
    writer.begin_object();
    for (std::string_view key : keys_with(line, {"amount"})) {
      writer.key(key);
      if (const Value value = line.find(key)) writer.value(value);
      else writer.integer(worth);
    }
    writer.end_object();
  }
  writer.end_array();
}

bool is_count(Value value) { return value.is(Kind::integer) && value.integer() >= 0; }

bool measures_all(const Measure& measure) {
  if (!measure.formula || measure.formula->over_lines) return false;
  const std::string& of = measure.formula->of;
  return of == "amount" || of == "paid" || of == "list";
}

bool is_of_delivery(const Measure& measure) {
  return measure.formula && !measure.formula->over_lines && measure.formula->of == "delivery";
}

bool is_of_lines(const Measure& measure) {
  return measure.formula && measure.formula->over_lines;
}

}  // namespace

std::vector<std::int64_t> shares_of(std::int64_t amount,
                                    const std::vector<std::int64_t>& weights) {
  struct Rest {
    std::int64_t remainder;
    std::size_t position;
  };
  std::int64_t whole = 0;
  for (std::int64_t weight : weights) whole += weight;
  std::vector<std::int64_t> shares(weights.size(), 0);
  std::vector<Rest> rests;
  std::int64_t left = amount;
  for (std::size_t i = 0; i < weights.size() && whole > 0; ++i) {
    const Wide product = static_cast<Wide>(amount) * static_cast<Wide>(weights[i]);
    shares[i] = static_cast<std::int64_t>(product / static_cast<Wide>(whole));
    left -= shares[i];
    const auto remainder = static_cast<std::int64_t>(product % static_cast<Wide>(whole));
    if (remainder > 0) rests.push_back({remainder, i});
  }
  sort_stably(rests, [](const Rest& a, const Rest& b) { return a.remainder > b.remainder; });
  for (std::size_t i = 0; i < rests.size() && left > 0; ++i, --left) ++shares[rests[i].position];
  return shares;
}

bool CartSheet::open(const Program& program, const Activity& purchase) {
  write_copy(purchase.attributes);
  document_.scan(text_);
  activity_.id = purchase.id;
  activity_.member = purchase.member;
  activity_.type = purchase.type;
  activity_.at = purchase.at;
  activity_.offset_seconds = purchase.offset_seconds;
  activity_.attributes = document_.root().find("attributes");
  activity_.slots.assign(program.catalogue.slots().size(), {});
  for (Value value : activity_.attributes) {
    const int slot = program.catalogue.find_slot(value.key());
    if (slot >= 0) activity_.slots[static_cast<std::size_t>(slot)] = value;
  }
  quantity_slot_ = program.catalogue.find_slot("quantity");
  own_quantity_ = activity_.attributes.find("quantity");
  return read_figures();
}

// The attributes with `list` and `paid` among them, and an `amount` on every line; beside them what
// `quantity` says for a while.
void CartSheet::write_copy(Value attributes) {
  text_.clear();
  Writer writer(text_);
  const std::int64_t amount = attributes.find("amount").integer();
  writer.begin_object();
  writer.key("attributes");
  writer.begin_object();
  for (std::string_view key : keys_with(attributes, {"list", "paid"})) {
    const Value value = attributes.find(key);
    const bool is_figure = key == "list" || key == "paid";
    writer.key(key);
    if (key == "lines") write_lines(writer, value);
    else if (key == "paid" && is_count(value)) writer.integer(std::min(value.integer(), amount));
    else if (is_figure && !is_count(value)) writer.integer(amount);
    else writer.value(value);
  }
  writer.end_object();
  writer.member("quantity", 1);
  writer.end_object();
}

bool CartSheet::read_figures() {
  const Value attributes = activity_.attributes;
  figures_.amount = attributes.find("amount").integer();
  figures_.paid = attributes.find("paid").integer();
  read_lines();
  std::int64_t goods = 0;
  for (std::int64_t part : figures_.parts) {
    const auto sum = checked_add(goods, part);
    if (!sum) return false;
    goods = *sum;
  }
  const Value delivery = attributes.find("delivery");
  const std::int64_t brought = is_count(delivery) ? delivery.integer() : 0;
  const auto known = checked_add(goods, brought);
  if (!known || !checked_add(*known, figures_.amount)) return false;
  figures_.parts.push_back(std::max<std::int64_t>(0, figures_.amount - *known));
  figures_.parts.push_back(brought);
  places_.emplace_back();
  places_.push_back(brought > 0 ? delivery : Value{});
  sent_ = figures_;
  return true;
}

void CartSheet::read_lines() {
  figures_.parts.clear();
  places_.clear();
  const Value lines = activity_.attributes.find("lines");
  if (!lines.is(Kind::array)) return;
  for (Value line : lines) {
    const std::int64_t worth = worth_of(line);
    figures_.parts.push_back(worth);
    places_.push_back(worth > 0 ? line.find("amount") : Value{});
  }
}

void CartSheet::write_figures() {
  document_.set(activity_.attributes.find("amount"), figures_.amount);
  document_.set(activity_.attributes.find("paid"), figures_.paid);
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (places_[i]) document_.set(places_[i], figures_.parts[i]);
  }
}

void CartSheet::set(const Figures& figures) {
  figures_ = figures;
  write_figures();
}

void CartSheet::raise(std::int64_t more) {
  document_.set(activity_.attributes.find("amount"), figures_.amount + more);
  document_.set(activity_.attributes.find("paid"), figures_.paid + more);
}

std::int64_t CartSheet::left_of(const Measure& measure) const {
  if (is_of_delivery(measure)) return std::min(figures_.parts.back(), figures_.amount);
  if (!is_of_lines(measure)) return figures_.amount;
  std::int64_t left = 0;
  for (std::uint16_t line : measure.lines) left += figures_.parts[line];
  return std::min(left, figures_.amount);
}

std::int64_t CartSheet::spread(const std::vector<std::int64_t>& weights, std::int64_t off) {
  std::int64_t whole = 0;
  for (std::int64_t weight : weights) whole += weight;
  const std::int64_t taken = std::min(off, whole);
  const std::vector<std::int64_t> shares = shares_of(taken, weights);
  for (std::size_t i = 0; i < shares.size(); ++i) figures_.parts[i] -= shares[i];
  return off - taken;
}

void CartSheet::lower(const Measure& measure, std::int64_t off) {
  std::vector<std::int64_t> weights(figures_.parts.size(), 0);
  if (is_of_lines(measure)) {
    for (std::uint16_t line : measure.lines) weights[line] = figures_.parts[line];
  } else if (is_of_delivery(measure)) {
    weights.back() = figures_.parts.back();
  } else {
    weights = figures_.parts;
    // What measures nothing falls on the goods; on the delivery only when they are paid for.
    if (!measures_all(measure)) weights.back() = 0;
  }
  const std::int64_t rest = spread(weights, off);
  if (rest > 0) {
    std::fill(weights.begin(), weights.end(), 0);
    weights.back() = figures_.parts.back();
    spread(weights, rest);
  }
  figures_.amount -= off;
  figures_.paid = std::max<std::int64_t>(0, figures_.paid - off);
  write_figures();
}

void CartSheet::pay(std::int64_t money) {
  figures_.paid -= money;
  write_figures();
}

void CartSheet::set_quantity(std::int64_t quantity) {
  if (quantity_slot_ < 0) return;
  const Value place = document_.root().find("quantity");
  document_.set(place, quantity);
  activity_.slots[static_cast<std::size_t>(quantity_slot_)] = place;
}

void CartSheet::close() {
  if (quantity_slot_ < 0) return;
  activity_.slots[static_cast<std::size_t>(quantity_slot_)] = own_quantity_;
}

}  // namespace loyalty
