#include "text_files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>

namespace loyalty::cli {
namespace {

constexpr std::size_t kPiece = 1 << 18;

[[noreturn]] void refuse(const std::string& what, const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  throw std::runtime_error("cannot " + what + " " + name + ": " + std::strerror(errno));
}

int open_for_reading(const std::string& path) {
  if (path == "-") return STDIN_FILENO;
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) refuse("open", path);
  return descriptor;
}

bool has_status(const std::string& path, struct stat& status) {
  return (path == "-" ? fstat(STDIN_FILENO, &status) : stat(path.c_str(), &status)) == 0;
}

// Whether another process holds the file; what is no file, or cannot be locked, nobody holds.
bool is_held(int descriptor) {
  struct stat status;
  const bool is_regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  return is_regular && flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

// False at the end of the file.
bool append_piece(int descriptor, const std::string& path, std::string& text) {
  const std::size_t before = text.size();
  text.resize(before + kPiece);
  ssize_t count;
  do {
    count = read(descriptor, text.data() + before, kPiece);
  } while (count < 0 && errno == EINTR);
  text.resize(before + (count > 0 ? static_cast<std::size_t>(count) : 0));
  if (count < 0) refuse("read", path);
  return count > 0;
}

}  // namespace

std::string read_file(const std::string& path) {
  const int descriptor = open_for_reading(path);
  std::string text;
  while (append_piece(descriptor, path, text)) continue;
  if (descriptor != STDIN_FILENO) close(descriptor);
  return text;
}

bool is_file(const std::string& path) {
  struct stat status;
  return has_status(path, status) && S_ISREG(status.st_mode);
}

bool are_one_file(const std::string& path, const std::string& input) {
  struct stat one, other;
  return is_file(path) && has_status(path, one) && has_status(input, other) &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

Output::Output(const std::string& path) : descriptor_(-1) {
  if (path.empty()) return;
  descriptor_ = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor_ < 0) refuse("write", path);
  if (is_held(descriptor_)) throw std::runtime_error(path + " is being written by another run");
}

Output::~Output() {
  if (descriptor_ > STDERR_FILENO) close(descriptor_);
}

void Output::line(std::string_view text) {
  if (descriptor_ < 0) return;
  waiting_.append(text).push_back('\n');
  if (waiting_.size() >= kPiece) flush();
}

void Output::flush() {
  std::string_view rest = waiting_;
  while (!rest.empty()) {
    const ssize_t count = write(descriptor_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse("write", "the output");
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  waiting_.clear();
}

Lines::Lines(const std::string& path, Output& output)
    : path_(path), output_(output), descriptor_(open_for_reading(path)) {}

Lines::~Lines() {
  if (descriptor_ != STDIN_FILENO) close(descriptor_);
}

bool Lines::fill() {
  output_.flush();
  held_.erase(0, at_);
  at_ = 0;
  return append_piece(descriptor_, path_, held_);
}

bool Lines::next(std::string_view& line) {
  for (std::size_t searched = 0;;) {
    const std::size_t end = held_.find('\n', at_ + searched);
    if (end == std::string::npos) {
      searched = held_.size() - at_;
      if (fill()) continue;
      if (held_.empty()) return false;
      held_.push_back('\n');  // a last line without an end
      searched = 0;
      continue;
    }
    line = std::string_view(held_).substr(at_, end - at_);
    at_ = end + 1;
    searched = 0;
    ++number_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) return true;
  }
}

Progress::Progress()
    : terminal_(isatty(STDERR_FILENO) != 0),
      started_(std::chrono::steady_clock::now()),
      next_(started_ + std::chrono::seconds(1)) {}

Progress::~Progress() {
  if (!shown_) return;
  show();
  std::fputc('\n', stderr);
}

void Progress::step() {
  ++steps_;
  if (!terminal_ || steps_ % 1024 != 0) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::seconds(1);
  show();
}

void Progress::show() {
  const std::chrono::duration<double> past = std::chrono::steady_clock::now() - started_;
  std::fprintf(stderr, "\r%llu activities, %.0f a second ", static_cast<unsigned long long>(steps_),
               static_cast<double>(steps_) / past.count());
  shown_ = true;
}

}  // namespace loyalty::cli
