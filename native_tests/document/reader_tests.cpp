// Typed reading: which faults it finds, where it says they are and what it suggests.
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "document/reader.hpp"

using namespace loyalty;
using namespace loyalty::document;

namespace {

class Read {
 public:
  explicit Read(std::string_view text) {
    const auto problem = document_.parse(text);
    INFO((problem ? problem->sentence : ""));
    REQUIRE_FALSE(problem);
  }
  Reader root() { return {document_.root(), faults_}; }
  const Faults& faults() const { return faults_; }
  const Fault& only_fault() const {
    REQUIRE(faults_.size() == 1);
    return faults_.front();
  }

 private:
  Document document_;
  Faults faults_;
};

constexpr std::string_view kWords = "spend earn redeem";

}  // namespace

TEST_CASE("a sound object reads without a fault") {
  Read read(R"({"$schema":"s","x-note":[1],"id":"a","count":3,"on":true,"list":[1,2],)"
            R"("kind":"earn"})");
  const Reader root = read.root();
  Object object(root);
  CHECK(object.need("id")->text() == "a");
  CHECK(object.need("count")->integer(1, 5) == 3);
  CHECK(object.find("on")->boolean());
  const auto list = object.find("list");
  REQUIRE(list);
  CHECK(list->items(2).size() == 2);
  CHECK(object.find("kind")->word(kWords) == 1);
  CHECK_FALSE(object.find("absent"));
  object.finish();
  CHECK(read.faults().empty());
}

TEST_CASE("a value of the wrong type faults at the value") {
  Read read(R"({"rules":[{},{"a/b~c":"three"}]})");
  const Reader root = read.root();
  Object object(root);
  const auto rules = object.need("rules");
  const std::vector<Reader> items = rules->items();
  Object rule(items[1]);
  CHECK(rule.need("a/b~c")->integer(2, 9) == 2);
  CHECK(read.only_fault().code == "structure.type");
  CHECK(read.only_fault().pointer == "/rules/1/a~1b~0c");
  CHECK(read.only_fault().sentence == "expected an integer from 2 to 9, not \"three\"");
}

TEST_CASE("each kind faults where another is expected") {
  Read read(R"([1.0,"1",0,{},null,"x"])");
  const Reader root = read.root();
  const std::vector<Reader> items = root.items();
  CHECK(items[0].integer(0, 5) == 0);
  CHECK_FALSE(items[1].boolean());
  CHECK(items[2].text().empty());
  CHECK(items[3].items().empty());
  CHECK(items[4].members().empty());
  Object object(items[5]);
  CHECK_FALSE(object.need("id"));
  object.finish();
  REQUIRE(read.faults().size() == 6);
  const std::vector<std::string> sentences{
      "expected an integer from 0 to 5, not 1 written with a fraction or an exponent",
      "expected true or false, not \"1\"",
      "expected a text, not 0",                 "expected a list, not an object",
      "expected an object, not null",           "expected an object, not \"x\""};
  for (std::size_t at = 0; at < sentences.size(); ++at) {
    CHECK(read.faults()[at].code == "structure.type");
    CHECK(read.faults()[at].pointer == "/" + std::to_string(at));
    CHECK(read.faults()[at].sentence == sentences[at]);
  }
}

TEST_CASE("a value out of bounds faults at the value") {
  Read read(R"([0,6,"",[],[],-1])");
  const Reader root = read.root();
  const std::vector<Reader> items = root.items();
  CHECK(items[0].integer(1, 5) == 1);
  CHECK(items[1].integer(1, 5) == 1);
  items[2].text();
  items[3].items(2);
  CHECK(items[4].one_or_more().empty());
  items[5].integer(0, 9007199254740991);
  REQUIRE(read.faults().size() == 6);
  const std::vector<std::string> sentences{
      "expected an integer from 1 to 5, not 0",   "expected an integer from 1 to 5, not 6",
      "expected a text that is not empty",        "expected a list of at least 2, not of 0",
      "expected a list of at least 1, not of 0",  "expected an integer of at least 0, not -1"};
  for (std::size_t at = 0; at < sentences.size(); ++at) {
    CHECK(read.faults()[at].code == "structure.value");
    CHECK(read.faults()[at].pointer == "/" + std::to_string(at));
    CHECK(read.faults()[at].sentence == sentences[at]);
  }
}

TEST_CASE("a missing key faults at its holder") {
  Read read(R"({"rule":{"type":"t"}})");
  const Reader root = read.root();
  Object object(root);
  const auto held = object.need("rule");
  Object rule(*held);
  CHECK_FALSE(rule.need("id"));
  CHECK(read.only_fault().code == "structure.missing");
  CHECK(read.only_fault().pointer == "/rule");
  CHECK(read.only_fault().sentence == "\"id\" is missing");
}

TEST_CASE("an unknown key faults at the key, with what was meant") {
  Read read(R"({"rule":{"limt":1,"a~b":2,"x-free":3,"$schema":4}})");
  const Reader root = read.root();
  Object object(root);
  const auto held = object.need("rule");
  Object rule(*held);
  rule.find("limit");
  rule.find("list");
  rule.finish();
  object.finish();
  REQUIRE(read.faults().size() == 2);
  CHECK(read.faults()[0].code == "structure.unknown_key");
  CHECK(read.faults()[0].pointer == "/rule/limt");
  CHECK(read.faults()[0].suggestion == "limit");
  CHECK(read.faults()[1].pointer == "/rule/a~0b");
  CHECK(read.faults()[1].suggestion.empty());
}

TEST_CASE("an unknown word faults with the words there are") {
  Read read(R"(["eran","Earn",7])");
  const Reader root = read.root();
  const std::vector<Reader> items = root.items();
  CHECK(items[0].word(kWords) == -1);
  CHECK(items[1].word(kWords) == -1);
  CHECK(items[2].word(kWords) == -1);
  REQUIRE(read.faults().size() == 3);
  CHECK(read.faults()[0].code == "structure.value");
  CHECK(read.faults()[0].pointer == "/0");
  CHECK(read.faults()[0].sentence ==
        "\"eran\" is not known here; expected \"spend\", \"earn\" or \"redeem\"");
  CHECK(read.faults()[0].suggestion == "earn");
  CHECK(read.faults()[1].suggestion == "earn");
  CHECK(read.faults()[2].code == "structure.type");
}

TEST_CASE("one may stand for a list of one") {
  Read read(R"({"one":"a","many":["a",2]})");
  const Reader root = read.root();
  Object object(root);
  const auto one = object.need("one");
  const auto many = object.need("many");
  REQUIRE(one->one_or_more().size() == 1);
  CHECK(one->one_or_more()[0].pointer() == "/one");
  const std::vector<Reader> both = many->one_or_more();
  REQUIRE(both.size() == 2);
  CHECK(both[1].pointer() == "/many/1");
}

TEST_CASE("members come in order, without the free keys") {
  Read read(R"({"z":1,"x-a":2,"$schema":3,"b":4,"x":5})");
  const Reader root = read.root();
  std::string keys;
  for (const Reader& member : root.members()) keys += member.place().key;
  CHECK(keys == "zbx");
}

TEST_CASE("a suggestion is near, deterministic and not forced") {
  const std::vector<std::string_view> words = split(kWords);
  CHECK(nearest("reedem", words) == "redeem");
  CHECK(nearest("EARN", words) == "earn");
  CHECK(nearest("ea", words).empty());
  CHECK(nearest("purchase", words).empty());
  CHECK(nearest("", words).empty());
  CHECK(nearest("a", {}).empty());
  CHECK(nearest("gold", {"bold", "cold"}) == "bold");
  CHECK(nearest("Gold", {"gold", "Cold", "Golt"}) == "gold");
  CHECK(nearest("cat", {"CAR", "car"}) == "car");
  CHECK(nearest(std::string(100'000, 'a'), {"a"}).empty());
  CHECK(nearest("abcdef", {"abdcef"}) == "abdcef");
  CHECK(nearest("ab", {"ba"}) == "ba");
  CHECK(nearest(std::string(64, 'a'), {std::string(63, 'a')}) == std::string(63, 'a'));
}

TEST_CASE("a value is described as a person would") {
  const std::string sixty(60, 'a');
  const std::string accents = "0123456789012345678901234567890123456789é"
                              "é";
  Read read("[null,true,-3,2.50,\"a\\\"b\",[1],{\"a\":1},\"" + sixty + "\",\"x" + accents + "\"]");
  std::string all;
  for (const Reader& item : read.root().items()) all += described(item.value()) + "|";
  CHECK(all == "null|true|-3|2.5|\"a\\\"b\"|a list|an object|\"" + std::string(40, 'a') +
                   "…\"|\"x" + accents.substr(0, 39) + "…\"|");
  CHECK(described(Value{}) == "nothing");
}
