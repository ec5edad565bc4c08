// What an activity caused, on its way to the other members.
#include <algorithm>

#include "document/writer.hpp"
#include "engine/parts.hpp"

namespace loyalty {

using document::Value;
using document::Writer;

namespace {

std::string with_member(Value activity, std::string_view member) {
  std::string text;
  Writer writer(text);
  writer.begin_object();
  for (std::string_view key : {"at", "attributes", "id"}) {
    writer.key(key), writer.value(activity.find(key));
  }
  writer.member("member", member);
  for (std::string_view key : {"stamp", "type"}) writer.key(key), writer.value(activity.find(key));
  writer.end_object();
  return text;
}

}  // namespace

// What was settled on the way to a merge may have a gift for the one who is merged: they are closed
// first, with what the merge counted, and the gift goes to the member they are now.
void queue(std::vector<std::string> caused, std::string_view member,
           std::vector<FollowUp>& follow_ups) {
  const auto close = std::find_if(caused.begin(), caused.end(), [](const std::string& one) {
    return one.ends_with(R"("type":"close"})");
  });
  if (close != caused.end()) std::rotate(caused.begin(), close, close + 1);
  for (std::string& one : caused) follow_ups.push_back({std::move(one), std::string(member)});
}

// One who was merged is the survivor from then on; what came before that is known where it came.
// From the merge on nobody is their own friend: such a gift stays with the closed one, who refuses.
std::string Engine::Parts::addressed(const FollowUp& follow_up) const {
  document::Document document;
  if (document.parse(follow_up.text)) return follow_up.text;
  const Value root = document.root();
  const std::string_view type = root.find("type").text(), id = root.find("id").text();
  if (document::position_among("gift cancel transfer_in", type) < 0) return follow_up.text;
  const std::string_view named = root.find("member").text();
  std::string_view to = named;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto found = members.find(to);
    const bool is_elsewhere = found != members.end() && !found->second.into.empty() &&
                              records.find(to, id).empty();
    if (!is_elsewhere) break;
    to = found->second.into;
  }
  if (to == named) return follow_up.text;
  const auto at = time::parse_timestamp(root.find("at").text());
  const bool is_own = type == "gift" && to == follow_up.by && at &&
                      at->instant >= members.find(named)->second.clock;
  return is_own ? follow_up.text : with_member(root, to);
}

}  // namespace loyalty
