#include "ledger/wallet.hpp"

#include <algorithm>

#include "base/checked.hpp"

namespace loyalty::ledger {

std::string_view name_of(Account account) {
  static constexpr std::string_view names[] = {
#define LOYALTY_ACCOUNT(name) #name,
      LOYALTY_ACCOUNTS(LOYALTY_ACCOUNT)
#undef LOYALTY_ACCOUNT
  };
  return names[static_cast<std::size_t>(account)];
}

namespace {

bool leaves_before(const Lot& a, const Lot& b) {
  return a.expires != b.expires ? a.expires < b.expires : a.source < b.source;
}

}  // namespace

bool Wallet::in_range() const {
  return std::all_of(balances_.begin(), balances_.end(), is_safe) && is_safe(earned()) &&
         is_safe(spent()) &&
         std::all_of(partners_.begin(), partners_.end(), [](const PartnerAccount& account) {
           return is_safe(account.earned) && is_safe(account.clawed_back) &&
                  is_safe(account.spent);
         });
}

std::int64_t Wallet::earned() const {
  std::int64_t sum = -balance(Account::issued);
  for (const PartnerAccount& account : partners_) sum += account.earned;
  return sum;
}

std::int64_t Wallet::spent() const {
  std::int64_t sum = balance(Account::spent);
  for (const PartnerAccount& account : partners_) sum += account.spent;
  return sum;
}

void Wallet::add(Account account, std::int64_t amount, PartnerId partner) {
  if (partner == kNoPartner || !is_partners(account)) {
    balances_[static_cast<std::size_t>(account)] += amount;
    return;
  }
  auto own = std::lower_bound(
      partners_.begin(), partners_.end(), partner,
      [](const PartnerAccount& other, PartnerId id) { return other.partner < id; });
  if (own == partners_.end() || own->partner != partner) {
    own = partners_.insert(own, PartnerAccount{partner});
  }
  if (account == Account::issued) own->earned -= amount;
  if (account == Account::clawed_back) own->clawed_back += amount;
  if (account == Account::spent) own->spent += amount;
  if (*own == PartnerAccount{partner}) partners_.erase(own);
}

void Wallet::post(Account from, Account to, std::int64_t amount, Millis expires, Postings& out,
                  PartnerId partner) {
  if (amount == 0) return;
  add(from, -amount, partner);
  add(to, amount, partner);
  out.push_back({currency_, from, to, amount, expires == kMoving ? kNever : expires, partner});
}

void Wallet::put(const Lot& lot) {
  if (lot.amount == 0) return;
  const auto place = std::lower_bound(lots_.begin(), lots_.end(), lot, leaves_before);
  if (place != lots_.end() && place->expires == lot.expires && place->source == lot.source) {
    place->amount += lot.amount;
  } else {
    lots_.insert(place, lot);
  }
}

void Wallet::earn(std::int64_t amount, Millis expires, std::uint32_t source, Postings& out,
                  Account from, PartnerId partner) {
  const std::int64_t repaid = std::min(amount, owed());
  post(from, Account::debt, repaid, kNever, out, partner);
  amount -= repaid;
  const std::int64_t hole = std::clamp<std::int64_t>(-available(), 0, amount);
  post(from, Account::available, hole, kNever, out, partner);
  post(from, Account::available, amount - hole, expires, out, partner);
  put({expires, source, amount - hole});
}

void Wallet::put_pending(const PendingLot& lot) {
  const auto place = std::upper_bound(
      pending_.begin(), pending_.end(), lot,
      [](const PendingLot& a, const PendingLot& b) { return a.matures < b.matures; });
  pending_.insert(place, lot);
}

void Wallet::earn_pending(const PendingLot& lot, Postings& out, PartnerId partner) {
  put_pending(lot);
  post(Account::issued, Account::pending, lot.amount, kNever, out, partner);
}

PendingLot Wallet::take_pending(std::size_t index) {
  const PendingLot lot = pending_[index];
  pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(index));
  return lot;
}

void Wallet::cancel_pending(const PendingLot& lot, Postings& out, PartnerId partner) {
  post(Account::pending, Account::issued, lot.amount, kNever, out, partner);
}

std::int64_t Wallet::take_from(std::size_t index, std::int64_t amount, Account to, Postings& out,
                               PartnerId partner) {
  const std::int64_t taken = std::min(amount, lots_[index].amount);
  lots_[index].amount -= taken;
  post(Account::available, to, taken, lots_[index].expires, out, partner);
  return taken;
}

void Wallet::drop_empty() {
  std::erase_if(lots_, [](const Lot& lot) { return lot.amount == 0; });
}

std::vector<Lot> Wallet::spend(std::int64_t amount, Postings& out, Account to,
                               PartnerId partner) {
  std::vector<Lot> parts;
  for (std::size_t i = 0; i < lots_.size() && amount > 0; ++i) {
    Lot part = lots_[i];
    part.amount = take_from(i, amount, to, out, partner);
    amount -= part.amount;
    parts.push_back(part);
  }
  drop_empty();
  return parts;
}

void Wallet::force(std::int64_t amount, Shortfall policy, Account to, Postings& out,
                   PartnerId partner) {
  for (const Lot& part : spend(amount, out, to, partner)) amount -= part.amount;
  constexpr Account sources[] = {Account::debt, Account::available, Account::forgiven};
  post(sources[static_cast<std::size_t>(policy)], to, amount, kNever, out, partner);
}

void Wallet::give_back(const std::vector<Lot>& parts, Millis now, Postings& out,
                       PartnerId partner) {
  for (const Lot& part : parts) {
    if (end_of(part) <= now) {
      post(Account::spent, Account::expired, part.amount, part.expires, out, partner);
    } else {
      earn(part.amount, part.expires, part.source, out, Account::spent, partner);
    }
  }
}

std::int64_t Wallet::claw_back(std::int64_t amount, std::uint32_t source, std::uint32_t gift,
                               Shortfall policy, Postings& out, PartnerId partner) {
  std::int64_t was_pending = 0;
  for (PendingLot& lot : pending_) {
    if (source == 0 || lot.source != source || lot.gift != gift) continue;
    const std::int64_t taken = std::min(amount, lot.amount);
    lot.amount -= taken;
    amount -= taken;
    was_pending += taken;
    post(Account::pending, Account::clawed_back, taken, kNever, out, partner);
  }
  std::erase_if(pending_, [](const PendingLot& lot) { return lot.amount == 0; });
  for (std::size_t i = 0; i < lots_.size() && amount > 0; ++i) {
    if (lots_[i].source != source) continue;
    amount -= take_from(i, amount, Account::clawed_back, out, partner);
  }
  drop_empty();
  force(amount, policy, Account::clawed_back, out, partner);
  return was_pending;
}

void Wallet::reserve(std::int64_t amount, std::uint16_t holder, Postings& out) {
  for (const Lot& part : spend(amount, out, Account::reserved)) {
    reserved_.push_back({holder, part});
  }
}

std::int64_t Wallet::reserved_for(std::uint16_t holder) const {
  std::int64_t amount = 0;
  for (const ReservedLot& reserved : reserved_) {
    if (reserved.holder == holder) amount += reserved.lot.amount;
  }
  return amount;
}

void Wallet::burn(std::int64_t amount, std::uint16_t holder, Postings& out) {
  for (ReservedLot& reserved : reserved_) {
    if (reserved.holder != holder) continue;
    const std::int64_t taken = std::min(amount, reserved.lot.amount);
    reserved.lot.amount -= taken;
    amount -= taken;
    post(Account::reserved, Account::spent, taken, reserved.lot.expires, out);
  }
  std::erase_if(reserved_, [](const ReservedLot& reserved) { return reserved.lot.amount == 0; });
}

// What was set aside could not end meanwhile; a part whose end has passed ends now.
void Wallet::release(std::uint16_t holder, Millis now, Postings& out) {
  for (const ReservedLot& reserved : reserved_) {
    if (reserved.holder != holder) continue;
    const Lot& lot = reserved.lot;
    if (end_of(lot) <= now) {
      post(Account::reserved, Account::expired, lot.amount, lot.expires, out);
    } else {
      earn(lot.amount, lot.expires, lot.source, out, Account::reserved);
    }
  }
  std::erase_if(reserved_,
                [holder](const ReservedLot& reserved) { return reserved.holder == holder; });
}

std::int64_t Wallet::empty(Account to, Postings& out) {
  std::int64_t amount = 0;
  for (std::size_t i = 0; i < lots_.size(); ++i) amount += take_from(i, lots_[i].amount, to, out);
  for (const PendingLot& lot : pending_) {
    amount += lot.amount;
    post(Account::pending, to, lot.amount, kNever, out);
  }
  for (const ReservedLot& reserved : reserved_) {
    amount += reserved.lot.amount;
    post(Account::reserved, to, reserved.lot.amount, reserved.lot.expires, out);
  }
  lots_.clear();
  pending_.clear();
  reserved_.clear();
  if (to != Account::transferred) return amount;
  for (const Account owing : {Account::debt, Account::available}) {
    const std::int64_t owes = std::max<std::int64_t>(0, -balance(owing));
    amount -= owes;
    post(to, owing, owes, kNever, out);
  }
  return amount;
}

std::int64_t Wallet::take_over(const Wallet& other, const TakeOver& how, Postings& out) {
  const auto renumbered = [&](std::uint32_t source) {
    return source == 0 ? source : source + how.serials;
  };
  std::int64_t amount = 0;
  for (const Lot& lot : other.lots_) {
    amount += lot.amount;
    earn(lot.amount, lot.expires, renumbered(lot.source), out, Account::transferred);
  }
  for (PendingLot lot : other.pending_) {
    amount += lot.amount;
    lot.source = renumbered(lot.source);
    put_pending(lot);
    post(Account::transferred, Account::pending, lot.amount, kNever, out);
  }
  for (ReservedLot reserved : other.reserved_) {
    Lot& lot = reserved.lot;
    amount += lot.amount;
    lot.source = renumbered(lot.source);
    if (how.reserves[reserved.holder]) {
      post(Account::transferred, Account::reserved, lot.amount, lot.expires, out);
      reserved_.push_back(reserved);
    } else if (end_of(lot) <= how.now) {
      post(Account::transferred, Account::expired, lot.amount, lot.expires, out);
    } else {
      earn(lot.amount, lot.expires, lot.source, out, Account::transferred);
    }
  }
  const std::int64_t owes = other.owed() + std::max<std::int64_t>(0, -other.available());
  force(owes, how.policy, Account::transferred, out);
  return amount - owes;
}

Millis Wallet::next_expiry() const {
  Millis next = kNever;
  if (!lots_.empty()) {
    next = end_of(lots_.front());
    const auto moving = std::lower_bound(lots_.begin(), lots_.end(), Lot{kMoving, 0, 0},
                                         leaves_before);
    if (moving != lots_.end() && moving->expires == kMoving) next = std::min(next, moving_end_);
  }
  return next;
}

void Wallet::expire(Millis at, Postings& out) {
  for (std::size_t i = 0; i < lots_.size(); ++i) {
    if (end_of(lots_[i]) <= at) take_from(i, lots_[i].amount, Account::expired, out);
  }
  drop_empty();
}

void Wallet::forget_source(std::uint32_t source) {
  std::vector<Lot> freed;
  std::erase_if(lots_, [&](const Lot& lot) {
    if (lot.source != source) return false;
    freed.push_back({lot.expires, 0, lot.amount});
    return true;
  });
  for (const Lot& lot : freed) put(lot);
  for (ReservedLot& reserved : reserved_) {
    if (reserved.lot.source == source) reserved.lot.source = 0;
  }
}

void Wallet::load(const std::array<std::int64_t, kAccounts>& balances, std::vector<Lot> lots,
                  std::vector<PendingLot> pending, std::vector<ReservedLot> reserved,
                  std::vector<PartnerAccount> partners) {
  balances_ = balances;
  lots_ = std::move(lots);
  pending_ = std::move(pending);
  reserved_ = std::move(reserved);
  partners_ = std::move(partners);
}

bool Wallet::sums_to_zero() const {
  std::int64_t sum = 0;
  for (std::int64_t balance : balances_) sum += balance;
  for (const PartnerAccount& account : partners_) sum += account.balance();
  return sum == 0;
}

}  // namespace loyalty::ledger
