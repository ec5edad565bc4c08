// What the engine's own verbs ask of their attributes; the table of core/docs/documents.md.
#include <algorithm>

#include "base/joined.hpp"
#include "engine/guard.hpp"

namespace loyalty {

using document::Kind;
using document::Value;

namespace {

enum class Shape : std::uint8_t {
  count, amount, signed_amount, text, word, day, flag, texts, lines, refunded_lines, uses
};

struct Field {
  Verb verb;
  std::string_view name;
  Shape shape;
  bool needed;
};

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
    {Verb::purchase, "use", Shape::uses, false},
    {Verb::redeem, "reward", Shape::word, false},
    {Verb::redeem, "quantity", Shape::amount, false},
    {Verb::redeem, "pay", Shape::word, false},
    {Verb::redeem, "currency", Shape::word, false},
    {Verb::redeem, "amount", Shape::amount, false},
    {Verb::redeem, "reference", Shape::word, false},
    {Verb::fulfil, "voucher", Shape::word, true},
    {Verb::start, "mission", Shape::word, true},
    {Verb::start, "pay", Shape::word, false},
    {Verb::claim, "mission", Shape::word, true},
    {Verb::claim, "step", Shape::amount, false},
    {Verb::draw, "draw", Shape::word, false},
    {Verb::draw, "nonce", Shape::word, false},
    {Verb::draw, "pay", Shape::word, false},
    {Verb::cancel_redemption, "redemption", Shape::word, true},
    {Verb::confirm, "source", Shape::word, true},
    {Verb::cancel, "source", Shape::word, true},
    {Verb::cancel, "amount", Shape::amount, false},
    {Verb::cancel, "refunded", Shape::amount, false},
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
    {Verb::join, "plan", Shape::word, true},
    {Verb::join, "pay", Shape::word, false},
    {Verb::leave, "plan", Shape::word, true},
    {Verb::leave, "at_once", Shape::flag, false},
    {Verb::leave, "reason", Shape::text, false},
    {Verb::survey, "survey", Shape::word, true},
    {Verb::feedback, "text", Shape::text, true},
    {Verb::feedback, "about", Shape::text, false},
    {Verb::answer, "feedback", Shape::word, true},
    {Verb::answer, "text", Shape::text, false},
    {Verb::answer, "done", Shape::flag, false},
    {Verb::consent, "consent", Shape::word, true},
    {Verb::consent, "given", Shape::flag, true},
    {Verb::told, "notice", Shape::text, true},
    {Verb::block, "reason", Shape::text, true},
    {Verb::unblock, "reason", Shape::text, false},
    {Verb::close, "reason", Shape::text, true},
    {Verb::transfer, "to", Shape::word, true},
    {Verb::transfer, "currency", Shape::word, true},
    {Verb::transfer, "amount", Shape::amount, true},
    {Verb::merge, "from", Shape::word, true},
};

Status check_amount(Value value, std::int64_t least) {
  if (value.is(Kind::number)) return Status::ok;  // said already
  if (!value.is(Kind::integer)) return Status::wrong_type;
  return value.integer() < least ? Status::out_of_range : Status::ok;
}

Status check_text(Value value, const Field& field) {
  if (!value.is(Kind::text)) return Status::wrong_type;
  const std::string_view text = value.text();
  if (field.shape == Shape::day) return time::parse_day(text) ? Status::ok : Status::bad_time;
  if (field.shape == Shape::word) return is_word(text) ? Status::ok : Status::bad_id;
  // A reason that says nothing is none.
  return field.needed && text.empty() ? Status::missing_field : Status::ok;
}

Status check_field(Value value, const Field& field) {
  if (!value) return field.needed ? Status::missing_field : Status::ok;
  switch (field.shape) {
    case Shape::count:
      return check_amount(value, 0);
    case Shape::amount:
      return check_amount(value, 1);
    case Shape::signed_amount:
      if (value.is(Kind::integer) && value.integer() == 0) return Status::out_of_range;
      return check_amount(value, INT64_MIN);
    case Shape::text:
    case Shape::word:
    case Shape::day:
      return check_text(value, field);
    case Shape::flag:
      return value.is(Kind::boolean) ? Status::ok : Status::wrong_type;
    case Shape::texts:
    case Shape::lines:
    case Shape::refunded_lines:
    case Shape::uses:
      break;
  }
  return value.is(Kind::array) ? Status::ok : Status::wrong_type;
}

}  // namespace

void Incoming::check_verb() {
  if (verb == Verb::none) return;
  const Value attributes = activity.attributes;
  for (const Field& field : kFields) {
    if (field.verb != verb) continue;
    const Value value = attributes.find(field.name);
    const Status status = check_field(value, field);
    if (status != Status::ok) refuse(status, attribute_pointer(field.name));
    const bool is_list = value.is(Kind::array);
    if (is_list && field.shape == Shape::refunded_lines) {
      check_elements(value, {{"line", 0}, {"amount", 1}});
    }
  }
  if (verb == Verb::redeem) check_redeem(attributes);
  if (verb == Verb::cancel) check_cancel(attributes);
  if (verb == Verb::purchase) check_uses(attributes.find("use"));
  if (verb == Verb::refund && !attributes.find("amount") && !attributes.find("lines")) {
    refuse(Status::missing_field, "/attributes/amount");
  }
  if (verb == Verb::outage && refusal.status == Status::ok) {
    const auto from = time::parse_day(attributes.find("from").text());
    const auto until = time::parse_day(attributes.find("until").text());
    if (from && until && *until < *from) refuse(Status::out_of_range, "/attributes/until");
  }
  if (verb == Verb::feedback) check_length("about");
  if (verb == Verb::feedback || verb == Verb::answer) check_length("text");
  const bool says_nothing = attributes.find("text").text().empty() &&
                            !attributes.find("done").boolean();
  if (verb == Verb::answer && says_nothing) refuse(Status::missing_field, "/attributes/text");
  check_who_acts();
}

// What only an operator or the engine may do.
void Incoming::check_who_acts() {
  constexpr Verb kOperators[] = {Verb::adjust, Verb::outage,  Verb::fulfil, Verb::answer,
                                 Verb::block,  Verb::unblock, Verb::close,  Verb::merge};
  const bool is_caused = !stamp.cause.empty();
  const bool is_operators = !stamp.operator_name.empty();
  const bool needs_operator = std::find(std::begin(kOperators), std::end(kOperators), verb) !=
                              std::end(kOperators);
  // A member who was merged into another is closed by the engine.
  if (needs_operator && !is_operators && !(verb == Verb::close && is_caused)) {
    refuse(Status::operator_only, "/type");
  }
  if (verb == Verb::close && activity.attributes.find("into") && !is_caused) {
    refuse(Status::unknown_field, attribute_pointer("into"));
  }
  if (verb == Verb::leave && activity.attributes.find("at_once").boolean() && !is_operators) {
    refuse(Status::operator_only, attribute_pointer("at_once"));
  }
  if (is_made_by_engine(verb) && !is_caused) refuse(Status::engine_only, "/type");
}

// Objects of nothing but these integers, all of them needed.
void Incoming::check_elements(Value list, std::initializer_list<Part> parts) {
  std::size_t position = 0;
  for (Value element : list) {
    const std::size_t here = position++;
    if (!element.is(Kind::object)) {
      refuse(Status::wrong_type, element_pointer(list, here));
      continue;
    }
    for (const Part& part : parts) {
      const Value value = element.find(part.name);
      const Status status = value ? check_amount(value, part.least) : Status::missing_field;
      if (status == Status::ok) continue;
      refuse(status, joined({element_pointer(list, here), "/", part.name}));
    }
    for (Value member : element) {
      const bool known = std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
        return part.name == member.key();
      });
      if (!known) refuse(Status::unknown_field, element_pointer(list, here, member));
    }
  }
}

// A voucher held, or so many of a reward redeemed for this cart.
void Incoming::check_uses(Value uses) {
  if (!uses.is(Kind::array)) return;
  std::size_t position = 0;
  for (Value use : uses) {
    const std::size_t here = position++;
    const std::string place = element_pointer(uses, here);
    if (!use.is(Kind::object)) {
      refuse(Status::wrong_type, place);
      continue;
    }
    const std::string_view of = use.find("reward") ? "reward" : "voucher";
    if (!use.find(of)) refuse(Status::missing_field, place + "/voucher");
    for (Value member : use) {
      const std::string_view key = member.key();
      const bool is_option = of == "reward" && (key == "quantity" || key == "pay");
      Status status = Status::ok;
      if (key != of && !is_option) status = Status::unknown_field;
      else if (key == "quantity") status = check_amount(member, 1);
      else status = check_text(member, {verb, key, Shape::word, true});
      if (status != Status::ok) refuse(status, element_pointer(uses, here, member));
    }
  }
}

// Of pending points by whoever is asked; of a gift by a share of its cause by the engine alone.
void Incoming::check_cancel(Value attributes) {
  const Value amount = attributes.find("amount"), refunded = attributes.find("refunded");
  if (!amount && !refunded) return;
  if (stamp.cause.empty()) {
    return refuse(Status::unknown_field, attribute_pointer(amount ? "amount" : "refunded"));
  }
  if (!amount) return refuse(Status::missing_field, attribute_pointer("amount"));
  if (!refunded) return refuse(Status::missing_field, attribute_pointer("refunded"));
  if (refunded.integer() > amount.integer()) {
    refuse(Status::out_of_range, attribute_pointer("refunded"));
  }
}

// Points against a reference, or something of the catalogue.
void Incoming::check_redeem(Value attributes) {
  const bool of_catalogue = attributes.find("reward") ? true : false;
  for (std::string_view name : {"amount", "currency"}) {
    if (of_catalogue && attributes.find(name)) {
      refuse(Status::unknown_field, attribute_pointer(name));
    }
  }
  for (std::string_view name : {"amount", "reference"}) {
    if (!of_catalogue && !attributes.find(name)) {
      refuse(Status::missing_field, attribute_pointer(name));
    }
  }
  for (std::string_view name : {"quantity", "pay"}) {
    if (!of_catalogue && attributes.find(name)) {
      refuse(Status::unknown_field, attribute_pointer(name));
    }
  }
}

}  // namespace loyalty
