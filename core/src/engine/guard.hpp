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
  std::optional<Digest> entropy;
  document::Value shared;  // {path: left}
  document::Value other;   // of a merge: the other member
};

struct Refusal {
  Status status = Status::ok;
  std::string field;   // JSON Pointer into the activity
  std::string reason;  // a sentence with the value, when the code's own does not say enough
};

constexpr bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= kLongestId;
}

std::string attribute_pointer(std::string_view name);
// An element of an attribute that is a list, or a member of that element.
std::string element_pointer(document::Value list, std::size_t at, document::Value member = {});

// One activity as it came in. Reused from activity to activity.
struct Incoming {
  document::Document document, stamp_document;
  Activity activity;
  Verb verb = Verb::none;
  Stamp stamp;
  document::Value stamp_value;  // absent without a stamp
  Refusal refusal;

  // Reads `text`; `door` is the stamp that came beside it, empty when the activity may carry one.
  // What is only previewed draws nothing, and needs no entropy.
  bool read(const Program& program, std::string_view text, std::string_view door,
            bool previews = false);
  // Keeps the first reason in the order of codes.
  void refuse(Status status, std::string field, std::string reason = {});

 private:
  void read_members(const Program& program);
  void read_attributes(const Program& program, document::Value attributes);
  void read_list(document::Value list);
  void read_stamp(document::Value stamp);
  void read_shared(document::Value shared, const std::string& pointer);
  // A value that cannot stand where it does.
  void refuse_value(document::Value value, std::string pointer);
  void check_verb();
  void check_survey(const Program& program);
  // Texts that members and operators write are not kept at any length.
  void check_length(std::string_view name);
  void check_who_acts();
  struct Part {
    std::string_view name;
    std::int64_t least;
  };
  void check_elements(document::Value list, std::initializer_list<Part> parts);
  void check_cancel(document::Value attributes);
  void check_redeem(document::Value attributes);
  void check_uses(document::Value uses);
  void check_time(const Program& program);
};

}  // namespace loyalty
