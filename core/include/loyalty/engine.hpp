// The engine: one compiled programme, its members, the quantities they share, and the journal.
//
//   auto engine = loyalty::Engine::create(programme_json);
//   if (!engine) return print(engine.error());              // every fault, with its JSON Pointer
//   for (const auto& step : engine->apply(activity_json))
//     std::puts(step.outcome.c_str());                      // the activity, then its follow-ups
//
// JSON in, JSON out; shapes in core/docs/documents.md. Nothing throws, aborts or reads a clock,
// whatever bytes come in. An engine is for one thread at a time.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "loyalty/fault.hpp"
#include "loyalty/result.hpp"
#include "loyalty/status.hpp"

namespace loyalty {

// Every fault of a programme document; warnings (codes `warning.…`) do not stop it from compiling.
Faults check(std::string_view programme);

struct Step {
  std::string outcome;  // canonical JSON
  std::string record;   // the journal line, without line feed; empty unless accepted
};

// What comes with an activity from outside the member.
struct Door {
  std::string_view stamp = {};  // JSON; given: the page's door, where an activity may carry none
  std::string_view known = {};  // the record already accepted under this id, whoever's it is, else
                                // the one of the purchase that it refunds, where the caller keeps
                                // the journal and the engine has not seen it
};

class Engine {
 public:
  static Result<Engine, Faults> create(std::string_view programme);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  // The member's 32-byte key, from which the journal's salts come; set before the first activity.
  // Without one the salts are derived from the member's id and hide nothing.
  void set_key(std::string_view member, std::string_view key);
  // Whether accepted records stay in memory for `history` and for duplicates (the default), or the
  // caller keeps them.
  void keep_journal(bool keep);

  // The outcome of the activity, then of each follow-up it caused. Valid until the next call.
  std::span<const Step> apply(std::string_view activity, const Door& door = {});
  // As apply, but what it causes for other members is left to the caller: for replay, and for a
  // backend that holds one member at a time.
  const Step& apply_alone(std::string_view activity);
  // What apply would answer now; changes nothing.
  std::string preview(std::string_view activity);

  // {"member", "now", "month"?, "horizon"?} -> what a member center shows, or {"error": {…}}.
  std::string view(std::string_view request);
  // {"member", "now", "cart": {attributes of a purchase}, "use"?} -> what that purchase would come
  // to, what each voucher held would do, the best combination of them; core/docs/quote.md. Changes
  // nothing.
  std::string quote(std::string_view request);
  // {"from", "to", "member"?} -> {"notices": […]}: what becomes due to be told between two
  // instants, the second excluded, or two days, both included; the soonest first, if nothing more
  // happens. Each as in the view, with `member` and `due`, since when. Whoever tells a member says
  // so with an activity `told`.
  std::string due(std::string_view request);
  // Everything held about a member: {"member", "records": […], "snapshot", "view"}, or
  // {"error": {…}}.
  std::string export_of(std::string_view member);
  // {"member", "before"?, "limit"?} -> {"records": […]}, newest first.
  std::string history(std::string_view request) const;

  // Members, shared quantities and chain heads; one member only when named.
  std::string snapshot(std::string_view member = {}) const;
  // Nothing when it was taken in whole; else why not, and nothing has changed.
  std::string restore(std::string_view snapshot);

  // A new version of the same programme (same id, higher version) that rules from `at` on. Every
  // member is settled up to it by the old rules and goes over by kind and id; `checkpoints` are the
  // records that say so. Faults, and nothing has changed, when it cannot be.
  Faults adopt(std::string_view programme, std::string_view at);
  // A checkpoint for every member, or the one named, with the digest of their state: with the
  // snapshot taken right after, the journal before it may be dropped. Activities dated up to the
  // member's last one are then `too_late`, as nobody can tell any more whether they were accepted.
  std::string compact(std::string_view at, std::string_view member = {});
  // As restore, of a snapshot that an engine of lower `semantics` took.
  std::string migrate(std::string_view snapshot, std::string_view at);
  // Forgets the member's state, records and key; what comes for them later is `member_erased`. The
  // journal that the caller keeps is the matter of the function `erase` below.
  std::string erase(std::string_view member, std::string_view at);
  // The records of the last adopt, compact, migrate or erase, to be added to the journal; `outcome`
  // names the member. The last three answer nothing, or a sentence why not, and nothing has
  // changed. Their `at` says in the record when they happened and has no other effect.
  std::span<const Step> checkpoints() const;

  // Applies the activities of journal lines and compares every outcome and hash with the recorded
  // one: {"records": n, "ok": true} or {"error": {"line", "code", "sentence"}, "ok": false}.
  // Later versions of the programme are found in `programmes` by the digest their checkpoints name.
  // Of members who were restored before, the records up to their state are followed, not applied:
  // the last of these must be a checkpoint that names the digest of this very state.
  std::string replay(std::string_view journal,
                     std::span<const std::string_view> programmes = {});

  // As replay, and every draw in the journal against the seeds that the authority published since
  // (64 hexadecimal digits each): the entropy is one of theirs, and number, ticket and prize, what
  // was promised and what was out included, are those of the programme. Answers `draws` too.
  std::string verify_draws(std::string_view journal, std::span<const std::string_view> seeds,
                           std::span<const std::string_view> programmes = {});

  // What each partner owes the programme for the points of these journal lines, whose chains are
  // followed: {"from"?, "to"?}, days of the programme that both belong to it, -> {"currencies",
  // "partners": [{"currencies": [{"currency", "issue_money", "issued", "redeem_money",
  // "redeemed"}], "id", "pays"}]}, or {"error": …}. Each record is settled by the rates of the
  // version it was made under, which is this one or among `programmes`.
  std::string settlement(std::string_view request, std::string_view journal,
                         std::span<const std::string_view> programmes = {}) const;

  std::string programme_digest() const;  // hex
  std::string head(std::string_view member) const;  // hex; of the empty chain: 64 zeros

  // Rows looked at by the last apply: what the figures about constant cost count.
  std::size_t rows_visited() const;

 private:
  struct Parts;
  class Quote;
  class Replay;
  explicit Engine(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// The chain of every member in the journal lines, without a programme:
// {"members": n, "records": n, "ok": true} or {"error": {…}, "ok": false}. A chain may begin with
// the checkpoint of a compaction; `erased` counts the members who were, when any was.
std::string verify(std::string_view journal);

struct JournalFault {
  std::string answer;  // as verify gives it
};
// The journal with the member's activities, outcomes and salts dropped, and the checkpoint that
// says so added at its end unless it is there: the same as Engine::erase writes. The digests stay,
// so that every chain still verifies; the lines of others stay as they are.
Result<std::string, JournalFault> erase(std::string_view journal, std::string_view member,
                                        std::string_view at);

// `loyalty logic`: one JsonLogic rule over data; {"result": …} or {"error": "…"}.
std::string evaluate_logic(std::string_view line);

}  // namespace loyalty
