// loyalty run PROGRAM ACTIVITIES: one outcome a line; the outcomes of follow-ups stand right after
// the one that caused them. Rejected activities are outcomes like any other: the status stays 0.
#include "commands.hpp"
#include "text_files.hpp"

namespace loyalty::cli {

int run_activities(const Options& options) {
  Engine engine = open_engine(options.program);
  Output outcomes;
  Output journal(options.journal);
  Lines activities(options.activities, outcomes);
  Progress progress;
  std::string_view activity;
  while (activities.next(activity)) {
    for (const Step& step : engine.apply(activity)) {
      outcomes.line(step.outcome);
      if (!step.record.empty()) journal.line(step.record);
    }
    progress.step();
  }
  journal.flush();
  outcomes.flush();
  return 0;
}

}  // namespace loyalty::cli
