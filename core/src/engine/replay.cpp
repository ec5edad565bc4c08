// Replay: every activity of a journal applied again, every outcome and hash compared with the one
// recorded, segment by segment from checkpoint to checkpoint. What lies before a restored state,
// and what an erased member has left, is followed by its digests only.
#include "base/joined.hpp"
#include "blocks/ticket.hpp"
#include "engine/chains.hpp"
#include "engine/checkpoints.hpp"
#include "engine/compile.hpp"
#include "engine/parts.hpp"

namespace loyalty {

using document::Value;
using document::Writer;

class Engine::Replay {
 public:
  Replay(Engine& engine, std::span<const std::string_view> programmes,
         std::vector<Mac> seeds = {})
      : engine_(engine), parts_(*engine.parts_), programmes_(programmes), seeds_(std::move(seeds)) {
    for (const auto& [id, member] : parts_.members) restored_[id] = {member.seq, member.head};
    for (const auto& [id, end] : parts_.erased) restored_[id] = end;
  }

  std::string run(std::string_view journal) {
    parts_.is_replaying = true;
    for_each_line(journal, [&](std::string_view text, std::size_t number) {
      return line(text, number);
    });
    parts_.is_replaying = false;
    finish();
    return answer();
  }

 private:
  bool line(std::string_view text, std::size_t number) {
    fault_.line = number;
    if (const auto problem = document_.scan(text)) return fail("malformed", problem->sentence);
    const Value record = document_.root();
    ++records_;
    if (!seeds_.empty() && !comes_from_seed(record)) return false;
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
    if (!seeds_.empty()) writer.member("draws", draws_);
    writer.member("ok", true);
    writer.member("records", records_);
    writer.end_object();
    return out;
  }

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
    return (at && is_as_recorded(parts_.compact(member->second, *at).record, record)) ||
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
    if (const Step& step = engine_.apply_alone(text); step.outcome != expected) {
      std::string sentence = seeds_.empty() ? std::string()
                                            : drawn_otherwise(record.find("outcome"), step.outcome);
      if (!sentence.empty()) return fail("drawn", std::move(sentence));
      return fail("outcome", "the programme gives another outcome than the one recorded");
    }
    if (!seeds_.empty()) return take_head(record);
    if (engine_.head(member) != hash) {
      return fail("hash", "the chain has another head than the one recorded");
    }
    return true;
  }

  // Draws are verified without the members' keys, from which the salts come: the chain is followed
  // by the salts that it holds, and goes on from the head that it has.
  bool take_head(Value record) {
    if (!follow(record)) return false;
    const auto member = parts_.members.find(record.find("member").text());
    const auto head = digest_from_hex(record.find("hash").text());
    if (member != parts_.members.end() && head) member->second.head = *head;
    return true;
  }

  // Whether the checkpoint that was made is the one recorded.
  bool is_as_recorded(std::string_view made, Value record) {
    if (seeds_.empty()) return made == document::canonical(record);
    const std::string told = document::canonical(record.find("checkpoint"));
    return made.find("\"checkpoint\":" + told) != std::string_view::npos && take_head(record);
  }

  bool checkpoint(Value record) {
    const std::string_view digest = record.find("program").text();
    if (digest != engine_.programme_digest() && !adopt(record, digest)) return false;
    for (const Step& step : engine_.checkpoints()) {
      if (step.outcome != record.find("member").text()) continue;
      if (is_as_recorded(step.record, record)) return true;
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

  static Value drawn_in(Value outcome) {
    for (Value effect : outcome.find("effects")) {
      if (effect.find("type").text() == "drawn") return effect;
    }
    return {};
  }

  // The entropy of a draw is that of one of the seeds, for the number that its outcome tells.
  bool comes_from_seed(Value record) {
    const Value activity = record.find("activity");
    const Value drawn = drawn_in(record.find("outcome"));
    if (!drawn) return true;
    ++draws_;
    const std::string_view member = record.find("member").text();
    const std::string_view draw = drawn.find("draw").text();
    const std::int64_t number = drawn.find("number").integer();
    const std::string_view nonce = activity.find("attributes").find("nonce").text();
    const std::string_view entropy = activity.find("stamp").find("entropy").text();
    for (const Mac& seed : seeds_) {
      if (to_hex(entropy_of(seed, member, draw, number, nonce)) == entropy) return true;
    }
    return fail("entropy", joined({"the entropy is not that of draw ", std::to_string(number),
                                   " of ", member, " at ", draw, " under the seed"}));
  }

  // What of a draw comes out otherwise; empty when it is nothing of it.
  static std::string drawn_otherwise(Value recorded, std::string_view outcome) {
    document::Document document;
    if (document.parse(outcome)) return {};
    const Value told = drawn_in(recorded), is = drawn_in(document.root());
    const auto text = [](Value value) {
      return value ? document::canonical(value) : std::string("nothing");
    };
    for (std::string_view key : {"number", "ticket", "prize", "guaranteed", "instead_of"}) {
      const std::string first = text(told.find(key)), second = text(is.find(key));
      if (first == second) continue;
      return joined({"the draw's ", key, " is recorded as ", first, "; it comes out as ", second});
    }
    return {};
  }

  Engine& engine_;
  Parts& parts_;
  std::span<const std::string_view> programmes_;
  std::vector<Mac> seeds_;  // given: where the entropy of draws must come from
  document::Document document_;
  std::map<std::string, Link, std::less<>> restored_;  // where those restored before stand
  Chains chains_;  // of records that are followed, not applied
  ChainFault fault_;
  std::int64_t records_ = 0, draws_ = 0;
};

const Step& Engine::apply_alone(std::string_view activity) {
  parts_->step_count = 0;
  std::vector<FollowUp> follow_ups;
  parts_->apply_one(activity, {}, follow_ups);
  return parts_->steps[0];
}

std::string Engine::replay(std::string_view journal,
                           std::span<const std::string_view> programmes) {
  return Replay(*this, programmes).run(journal);
}

std::string Engine::verify_draws(std::string_view journal, std::span<const std::string_view> seeds,
                                 std::span<const std::string_view> programmes) {
  std::vector<Mac> macs;
  for (std::string_view seed : seeds) {
    const auto bytes = digest_from_hex(seed);
    if (!bytes) return fault_answer({0, "seed", "a seed is 64 hexadecimal digits in lower case"});
    const auto* key = reinterpret_cast<const char*>(bytes->data());
    macs.emplace_back(std::string_view(key, bytes->size()));
  }
  if (macs.empty()) return fault_answer({0, "seed", "there is no seed to verify by"});
  Replay replay(*this, programmes, std::move(macs));
  return replay.run(journal);
}

}  // namespace loyalty
