// Replay: every activity of a journal applied again, every outcome and hash compared with the one
// recorded, segment by segment from checkpoint to checkpoint.
#include "engine/compile.hpp"
#include "engine/parts.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

class Replay {
 public:
  Replay(Engine& engine, std::span<const std::string_view> programmes)
      : engine_(engine), programmes_(programmes) {}

  bool line(std::string_view text, std::size_t number) {
    fault_.line = number;
    if (const auto problem = document_.parse(text)) return fail("malformed", problem->sentence);
    const Value record = document_.root();
    ++records_;
    return record.find("checkpoint") ? checkpoint(record) : activity(record);
  }

  std::string answer() const {
    if (!fault_.code.empty()) return fault_answer(fault_);
    std::string out;
    Writer writer(out);
    writer.begin_object();
    writer.member("ok", true);
    writer.member("records", records_);
    writer.end_object();
    return out;
  }

 private:
  bool fail(std::string_view code, std::string sentence) {
    fault_.code = code;
    fault_.sentence = std::move(sentence);
    return false;
  }

  bool activity(Value record) {
    const bool is_record = record.find("activity").is(document::Kind::object) &&
                           record.find("outcome").is(document::Kind::object);
    if (!is_record) {
      return fail("not_a_record", "the line is not a journal record of a known version");
    }
    if (record.find("program").text() != engine_.programme_digest()) {
      return fail("programme", "the record was made under another programme");
    }
    const std::string expected = document::canonical(record.find("outcome"));
    const std::string hash(record.find("hash").text());
    const std::string member(record.find("member").text());
    const std::string text = document::canonical(record.find("activity"));
    // Follow-ups have records of their own.
    if (engine_.apply_alone(text).outcome != expected) {
      return fail("outcome", "the programme gives another outcome than the one recorded");
    }
    if (engine_.head(member) != hash) {
      return fail("hash", "the chain has another head than the one recorded");
    }
    return true;
  }

  bool checkpoint(Value record) {
    const std::string_view digest = record.find("program").text();
    if (digest != engine_.programme_digest() && !adopt(record, digest)) return false;
    for (const Step& step : engine_.checkpoints()) {
      if (step.outcome != record.find("member").text()) continue;
      if (step.record == document::canonical(record)) return true;
      return fail("checkpoint", "the version is entered otherwise than recorded");
    }
    return fail("checkpoint", "no version was entered here");
  }

  bool adopt(Value record, std::string_view digest) {
    for (std::string_view programme : programmes_) {
      document::Document document;
      if (document.parse(programme)) continue;
      if (to_hex(sha256(document::canonical(document.root()))) != digest) continue;
      const Value at = record.find("checkpoint").find("at");
      const Faults faults = engine_.adopt(programme, at.text());
      if (has_errors(faults)) return fail("checkpoint", faults[0].sentence);
      return true;
    }
    return fail("programme", "the programme that the checkpoint names is not at hand");
  }

  Engine& engine_;
  std::span<const std::string_view> programmes_;
  document::Document document_;
  ChainFault fault_;
  std::int64_t records_ = 0;
};

}  // namespace

const Step& Engine::apply_alone(std::string_view activity) {
  parts_->step_count = 0;
  std::vector<std::string> follow_ups;
  parts_->apply_one(activity, {}, follow_ups);
  return parts_->steps[0];
}

std::string Engine::replay(std::string_view journal,
                           std::span<const std::string_view> programmes) {
  Replay replay(*this, programmes);
  for_each_line(journal, [&](std::string_view line, std::size_t number) {
    return replay.line(line, number);
  });
  return replay.answer();
}

}  // namespace loyalty
