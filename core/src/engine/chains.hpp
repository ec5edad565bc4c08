// The chains of a journal, a record at a time: whether each record continues the one before it,
// whose older records were dropped behind a compaction, and who was erased.
//
//   Chains chains;
//   if (!chains.follow(record, line)) return chains.fault();
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "document/value.hpp"
#include "engine/journal.hpp"

namespace loyalty {

// Why a line does not continue its chain; no code when it does.
struct ChainFault {
  std::size_t line = 0;  // from 1; 0: none in particular
  std::string_view code;
  std::string sentence;
};
std::string fault_answer(const ChainFault& fault);

struct Chain {
  Link link;
  std::size_t emptied = 0;  // line of the first record that has lost its content; 0: none has
  bool is_erased = false;   // it ends with the checkpoint that says so
};

class Chains {
 public:
  bool follow(document::Value record, std::size_t line);
  // What only the end of the journal shows.
  bool finish();

  const ChainFault& fault() const { return fault_; }
  const Chain* find(std::string_view member) const;
  const std::map<std::string, Chain, std::less<>>& all() const { return chains_; }

 private:
  bool fail(std::string_view code, std::string sentence);

  std::map<std::string, Chain, std::less<>> chains_;
  ChainFault fault_;
};

std::string_view reason_of(document::Value record);  // of a checkpoint; of others empty
bool is_emptied(document::Value record);             // its digest is all that is left
// The record without its content.
void append_emptied(std::string& out, document::Value record);

std::string verify_chains(std::string_view journal);

}  // namespace loyalty
