#include "document/two_readers.hpp"

#include <cstring>

#include "catch.hpp"
#include "document/library.hpp"
#include "document/writer.hpp"

using namespace loyalty::document;

namespace {

bool are_same(const Document& one, const Node& a, const Document& other, const Node& b) {
  static_assert(sizeof a.integer == sizeof a.number);
  return a.kind == b.kind && a.boolean == b.boolean && a.count == b.count && a.end == b.end &&
         std::memcmp(&a.integer, &b.integer, sizeof a.integer) == 0 &&
         one.arena(a.key_at, a.key_length) == other.arena(b.key_at, b.key_length) &&
         one.arena(a.text_at, a.text_length) == other.arena(b.text_at, b.text_length);
}

bool are_same(const Document& one, const Document& other) {
  if (!one.root() || !other.root()) return !one.root() && !other.root();
  const std::uint32_t values = one.node(0).end;
  if (other.node(0).end != values) return false;
  for (std::uint32_t at = 0; at < values; ++at) {
    if (!are_same(one, one.node(at), other, other.node(at))) return false;
  }
  return canonical(one.root()) == canonical(other.root());
}

bool are_same(const std::optional<ParseProblem>& one, const std::optional<ParseProblem>& other) {
  if (!one || !other) return !one && !other;
  return one->code == other->code && one->offset == other->offset &&
         one->pointer == other->pointer && one->sentence == other->sentence;
}

}  // namespace

std::optional<ParseProblem> agreed(std::string_view text) {
  Document scanned, read, parsed;
  auto problem = scanned.scan(text);
  const bool is_read = read_by_library(text, read);
  const bool same_verdict = is_read == !problem;
  const bool same_values = !is_read || are_same(scanned, read);
  const bool same_problem = are_same(problem, parsed.parse(text)) && are_same(scanned, parsed);
  const bool holds_nothing = !problem || !scanned.root();
  if (!same_verdict || !same_values || !same_problem || !holds_nothing) {
    INFO(text.substr(0, 2000));
    INFO("scanner: " << (problem ? problem->sentence : "read"));
    INFO("library: " << (is_read ? "read" : "refused"));
    CHECK(same_verdict);
    CHECK(same_values);
    CHECK(same_problem);
    CHECK(holds_nothing);
    FAIL("the two readers disagree");
  }
  return problem;
}
