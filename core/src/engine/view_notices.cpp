// What is to be told now.
#include "document/reader.hpp"
#include "engine/outcome_text.hpp"
#include "engine/view.hpp"

namespace loyalty {

using document::Writer;

void write_notice(Writer& writer, const Turn& turn, const Tellable& one, bool is_sent) {
  const document::Value item = item_of(turn.program, "notices", one.notice);
  writer.begin_object();
  view_text(writer, item, "about");
  if (one.amount > 0) writer.member("amount", one.amount);
  writer.key("at"), write_instant(writer, turn.calendar(), one.at);
  if (is_sent) writer.key("due"), write_instant(writer, turn.calendar(), turn.at);
  writer.member("id", notice_id(turn, one));
  view_text(writer, item, "image");
  writer.member("kind", document::split(kNoticeKinds)[static_cast<std::size_t>(one.kind)]);
  if (is_sent) writer.member("member", turn.member.id);
  view_text(writer, item, "name");
  writer.member("notice", turn.program.notices[one.notice].id);
  writer.member("thing", one.thing);
  writer.end_object();
}

void view_notices(Writer& writer, Turn& turn, const ViewRequest& request) {
  writer.begin_array();
  for (const Tellable& one : due_notices(turn, request.offset_seconds)) {
    write_notice(writer, turn, one, false);
  }
  writer.end_array();
}

}  // namespace loyalty
