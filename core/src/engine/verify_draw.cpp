// One draw done again, from the published seed to the prize.
#include "loyalty/draw.hpp"

#include <vector>

#include "base/checked.hpp"
#include "base/joined.hpp"
#include "blocks/ticket.hpp"
#include "document/reader.hpp"
#include "document/writer.hpp"

namespace loyalty {
namespace {

using document::Object;
using document::Reader;
using document::Writer;

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

struct Weighted {
  std::string_view id;
  std::int64_t weight = 0;
};

// What is told of a draw; what is not told is not compared.
struct DrawTold {
  std::optional<Digest> seed;
  std::string_view commitment, member, draw, nonce, entropy, prize, instead_of;
  std::int64_t number = 0;
  std::optional<std::int64_t> ticket;
  bool guaranteed = false;
  std::vector<Weighted> prizes;
  std::int64_t weight = 0;
};

void read_prizes(Object& object, DrawTold& told) {
  const auto list = object.need("prizes");
  if (!list) return;
  for (const Reader& reader : list->items(1)) {
    Object prize(reader);
    Weighted& weighted = told.prizes.emplace_back();
    if (const auto id = prize.need("id")) weighted.id = id->text();
    if (const auto weight = prize.need("weight")) weighted.weight = weight->integer(0, kMaxInteger);
    prize.finish();
    const auto sum = checked_add(told.weight, weighted.weight);
    if (!sum) reader.value_fault("the weights add up to more than 2^53");
    told.weight = sum.value_or(told.weight);
  }
  if (told.weight == 0) list->value_fault("the weights add up to nothing");
}

void read_told(Object& object, DrawTold& told) {
  const auto text = [&](std::string_view key, std::string_view& into) {
    if (const auto reader = object.find(key)) into = reader->text();
  };
  if (const auto seed = object.need("seed")) {
    told.seed = digest_from_hex(seed->text());
    if (!told.seed) seed->value_fault("a seed is 64 hexadecimal digits in lower case");
  }
  if (const auto member = object.need("member")) told.member = member->text();
  if (const auto draw = object.need("draw")) told.draw = draw->text();
  if (const auto number = object.need("number")) told.number = number->integer(1, kMaxInteger);
  if (const auto nonce = object.find("nonce")) {
    const bool is_empty = nonce->is(document::Kind::text) && nonce->value().text().empty();
    if (!is_empty) told.nonce = nonce->text();
  }
  text("commitment", told.commitment);
  text("entropy", told.entropy);
  if (const auto ticket = object.find("ticket")) told.ticket = ticket->integer(0, kMaxInteger);
  text("prize", told.prize);
  text("instead_of", told.instead_of);
  object.boolean("guaranteed", told.guaranteed);
  read_prizes(object, told);
  object.finish();
}

std::string refused(std::string_view code, std::string_view field, std::string_view sentence) {
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.key("error");
  writer.begin_object();
  writer.member("code", code);
  if (!field.empty()) writer.member("field", field);
  writer.member("sentence", sentence);
  writer.end_object();
  writer.member("ok", false);
  writer.end_object();
  return out;
}

std::string differs(std::string_view what, std::string_view told, std::string_view is) {
  return refused(what, joined({"/", what}),
                 joined({"the ", what, " is ", is, ", not ", told}));
}

// The prize that the ticket gave, as far as it is told: a promise says nothing of it.
std::string_view told_of_ticket(const DrawTold& told) {
  if (told.guaranteed) return {};
  return told.instead_of.empty() ? told.prize : told.instead_of;
}

std::string answer(const DrawTold& told) {
  const std::string commitment = to_hex(sha256(bytes_of(*told.seed)));
  if (!told.commitment.empty() && told.commitment != commitment) {
    return differs("commitment", told.commitment, commitment);
  }
  const Digest entropy = entropy_of(Mac(bytes_of(*told.seed)), told.member, told.draw, told.number,
                                    told.nonce);
  const std::string entropy_text = to_hex(entropy);
  if (!told.entropy.empty() && told.entropy != entropy_text) {
    return differs("entropy", told.entropy, entropy_text);
  }
  const std::int64_t ticket = ticket_of(entropy, told.weight);
  if (told.ticket && *told.ticket != ticket) {
    return differs("ticket", std::to_string(*told.ticket), std::to_string(ticket));
  }
  const std::string_view prize = told.prizes[holder_of(told.prizes, ticket)].id;
  const std::string_view claimed = told_of_ticket(told);
  if (!claimed.empty() && claimed != prize) return differs("prize", claimed, prize);
  std::string out;
  Writer writer(out);
  writer.begin_object();
  writer.member("commitment", commitment);
  writer.member("entropy", entropy_text);
  writer.member("ok", true);
  writer.member("prize", prize);
  writer.member("ticket", ticket);
  writer.end_object();
  return out;
}

}  // namespace

std::string draw_commitment(std::string_view seed) {
  const auto bytes = digest_from_hex(seed);
  return bytes ? to_hex(sha256(bytes_of(*bytes))) : std::string();
}

std::string draw_entropy(std::string_view seed, std::string_view member, std::string_view draw,
                         std::int64_t number, std::string_view nonce) {
  const auto bytes = digest_from_hex(seed);
  if (!bytes) return {};
  return to_hex(entropy_of(Mac(bytes_of(*bytes)), member, draw, number, nonce));
}

std::string verify_draw(std::string_view request) {
  document::Document document;
  if (const auto problem = document.parse(request)) {
    return refused("malformed", {}, problem->sentence);
  }
  Faults faults;
  DrawTold told;
  {
    Object object(Reader(document.root(), faults));
    if (faults.empty()) read_told(object, told);
  }
  if (!faults.empty()) {
    return refused("malformed", faults[0].pointer, faults[0].sentence);
  }
  return answer(told);
}

}  // namespace loyalty
