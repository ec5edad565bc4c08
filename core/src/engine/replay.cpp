// Replay: every activity of a journal applied again, every outcome and hash compared with the one
// recorded, segment by segment from checkpoint to checkpoint. What lies before a restored state,
// and what an erased member has left, is followed by its digests only.
#include "engine/chains.hpp"
#include "engine/checkpoints.hpp"
#include "engine/compile.hpp"
#include "engine/parts.hpp"

namespace loyalty {

using document::Value;
using document::Writer;

class Engine::Replay {
 public:
  Replay(Engine& engine, std::span<const std::string_view> programmes)
      : engine_(engine), parts_(*engine.parts_), programmes_(programmes) {
    for (const auto& [id, member] : parts_.members) restored_[id] = {member.seq, member.head};
    for (const auto& [id, end] : parts_.erased) restored_[id] = end;
  }

  bool line(std::string_view text, std::size_t number) {
    fault_.line = number;
    if (const auto problem = document_.scan(text)) return fail("malformed", problem->sentence);
    const Value record = document_.root();
    ++records_;
    const std::string_view reason = reason_of(record);
    if (is_behind(record)) return catch_up(record);
    if (is_emptied(record)) return emptied(record);
    if (reason == "erasure") return erasure(record);
    if (reason == "compaction") return compaction(record);
    if (reason == "semantics") return fail_snapshot();
    return record.find("checkpoint") ? checkpoint(record) : activity(record);
  }

  // What only the end of the journal shows.
  void finish() {
    if (!fault_.code.empty()) return;
    if (!chains_.finish()) {
      fault_ = chains_.fault();
      return;
    }
    for (const auto& [id, chain] : chains_.all()) {
      const auto restored = restored_.find(id);
      if (restored == restored_.end() || chain.link.seq >= restored->second.seq) continue;
      fail("snapshot", "the journal ends before the state that was restored");
    }
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

  bool fail_snapshot() {
    return fail("snapshot", "the snapshot that the checkpoint names was not restored before");
  }

  bool follow(Value record) {
    if (chains_.follow(record, fault_.line)) return true;
    fault_ = chains_.fault();
    return false;
  }

  // Whether the state that was restored has the record behind it already.
  bool is_behind(Value record) const {
    if (restored_.empty()) return false;
    const auto restored = restored_.find(record.find("member").text());
    return restored != restored_.end() &&
           static_cast<std::uint64_t>(record.find("seq").integer()) <= restored->second.seq;
  }

  bool catch_up(Value record) {
    if (!follow(record)) return false;
    const std::string_view id = record.find("member").text();
    const Chain& chain = *chains_.find(id);
    const Link& restored = restored_.find(id)->second;
    if (chain.link.seq < restored.seq) return true;
    if (chain.link.head != restored.head) {
      return fail("snapshot", "the state that was restored belongs to another chain");
    }
    if (chain.is_erased || names_state(record, id)) return true;
    return fail("snapshot", "no checkpoint here names the state that was restored");
  }

  bool names_state(Value record, std::string_view id) const {
    const auto member = parts_.members.find(id);
    const auto prev = digest_from_hex(record.find("prev").text());
    if (member == parts_.members.end() || !prev) return false;
    const Digest state =
        state_digest(*parts_.program, member->second, {member->second.seq - 1, *prev});
    return record.find("checkpoint").find("snapshot").text() == to_hex(state);
  }

  bool emptied(Value record) {
    if (!parts_.members.contains(record.find("member").text())) return follow(record);
    return fail("emptied", "it has lost its content, but its member was not erased");
  }

  bool erasure(Value record) {
    const std::string_view id = record.find("member").text();
    if (parts_.members.contains(id)) {
      const auto at = instant_of(record);
      return (at && parts_.erase(id, *at).record == document::canonical(record)) ||
             fail("checkpoint", "the member was erased otherwise than recorded");
    }
    if (!follow(record)) return false;
    parts_.forget(id, chains_.find(id)->link);
    return true;
  }

  bool compaction(Value record) {
    const auto member = parts_.members.find(record.find("member").text());
    if (member == parts_.members.end()) return fail_snapshot();
    const auto at = instant_of(record);
    return (at && parts_.compact(member->second, *at).record == document::canonical(record)) ||
           fail("checkpoint", "the compaction comes out otherwise than recorded");
  }

  static std::optional<time::Timestamp> instant_of(Value record) {
    return time::parse_timestamp(record.find("checkpoint").find("at").text());
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
  Parts& parts_;
  std::span<const std::string_view> programmes_;
  document::Document document_;
  std::map<std::string, Link, std::less<>> restored_;  // where those restored before stand
  Chains chains_;  // of records that are followed, not applied
  ChainFault fault_;
  std::int64_t records_ = 0;
};

const Step& Engine::apply_alone(std::string_view activity) {
  parts_->step_count = 0;
  std::vector<std::string> follow_ups;
  parts_->apply_one(activity, {}, follow_ups);
  return parts_->steps[0];
}

std::string Engine::replay(std::string_view journal,
                           std::span<const std::string_view> programmes) {
  Replay replay(*this, programmes);
  parts_->is_replaying = true;
  for_each_line(journal, [&](std::string_view line, std::size_t number) {
    return replay.line(line, number);
  });
  parts_->is_replaying = false;
  replay.finish();
  return replay.answer();
}

}  // namespace loyalty
