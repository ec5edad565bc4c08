// What partners and the programme owe each other: the points that a journal's records move from and
// to the partners' accounts, by the rates of the version that each was made under.
#include <algorithm>
#include <vector>

#include "base/checked.hpp"
#include "base/sorting.hpp"
#include "document/reader.hpp"
#include "document/writer.hpp"
#include "engine/chains.hpp"
#include "engine/compile.hpp"
#include "engine/parts.hpp"

namespace loyalty {
namespace {

using document::Object;
using document::Reader;
using document::Value;
using document::Writer;
using ledger::PartnerId;

constexpr std::string_view kAccount = "partner:";

Ratio rate_of(const std::vector<Partner::Rate>& rates, int currency) {
  for (const Partner::Rate& rate : rates) {
    if (rate.currency == currency) return rate.money;
  }
  return {};
}

// Points that settle alike. They are rounded together, once.
struct Rated {
  Ratio rate;
  std::int64_t points = 0;
};

class Sum {
 public:
  // False when it leaves the range of exact integers.
  bool add(const Ratio& rate, std::int64_t points) {
    const auto alike = std::find_if(parts_.begin(), parts_.end(), [&](const Rated& part) {
      return part.rate.compare(rate) == 0;
    });
    Rated& part = alike == parts_.end() ? parts_.emplace_back(Rated{rate}) : *alike;
    const auto sum = checked_add(part.points, points);
    const auto all = checked_add(points_, points);
    if (!sum || !all) return false;
    part.points = *sum;
    points_ = *all;
    return true;
  }

  std::int64_t points() const { return points_; }
  // Rounded toward nothing. No answer when it is beyond exact integers.
  std::optional<std::int64_t> money() const {
    std::int64_t money = 0;
    for (const Rated& part : parts_) {
      const auto exact = part.rate.times(Ratio(std::abs(part.points)));
      const auto whole = exact ? exact->rounded(Rounding::floor) : std::nullopt;
      const auto sum = whole ? checked_add(money, part.points < 0 ? -*whole : *whole) : whole;
      if (!sum) return std::nullopt;
      money = *sum;
    }
    return money;
  }

 private:
  std::vector<Rated> parts_;
  std::int64_t points_ = 0;
};

struct Account {
  std::string currency;
  Sum issued, redeemed;
};

struct Settled {
  const Partner* partner;  // of the newest version
  std::vector<Account> accounts;

  Account& account(std::string_view currency) {
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&](const Account& one) {
      return one.currency == currency;
    });
    if (found != accounts.end()) return *found;
    return accounts.emplace_back(Account{std::string(currency), {}, {}});
  }
};

class Settlement {
 public:
  Settlement(const Program& program, std::span<const std::string_view> programmes)
      : versions_{&program} {
    for (std::string_view text : programmes) {
      Faults faults;
      auto version = compile(text, faults);
      if (!version || has_errors(faults)) continue;
      versions_.push_back(version.get());
      compiled_.push_back(std::move(version));
    }
    newest_ = *std::max_element(versions_.begin(), versions_.end(),
                                [](const Program* one, const Program* other) {
                                  return one->version < other->version;
                                });
    for (const Partner& partner : newest_->partners) {
      Settled& settled = settled_.emplace_back(Settled{&partner, {}});
      for (std::size_t i = 0; i < newest_->currencies.size(); ++i) {
        const auto is_of = [i](const Partner::Rate& rate) { return rate.currency == i; };
        if (std::any_of(partner.issue.begin(), partner.issue.end(), is_of) ||
            std::any_of(partner.redeem.begin(), partner.redeem.end(), is_of)) {
          settled.account(newest_->currencies[i].id);
        }
      }
    }
  }

  // Answers an error, or nothing.
  std::string read_span(std::string_view request) {
    document::Document document;
    if (const auto problem = document.parse(request)) {
      return error_answer(Status::malformed, problem->sentence, {});
    }
    Faults faults;
    Object object(Reader(document.root(), faults));
    bool are_days = true;
    const auto day = [&](std::string_view key, std::optional<Day>& into) {
      const auto reader = object.find(key);
      if (!reader) return;
      into = time::parse_day(reader->value().text());
      if (into) return;
      are_days = false;
      reader->value_fault("a day is written YYYY-MM-DD");
    };
    day("from", from_);
    day("to", to_);
    object.finish();
    if (faults.empty()) return {};
    return error_answer(are_days ? Status::wrong_type : Status::bad_time, faults[0].sentence,
                        faults[0].pointer);
  }

  std::string run(std::string_view journal) {
    for_each_line(journal, [&](std::string_view text, std::size_t number) {
      fault_.line = number;
      if (const auto problem = document_.scan(text)) return fail("malformed", problem->sentence);
      if (chains_.follow(document_.root(), number)) return record(document_.root());
      fault_ = chains_.fault();
      return false;
    });
    if (fault_.code.empty() && !chains_.finish()) fault_ = chains_.fault();
    return fault_.code.empty() ? answer() : fault_answer(fault_);
  }

 private:
  bool fail(std::string_view code, std::string sentence) {
    fault_.code = code;
    fault_.sentence = std::move(sentence);
    return false;
  }

  bool is_within(Value record) const {
    const auto at = time::parse_timestamp(record.find("activity").find("at").text());
    if (!at) return false;
    const Day day = newest_->calendar.day_of(at->instant);
    return (!from_ || day >= *from_) && (!to_ || day <= *to_);
  }

  bool record(Value record) {
    if (!is_within(record)) return true;
    for (Value effect : record.find("outcome").find("effects")) {
      const std::string_view type = effect.find("type").text();
      const bool is_spent = type == "spent" || type == "returned";
      for (Value posting : effect.find("postings")) {
        if (!add(record, posting, is_spent)) return false;
      }
    }
    return true;
  }

  bool add(Value record, Value posting, bool is_spent) {
    std::string_view account = posting.find("from").text();
    const bool is_from = account.starts_with(kAccount);
    if (!is_from) account = posting.find("to").text();
    if (!account.starts_with(kAccount)) return true;
    account.remove_prefix(kAccount.size());
    const Program* version = version_of(record);
    const PartnerId partner = version ? partner_called(*version, account) : ledger::kNoPartner;
    const PartnerId newest = partner_called(*newest_, account);
    if (partner == ledger::kNoPartner || newest == ledger::kNoPartner) {
      return fail("programme", "the record was made under a programme that is not at hand");
    }
    const std::string_view currency = posting.find("currency").text();
    const int index = version->catalogue.currency(currency);
    const Partner& rates = version->partners[partner];
    Account& sums = settled_[newest].account(currency);
    const std::int64_t amount = posting.find("amount").integer();
    const bool adds = is_spent != is_from;
    const bool fits = (is_spent ? sums.redeemed : sums.issued)
                          .add(rate_of(is_spent ? rates.redeem : rates.issue, index),
                               adds ? amount : -amount);
    return fits || fail("overflow", "the points are more than exact integers");
  }

  const Program* version_of(Value record) const {
    const std::string_view digest = record.find("program").text();
    for (const Program* version : versions_) {
      if (version->digest_hex == digest) return version;
    }
    return nullptr;
  }

  void write_day(Writer& writer, std::string_view key, const std::optional<Day>& day) const {
    if (!day) return;
    std::string text;
    time::append_day(text, *day);
    writer.member(key, text);
  }

  std::string answer() {
    std::string out;
    Writer writer(out);
    writer.begin_object();
    writer.key("currencies");
    writer.begin_array();
    for (const Currency& currency : newest_->currencies) writer.text(currency.id);
    writer.end_array();
    const auto erased = std::count_if(chains_.all().begin(), chains_.all().end(),
                                      [](const auto& chain) { return chain.second.is_erased; });
    if (erased > 0) writer.member("erased", static_cast<std::int64_t>(erased));
    write_day(writer, "from", from_);
    writer.key("partners");
    writer.begin_array();
    for (Settled& settled : settled_) write_partner(writer, settled);
    writer.end_array();
    write_day(writer, "to", to_);
    writer.end_object();
    return fault_.code.empty() ? out : fault_answer(fault_);
  }

  void write_partner(Writer& writer, Settled& settled) {
    const auto position = static_cast<std::uint32_t>(settled.partner - newest_->partners.data());
    std::int64_t pays = 0;
    sort_stably(settled.accounts, [&](const Account& one, const Account& other) {
      return place_of(one.currency) < place_of(other.currency);
    });
    writer.begin_object();
    writer.key("currencies");
    writer.begin_array();
    for (const Account& account : settled.accounts) pays += write_account(writer, account);
    writer.end_array();
    writer.member("id", settled.partner->id);
    const Value item = newest_->document.root().find("partners").at(position);
    if (const Value name = item.find("name")) writer.key("name"), writer.value(name);
    writer.member("pays", pays);
    writer.end_object();
    if (!is_safe(pays)) fail_by_amount();
  }

  // Those that the newest version does not have any more stand last, by name.
  std::pair<int, std::string_view> place_of(std::string_view currency) const {
    const int place = newest_->catalogue.currency(currency);
    return {place < 0 ? INT32_MAX : place, currency};
  }

  // Answers what the partner pays for it.
  std::int64_t write_account(Writer& writer, const Account& account) {
    const auto issued = account.issued.money(), redeemed = account.redeemed.money();
    if (!issued || !redeemed) fail_by_amount();
    writer.begin_object();
    writer.member("currency", account.currency);
    writer.member("issue_money", issued.value_or(0));
    writer.member("issued", account.issued.points());
    writer.member("redeem_money", redeemed.value_or(0));
    writer.member("redeemed", account.redeemed.points());
    writer.end_object();
    return issued.value_or(0) - redeemed.value_or(0);
  }

  void fail_by_amount() {
    fault_.line = 0;
    fail("overflow", "the money is more than exact integers");
  }

  std::vector<const Program*> versions_;
  std::vector<std::unique_ptr<Program>> compiled_;
  const Program* newest_ = nullptr;
  std::vector<Settled> settled_;  // by partner of the newest version
  std::optional<Day> from_, to_;
  document::Document document_;
  Chains chains_;
  ChainFault fault_;
};

}  // namespace

std::string Engine::settlement(std::string_view request, std::string_view journal,
                               std::span<const std::string_view> programmes) const {
  Settlement settlement(*parts_->program, programmes);
  std::string error = settlement.read_span(request);
  return error.empty() ? settlement.run(journal) : error;
}

}  // namespace loyalty
