#include "base/shared.hpp"

#include <string>

#include "catch.hpp"

using loyalty::Shared;

TEST_CASE("a shared value is one until it is edited", "[base]") {
  Shared<std::string> first(std::string("as it was"));
  Shared<std::string> second = first;
  CHECK(&*first == &*second);
  second.edit() += ", and more";
  CHECK(*first == "as it was");
  CHECK(*second == "as it was, and more");
  const std::string* held = &*second;
  second.edit() += " still";
  CHECK(&*second == held);
  CHECK_FALSE(first == second);
  first = second;
  CHECK(&*first == &*second);
  second = Shared<std::string>();
  CHECK(second->empty());
  CHECK(*first == "as it was, and more still");
}
