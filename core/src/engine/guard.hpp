// The door: bytes into an activity, or the one reason that stands first in the list of codes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "mechanics/turn.hpp"
#include "mechanics/verb.hpp"

namespace loyalty {

struct Stamp {
  std::optional<Millis> received;
  std::string_view operator_name, cause;
  document::Value shared;  // {path: left}
};

struct Refusal {
  Status status = Status::ok;
  std::string field;   // JSON Pointer into the activity
  std::string reason;  // a sentence with the value, when the code's own does not say enough
};

// One activity as it came in. Reused from activity to activity.
struct Incoming {
  document::Document document, stamp_document;
  Activity activity;
  Verb verb = Verb::none;
  Stamp stamp;
  document::Value stamp_value;  // absent without a stamp
  Refusal refusal;

  // Reads `text`; `door` is the stamp that came beside it, empty when the activity may carry one.
  bool read(const Program& program, std::string_view text, std::string_view door);
  // Keeps the first reason in the order of codes.
  void refuse(Status status, std::string field, std::string reason = {});

 private:
  void read_members(const Program& program);
  void read_attributes(const Program& program, document::Value attributes);
  void read_stamp(document::Value stamp);
  void check_verb();
  void check_time(const Program& program);
};

}  // namespace loyalty
