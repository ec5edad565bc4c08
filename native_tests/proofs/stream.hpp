// An endless stream of activities for one programme: mostly plausible, now and then late, repeated,
// impossible or malformed.
//
//   Stream stream(random, programme_text);
//   engine.apply(stream.next());
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "proofs/random.hpp"
#include "time/civil.hpp"

namespace proofs {

class Stream {
 public:
  Stream(Random& random, const std::string& programme);

  std::string next();                 // remembers what was asked for, and may repeat it
  std::string some_instant();         // around the present of the stream
  const std::vector<std::string>& members() const { return members_; }

 private:
  using Json = nlohmann::json;

  Json activity();
  Json attributes(const std::string& type);
  Json purchase();
  Json refund();
  std::string day(std::int64_t most_days_back);
  std::string instant(loyalty::time::Millis at);
  std::int64_t amount();
  std::string spoilt(Json activity);
  void step_time();

  Random& random_;
  loyalty::time::Millis now_;
  int made_ = 0;
  std::vector<std::string> members_{"ana", "bo", "lin"};
  std::vector<std::string> currencies_, streaks_, types_;
  std::vector<std::string> purchases_{"none"}, redemptions_{"none"}, ids_{"none"}, texts_{"{}"};
};

}  // namespace proofs
