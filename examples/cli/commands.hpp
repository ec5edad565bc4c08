// The commands of `loyalty`, one file each. Each answers the exit status, or throws
// std::runtime_error with a sentence for the user.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loyalty/engine.hpp"

namespace loyalty::cli {

// What the command line said; each command reads what it declares in main.cpp. `-` as the path of
// something to read is standard input.
struct Options {
  std::string program;
  std::string activities;
  std::string journal;
  std::string snapshot;
  std::string member;
  std::string at, from, to;
  std::string month, horizon;
  std::string cart, use;
  std::vector<std::string> seeds, commitments, versions;
  std::optional<std::uint32_t> before;
  std::optional<std::uint32_t> limit;
  bool batch = false;
};

int check_program(const Options& options);
int run_activities(const Options& options);
int print_view(const Options& options);
int print_quote(const Options& options);
int print_history(const Options& options);
int print_snapshot(const Options& options);
int verify_journal(const Options& options);
int replay_journal(const Options& options);
int verify_draws(const Options& options);
int settle_partners(const Options& options);
int erase_member(const Options& options);
int print_due(const Options& options);
int export_member(const Options& options);
int answer_logic(const Options& options);

// Throws std::runtime_error with every fault when the programme has any.
Engine open_engine(const std::string& program_path);

// An engine where a journal begins: empty, or with the state of `--snapshot`.
Engine engine_before(const Options& options);
// An engine that has taken a journal, outcome for outcome as it is recorded.
Engine engine_of_journal(const Options& options);
// An engine that has taken the activities of a file, where only what came of them is wanted.
Engine engine_after(const Options& options);

std::string described(const Fault& fault);  // `pointer: sentence`, on one line

std::string quoted(std::string_view text);  // as JSON

// Prints an answer of the engine. Throws the sentence of one that is an error, after the line of
// the file or the option that it is about.
int print_answer(const std::string& answer);
void throw_if_error(const std::string& answer);

// The engine sees one line at a time and calls it line 1: the text of an answer about one that is
// no JSON, with its line in the file.
std::string with_line(std::string text, std::uint64_t line);

}  // namespace loyalty::cli
