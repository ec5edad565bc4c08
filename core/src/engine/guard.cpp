#include "engine/guard.hpp"

#include "base/checked.hpp"
#include "base/joined.hpp"
#include "base/sha256.hpp"
#include "document/reader.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Value;

constexpr double kBeyondExact = 9007199254740992.0;

constexpr std::string_view kVerbs[] = {"",       "enrol",   "profile", "purchase", "refund",
                                       "redeem", "cancel_redemption", "confirm", "cancel",
                                       "make_up", "restore", "adjust", "outage", "gift", "fulfil",
                                       "start", "claim", "draw", "join", "leave", "survey",
                                       "feedback", "answer", "consent", "told", "block",
                                       "unblock", "close", "transfer", "transfer_in", "merge"};

bool is_scalar(Value value) {
  return value.is(Kind::integer) || value.is(Kind::text) || value.is(Kind::boolean);
}

// At the ends of the four-digit years a time may be one where it was written and none in the zone
// of the programme, which is the one that outcomes are written in.
bool is_writable(const time::Calendar& calendar, Millis at) {
  const Millis local = calendar.zone().local(at);
  return local - calendar.day_start() >= time::kFirstLocal && local <= time::kLastLocal;
}

}  // namespace

std::string attribute_pointer(std::string_view name) {
  std::string pointer = "/attributes";
  document::append_pointer_step(pointer, name);
  return pointer;
}

std::string element_pointer(Value list, std::size_t at, Value member) {
  std::string pointer = joined({attribute_pointer(list.key()), "/", std::to_string(at)});
  if (member) document::append_pointer_step(pointer, member.key());
  return pointer;
}

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

bool Incoming::read(const Program& program, std::string_view text, std::string_view door,
                    bool previews) {
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
  if (const auto problem = document.scan(text)) {
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
    if (stamp_document.scan(door) || !stamp_document.root().is(Kind::object)) {
      refuse(Status::malformed, "/stamp", "the stamp beside the activity is no JSON object");
    } else {
      read_stamp(stamp_document.root());
    }
  }
  check_verb();
  if (verb == Verb::survey) check_survey(program);
  if (verb == Verb::draw && !stamp.entropy && !previews) {
    refuse(Status::missing_entropy, "/stamp");
  }
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
    if (!is_word(into)) refuse(Status::bad_id, field);
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
    const bool own =
        is_engine_attribute(name) || is_made_by_engine(verb) || verb == Verb::survey;
    if (program.catalogue.declares_attributes() && !declared && !own) {
      refuse(Status::undeclared_attribute, attribute_pointer(name));
    }
    if (name == "partner" && !program.partners.empty() && !value.is(Kind::text)) {
      refuse(Status::wrong_type, attribute_pointer(name));
    }
    if (declared && !value.is(Kind::number)) {
      constexpr Kind kKinds[] = {Kind::integer, Kind::text, Kind::boolean, Kind::array};
      const bool fits = value.is(kKinds[static_cast<std::size_t>(*declared)]);
      if (!fits) refuse(Status::wrong_type, attribute_pointer(name));
    }
    if (value.is(Kind::array)) {
      read_list(value);
    } else if (!is_scalar(value)) {
      refuse_value(value, attribute_pointer(name));
    }
  }
}

// Texts, or lines of a cart.
void Incoming::read_list(Value list) {
  std::size_t position = 0;
  for (Value item : list) {
    const std::size_t here = position++;
    if (item.is(Kind::text)) continue;
    if (!item.is(Kind::object)) {
      refuse(Status::wrong_type, element_pointer(list, here));
      continue;
    }
    for (Value member : item) {
      if (!is_scalar(member)) refuse_value(member, element_pointer(list, here, member));
    }
  }
}

void Incoming::refuse_value(Value value, std::string pointer) {
  if (!value.is(Kind::number)) return refuse(Status::wrong_type, std::move(pointer));
  const double number = value.number();
  const bool is_large = number >= kBeyondExact || number <= -kBeyondExact;
  refuse(is_large ? Status::out_of_range : Status::not_an_integer, std::move(pointer));
}

void Incoming::read_stamp(Value value) {
  stamp_value = value;
  if (!value.is(Kind::object)) return refuse(Status::wrong_type, "/stamp");
  for (Value member : value) {
    const std::string_view key = member.key();
    std::string pointer = "/stamp";
    document::append_pointer_step(pointer, key);
    if (key == "shared") {
      read_shared(member, pointer);
    } else if (key == "other") {
      stamp.other = member;
      if (!member.is(Kind::object)) refuse(Status::wrong_type, std::move(pointer));
    } else if (document::position_among("received operator cause entropy", key) < 0) {
      refuse(Status::unknown_field, std::move(pointer));
    } else if (!member.is(Kind::text)) {
      refuse(Status::wrong_type, std::move(pointer));
    } else if (key == "received") {
      const auto time = time::parse_timestamp(member.text());
      if (!time) refuse(Status::bad_time, std::move(pointer));
      if (time) stamp.received = time->instant;
    } else if (key == "entropy") {
      stamp.entropy = digest_from_hex(member.text());
      if (stamp.entropy) continue;
      refuse(Status::bad_id, std::move(pointer), "entropy is 64 hexadecimal digits in lower case");
    } else {
      (key == "operator" ? stamp.operator_name : stamp.cause) = member.text();
      if (!is_word(member.text())) refuse(Status::bad_id, std::move(pointer));
    }
  }
}

void Incoming::read_shared(Value shared, const std::string& pointer) {
  stamp.shared = shared;
  if (!shared.is(Kind::object)) return refuse(Status::wrong_type, pointer);
  for (Value left : shared) {
    if (left.is(Kind::integer)) continue;
    std::string place = pointer;
    document::append_pointer_step(place, left.key());
    refuse_value(left, std::move(place));
  }
}

void Incoming::check_time(const Program& program) {
  if (!stamp.received) return;
  const Millis latest = program.calendar.add(*stamp.received, program.skew);
  if (activity.at > latest) refuse(Status::in_future, "/at");
}

}  // namespace loyalty
