// Conditions bound to facts: names, faults, what allocates, and rules written to do harm.
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "allocations.hpp"
#include "catch.hpp"
#include "logic/coerce.hpp"
#include "logic/logic.hpp"
#include "logic/numeral.hpp"
#include "logic/utf16.hpp"

using namespace loyalty;
using namespace loyalty::logic;
using document::Document;

namespace {

class KnownNames : public Names {
 public:
  int bind(std::string_view path, std::string& sentence, std::string& suggestion) override {
    static const std::vector<std::string_view> known = {"member.tier", "amount", "channel", "lines",
                                                        "coupon"};
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (known[i] == path) return static_cast<int>(i);
    }
    sentence = "there is no " + std::string(path);
    suggestion = document::nearest(path, known);
    return -1;
  }
};

struct Purchase : Facts {
  Purchase() { REQUIRE_FALSE(lines.parse(R"([{"sku":"tea","qty":2},{"sku":"mug","qty":1}])")); }
  Term fact(int slot) const override {
    switch (slot) {
      case 0: return tier;
      case 1: return amount;
      case 2: return channel;
      case 3: return lines.root();
      default: return {};
    }
  }
  std::string_view tier = "gold";
  std::int64_t amount = 1250;
  std::string_view channel = "app";
  Document lines;
};

Expression bound(std::string_view rule, Faults& faults) {
  Document document;
  REQUIRE_FALSE(document.parse(rule));
  KnownNames names;
  return Expression::compile(document::Reader(document.root(), faults), &names);
}

bool holds(std::string_view rule) {
  Faults faults;
  Expression expression = bound(rule, faults);
  INFO(rule << (faults.empty() ? "" : " " + faults[0].sentence));
  REQUIRE(faults.empty());
  Scratch scratch;
  return expression.holds(Purchase(), scratch);
}

Fault fault_of(std::string_view rule) {
  Faults faults;
  bound(rule, faults);
  INFO(rule);
  REQUIRE(faults.size() == 1);
  return faults[0];
}

struct Answer {
  bool answered;
  std::string result;
  std::string problem;
};

Answer answer_to(const std::string& rule, const std::string& data = "null") {
  Document rules;
  Document facts;
  REQUIRE_FALSE(rules.parse(rule));
  REQUIRE_FALSE(facts.parse(data));
  Answer answer;
  answer.answered = evaluate(rules.root(), facts.root(), answer.result, answer.problem);
  return answer;
}

std::string array_of(std::size_t count, std::string_view element) {
  std::string text = "[";
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ',';
    text += element;
  }
  return text + "]";
}

}  // namespace

TEST_CASE("a condition asks for facts by slot", "[logic]") {
  CHECK(holds(R"({"==":[{"var":"member.tier"},"gold"]})"));
  CHECK_FALSE(holds(R"({"!=":[{"var":"member.tier"},"gold"]})"));
  CHECK(holds(R"({"<":[1000,{"var":"amount"}]})"));
  CHECK_FALSE(holds(R"({">=":[1000,{"var":"amount"}]})"));
  CHECK(holds(R"({"<=":[1000,{"var":"amount"},1250]})"));
  CHECK(holds(R"({">":[{"var":"amount"},"999"]})"));
  CHECK(holds(R"({"in":[{"var":"channel"},["web","app"]]})"));
  CHECK(holds(R"({"in":["ol",{"var":"member.tier"}]})"));
  CHECK_FALSE(holds(R"({"in":["gold",{"var":"coupon"}]})"));
  CHECK(holds(R"({"and":[{"var":"amount"},{"!":{"var":"coupon"}}]})"));
  CHECK(holds(R"({"==":[{"var":["coupon","none"]},"none"]})"));
  CHECK(holds(R"({"===":[{"var":"coupon"},null]})"));
  CHECK(holds(R"({"==":[{"missing":["amount","coupon"]},"coupon"]})"));
  CHECK(holds(R"({"!":{"missing_some":[1,["amount","coupon"]]}})"));
  CHECK(holds(R"({"missing_some":[2,["amount","coupon"]]})"));
}

TEST_CASE("inside map, filter and their like a variable is the element's", "[logic]") {
  CHECK(holds(R"({"some":[{"var":"lines"},{"==":[{"var":"sku"},"tea"]}]})"));
  CHECK_FALSE(holds(R"({"all":[{"var":"lines"},{">":[{"var":"qty"},1]}]})"));
  CHECK(holds(R"({"==":[{"reduce":[{"var":"lines"},
    {"+":[{"var":"accumulator"},{"var":"current.qty"}]},{"var":"amount"}]},1253]})"));
  CHECK(holds(R"({"none":[{"var":"lines"},{"var":"amount"}]})"));
  CHECK(holds(R"({"==":[{"map":[{"var":"lines"},{"var":{"cat":["s","ku"]}}]},"tea,mug"]})"));
}

TEST_CASE("an expression outlives the document it was compiled from", "[logic]") {
  Faults faults;
  Expression expression;
  CHECK_FALSE(expression);
  expression = bound(R"({"in":[{"var":"channel"},["an app in a text too long for a register",
    {"cat":["a","pp"]}]]})",
                     faults);
  REQUIRE(expression);
  Scratch scratch;
  CHECK(expression.holds(Purchase(), scratch));
}

TEST_CASE("a name nobody knows is a fault at the variable's argument", "[logic]") {
  Fault fault = fault_of(R"({"and":[true,{"==":[{"var":["member.teir",1]},2]}]})");
  CHECK(fault.code == "semantic.variable");
  CHECK(fault.pointer == "/and/1/==/0/var/0");
  CHECK(fault.sentence == "there is no member.teir");
  CHECK(fault.suggestion == "member.tier");
  CHECK(fault_of(R"({"!":{"var":"amuont"}})").pointer == "/!/var");
  CHECK(fault_of(R"({"missing":["amount","chanel"]})").pointer == "/missing/1");
  CHECK(fault_of(R"({"missing":[["chanel"]]})").pointer == "/missing/0/0");
  CHECK(fault_of(R"({"missing_some":[1,["amount","chanel"]]})").pointer == "/missing_some/1/1");
}

TEST_CASE("with names, data cannot be asked for whole or by a computed name", "[logic]") {
  for (std::string_view rule :
       {R"({"var":""})", R"({"var":[]})", R"({"var":null})", R"({"var":{"cat":["amo","unt"]}})",
        R"({"missing":{"merge":["amount"]}})", R"({"missing_some":[1,{"var":"lines"}]})",
        R"({"filter":[{"var":""},true]})"}) {
    INFO(rule);
    CHECK(fault_of(rule).code == "semantic.variable");
  }
}

TEST_CASE("an unknown operator is a fault at its key, with the one that was meant", "[logic]") {
  Fault fault = fault_of(R"({"and":[{"fliter":[{"var":"lines"},true]}]})");
  CHECK(fault.code == "semantic.operator");
  CHECK(fault.pointer == "/and/0/fliter");
  CHECK(fault.suggestion == "filter");
  CHECK(fault_of(R"({"method":["a","toString"]})").code == "semantic.operator");
  CHECK(fault_of(R"({"a.b":1})").code == "semantic.operator");
  CHECK(fault_of(R"({"~1/":1})").pointer == "/~01~1");
  Answer answer = answer_to(R"({"substring":["a",1]})");
  CHECK_FALSE(answer.answered);
  CHECK(answer.problem.find("substring") != std::string::npos);
}

TEST_CASE("every fault of a condition is reported", "[logic]") {
  Faults faults;
  bound(R"({"or":[{"var":"a"},{"nope":[{"var":"b"}]},{"map":[{"var":"c"},{"none of":1}]}]})",
        faults);
  CHECK(faults.size() == 4);
}

TEST_CASE("a condition over one line of a cart", "[logic]") {
  Document rule;
  Document line;
  REQUIRE_FALSE(rule.parse(R"({"and":[{"==":[{"var":"sku"},"tea"]},{">":[{"var":"qty"},1]}]})"));
  REQUIRE_FALSE(line.parse(R"([{"sku":"tea","qty":2},{"sku":"tea","qty":1}])"));
  Faults faults;
  Expression expression = Expression::compile(document::Reader(rule.root(), faults), nullptr);
  Scratch scratch;
  CHECK(expression.holds(line.root().at(0), scratch));
  CHECK_FALSE(expression.holds(line.root().at(1), scratch));
}

TEST_CASE("variables, comparison, logic, arithmetic and in allocate nothing", "[logic]") {
  const std::string_view rules[] = {
      R"({"and":[{"==":[{"var":"member.tier"},"gold"]},{">=":[{"var":"amount"},1000]}]})",
      R"({"or":[{"var":"coupon"},{"in":[{"var":"channel"},["web","app"]]}]})",
      R"({"if":[{"<":[1,{"var":"amount"},2]},1,{"!":{"var":"coupon"}}]})",
      R"({">":[{"+":[{"var":"amount"},{"*":[2,{"-":[5]}]},{"/":[9,3]},{"%":[9,4]}]},1]})",
      R"({"==":[{"max":[1,{"var":"amount"}]},{"min":["1250",9999]}]})",
      R"({"in":["ol",{"var":"member.tier"}]})",
      R"({"some":[{"var":"lines"},{"==":[{"var":"sku"},"mug"]}]})"};
  Purchase purchase;
  for (std::string_view rule : rules) {
    Faults faults;
    Expression expression = bound(rule, faults);
    REQUIRE(faults.empty());
    Scratch fresh;
    std::size_t before = allocations();
    bool held = expression.holds(purchase, fresh);
    std::size_t made = allocations() - before;
    INFO(rule);
    CHECK(held);
    CHECK(made == 0);
  }
}

TEST_CASE("operators that make texts and lists reuse what the scratch has", "[logic]") {
  const std::string_view rules[] = {
      R"({"==":[{"cat":["a text long enough to be on the heap ",{"var":"amount"}]},"x"]})",
      R"({"map":[{"var":"lines"},{"cat":["a text long enough to be on the heap",{"var":"qty"}]}]})",
      R"({"merge":[{"filter":[{"var":"lines"},true]},{"missing":["coupon"]}]})",
      R"({"reduce":[{"var":"lines"},{"cat":[{"var":"accumulator"},{"var":"current.sku"}]},""]})",
      R"({"substr":[{"cat":["😀😀😀😀😀😀😀😀😀",{"var":"channel"}]},1,9]})"};
  Purchase purchase;
  Scratch scratch;
  for (std::string_view rule : rules) {
    Faults faults;
    Expression expression = bound(rule, faults);
    bool first = expression.holds(purchase, scratch);
    std::size_t before = allocations();
    bool second = expression.holds(purchase, scratch);
    std::size_t made = allocations() - before;
    INFO(rule);
    CHECK(first == second);
    CHECK(made == 0);
  }
}

TEST_CASE("a rule as deep as a document may be is evaluated", "[logic]") {
  std::string deep = "0";
  for (int i = 0; i < 31; ++i) deep = R"({"+":[)" + deep + ",1]}";
  CHECK(answer_to(deep).result == "31");
  std::string lists = "1";
  for (int i = 0; i < 60; ++i) lists = "[" + lists + "]";
  CHECK(answer_to(R"({"==":[)" + lists + ",1]}").result == "true");
}

TEST_CASE("arrays of a hundred thousand elements are worked through", "[logic]") {
  const std::string data = array_of(100'000, "3");
  CHECK(answer_to(R"({"reduce":[{"var":""},{"+":[{"var":"accumulator"},{"var":"current"}]},0]})",
                  data)
            .result == "300000");
  CHECK(answer_to(R"({"all":[{"var":""},{"==":[{"cat":[{"var":""},"x"]},"3x"]}]})", data).result ==
        "true");
  CHECK(answer_to(R"({"filter":[{"var":""},{"<":[{"var":""},3]}]})", data).result == "[]");
  CHECK(answer_to(R"({"in":[4,{"var":""}]})", data).result == "false");
}

TEST_CASE("a rule that makes too much has a problem for its answer", "[logic]") {
  const std::string data = array_of(100'000, "\"0123456789\"");
  for (std::string_view rule :
       {R"({"reduce":[{"var":""},{"cat":[{"var":"accumulator"},{"var":"current"}]},""]})",
        R"({"reduce":[{"var":""},{"merge":[{"var":"accumulator"},{"var":"current"}]},[]]})",
        R"({"reduce":[{"var":""},[{"var":"accumulator"}],0]})",
        R"({"reduce":[{"var":""},[{"var":"accumulator"},{"var":"accumulator"}],0]})",
        R"({"reduce":[{"var":""},{"var":""},0]})",
        R"({"all":[{"var":""},{"!=":[{"var":""},{"reduce":[[1,2,3,4,5,6,7,8],
             {"cat":[{"var":"accumulator"},{"var":"accumulator"}]},"0123456789abcdef"]}]}]})"}) {
    INFO(rule);
    Answer answer = answer_to(std::string(rule), data);
    CHECK_FALSE(answer.answered);
    CHECK(answer.result.empty());
    CHECK_FALSE(answer.problem.empty());
  }
}

TEST_CASE("loops within loops come to an end", "[logic]") {
  const std::string thousand = array_of(1000, "1");
  std::string rule = "true";
  for (int i = 0; i < 6; ++i) rule = R"({"all":[)" + thousand + "," + rule + "]}";
  Answer answer = answer_to(rule);
  CHECK_FALSE(answer.answered);

  Document document;
  REQUIRE_FALSE(document.parse(rule));
  Faults faults;
  Expression expression = Expression::compile(document::Reader(document.root(), faults), nullptr);
  Scratch scratch;
  CHECK_FALSE(expression.holds(document::Value(), scratch));
  CHECK(scratch.exceeded);
}

TEST_CASE("doubling lists never become a huge text", "[logic]") {
  Answer answer = answer_to(R"({"cat":[{"reduce":[{"var":""},
    [{"var":"accumulator"},{"var":"accumulator"}],0]}]})",
                            array_of(60, "0"));
  CHECK_FALSE(answer.answered);
  answer = answer_to(R"({"reduce":[{"var":""},[{"var":"accumulator"},{"var":"accumulator"}],0]})",
                     array_of(60, "0"));
  CHECK_FALSE(answer.answered);
}

TEST_CASE("a text cut through a surrogate pair stays valid UTF-8", "[logic]") {
  CHECK(answer_to(R"({"substr":["a😀b",0,2]})").result == "\"a\xEF\xBF\xBD\"");
  CHECK(answer_to(R"({"substr":["a😀b",2]})").result ==
        "\"\xEF\xBF\xBD"
        "b\"");
  CHECK(answer_to(R"({"substr":["😀",1,1]})").result == "\"\xEF\xBF\xBD\"");
  CHECK(utf16_length("a😀é会") == 5);
}

TEST_CASE("texts become numbers as JavaScript reads them", "[logic]") {
  CHECK(number_of_text("\xC2\xA0 12\xE2\x80\xA8\n") == 12);
  CHECK(number_of_text("9007199254740993") == 9007199254740992.0);
  CHECK(number_of_text("0x20000000000001") == 9007199254740992.0);
  CHECK(number_of_text("0x20000000000003") == 9007199254740996.0);
  CHECK(number_of_text("1.7976931348623157e308") == 1.7976931348623157e308);
  CHECK(number_of_text("5e-324") == 5e-324);
  CHECK(number_of_text("123456789012345678901234567890.5e-20") == 1234567890.1234567);
  CHECK(number_of_text("0." + std::string(5000, '0') + "1e5000") == 0.1);
  CHECK(number_of_text("1" + std::string(5000, '0') + "e-5000") == 1);
  CHECK(number_of_text("1" + std::string(900, '3') + "e-900") == 1.3333333333333333);
  CHECK(std::isinf(number_of_text("1e99999999999999999999")));
  CHECK(number_of_text("1e-99999999999999999999") == 0);
  CHECK(std::signbit(number_of_text("-0")));
  for (std::string_view text : {".", "e5", "1e", "+-1", "0x", "0b2", "0o8", "1_000", "infinity",
                                "Infinity1", "--1", "1,5", "\xE2\x80"}) {
    INFO(text);
    CHECK(std::isnan(number_of_text(text)));
  }
  CHECK(number_at_start(" 1e+x") == 1);
  CHECK(number_at_start("-.5.5") == -0.5);
  CHECK(number_at_start("7.") == 7);
  CHECK(std::isinf(number_at_start("-Infinityx")));
  CHECK(std::isnan(number_at_start(".")));
}
