// Brands that points are earned and spent with, and what this member did there.
#include "engine/view.hpp"

namespace loyalty {
namespace {

using ledger::PartnerAccount;

// Less what went back. Where that was earned by another member, before both became one, less than
// nothing would be left, which is not shown.
std::int64_t earned_with(const PartnerAccount& account) {
  return account.earned - account.clawed_back;
}
std::int64_t spent_with(const PartnerAccount& account) { return account.spent; }

std::vector<ShownGift> sums_with(const Member& member, ledger::PartnerId partner,
                                 std::int64_t (*sum_of)(const PartnerAccount& account)) {
  std::vector<ShownGift> sums;
  for (std::uint16_t currency = 0; currency < member.wallets.size(); ++currency) {
    for (const PartnerAccount& account : member.wallets[currency].partners()) {
      const std::int64_t sum = account.partner == partner ? sum_of(account) : 0;
      if (sum > 0) sums.push_back({{ThingKind::currency, 0, currency}, sum});
    }
  }
  return sums;
}

}  // namespace

void view_partners(document::Writer& writer, const Turn& turn) {
  const Program& program = turn.program;
  writer.begin_array();
  for (std::size_t i = 0; i < program.partners.size(); ++i) {
    const auto partner = static_cast<ledger::PartnerId>(i);
    const document::Value item = item_of(program, "partners", i);
    writer.begin_object();
    view_text(writer, item, "about");
    writer.key("earned");
    view_gifts(writer, program, sums_with(turn.member, partner, earned_with));
    writer.member("id", program.partners[i].id);
    view_text(writer, item, "image");
    view_text(writer, item, "name");
    writer.key("spent");
    view_gifts(writer, program, sums_with(turn.member, partner, spent_with));
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace loyalty
