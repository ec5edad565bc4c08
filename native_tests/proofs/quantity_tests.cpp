// Quantities worked out by hand: brackets, steps, rates, roundings, lines, and what does not fit.
#include <optional>
#include <string>

#include "blocks/quantity.hpp"
#include "catch.hpp"
#include "document/value.hpp"

namespace {

using loyalty::Catalogue;
using loyalty::Faults;
using loyalty::Quantity;
using loyalty::document::Document;
using loyalty::document::Kind;
using loyalty::document::Reader;
using loyalty::document::Value;

class AnyName : public loyalty::logic::Names {
 public:
  explicit AnyName(Catalogue& catalogue) : catalogue_(catalogue) {}
  int bind(std::string_view path, std::string&, std::string&) override {
    return catalogue_.slot(path);
  }

 private:
  Catalogue& catalogue_;
};

class Attributes : public loyalty::Subject {
 public:
  Attributes(const Catalogue& catalogue, Value attributes)
      : catalogue_(catalogue), attributes_(attributes) {}
  loyalty::logic::Term fact(int slot) const override { return loyalty::logic::Term(value(slot)); }
  std::int64_t integer(int slot) const override {
    return value(slot).is(Kind::integer) ? value(slot).integer() : 0;
  }
  Value lines() const override { return attributes_.find("lines"); }

 private:
  Value value(int slot) const {
    return attributes_.find(catalogue_.slots()[static_cast<std::size_t>(slot)]);
  }
  const Catalogue& catalogue_;
  Value attributes_;
};

struct Worked {
  std::optional<std::int64_t> amount;
  std::optional<std::int64_t> missing;
};

Worked work_out(const std::string& formula, const std::string& attributes) {
  Document programme, activity;
  REQUIRE_FALSE(programme.parse(formula));
  REQUIRE_FALSE(activity.parse(attributes));
  Catalogue catalogue;
  AnyName names(catalogue);
  Faults faults;
  const Quantity quantity =
      loyalty::read_quantity(Reader(programme.root(), faults), catalogue, names,
                             loyalty::time::Calendar(), loyalty::QuantityOf::gift);
  for (const auto& fault : faults) UNSCOPED_INFO(fault.pointer + ": " + fault.sentence);
  REQUIRE(faults.empty());
  loyalty::logic::Scratch scratch;
  const auto measure = quantity.measure(Attributes(catalogue, activity.root()), scratch);
  if (!measure) return {};
  return {measure->amount, loyalty::missing_for_one(*measure)};
}

std::optional<std::int64_t> amount(const std::string& formula, const std::string& attributes) {
  return work_out(formula, attributes).amount;
}

std::optional<std::int64_t> of_amount(const std::string& members, std::int64_t of) {
  return amount(R"({"of":"amount",)" + members + "}", R"({"amount":)" + std::to_string(of) + "}");
}

}  // namespace

TEST_CASE("a number is that number", "[proofs][quantity]") {
  CHECK(amount("5", "{}") == 5);
  CHECK(amount("0", "{}") == 0);
  CHECK(amount(R"({"rate":7})", "{}") == 7);
  CHECK(amount(R"({"of":"nights"})", R"({"nights":3})") == 3);
}

TEST_CASE("what is not there or negative measures nothing", "[proofs][quantity]") {
  CHECK(amount(R"({"of":"nights","rate":500})", "{}") == 0);
  CHECK(amount(R"({"of":"nights","rate":500})", R"({"nights":-3})") == 0);
  CHECK(amount(R"({"of":"nights"})", R"({"nights":"3"})") == 0);
}

TEST_CASE("each rounding rounds once at the end", "[proofs][quantity]") {
  struct Case {
    std::int64_t of;  // times 1/4
    std::int64_t floor, ceil, half_up, half_even;
  };
  // 4/4 = 1; 5/4 = 1.25; 6/4 = 1.5; 7/4 = 1.75; 10/4 = 2.5: the half goes up, or to the even.
  for (const Case& c : {Case{4, 1, 1, 1, 1}, Case{5, 1, 2, 1, 1}, Case{6, 1, 2, 2, 2},
                        Case{7, 1, 2, 2, 2}, Case{10, 2, 3, 3, 2}, Case{0, 0, 0, 0, 0}}) {
    INFO(c.of);
    CHECK(of_amount(R"("rate":[1,4],"round":"floor")", c.of) == c.floor);
    CHECK(of_amount(R"("rate":[1,4],"round":"ceil")", c.of) == c.ceil);
    CHECK(of_amount(R"("rate":[1,4],"round":"half_up")", c.of) == c.half_up);
    CHECK(of_amount(R"("rate":[1,4],"round":"half_even")", c.of) == c.half_even);
    CHECK(of_amount(R"("rate":[1,4])", c.of) == c.floor);
  }
}

TEST_CASE("a bracket counts the part between its ends", "[proofs][quantity]") {
  const std::string between = R"("between":[1000,5000])";
  CHECK(of_amount(between, 999) == 0);
  CHECK(of_amount(between, 1000) == 0);
  CHECK(of_amount(between, 1001) == 1);
  CHECK(of_amount(between, 5000) == 4000);
  CHECK(of_amount(between, 90'000) == 4000);
  CHECK(of_amount(R"("between":[null,300])", 1000) == 300);
  CHECK(of_amount(R"("between":[300,null])", 1000) == 700);
}

TEST_CASE("steps are cut before the rate", "[proofs][quantity]") {
  // Every full 10.00 gives 3: 29.99 has two of them; of 1,000 to 2,999 there are 19.
  CHECK(of_amount(R"("step":1000,"rate":[3,1000])", 2999) == 6);
  CHECK(of_amount(R"("between":[1000,null],"step":100,"rate":[1,100])", 2999) == 19);
  // A third of each full 7: 20 holds 14, a third of it is 4.67.
  CHECK(of_amount(R"("step":7,"rate":[1,3],"round":"half_up")", 20) == 5);
}

TEST_CASE("the first alternative whose condition holds is taken", "[proofs][quantity]") {
  const std::string list =
      R"([{"when":{"==":[{"var":"kind"},"a"]},"rate":10},{"when":{"==":[{"var":"kind"},"b"]},)"
      R"("of":"amount","rate":[1,2]},3])";
  CHECK(amount(list, R"({"kind":"a","amount":9})") == 10);
  CHECK(amount(list, R"({"kind":"b","amount":9})") == 4);
  CHECK(amount(list, R"({"kind":"c","amount":9})") == 3);
  CHECK(amount(R"([{"when":false,"rate":10}])", "{}") == 0);
}

TEST_CASE("lines are added, told apart, compared or taken", "[proofs][quantity]") {
  const std::string cart = R"({"lines":[
    {"sku":"x","category":"a","price":500,"quantity":2},
    {"sku":"y","category":"b","price":100,"quantity":1},
    {"sku":"x","category":"a","price":300,"quantity":1},
    {"sku":"z","category":"a","price":200}]})";
  const std::string of_a = R"("lines":{"==":[{"var":"category"},"a"]})";
  CHECK(amount(R"({"of":"price",)" + of_a + "}", cart) == 1000);  // 500 + 300 + 200
  CHECK(amount("{" + of_a + "}", cart) == 3);
  CHECK(amount(R"({"of":"price","lines":true,"count":"max"})", cart) == 500);
  CHECK(amount(R"({"of":"sku","lines":true,"count":"distinct"})", cart) == 3);
  // Four units of a, the cheapest first: 200, 300, 500, 500.
  CHECK(amount(R"({"of":"price",)" + of_a + R"(,"take":1})", cart) == 200);
  CHECK(amount(R"({"of":"price",)" + of_a + R"(,"take":3})", cart) == 1000);
  CHECK(amount(R"({"of":"price",)" + of_a + R"(,"take":[1,2]})", cart) == 500);
  CHECK(amount(R"({"of":"price",)" + of_a + R"(,"take":9})", cart) == 1500);
  CHECK(amount(R"({"of":"price",)" + of_a + "}", "{}") == 0);
}

TEST_CASE("what does not fit answers nothing", "[proofs][quantity]") {
  constexpr std::int64_t most = 9'007'199'254'740'991;
  CHECK(of_amount(R"("rate":1)", most) == most);
  CHECK(of_amount(R"("rate":2)", most) == std::nullopt);
  CHECK(of_amount(R"("rate":[1000000000,999999999])", most) == std::nullopt);
  // 2^53 - 1 by 999,999,999/10^9 is 9,007,199,245,733,791.745…
  CHECK(of_amount(R"("rate":[999999999,1000000000])", most) == 9'007'199'245'733'791);
  const std::string line = R"({"price":9007199254740991,"quantity":9007199254740991})";
  CHECK(amount(R"({"of":"price","lines":true})", R"({"lines":[)" + line + "," + line + "]}") ==
        std::nullopt);
  CHECK(amount(R"({"of":"price","lines":true,"take":2})", R"({"lines":[)" + line + "]}") ==
        std::nullopt);
}

TEST_CASE("what is missing for one is the least that gives it", "[proofs][quantity]") {
  CHECK(work_out(R"({"of":"amount","rate":[1,100]})", R"({"amount":30})").missing == 70);
  CHECK(work_out(R"({"of":"amount","rate":[1,100],"round":"half_up"})", R"({"amount":30})")
            .missing == 20);
  CHECK(work_out(R"({"of":"amount","between":[1000,null],"step":500,"rate":[1,250]})",
                 R"({"amount":1200})")
            .missing == 300);
  // The bracket is too narrow ever to give one.
  CHECK(work_out(R"({"of":"amount","between":[0,50],"rate":[1,100]})", R"({"amount":10})")
            .missing == std::nullopt);
}
