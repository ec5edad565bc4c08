// What an Engine is made of.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/corridor.hpp"
#include "engine/journal.hpp"
#include "engine/store.hpp"
#include "loyalty/engine.hpp"
#include "mechanics/cart.hpp"

namespace loyalty {

// What a snapshot holds.
struct State {
  std::vector<Member> members;
  std::map<std::string, Link, std::less<>> erased;
  SharedValue shared;
  std::int64_t semantics = 0;
};

// An activity that another one caused, and of whom that was.
struct FollowUp {
  std::string text, by;
};

struct Engine::Parts {
  std::unique_ptr<Program> program;
  std::map<std::string, Member, std::less<>> members;
  std::map<std::string, Link, std::less<>> erased;  // where their chains end
  std::map<std::string, Mac, std::less<>> keys;
  SharedValue shared;
  RecordStore records;

  // Reused from activity to activity.
  Incoming incoming;
  Gifts gifts;
  Cart cart;
  Outcome outcome;
  logic::Scratch scratch;
  Member* held = nullptr;     // changed in place; none: a new member
  Member work;                // a copy of `held` to go back to, or the new member
  bool is_replaying = false;  // chains that were written apart may share an id
  std::string activity_text;
  std::string other_text;       // of a merge: what the other member holds
  std::optional<Member> other;  // the same
  std::vector<std::string> handed_again;  // the follow-ups of a duplicate
  std::vector<Step> steps;
  std::size_t step_count = 0;
  std::vector<Step> checkpoints;
  std::size_t rows = 0;

  Step& next_step();
  // One activity; false when it was refused. Follow-ups are queued.
  void apply_one(std::string_view activity, const Door& door, std::vector<FollowUp>& follow_ups);
  // A follow-up as it goes to the member who takes it now.
  std::string addressed(const FollowUp& follow_up) const;
  // Through the door, to the member; false when the step says why not or was answered before.
  bool enter(Step& step, std::string_view activity, const Door& door, bool previews = false);
  // Whether the id was accepted before: then the step says what that means for this activity.
  bool answer_known(Step& step, const Door& door);
  bool answer_as(Step& step, std::string_view record);
  // What stands against it because of other members.
  EntryRefusal door_refusal(bool is_new);
  // Whether members invited one another in a circle that this enrolment would close.
  bool closes_circle() const;
  EntryRefusal refusal_of_other(std::string_view attribute, std::string_view tail);
  EntryRefusal bring_other();
  Status write_other(const Member& member);
  void run(std::vector<SharedLeft>& shared_left, const Door& door);
  void commit(Step& step, const std::vector<SharedLeft>& shared_left);
  void refuse(Step& step, Status status, std::string_view field, std::string_view reason);
  std::vector<SharedLeft> shared_left();
  void write_activity(std::string& out, std::vector<SharedLeft> shared_left) const;
  const Mac& key_of(std::string_view member);

  Member& current() { return held ? *held : work; }
  void go_back() {
    if (held) std::swap(*held, work);
  }

  Status absence(std::string_view member) const {
    return erased.contains(member) ? Status::member_erased : Status::unknown_member;
  }
  // Nothing when the snapshot fits this programme and engine; else why not.
  std::string read(std::string_view snapshot, State& state);
  void take(State state);
  Step compact(Member& member, const time::Timestamp& at);
  Step erase(std::string_view member, const time::Timestamp& at);
  void forget(std::string_view member, const Link& end);
};

// Appends what one activity of `member` caused, in the order in which it is applied.
void queue(std::vector<std::string> caused, std::string_view member,
           std::vector<FollowUp>& follow_ups);

std::string error_answer(Status status, std::string_view sentence, std::string_view field);

}  // namespace loyalty
