// Double-entry bookkeeping: every movement of points leaves one account of a currency for another,
// so that the accounts of a currency always sum to zero.
#pragma once

#include <cstdint>
#include <string_view>

#include "time/civil.hpp"

namespace loyalty::ledger {

// X(name)
#define LOYALTY_ACCOUNTS(X)                                                                       \
  X(issued) X(available) X(pending) X(reserved) X(spent) X(expired) X(clawed_back) X(forgiven)    \
  X(debt) X(adjusted) X(transferred)

enum class Account : std::uint8_t {
#define LOYALTY_ACCOUNT(name) name,
  LOYALTY_ACCOUNTS(LOYALTY_ACCOUNT)
#undef LOYALTY_ACCOUNT
};

inline constexpr std::size_t kAccounts = 11;
std::string_view name_of(Account account);

// Points earned or spent with a partner have its one account on the other side, which stands for
// those of the programme's own from which points come and to which they go.
using PartnerId = std::uint16_t;
inline constexpr PartnerId kNoPartner = 0xffff;
constexpr bool is_partners(Account account) {
  return account == Account::issued || account == Account::spent ||
         account == Account::clawed_back;
}

struct Posting {
  std::uint16_t currency = 0;
  Account from = Account::issued;
  Account to = Account::available;
  std::int64_t amount = 0;               // > 0
  time::Millis expires = time::kNever;  // end of the lot that was touched
  PartnerId partner = kNoPartner;       // whose account the one side is
};

}  // namespace loyalty::ledger
