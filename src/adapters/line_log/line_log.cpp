#include "line_log/line_log.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "kernel/result.h"

namespace simpul::line_log {
namespace {

constexpr std::size_t waiting_bytes_max = 4 << 20;
constexpr std::size_t text_bytes_max = 1024;

std::string_view level_text(LogLevel level) {
  switch (level) {
    case LogLevel::Info: return "info";
    case LogLevel::Warning: return "warning";
    case LogLevel::Error: return "error";
  }
  return "error";
}

// Only printable ASCII goes out as it is: no input can forge a line or move a terminal's cursor.
void append_text(std::string& line, std::string_view text) {
  line += '"';
  for (const char c : text.substr(0, text_bytes_max)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      line += '\\';
      line += c;
    } else if (byte >= 0x20 && byte < 0x7f) {
      line += c;
    } else if (byte < 0x80) {
      fmt::format_to(std::back_inserter(line), "\\u{:04x}", byte);
    } else {
      line += '?';
    }
  }
  line += '"';
}

void append_value(std::string& line, const LogField& field) {
  std::visit(Overloaded{
                 [&](std::string_view text) { append_text(line, text); },
                 [&](std::int64_t number) { fmt::format_to(std::back_inserter(line), "{}", number); },
                 [&](double number) { fmt::format_to(std::back_inserter(line), "{:.3f}", number); },
                 [&](bool truth) { line += truth ? "true" : "false"; },
             },
             field.value);
}

std::string line_of(Instant at, LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  std::string line = fmt::format(R"({{"at":"{}","level":"{}","event":)", at.text(), level_text(level));
  append_text(line, event);
  for (const LogField& field : fields) {
    line += ',';
    append_text(line, field.name);
    line += ':';
    append_value(line, field);
  }
  line += "}\n";
  return line;
}

void write_whole(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      pollfd ready{descriptor, POLLOUT, 0};
      ::poll(&ready, 1, 1000);
    } else if (errno != EINTR) {
      return;  // nobody reads the log any more; the service goes on
    }
  }
}

}  // namespace

LineLog::LineLog(int descriptor, const Clock& clock) : descriptor_(descriptor), clock_(clock) {
  writer_ = std::thread([this] { run(); });
}

LineLog::~LineLog() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  writer_.join();
}

void LineLog::write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  const std::string line = line_of(clock_.now(), level, event, fields);
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() + line.size() > waiting_bytes_max) {
      ++dropped_;
      return;
    }
    wake = waiting_.empty();
    waiting_ += line;
  }
  if (wake) changed_.notify_one();
}

void LineLog::run() {
  std::string writing;
  std::unique_lock lock(mutex_);
  while (!ending_ || !waiting_.empty()) {
    changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    writing.clear();
    writing.swap(waiting_);
    const std::int64_t dropped = std::exchange(dropped_, 0);
    lock.unlock();
    if (dropped > 0) writing += line_of(clock_.now(), LogLevel::Warning, "log_lines_dropped", {{"count", dropped}});
    write_whole(descriptor_, writing);
    lock.lock();
  }
}

}  // namespace simpul::line_log
