// Outcomes as canonical JSON, in the shape of core/docs/documents.md.
#pragma once

#include <string>
#include <string_view>

#include "blocks/effect.hpp"
#include "document/writer.hpp"
#include "mechanics/program.hpp"

namespace loyalty {

void write_instant(document::Writer& writer, const time::Calendar& calendar, Millis instant);
void write_day(document::Writer& writer, Day day);
void write_effect(document::Writer& writer, const Program& program, const Outcome& outcome,
                  const Effect& effect);
void write_passed(document::Writer& writer, const Program& program, const Passed& passed);
void write_outcome(std::string& out, const Program& program, std::string_view activity,
                   const Outcome& outcome);
// The first outcome again, as the duplicate of it.
std::string as_duplicate(std::string_view activity, document::Value first);

}  // namespace loyalty
