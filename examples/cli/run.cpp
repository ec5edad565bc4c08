// loyalty run PROGRAM ACTIVITIES: one outcome a line; the outcomes of follow-ups stand right after
// the one that caused them. Rejected activities are outcomes like any other: the status stays 0.
// With --journal the run goes on from what the file holds, and adds to it.
#include <stdexcept>

#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {
namespace {

void refuse_inputs(const std::string& journal, const Options& options) {
  for (const std::string& input : {options.program, options.activities}) {
    if (!are_one_file(journal, input)) continue;
    throw std::runtime_error(journal + " cannot be the journal: the run reads it as " +
                             (input == options.program ? "the programme" : "the activities"));
  }
}

// A journal is only ever added to: takes the engine to where it ends. Whether its last line has yet
// to be ended.
bool go_on_from(const std::string& journal, Engine& engine) {
  if (!is_file(journal)) return false;
  const std::string records = read_file(journal);
  try {
    throw_if_error(verify(records));
    throw_if_error(engine.replay(records));
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(journal + " cannot be continued: " + error.what());
  }
  return !records.empty() && !records.ends_with('\n');
}

bool is_malformed(const std::string& outcome) {
  return outcome.starts_with(R"({"activity":"","code":"malformed",)");
}

}  // namespace

int run_activities(const Options& options) {
  Engine engine = open_engine(options.program);
  Output outcomes;
  Lines activities(options.activities, outcomes);
  refuse_inputs(options.journal, options);
  Output journal(options.journal);  // nobody else writes from here on: what is read stays the end
  if (go_on_from(options.journal, engine)) journal.line({});
  Progress progress;
  std::string_view activity;
  while (activities.next(activity)) {
    const std::span<const Step> steps = engine.apply(activity);
    for (const Step& step : steps) {
      if (!step.record.empty()) journal.line(step.record);
    }
    journal.flush();  // no outcome is shown whose record could still be lost
    for (const Step& step : steps) {
      if (is_malformed(step.outcome)) {
        outcomes.line(with_line(step.outcome, activities.number()));
      } else {
        outcomes.line(step.outcome);
      }
    }
    progress.step();
  }
  outcomes.flush();
  return 0;
}

}  // namespace loyalty::cli
