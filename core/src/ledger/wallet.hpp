// What a member has of one currency: dated lots, pending lots, points set aside, and the balance of
// every account. Nothing here knows programmes or conditions; each movement appends its postings.
//
//   Wallet wallet(currency);
//   wallet.earn(120, expires, source, postings);     // pays debt first
//   auto parts = wallet.spend(50, postings);          // earliest end first
//   wallet.give_back(parts, now, postings);           // into their own lots
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ledger/posting.hpp"

namespace loyalty::ledger {

using time::kNever;
using time::Millis;

// The end of lots that live until some time after the currency's last use: the same for all of
// them, and kept by the wallet.
inline constexpr Millis kMoving = kNever - 1;

// Points that end together and came from the same source. Source 0 is everything that can no longer
// be returned.
struct Lot {
  Millis expires = kNever;
  std::uint32_t source = 0;
  std::int64_t amount = 0;
  friend bool operator==(const Lot&, const Lot&) = default;
};

struct PendingLot {
  Millis matures = kNever;  // kNever: by confirmation only
  std::uint32_t source = 0;
  std::uint16_t item = 0;  // what gave it
  std::uint16_t term = 0;  // its life once available, as the programme numbers its terms
  std::int64_t amount = 0;
  std::uint32_t gift = 0;  // position among what its source gave
  friend bool operator==(const PendingLot&, const PendingLot&) = default;
};

struct ReservedLot {
  std::uint16_t holder = 0;
  Lot lot;
  friend bool operator==(const ReservedLot&, const ReservedLot&) = default;
};

// What was earned and spent with a partner. One account of it has all three.
struct PartnerAccount {
  PartnerId partner = kNoPartner;
  std::int64_t earned = 0, clawed_back = 0, spent = 0;
  std::int64_t balance() const { return spent + clawed_back - earned; }
  friend bool operator==(const PartnerAccount&, const PartnerAccount&) = default;
};

// What becomes of a claw-back beyond what is there.
enum class Shortfall : std::uint8_t { debt, negative, forgive };

using Postings = std::vector<Posting>;

class Wallet {
 public:
  explicit Wallet(std::uint16_t currency = 0) : currency_(currency) {}

  std::int64_t balance(Account account) const {
    return balances_[static_cast<std::size_t>(account)];
  }
  std::int64_t available() const { return balance(Account::available); }
  std::int64_t owed() const { return -balance(Account::debt); }
  // With the programme itself and with all partners.
  std::int64_t earned() const;
  std::int64_t spent() const;
  const std::vector<PartnerAccount>& partners() const { return partners_; }
  const std::vector<Lot>& lots() const { return lots_; }
  const std::vector<PendingLot>& pending() const { return pending_; }
  const std::vector<ReservedLot>& reserved() const { return reserved_; }

  // Whether every balance is within the range of exact integers.
  bool in_range() const;

  // From `issued`, or from `adjusted`, or from `pending` when it matures.
  void earn(std::int64_t amount, Millis expires, std::uint32_t source, Postings& out,
            Account from = Account::issued, PartnerId partner = kNoPartner);
  void earn_pending(const PendingLot& lot, Postings& out, PartnerId partner = kNoPartner);
  PendingLot take_pending(std::size_t index);  // the caller posts what becomes of it
  void cancel_pending(const PendingLot& lot, Postings& out, PartnerId partner = kNoPartner);

  // Earliest end first, then oldest source; at most what is available. Answers the parts taken.
  std::vector<Lot> spend(std::int64_t amount, Postings& out, Account to = Account::spent,
                         PartnerId partner = kNoPartner);
  // As spend, and what is not there by policy.
  void force(std::int64_t amount, Shortfall policy, Account to, Postings& out,
             PartnerId partner = kNoPartner);
  // Back into their own lots; what has ended since goes on to `expired`.
  void give_back(const std::vector<Lot>& parts, Millis now, Postings& out,
                 PartnerId partner = kNoPartner);

  // Takes back the gift at that position of `source`: what is pending of it, the source's own lots,
  // then others. Answers how much of it was still pending.
  std::int64_t claw_back(std::int64_t amount, std::uint32_t source, std::uint32_t gift,
                         Shortfall policy, Postings& out, PartnerId partner = kNoPartner);

  // All of these points, for as long as `holder` keeps them.
  void reserve(std::int64_t amount, std::uint16_t holder, Postings& out);
  std::int64_t reserved_for(std::uint16_t holder) const;
  void burn(std::int64_t amount, std::uint16_t holder, Postings& out);
  void release(std::uint16_t holder, Millis now, Postings& out);

  // Everything goes: what is available, what waits, what is set aside; to `transferred` what is
  // owed too. Answers how much.
  std::int64_t empty(Account to, Postings& out);
  // What another wallet of the currency has comes here, from `transferred`, with its ends; what
  // that one owes is taken as by `force`. Answers how much.
  struct TakeOver {
    std::uint32_t serials;              // added to the sources of its lots
    const std::vector<bool>& reserves;  // by holder: what it has set aside stays so
    Shortfall policy;
    Millis now;
  };
  std::int64_t take_over(const Wallet& other, const TakeOver& how, Postings& out);

  // The soonest end of any lot; kNever when none ends.
  Millis next_expiry() const;
  // The soonest maturity of any pending lot.
  Millis next_maturity() const { return pending_.empty() ? kNever : pending_.front().matures; }
  void expire(Millis at, Postings& out);

  void set_moving_end(Millis end) { moving_end_ = end; }
  Millis end_of(const Lot& lot) const { return lot.expires == kMoving ? moving_end_ : lot.expires; }

  // The source can no longer be returned: its lots join those of the same end.
  void forget_source(std::uint32_t source);

  Millis last_use = kNever;

  // For reading a snapshot back.
  void load(const std::array<std::int64_t, kAccounts>& balances, std::vector<Lot> lots,
            std::vector<PendingLot> pending, std::vector<ReservedLot> reserved,
            std::vector<PartnerAccount> partners);
  bool sums_to_zero() const;
  friend bool operator==(const Wallet&, const Wallet&) = default;

 private:
  void post(Account from, Account to, std::int64_t amount, Millis expires, Postings& out,
            PartnerId partner = kNoPartner);
  void add(Account account, std::int64_t amount, PartnerId partner);
  void put(const Lot& lot);
  void put_pending(const PendingLot& lot);
  std::int64_t take_from(std::size_t index, std::int64_t amount, Account to, Postings& out,
                         PartnerId partner = kNoPartner);
  void drop_empty();

  std::uint16_t currency_;
  std::array<std::int64_t, kAccounts> balances_{};
  std::vector<Lot> lots_;          // soonest end first, then source
  std::vector<PendingLot> pending_;  // soonest maturity first
  std::vector<ReservedLot> reserved_;
  std::vector<PartnerAccount> partners_;  // by partner; those with nothing left out
  Millis moving_end_ = kNever;
};

}  // namespace loyalty::ledger
