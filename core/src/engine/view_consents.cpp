// What a member agreed to.
#include "engine/outcome_text.hpp"
#include "engine/view.hpp"

namespace loyalty {

void view_consents(document::Writer& writer, const Turn& turn) {
  writer.begin_array();
  for (std::size_t i = 0; i < turn.program.consents.size(); ++i) {
    const ConsentState& state = turn.member.consents[i];
    const document::Value item = item_of(turn.program, "consents", i);
    writer.begin_object();
    view_text(writer, item, "about");
    if (state.at != kNever) writer.key("at"), write_instant(writer, turn.calendar(), state.at);
    writer.member("given", state.given);
    writer.member("id", turn.program.consents[i].id);
    view_text(writer, item, "image");
    view_text(writer, item, "name");
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace loyalty
