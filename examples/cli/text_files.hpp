// Whole files, lines of a file or of standard input, and buffered output. Everything here throws
// std::runtime_error with a sentence for the user when the system refuses.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace loyalty::cli {

std::string read_file(const std::string& path);  // `-` is standard input
bool is_file(const std::string& path);           // no folder, device or pipe
bool are_one_file(const std::string& path, const std::string& input);

class Output {
 public:
  explicit Output(int descriptor = 1) : descriptor_(descriptor) {}
  // Adds to the file, which is held until the end; no path: everything is dropped.
  explicit Output(const std::string& path);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  void line(std::string_view text);
  void flush();

 private:
  int descriptor_;
  std::string waiting_;
};

// Lines without their ends; empty lines are left out. Whatever waits in the output is written
// before each read that may block, so that someone who types sees answers at once while files pass
// in large pieces.
class Lines {
 public:
  Lines(const std::string& path, Output& output);
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  ~Lines();

  bool next(std::string_view& line);  // valid until the next call
  std::uint64_t number() const { return number_; }  // of the last line, from 1

 private:
  bool fill();
  std::string path_;
  Output& output_;
  int descriptor_;
  std::string held_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0;
};

// How far a long run has come, once a second, on a terminal only.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void step();

 private:
  void show();
  bool shown_ = false;
  bool terminal_;
  std::uint64_t steps_ = 0;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace loyalty::cli
