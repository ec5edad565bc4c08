#include "engine/guard.hpp"

#include "base/checked.hpp"
#include "document/reader.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Value;

constexpr std::size_t kLongestId = 128;

enum class Shape : std::uint8_t { count, amount, signed_amount, text, day, texts, lines };

struct Field {
  Verb verb;
  std::string_view name;
  Shape shape;
  bool needed;
};

// What the engine's own verbs ask of their attributes; the table of core/docs/documents.md.
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
    {Verb::refund, "purchase", Shape::text, true},
    {Verb::refund, "amount", Shape::amount, false},
    {Verb::refund, "lines", Shape::lines, false},
    {Verb::redeem, "currency", Shape::text, false},
    {Verb::redeem, "amount", Shape::amount, true},
    {Verb::redeem, "reference", Shape::text, true},
    {Verb::cancel_redemption, "redemption", Shape::text, true},
    {Verb::confirm, "source", Shape::text, true},
    {Verb::cancel, "source", Shape::text, true},
    {Verb::make_up, "streak", Shape::text, false},
    {Verb::make_up, "day", Shape::day, true},
    {Verb::make_up, "pay", Shape::text, false},
    {Verb::restore, "streak", Shape::text, false},
    {Verb::restore, "pay", Shape::text, false},
    {Verb::adjust, "currency", Shape::text, true},
    {Verb::adjust, "amount", Shape::signed_amount, true},
    {Verb::adjust, "reason", Shape::text, true},
    {Verb::adjust, "reference", Shape::text, false},
    {Verb::outage, "from", Shape::day, true},
    {Verb::outage, "until", Shape::day, true},
};

constexpr std::string_view kVerbs[] = {"",       "enrol",   "profile", "purchase", "refund",
                                       "redeem", "cancel_redemption", "confirm", "cancel",
                                       "make_up", "restore", "adjust", "outage", "gift"};

std::string attribute_pointer(std::string_view name) {
  std::string pointer = "/attributes";
  document::append_pointer_step(pointer, name);
  return pointer;
}

// At the ends of the four-digit years a time may be one where it was written and none in the zone
// of the programme, which is the one that outcomes are written in.
bool is_writable(const time::Calendar& calendar, Millis at) {
  const Millis local = calendar.zone().local(at);
  return local - calendar.day_start() >= time::kFirstLocal && local <= time::kLastLocal;
}

bool is_flat(Value line) {
  if (!line.is(Kind::object)) return false;
  for (Value member : line) {
    if (member.is(Kind::array) || member.is(Kind::object) || member.is(Kind::null)) return false;
  }
  return true;
}

}  // namespace

Verb verb_of(std::string_view type) {
  for (std::size_t verb = 1; verb < std::size(kVerbs); ++verb) {
    if (kVerbs[verb] == type) return static_cast<Verb>(verb);
  }
  return Verb::none;
}

void Incoming::refuse(Status status, std::string field, std::string reason) {
  if (refusal.status != Status::ok && refusal.status <= status) return;
  refusal = {status, std::move(field), std::move(reason)};
}

bool Incoming::read(const Program& program, std::string_view text, std::string_view door) {
  refusal.status = Status::ok;
  refusal.field.clear();
  refusal.reason.clear();
  std::vector<Value> slots = std::move(activity.slots);  // its memory serves again
  slots.clear();
  activity = {};
  activity.slots = std::move(slots);
  verb = Verb::none;
  stamp = {};
  stamp_value = {};
  if (const auto problem = document.parse(text)) {
    refuse(Status::malformed, {}, problem->sentence);
    return false;
  }
  if (!document.root().is(Kind::object)) {
    refuse(Status::wrong_type, {}, "an activity is an object");
    return false;
  }
  read_members(program);
  if (!door.empty()) {
    if (stamp_value) refuse(Status::stamp_refused, "/stamp");
    if (stamp_document.parse(door) || !stamp_document.root().is(Kind::object)) {
      refuse(Status::malformed, "/stamp", "the stamp beside the activity is no JSON object");
    } else {
      read_stamp(stamp_document.root());
    }
  }
  check_verb();
  check_time(program);
  return refusal.status == Status::ok;
}

void Incoming::read_members(const Program& program) {
  Value attributes, at, id, member, type;
  for (Value value : document.root()) {
    const std::string_view key = value.key();
    if (key == "attributes") attributes = value;
    else if (key == "at") at = value;
    else if (key == "id") id = value;
    else if (key == "member") member = value;
    else if (key == "type") type = value;
    else if (key == "stamp") read_stamp(value);
    else {
      std::string pointer;
      document::append_pointer_step(pointer, key);
      refuse(Status::unknown_field, std::move(pointer));
    }
  }
  const auto word = [this](Value value, const char* field, std::string_view& into) {
    if (!value) return refuse(Status::missing_field, field);
    if (!value.is(Kind::text)) return refuse(Status::wrong_type, field);
    into = value.text();
    if (into.empty() || into.size() > kLongestId) refuse(Status::bad_id, field);
  };
  word(id, "/id", activity.id);
  word(member, "/member", activity.member);
  word(type, "/type", activity.type);
  if (!at) {
    refuse(Status::missing_field, "/at");
  } else if (!at.is(Kind::text)) {
    refuse(Status::wrong_type, "/at");
  } else if (const auto time = time::parse_timestamp(at.text())) {
    activity.at = time->instant;
    activity.offset_seconds = time->offset_seconds;
    if (!is_writable(program.calendar, activity.at)) {
      refuse(Status::bad_time, "/at", "where the programme is, the year is outside 0000 to 9999");
    }
  } else {
    refuse(Status::bad_time, "/at");
  }
  verb = verb_of(activity.type);
  read_attributes(program, attributes);
}

void Incoming::read_attributes(const Program& program, Value attributes) {
  activity.slots.assign(program.catalogue.slots().size(), {});
  activity.attributes = attributes;
  if (!attributes) return;
  if (!attributes.is(Kind::object)) return refuse(Status::wrong_type, "/attributes");
  for (Value value : attributes) {
    const std::string_view name = value.key();
    if (const int slot = program.catalogue.find_slot(name); slot >= 0) {
      activity.slots[static_cast<std::size_t>(slot)] = value;
    }
    if (name == "activity" || name == "member" || name == "now") {
      refuse(Status::reserved_name, attribute_pointer(name));
    }
    const auto declared = program.catalogue.declared(name);
    const bool own = is_engine_attribute(name) || verb == Verb::gift;
    if (program.catalogue.declares_attributes() && !declared && !own) {
      refuse(Status::undeclared_attribute, attribute_pointer(name));
    }
    const bool list = value.is(Kind::array);
    bool plain = value.is(Kind::integer) || value.is(Kind::text) || value.is(Kind::boolean);
    if (value.is(Kind::number)) {
      const double number = value.number();
      const bool whole = number >= 9007199254740992.0 || number <= -9007199254740992.0;
      refuse(whole ? Status::out_of_range : Status::not_an_integer, attribute_pointer(name));
      plain = true;
    }
    if (list) {
      for (Value item : value) plain = item.is(Kind::text) || is_flat(item);
      plain = plain || value.size() == 0;
    }
    if (declared) {
      const Kind kinds[] = {Kind::integer, Kind::text, Kind::boolean, Kind::array};
      if (!value.is(Kind::number)) {
        plain = plain && value.is(kinds[static_cast<std::size_t>(*declared)]);
      }
    }
    if (!plain) refuse(Status::wrong_type, attribute_pointer(name));
  }
}

void Incoming::read_stamp(Value value) {
  stamp_value = value;
  if (!value.is(Kind::object)) return refuse(Status::wrong_type, "/stamp");
  for (Value member : value) {
    const std::string_view key = member.key();
    std::string pointer = "/stamp";
    document::append_pointer_step(pointer, key);
    if (key == "shared") {
      stamp.shared = member;
      if (!member.is(Kind::object)) refuse(Status::wrong_type, std::move(pointer));
      continue;
    }
    const bool known = key == "received" || key == "operator" || key == "cause" ||
                       key == "entropy";
    if (!known) {
      refuse(Status::unknown_field, std::move(pointer));
    } else if (!member.is(Kind::text)) {
      refuse(Status::wrong_type, std::move(pointer));
    } else if (key == "operator") {
      stamp.operator_name = member.text();
    } else if (key == "cause") {
      stamp.cause = member.text();
    } else if (key == "received") {
      const auto time = time::parse_timestamp(member.text());
      if (!time) refuse(Status::bad_time, std::move(pointer));
      if (time) stamp.received = time->instant;
    }
  }
}

void Incoming::check_verb() {
  if (verb == Verb::none) return;
  const Value attributes = activity.attributes;
  for (const Field& field : kFields) {
    if (field.verb != verb) continue;
    const Value value = attributes.find(field.name);
    const auto refuse_it = [&](Status status) { refuse(status, attribute_pointer(field.name)); };
    if (!value) {
      if (field.needed) refuse_it(Status::missing_field);
      continue;
    }
    switch (field.shape) {
      case Shape::count:
      case Shape::amount:
      case Shape::signed_amount: {
        if (value.is(Kind::number)) break;  // said already
        if (!value.is(Kind::integer)) {
          refuse_it(Status::wrong_type);
          break;
        }
        const std::int64_t amount = value.integer();
        const bool ok = field.shape == Shape::count    ? amount >= 0
                        : field.shape == Shape::amount ? amount > 0
                                                       : amount != 0;
        if (!ok) refuse_it(Status::out_of_range);
        break;
      }
      case Shape::text:
      case Shape::day:
        if (!value.is(Kind::text)) {
          refuse_it(Status::wrong_type);
        } else if (field.shape == Shape::day && !time::parse_day(value.text())) {
          refuse_it(Status::bad_time);
        }
        break;
      case Shape::texts:
      case Shape::lines:
        if (!value.is(Kind::array)) refuse_it(Status::wrong_type);
        break;
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

void Incoming::check_time(const Program& program) {
  if (!stamp.received) return;
  const Millis latest = program.calendar.add(*stamp.received, program.skew);
  if (activity.at > latest) refuse(Status::in_future, "/at");
}

}  // namespace loyalty
