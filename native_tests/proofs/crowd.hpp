// A stream of activities of members who act on each other: they give points away, invite, bring
// each other gifts and take them back, are blocked, closed and merged, and lead lives of their own
// besides, with plans, surveys and notices. For the programme of crowd.json.
//
//   Crowd crowd(random);
//   for (const auto& step : engine.apply(crowd.next())) crowd.note(step.record);
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "proofs/random.hpp"
#include "time/civil.hpp"

namespace proofs {

class Crowd {
 public:
  explicit Crowd(Random& random);

  std::string next();
  void note(const std::string& record);        // what was accepted can be referred to
  void note_notices(const std::string& view);  // what is due can be told

  std::string now() const { return instant(now_); }
  const std::vector<std::string>& members() const { return members_; }

 private:
  using Json = nlohmann::json;
  struct Own {
    std::string member, id;
  };

  Json activity();
  Json attributes(const std::string& type, std::string& member);
  Json about_oneself(const std::string& type, std::string& member);
  Json of_offers(const std::string& type);
  Json purchase();
  const Own& newest(const std::vector<Own>& all);
  std::string today(const Own& own) const;  // who has it now
  std::string other(const std::string& than);
  std::string somebody();
  std::string entropy();
  void step_time();
  static std::string instant(loyalty::time::Millis at);

  Random& random_;
  loyalty::time::Millis now_;
  int made_ = 0;
  std::vector<std::string> members_, blocked_, texts_;
  std::vector<Own> purchases_{{"m0", "none"}}, redemptions_{{"m0", "none"}},
      sources_{{"m0", "none"}}, feedback_{{"m0", "none"}}, notices_{{"m0", "none"}},
      joined_{{"m0", "week"}};
  std::set<std::string> gone_;
  std::map<std::string, std::string> survivors_;
};

}  // namespace proofs
