// Every scenario file, natively. Expectations are complete: an effect that is not listed fails.
#include "catch.hpp"
#include "engine/story.hpp"

TEST_CASE("every scenario comes out as it was worked out", "[scenarios]") {
  const auto stories = stories::all_stories();
  REQUIRE(stories.size() > 50);
  int activities = 0;
  for (const auto& story : stories) {
    auto engine = stories::engine_for(story);
    INFO(story.path);
    if (!engine) {
      for (const auto& fault : engine.error()) UNSCOPED_INFO(fault.pointer + ": " + fault.sentence);
    }
    CHECK(static_cast<bool>(engine));
    if (!engine) continue;
    const auto told = stories::tell(story, *engine);
    for (const auto& difference : told.differences) UNSCOPED_INFO(difference);
    CHECK(told.differences.empty());
    activities += told.activities;
  }
  CHECK(activities >= 150);
}
