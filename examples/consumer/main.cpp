// The smallest program that links the engine: one purchase, one point a unit.
#include <cstdio>
#include <loyalty/engine.hpp>

int main() {
  auto engine = loyalty::Engine::create(R"({"id": "corner", "version": 1, "name": "Corner",
      "zone": "+08:00", "money": "CNY", "enrolment": "automatic",
      "currencies": [{"id": "points", "name": "Points"}], "rules": [{"id": "spend",
      "on": "purchase", "grant": {"points": {"of": "amount", "rate": [1, 100]}}}]})");
  if (!engine) return std::puts(engine.error().front().sentence.c_str()), 1;
  std::puts(engine->apply(R"({"id": "o-1", "member": "lin", "type": "purchase",
      "at": "2026-10-21T09:00:00+08:00", "attributes": {"amount": 6800}})")[0].outcome.c_str());
}
