// What the engine's own verbs ask of their attributes; the table of core/docs/documents.md.
#include "engine/guard.hpp"

namespace loyalty {

using document::Kind;
using document::Value;

enum class Shape : std::uint8_t {
  count, amount, signed_amount, text, word, day, texts, lines, refunded_lines
};

struct Field {
  Verb verb;
  std::string_view name;
  Shape shape;
  bool needed;
};

namespace {

constexpr Field kFields[] = {
    {Verb::enrol, "invited_by", Shape::text, false},
    {Verb::enrol, "birthday", Shape::day, false},
    {Verb::enrol, "language", Shape::text, false},
    {Verb::enrol, "tags", Shape::texts, false},
    {Verb::profile, "birthday", Shape::day, false},
    {Verb::profile, "language", Shape::text, false},
    {Verb::profile, "tags", Shape::texts, false},
    {Verb::purchase, "amount", Shape::count, true},
    {Verb::purchase, "lines", Shape::lines, false},
    {Verb::refund, "purchase", Shape::word, true},
    {Verb::refund, "amount", Shape::amount, false},
    {Verb::refund, "lines", Shape::refunded_lines, false},
    {Verb::redeem, "currency", Shape::word, false},
    {Verb::redeem, "amount", Shape::amount, true},
    {Verb::redeem, "reference", Shape::word, true},
    {Verb::cancel_redemption, "redemption", Shape::word, true},
    {Verb::confirm, "source", Shape::word, true},
    {Verb::cancel, "source", Shape::word, true},
    {Verb::make_up, "streak", Shape::word, false},
    {Verb::make_up, "day", Shape::day, true},
    {Verb::make_up, "pay", Shape::word, false},
    {Verb::restore, "streak", Shape::word, false},
    {Verb::restore, "pay", Shape::word, false},
    {Verb::adjust, "currency", Shape::word, true},
    {Verb::adjust, "amount", Shape::signed_amount, true},
    {Verb::adjust, "reason", Shape::text, true},
    {Verb::adjust, "reference", Shape::word, false},
    {Verb::outage, "from", Shape::day, true},
    {Verb::outage, "until", Shape::day, true},
};

}  // namespace

void Incoming::check_verb() {
  if (verb == Verb::none) return;
  const Value attributes = activity.attributes;
  for (const Field& field : kFields) {
    if (field.verb != verb) continue;
    if (const Value value = attributes.find(field.name)) {
      check_field(value, field);
    } else if (field.needed) {
      refuse(Status::missing_field, attribute_pointer(field.name));
    }
  }
  if (verb == Verb::refund && !attributes.find("amount") && !attributes.find("lines")) {
    refuse(Status::missing_field, "/attributes/amount");
  }
  if (verb == Verb::outage && refusal.status == Status::ok) {
    const auto from = time::parse_day(attributes.find("from").text());
    const auto until = time::parse_day(attributes.find("until").text());
    if (from && until && *until < *from) refuse(Status::out_of_range, "/attributes/until");
  }
  const bool operators_own = verb == Verb::adjust || verb == Verb::outage;
  if (operators_own && stamp.operator_name.empty()) refuse(Status::operator_only, "/type");
  if (verb == Verb::gift && stamp.cause.empty()) refuse(Status::engine_only, "/type");
}

void Incoming::check_field(Value value, const Field& field) {
  const std::string pointer = attribute_pointer(field.name);
  switch (field.shape) {
    case Shape::count:
      return check_amount(value, 0, pointer);
    case Shape::amount:
      return check_amount(value, 1, pointer);
    case Shape::signed_amount:
      if (value.is(Kind::integer) && value.integer() == 0) refuse(Status::out_of_range, pointer);
      return check_amount(value, INT64_MIN, pointer);
    case Shape::text:
    case Shape::word:
    case Shape::day:
      break;
    case Shape::texts:
    case Shape::lines:
    case Shape::refunded_lines:
      if (!value.is(Kind::array)) return refuse(Status::wrong_type, pointer);
      if (field.shape == Shape::refunded_lines) check_refunded_lines(value);
      return;
  }
  const std::string_view text = value.text();
  if (!value.is(Kind::text)) return refuse(Status::wrong_type, pointer);
  if (field.shape == Shape::day && !time::parse_day(text)) refuse(Status::bad_time, pointer);
  if (field.shape == Shape::word && !is_word(text)) refuse(Status::bad_id, pointer);
  // A reason that says nothing is none.
  if (field.shape == Shape::text && field.needed && text.empty()) {
    refuse(Status::missing_field, pointer);
  }
}

void Incoming::check_amount(Value value, std::int64_t least, const std::string& pointer) {
  if (value.is(Kind::number)) return;  // said already
  if (!value.is(Kind::integer)) return refuse(Status::wrong_type, pointer);
  if (value.integer() < least) refuse(Status::out_of_range, pointer);
}

void Incoming::check_refunded_lines(Value lines) {
  std::size_t position = 0;
  for (Value line : lines) {
    const std::string pointer = "/attributes/lines/" + std::to_string(position++);
    if (!line.is(Kind::object)) {
      refuse(Status::wrong_type, pointer);
      continue;
    }
    for (std::string_view name : {"line", "amount"}) {
      const std::string place = pointer + "/" + std::string(name);
      const Value value = line.find(name);
      if (!value) refuse(Status::missing_field, place);
      if (value) check_amount(value, name == "amount" ? 1 : 0, place);
    }
    for (Value member : line) {
      if (member.key() == "line" || member.key() == "amount") continue;
      std::string place = pointer;
      document::append_pointer_step(place, member.key());
      refuse(Status::unknown_field, std::move(place));
    }
  }
}

}  // namespace loyalty
