// The ledger by hand: which lots leave first, what debt and overdrafts come to, what is set aside.
#include <string>
#include <vector>

#include "catch.hpp"
#include "ledger/wallet.hpp"

namespace {

using loyalty::ledger::Account;
using loyalty::ledger::kMoving;
using loyalty::ledger::kNever;
using loyalty::ledger::Lot;
using loyalty::ledger::Postings;
using loyalty::ledger::Shortfall;
using loyalty::ledger::Wallet;

// `issued>available 10, …`, the end of a lot after @.
std::string said(const Postings& postings) {
  std::string text;
  for (const auto& posting : postings) {
    if (!text.empty()) text += ", ";
    text += std::string(name_of(posting.from)) + ">" + std::string(name_of(posting.to)) + " " +
            std::to_string(posting.amount);
    if (posting.expires != kNever) text += "@" + std::to_string(posting.expires);
  }
  return text;
}

// What one movement posted.
template <class Move>
std::string posted(Move move) {
  Postings postings;
  move(postings);
  return said(postings);
}

std::string lots_of(const Wallet& wallet) {
  std::string text;
  for (const Lot& lot : wallet.lots()) {
    text += (text.empty() ? "" : " ") + std::to_string(lot.amount) + "/" +
            std::to_string(lot.source) +
            (lot.expires == kNever ? "" : "@" + std::to_string(lot.expires));
  }
  return text;
}

Wallet holding(const std::vector<Lot>& lots) {
  Wallet wallet(3);
  Postings postings;
  for (const Lot& lot : lots) wallet.earn(lot.amount, lot.expires, lot.source, postings);
  return wallet;
}

}  // namespace

TEST_CASE("a partner's account has what was earned and spent with it", "[proofs][ledger]") {
  constexpr loyalty::ledger::PartnerId kInn = 4, kFerry = 2;
  Wallet wallet(3);
  Postings postings;
  wallet.earn(20, kNever, 7, postings, Account::issued, kInn);
  wallet.earn(5, kNever, 0, postings);
  wallet.spend(8, postings, Account::spent, kFerry);
  wallet.claw_back(6, 7, 0, Shortfall::debt, postings, kInn);
  // Of 20 + 5 earned 8 are spent, the 5 of no source first, and 6 back: 11 are left.
  CHECK(wallet.available() == 11);
  CHECK(wallet.earned() == 25);
  CHECK(wallet.spent() == 8);
  REQUIRE(wallet.partners().size() == 2);
  CHECK(wallet.partners()[0].partner == kFerry);
  CHECK(wallet.partners()[0].balance() == 8);
  CHECK(wallet.partners()[1].partner == kInn);
  CHECK(wallet.partners()[1].balance() == 6 - 20);
  CHECK(wallet.balance(Account::issued) == -5);
  CHECK(wallet.sums_to_zero());
  CHECK(postings[0].partner == kInn);
  CHECK(postings[1].partner == loyalty::ledger::kNoPartner);
  // An account in which nothing is left is no account.
  wallet.give_back({{kNever, 7, 8}}, 0, postings, kFerry);
  CHECK(wallet.partners().size() == 1);
  CHECK(wallet.sums_to_zero());
}

TEST_CASE("lots leave by their end, then by their source", "[proofs][ledger]") {
  Wallet wallet = holding({{200, 2, 10}, {100, 9, 5}, {kNever, 0, 7}, {200, 1, 3}, {100, 9, 4}});
  CHECK(lots_of(wallet) == "9/9@100 3/1@200 10/2@200 7/0");
  CHECK(wallet.available() == 29);
  CHECK(wallet.next_expiry() == 100);
  CHECK(posted([&](auto& p) { wallet.spend(14, p); }) ==
        "available>spent 9@100, available>spent 3@200, available>spent 2@200");
  CHECK(lots_of(wallet) == "8/2@200 7/0");
  CHECK(posted([&](auto& p) { wallet.expire(200, p); }) == "available>expired 8@200");
  CHECK(posted([&](auto& p) { wallet.expire(1'000'000, p); }).empty());
  CHECK(wallet.available() == 7);
  CHECK(wallet.sums_to_zero());
}

TEST_CASE("no more is spent than is there", "[proofs][ledger]") {
  Wallet wallet = holding({{kNever, 0, 5}});
  Postings postings;
  const auto parts = wallet.spend(8, postings);
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].amount == 5);
  CHECK(wallet.available() == 0);
  CHECK(wallet.lots().empty());
}

TEST_CASE("a shortfall is owed, drawn below nothing, or forgiven", "[proofs][ledger]") {
  Wallet owing = holding({{kNever, 0, 5}});
  CHECK(posted([&](auto& p) { owing.force(8, Shortfall::debt, Account::spent, p); }) ==
        "available>spent 5, debt>spent 3");
  CHECK(owing.owed() == 3);
  CHECK(posted([&](auto& p) { owing.earn(2, 50, 1, p); }) == "issued>debt 2");
  CHECK(posted([&](auto& p) { owing.earn(4, 50, 1, p); }) ==
        "issued>debt 1, issued>available 3@50");
  CHECK(owing.owed() == 0);

  Wallet below = holding({{kNever, 0, 5}});
  CHECK(posted([&](auto& p) { below.force(8, Shortfall::negative, Account::clawed_back, p); }) ==
        "available>clawed_back 5, available>clawed_back 3");
  CHECK(below.available() == -3);
  CHECK(posted([&](auto& p) { below.earn(10, 50, 1, p); }) ==
        "issued>available 3, issued>available 7@50");
  CHECK(lots_of(below) == "7/1@50");

  Wallet forgiven = holding({{kNever, 0, 5}});
  CHECK(posted([&](auto& p) { forgiven.force(8, Shortfall::forgive, Account::adjusted, p); }) ==
        "available>adjusted 5, forgiven>adjusted 3");
  CHECK(forgiven.available() == 0);
  for (const Wallet& wallet : {owing, below, forgiven}) CHECK(wallet.sums_to_zero());
}

TEST_CASE("what is returned goes to its own lot, or on if that has ended", "[proofs][ledger]") {
  Wallet wallet = holding({{100, 1, 5}, {200, 2, 5}});
  Postings postings;
  const auto parts = wallet.spend(8, postings);
  CHECK(posted([&](auto& p) { wallet.give_back(parts, 100, p); }) ==
        "spent>expired 5@100, spent>available 3@200");
  CHECK(lots_of(wallet) == "5/2@200");
  CHECK(wallet.balance(Account::spent) == 0);
  CHECK(wallet.sums_to_zero());
}

TEST_CASE("a claw-back takes pending first, then its own lots, then others", "[proofs][ledger]") {
  Wallet wallet = holding({{100, 4, 6}, {300, 7, 5}});
  Postings postings;
  wallet.earn_pending({500, 7, 11, 0, 4, 0}, postings);
  wallet.earn_pending({400, 7, 12, 0, 9, 1}, postings);
  CHECK(wallet.next_maturity() == 400);
  std::int64_t was_pending = 0;
  CHECK(posted([&](auto& p) {
          was_pending = wallet.claw_back(17, 7, 0, Shortfall::debt, p);
        }) ==
        "pending>clawed_back 4, available>clawed_back 5@300, available>clawed_back 6@100, "
        "debt>clawed_back 2");
  CHECK(was_pending == 4);
  CHECK(wallet.balance(Account::pending) == 9);
  CHECK(wallet.owed() == 2);
  CHECK(wallet.sums_to_zero());
}

TEST_CASE("what is set aside cannot be spent and comes back", "[proofs][ledger]") {
  Wallet wallet = holding({{100, 0, 2}, {200, 0, 3}});
  CHECK(posted([&](auto& p) { wallet.reserve(4, 1, p); }) ==
        "available>reserved 2@100, available>reserved 2@200");
  CHECK(wallet.available() == 1);
  CHECK(wallet.reserved_for(1) == 4);
  CHECK(wallet.reserved_for(2) == 0);
  CHECK(posted([&](auto& p) { wallet.burn(1, 1, p); }) == "reserved>spent 1@100");
  CHECK(posted([&](auto& p) { wallet.release(1, 100, p); }) ==
        "reserved>expired 1@100, reserved>available 2@200");
  CHECK(lots_of(wallet) == "3/0@200");
  CHECK(wallet.sums_to_zero());
}

TEST_CASE("what comes back fills an overdraft or pays what is owed first", "[proofs][ledger]") {
  Wallet below = holding({{100, 0, 5}});
  Postings postings;
  below.reserve(5, 0, postings);
  below.force(3, Shortfall::negative, Account::spent, postings);
  CHECK(below.available() == -3);
  CHECK(posted([&](auto& p) { below.release(0, 50, p); }) ==
        "reserved>available 3, reserved>available 2@100");
  CHECK(below.available() == 2);
  CHECK(lots_of(below) == "2/0@100");

  Wallet owing = holding({{100, 0, 5}});
  owing.reserve(5, 0, postings);
  owing.force(3, Shortfall::debt, Account::clawed_back, postings);
  CHECK(owing.owed() == 3);
  CHECK(posted([&](auto& p) { owing.release(0, 50, p); }) ==
        "reserved>debt 3, reserved>available 2@100");
  CHECK(owing.owed() == 0);
  CHECK(lots_of(owing) == "2/0@100");
  for (const Wallet& wallet : {below, owing}) CHECK(wallet.sums_to_zero());
}

TEST_CASE("lots that live from the last use end together", "[proofs][ledger]") {
  Wallet wallet = holding({{kMoving, 0, 5}, {kNever, 0, 1}, {900, 0, 2}});
  CHECK(wallet.next_expiry() == 900);
  wallet.set_moving_end(700);
  CHECK(wallet.next_expiry() == 700);
  CHECK(posted([&](auto& p) { wallet.expire(700, p); }) == "available>expired 5");
  CHECK(wallet.next_expiry() == 900);
  CHECK(wallet.available() == 3);
}

TEST_CASE("a source that is forgotten joins the lots of its end", "[proofs][ledger]") {
  Wallet wallet = holding({{100, 0, 1}, {100, 4, 2}, {200, 4, 3}, {200, 5, 4}});
  wallet.forget_source(4);
  CHECK(lots_of(wallet) == "3/0@100 3/0@200 4/5@200");
  CHECK(wallet.available() == 10);
}

TEST_CASE("what is set aside joins too when it comes back", "[proofs][ledger]") {
  Wallet wallet = holding({{100, 0, 1}, {100, 4, 2}});
  Postings postings;
  wallet.reserve(3, 1, postings);
  wallet.forget_source(4);
  wallet.release(1, 50, postings);
  CHECK(lots_of(wallet) == "3/0@100");
}

TEST_CASE("a balance out of the range of exact integers is seen", "[proofs][ledger]") {
  constexpr std::int64_t most = 9'007'199'254'740'991;
  Wallet wallet = holding({{kNever, 0, most}});
  CHECK(wallet.in_range());
  Postings postings;
  wallet.spend(most, postings);
  CHECK(wallet.in_range());
  // Nothing is available, and yet the account of what was ever issued is full.
  wallet.earn(1, kNever, 0, postings);
  CHECK(wallet.available() == 1);
  CHECK_FALSE(wallet.in_range());
}
