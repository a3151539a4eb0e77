#pragma once

#include <condition_variable>
#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "ports/clock.h"
#include "ports/log.h"

namespace simpul::line_log {

// Writes one JSON object a line: {"at","level","event",…fields}. A thread of its own writes to the descriptor, so that
// a slow reader of the log never holds up a request; what does not fit into 4 MiB meanwhile is dropped and counted.
class LineLog final : public Log {
 public:
  // The descriptor stays the caller's and must outlive the log; so must the clock.
  LineLog(int descriptor, const Clock& clock);
  // Writes what is waiting.
  ~LineLog() override;
  LineLog(const LineLog&) = delete;
  LineLog& operator=(const LineLog&) = delete;

  void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) override;

 private:
  void run();

  const int descriptor_;
  const Clock& clock_;
  std::mutex mutex_;  // guards waiting_, dropped_, ending_
  std::condition_variable changed_;
  std::string waiting_;
  std::int64_t dropped_ = 0;
  bool ending_ = false;
  std::thread writer_;
};

}  // namespace simpul::line_log
