// Erasing in a journal that nobody replays: of the member's records only the digests stay.
#include "document/writer.hpp"
#include "engine/chains.hpp"
#include "engine/checkpoints.hpp"
#include "loyalty/engine.hpp"

namespace loyalty {
namespace {

using document::Value;
using document::Writer;

class Erasure {
 public:
  Erasure(std::string_view member, const time::Timestamp& at) : member_(member), at_(at) {}

  bool line(std::string_view text, std::size_t number) {
    if (const auto problem = document_.scan(text)) {
      fault_ = {number, "malformed", problem->sentence};
      return false;
    }
    const Value record = document_.root();
    if (record.find("member").text() != member_) {
      journal_.append(text);
    } else if (chains_.follow(record, number)) {
      keep(record, text);
    } else {
      fault_ = chains_.fault();
      return false;
    }
    journal_ += '\n';
    return true;
  }

  Result<std::string, JournalFault> finish() {
    const Chain* chain = chains_.find(member_);
    if (fault_.code.empty() && !chain) {
      fault_ = {0, "unknown_member", "the journal has no record of the member"};
    }
    if (!fault_.code.empty()) return JournalFault{fault_answer(fault_)};
    if (!chain->is_erased) {
      Link link = chain->link;
      append_erasure(journal_, link, {member_, programme_, to_hex(programme_), at_});
      journal_ += '\n';
    }
    return std::move(journal_);
  }

 private:
  void keep(Value record, std::string_view text) {
    programme_ = *digest_from_hex(record.find("program").text());
    if (is_emptied(record) || reason_of(record) == "erasure") {
      journal_.append(text);
    } else {
      append_emptied(journal_, record);
    }
  }

  std::string_view member_;
  const time::Timestamp& at_;
  document::Document document_;
  Chains chains_;
  ChainFault fault_;
  Digest programme_{};  // of the member's last record
  std::string journal_;
};

}  // namespace

Result<std::string, JournalFault> erase(std::string_view journal, std::string_view member,
                                        std::string_view at) {
  const auto instant = time::parse_timestamp(at);
  if (!instant) {
    return JournalFault{fault_answer({0, "bad_time", std::string(kBadInstant)})};
  }
  Erasure erasure(member, *instant);
  for_each_line(journal, [&](std::string_view line, std::size_t number) {
    return erasure.line(line, number);
  });
  return erasure.finish();
}

}  // namespace loyalty
