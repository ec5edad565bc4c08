// What an activity caused, on its way to the other members.
#include <algorithm>

#include "document/writer.hpp"
#include "engine/parts.hpp"

namespace loyalty {

using document::Value;
using document::Writer;

// What was settled on the way to a merge may have a gift for the one who is merged: they are closed
// first, with what the merge counted, and the gift goes to the member they are now.
void queue(std::vector<std::string> caused, std::vector<std::string>& follow_ups) {
  const auto close = std::find_if(caused.begin(), caused.end(), [](const std::string& one) {
    return one.ends_with(R"("type":"close"})");
  });
  if (close != caused.end()) std::rotate(caused.begin(), close, close + 1);
  for (std::string& one : caused) follow_ups.push_back(std::move(one));
}

// One who was merged is the survivor from then on; what came before that is known where it came.
std::string Engine::Parts::addressed(const std::string& follow_up) const {
  document::Document document;
  if (document.parse(follow_up)) return follow_up;
  const Value root = document.root();
  if (document::position_among("gift cancel transfer_in", root.find("type").text()) < 0) {
    return follow_up;
  }
  std::string_view to = root.find("member").text();
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto found = members.find(to);
    const bool is_elsewhere = found != members.end() && !found->second.into.empty() &&
                              records.find(to, root.find("id").text()).empty();
    if (!is_elsewhere) break;
    to = found->second.into;
  }
  std::string text;
  Writer writer(text);
  writer.begin_object();
  for (std::string_view key : {"at", "attributes", "id"}) {
    writer.key(key), writer.value(root.find(key));
  }
  writer.member("member", to);
  for (std::string_view key : {"stamp", "type"}) writer.key(key), writer.value(root.find(key));
  writer.end_object();
  return text;
}

}  // namespace loyalty
