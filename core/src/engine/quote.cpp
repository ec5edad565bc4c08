// Engine::quote: the purchase of a cart as it would be, by the very way that it would go, and what
// would be best.
#include <algorithm>

#include "document/reader.hpp"
#include "engine/outcome_text.hpp"
#include "engine/parts.hpp"
#include "engine/quote_offers.hpp"
#include "mechanics/voucher.hpp"

namespace loyalty {
namespace {

using document::Object;
using document::Reader;
using document::Value;
using document::Writer;

constexpr std::string_view kId = "quote";  // of a purchase that never comes to be

struct QuoteRequest {
  std::string_view member;
  Millis now = 0;
  Value cart, use;
};

bool read_request(std::string_view text, document::Document& document, QuoteRequest& request,
                  std::string& error) {
  if (const auto problem = document.parse(text)) {
    error = error_answer(Status::malformed, problem->sentence, {});
    return false;
  }
  Faults faults;
  bool is_time = true;
  Object object(Reader(document.root(), faults));
  if (auto reader = object.need("member")) request.member = reader->text();
  if (auto reader = object.need("now")) {
    const auto now = time::parse_timestamp(reader->text());
    if (now) request.now = now->instant;
    is_time = now.has_value();
  }
  if (auto reader = object.need("cart")) {
    request.cart = reader->value();
    if (!reader->is(document::Kind::object)) reader->type_fault("an object");
    if (const Reader use = reader->member("use"); use.value()) {
      use.fault("structure.unknown_key", "what is to be used stands beside the cart");
    }
  }
  if (auto reader = object.find("use")) {
    request.use = reader->value();
    if (!reader->is(document::Kind::array)) reader->type_fault("a list");
  }
  object.finish();
  if (!faults.empty()) {
    const std::string_view code = faults[0].code;
    const Status status = code == "structure.missing"       ? Status::missing_field
                          : code == "structure.unknown_key" ? Status::unknown_field
                                                            : Status::wrong_type;
    error = error_answer(status, faults[0].sentence, faults[0].pointer);
  } else if (!is_time) {
    error = error_answer(Status::bad_time, {}, "/now");
  }
  return error.empty();
}

// A field of the purchase is one of the request.
std::string field_of_request(std::string_view field) {
  constexpr std::string_view kAttributes = "/attributes";
  if (!field.starts_with(kAttributes)) return field == "/at" ? "/now" : std::string(field);
  field.remove_prefix(kAttributes.size());
  const bool is_use = field == "/use" || field.starts_with("/use/");
  return (is_use ? "" : "/cart") + std::string(field);
}

void write_use(Writer& writer, const Program& program, const CartUse& use) {
  writer.begin_object();
  if (use.redeems) {
    if (!use.pay.empty()) writer.member("pay", use.pay);
    if (use.quantity != 1) writer.member("quantity", use.quantity);
    writer.member("reward", program.rewards[use.thing.index].id);
  } else {
    writer.member("voucher", voucher_id(use.voucher));
  }
  writer.end_object();
}

std::string uses_text(const Program& program, const std::vector<CartUse>& uses) {
  std::string text;
  Writer writer(text);
  writer.begin_array();
  for (const CartUse& use : uses) {
    if (!use.is_right()) write_use(writer, program, use);
  }
  writer.end_array();
  return text;
}

void write_lines(Writer& writer, const CartSheet& sheet) {
  const auto& before = sheet.sent().parts;
  const auto& after = sheet.figures().parts;
  writer.begin_array();
  for (std::size_t i = 0; i + 2 < after.size(); ++i) {
    writer.begin_object();
    writer.member("amount", after[i]);
    writer.member("list", before[i]);
    writer.member("off", before[i] - after[i]);
    writer.end_object();
  }
  writer.end_array();
}

void write_tiers(Writer& writer, const Program& program, const Member& member) {
  writer.begin_array();
  for (std::size_t i = 0; i < program.tiers.size(); ++i) {
    const std::int16_t shown = member.tiers[i].shown;
    writer.begin_object();
    if (shown >= 0) {
      writer.member("level", program.tiers[i].levels[static_cast<std::size_t>(shown)].id);
    }
    writer.member("tier", program.tiers[i].id);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

class Engine::Quote {
 public:
  Quote(Parts& parts, const QuoteRequest& request, const Member& member)
      : parts_(parts), request_(request), member_(member) {
    at_ = std::max(request.now, member.clock);
  }

  std::string answer();

 private:
  std::string purchase(std::string_view uses) const;
  bool read(std::string_view uses);
  void weigh_offers();
  std::string worked_out(std::string_view uses);
  void write_outcome_of(Writer& writer);
  void write_refused(std::string& text) const;

  Parts& parts_;
  const QuoteRequest& request_;
  const Member& member_;
  Millis at_;
  std::string best_uses_;
  bool exhaustive_ = true;
  QuotedOffers offers_;
};

// The purchase with these uses, as an activity.
std::string Engine::Quote::purchase(std::string_view uses) const {
  std::string text;
  Writer writer(text);
  std::string at;
  const time::Calendar& calendar = parts_.program->calendar;
  time::append_timestamp(at, at_, calendar.zone().offset_seconds(at_));
  writer.begin_object();
  writer.key("at"), writer.text(at);
  writer.key("attributes");
  writer.begin_object();
  bool is_written = uses.empty();
  for (Value member : document::canonical_members(request_.cart)) {
    if (!is_written && document::canonical_before("use", member.key())) {
      writer.key("use"), writer.raw(uses);
      is_written = true;
    }
    writer.key(member.key()), writer.value(member);
  }
  if (!is_written) writer.key("use"), writer.raw(uses);
  writer.end_object();
  writer.member("id", kId);
  writer.member("member", member_.id);
  writer.member("type", "purchase");
  writer.end_object();
  return text;
}

bool Engine::Quote::read(std::string_view uses) {
  parts_.outcome.clear();
  if (parts_.incoming.read(*parts_.program, purchase(uses), {})) return true;
  parts_.outcome.status = parts_.incoming.refusal.status;
  parts_.outcome.field = parts_.incoming.refusal.field;
  parts_.outcome.reason = parts_.incoming.refusal.reason;
  return false;
}

// What each could do by itself, and the best combination, on a member settled up to now.
void Engine::Quote::weigh_offers() {
  parts_.work = member_;
  Turn turn{*parts_.program, parts_.work, parts_.outcome, parts_.scratch};
  std::vector<SharedLeft> left = parts_.shared_left();
  turn.shared = &left;
  turn.at = at_;
  settle(turn, parts_.gifts, at_);
  turn.at = at_;
  turn.activity = &parts_.incoming.activity;
  if (turn.failed() || !parts_.cart.open(turn, *turn.activity)) return;
  const EventFacts facts(turn, &parts_.cart.sheet().activity(), nullptr);
  std::vector<CartUse> asked;
  add_asked(turn, facts, turn.activity->attributes.find("use"), asked);
  if (turn.failed()) asked.clear();
  turn.failure = Status::ok;
  offers_ = quote_offers(turn, parts_.cart, asked);
  std::vector<CartUse> all = rights_held(turn);
  for (CartUse& voucher : vouchers_held(turn)) all.push_back(voucher);
  std::int64_t work = kCartWork;
  const CartPlan best = CartSearch(turn, parts_.cart.sheet(), work).best(std::move(all));
  best_uses_ = uses_text(*parts_.program, best.uses);
  exhaustive_ = best.exhaustive;
}

// What the purchase comes to with these uses; nothing when it is refused, as parts_.outcome says.
std::string Engine::Quote::worked_out(std::string_view uses) {
  std::string text;
  if (!read(uses)) return text;
  std::vector<SharedLeft> left = parts_.shared_left();
  parts_.held = nullptr;
  parts_.work = member_;
  parts_.run(left, {});
  if (parts_.outcome.status != Status::ok) return text;
  CartSheet& sheet = parts_.cart.sheet();
  const bool has_sheet = parts_.cart.was_worked_out();
  if (!has_sheet && !sheet.open(*parts_.program, parts_.incoming.activity)) {
    parts_.outcome.status = Status::overflow;
    return text;
  }
  Writer writer(text);
  writer.begin_object();
  write_outcome_of(writer);
  writer.end_object();
  return text;
}

void Engine::Quote::write_outcome_of(Writer& writer) {
  const Program& program = *parts_.program;
  const CartSheet& sheet = parts_.cart.sheet();
  const CartSheet::Figures& sent = sheet.sent();
  const CartSheet::Figures& figures = sheet.figures();
  std::int64_t money = 0;
  for (const CartUse& use : parts_.cart.plan().uses) money += use.use->money ? use.amount : 0;
  writer.member("amount", figures.amount);
  if (sent.parts.back() > 0) writer.member("delivery", figures.parts.back());
  writer.key("effects");
  writer.begin_array();
  for (const Effect& effect : parts_.outcome.effects) {
    if (!effect.has_at) write_effect(writer, program, parts_.outcome, effect);
  }
  writer.end_array();
  writer.key("lines"), write_lines(writer, sheet);
  writer.member("list", sent.amount);
  writer.member("money", money);
  writer.member("off", sent.amount - figures.amount);
  writer.member("paid", figures.paid);
  writer.key("passed_over");
  writer.begin_array();
  for (const Passed& passed : parts_.outcome.passed_over) write_passed(writer, program, passed);
  writer.end_array();
  writer.key("tiers"), write_tiers(writer, program, parts_.work);
  writer.key("use"), writer.raw(uses_text(program, parts_.cart.plan().uses));
}

void Engine::Quote::write_refused(std::string& text) const {
  const Outcome& outcome = parts_.outcome;
  Writer writer(text);
  writer.begin_object();
  writer.member("code", name_of(outcome.status));
  if (!outcome.field.empty()) writer.member("field", field_of_request(outcome.field));
  if (outcome.missing) writer.member("missing", *outcome.missing);
  writer.member("reason", outcome.reason.empty() ? sentence_of(outcome.status) : outcome.reason);
  writer.end_object();
}

std::string Engine::Quote::answer() {
  const auto refusal = [&] {
    const Outcome& outcome = parts_.outcome;
    return error_answer(outcome.status, outcome.reason, field_of_request(outcome.field));
  };
  const std::string asked = request_.use ? document::canonical(request_.use) : std::string();
  std::string refused;
  std::string cart = worked_out(asked);
  if (cart.empty() && !asked.empty()) {
    write_refused(refused);
    cart = worked_out({});
  }
  if (cart.empty()) return refusal();
  if (!read(refused.empty() ? asked : std::string())) return refusal();
  weigh_offers();
  const std::string best = worked_out(best_uses_);
  if (best.empty()) return refusal();
  std::string text;
  Writer writer(text);
  writer.begin_object();
  writer.key("best"), writer.raw(best);
  writer.key("cart"), writer.raw(cart);
  writer.member("exhaustive", exhaustive_);
  writer.member("member", member_.id);
  if (!offers_.next.empty()) writer.key("next"), writer.raw(offers_.next);
  writer.key("now"), write_instant(writer, parts_.program->calendar, at_);
  writer.key("payments"), writer.raw(offers_.payments);
  if (!refused.empty()) writer.key("refused"), writer.raw(refused);
  writer.key("rights"), writer.raw(offers_.rights);
  writer.key("vouchers"), writer.raw(offers_.vouchers);
  writer.end_object();
  return text;
}

std::string Engine::quote(std::string_view text) {
  document::Document document;
  QuoteRequest request;
  std::string error;
  if (!read_request(text, document, request, error)) return error;
  const auto found = parts_->members.find(request.member);
  if (found == parts_->members.end()) {
    return error_answer(parts_->absence(request.member), {}, "/member");
  }
  return Quote(*parts_, request, found->second).answer();
}

}  // namespace loyalty
