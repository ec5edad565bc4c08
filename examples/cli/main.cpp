// `loyalty`: the engine at a terminal.
//
//   loyalty check program.json
//   loyalty run program.json activities.jsonl --journal journal.jsonl
//   loyalty view program.json activities.jsonl --member lin --at 2026-10-21T09:00:00+08:00
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "commands.hpp"

namespace {

using loyalty::cli::Options;

// The command line: who declares an option here reads it in the file of the command.
class CommandLine {
 public:
  CommandLine() {
    app_.require_subcommand(1);
    app_.set_help_all_flag("--help-all", "Print the help of every command and exit");
    add_check();
    add_run();
    add_view();
    add_quote();
    add_history();
    member(inputs(add("snapshot", "Print the state after the activities",
                      loyalty::cli::print_snapshot)),
           "Only this member");
    journal(add("verify", "Check the chains of hashes of a journal", loyalty::cli::verify_journal));
    add_replay();
    add_verify_draw();
    add_settle();
    add_erase();
    add_due();
    member(journalled("export", "Print everything that is held about a member",
                      loyalty::cli::export_member),
           "Id of the member")
        ->required();
    add("logic", "Answer lines {\"rule\": …, \"data\": …} of standard input",
        loyalty::cli::answer_logic);
  }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      const std::vector<std::string> words = app_.remaining();
      if (app_.get_subcommands().empty() && !words.empty()) {
        throw std::runtime_error("there is no command " + loyalty::cli::quoted(words[0]) +
                                 "; loyalty --help lists them");
      }
      return app_.exit(error) == 0 ? 0 : 1;  // CLI11 has a number of its own for each mistake
    }
    return chosen_(options_);
  }

 private:
  using Command = int (*)(const Options&);

  CLI::App* add(const char* name, const char* about, Command command) {
    CLI::App* added = app_.add_subcommand(name, about);
    added->callback([this, command] { chosen_ = command; });
    return added;
  }

  void add_check() {
    CLI::App* check =
        add("check", "Print every fault of a programme", loyalty::cli::check_program);
    CLI::Option* path = check->add_option("PROGRAM", options_.program, "Programme, a JSON file");
    CLI::Option* batch = check->add_flag(
        "--batch", options_.batch,
        "Read programmes as lines of standard input and print a JSON list of faults for each");
    batch->excludes(path);
    check->callback([this, path, batch] {
      if (path->empty() && batch->empty()) throw CLI::RequiredError("PROGRAM");
      chosen_ = loyalty::cli::check_program;
    });
  }

  void add_run() {
    CLI::App* run = inputs(
        add("run", "Apply activities and print one outcome a line", loyalty::cli::run_activities));
    run->add_option("--journal", options_.journal,
                    "Go on from the records of this file, if there are any, and add the new ones")
        ->check([](const std::string& path) { return path.empty() ? "it names no file" : ""; });
  }

  void add_view() {
    CLI::App* view = inputs(
        add("view", "Print what a member sees after the activities", loyalty::cli::print_view));
    member(view, "Id of the member")->required();
    view->add_option("--at", options_.at, "Instant, as 2026-10-21T09:00:00+08:00")->required();
    view->add_option("--month", options_.month, "Month of the calendar, as 2026-10");
    view->add_option("--horizon", options_.horizon,
                     "How far ahead to look for what is at risk, as P7D (P30D)");
  }

  void add_quote() {
    CLI::App* quote = inputs(add("quote", "Print what a purchase would come to",
                                 loyalty::cli::print_quote));
    member(quote, "Id of the member")->required();
    quote->add_option("--at", options_.at, "Instant, as 2026-10-21T09:00:00+08:00")->required();
    quote->add_option("--cart", options_.cart, "Attributes of the purchase, a JSON file or JSON")
        ->required();
    quote->add_option("--use", options_.use, "What is to be used, a JSON file or a JSON list");
  }

  void add_history() {
    CLI::App* history = inputs(
        add("history", "Print the records of a member, newest first", loyalty::cli::print_history));
    member(history, "Id of the member")->required();
    history->add_option("--before", options_.before, "Only records with a smaller number");
    history->add_option("--limit", options_.limit, "At most so many");
  }

  void add_replay() {
    CLI::App* replay = program(add("replay", "Apply a journal again and compare the outcomes",
                                   loyalty::cli::replay_journal));
    journal(replay);
    snapshot(replay);
  }

  void add_verify_draw() {
    CLI::App* verify = program(add("verify-draw", "Do the draws of a journal again from a seed",
                                   loyalty::cli::verify_draws));
    journal(verify);
    verify->add_option("--seed", options_.seeds,
                       "Published seed, 64 hexadecimal digits; once for each there was")
        ->required()
        ->allow_extra_args(false);
    verify->add_option("--commitment", options_.commitments,
                       "What was published before the draws, in the order of the seeds")
        ->allow_extra_args(false);
    versions(verify);
    snapshot(verify);
  }

  void add_settle() {
    CLI::App* settle = program(add("settle", "Print what each partner owes for a journal's points",
                                   loyalty::cli::settle_partners));
    journal(settle);
    settle->add_option("--from", options_.from, "First day of the programme, as 2026-10-01");
    settle->add_option("--to", options_.to, "Last day, as 2026-10-31");
    versions(settle);
  }

  void add_erase() {
    CLI::App* erase = add("erase", "Print a journal without what it says of a member",
                          loyalty::cli::erase_member);
    journal(erase);
    member(erase, "Id of the member")->required();
    erase->add_option("--at", options_.at, "When, as 2026-10-21T09:00:00+08:00")->required();
  }

  void add_due() {
    CLI::App* due = journalled("due", "Print what is to be told to whom", loyalty::cli::print_due);
    due->add_option("--from", options_.from, "First day, or an instant")->required();
    due->add_option("--to", options_.to, "Last day, or the instant before which")->required();
    member(due, "Only this member");
  }

  // What asks about the members of a journal.
  CLI::App* journalled(const char* name, const char* about, Command command) {
    CLI::App* added = program(add(name, about, command));
    journal(added);
    versions(added);
    snapshot(added);
    return added;
  }

  CLI::App* program(CLI::App* command) {
    command->add_option("PROGRAM", options_.program, "Programme, a JSON file")->required();
    return command;
  }
  CLI::App* inputs(CLI::App* command) {
    program(command)
        ->add_option("ACTIVITIES", options_.activities, "JSON Lines, - for standard input")
        ->required();
    return command;
  }
  void journal(CLI::App* command) {
    command->add_option("JOURNAL", options_.journal, "JSON Lines, - for standard input")
        ->required();
  }
  void versions(CLI::App* command) {
    command->add_option("--version", options_.versions,
                        "A later version of the programme that the journal goes over to")
        ->allow_extra_args(false);
  }
  void snapshot(CLI::App* command) {
    command->add_option("--snapshot", options_.snapshot,
                        "Where the journal begins, when its older records were dropped");
  }
  CLI::Option* member(CLI::App* command, const char* about) {
    return command->add_option("--member", options_.member, about);
  }

  CLI::App app_{"Checks loyalty programmes, runs activities through them, shows what came of it.",
                "loyalty"};
  Options options_;
  Command chosen_ = nullptr;
};

}  // namespace

int main(int argc, char** argv) {
  try {
    return CommandLine().run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "loyalty: %s\n", error.what());
    return 1;
  }
}
