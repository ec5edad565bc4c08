// What a snapshot says of each room of a member; `member_snapshot.cpp` puts them together.
#pragma once

#include "engine/archive.hpp"

namespace loyalty {

void describe_wallet(Archive& archive, ledger::Wallet& wallet, std::size_t);
void describe_counter(Archive& archive, Counter& counter, std::size_t);
void describe_shared_source(Archive& archive, Shared<Source>& source);
void describe_redemption(Archive& archive, Redemption& redemption);
void describe_reward(Archive& archive, RewardState& state, std::size_t);
void describe_mission(Archive& archive, MissionState& state, std::size_t);
void describe_draw(Archive& archive, DrawState& state, std::size_t index);
void describe_plan(Archive& archive, PlanState& state, std::size_t);
void describe_consent(Archive& archive, ConsentState& state, std::size_t);
void describe_notice(Archive& archive, NoticeState& state, std::size_t);
void describe_referral(Archive& archive, ReferralState& state, std::size_t);
void describe_feedback(Archive& archive, Feedback& feedback);
void describe_streak(Archive& archive, StreakState& state, std::size_t);
void describe_tier(Archive& archive, TierState& state, std::size_t index);

}  // namespace loyalty
