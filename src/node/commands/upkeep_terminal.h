#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "commands/command_line.h"
#include "upkeep/stored_files.h"

namespace simpul::node {

inline std::string data_folder_of(const Arguments& arguments) { return arguments.value_or("data", "./simpul-data"); }

// Progress for a terminal: at most ten times a second, so that showing it costs nothing. Lives as long as the work.
class ShownProgress {
 public:
  explicit ShownProgress(const Terminal& terminal) : terminal_(terminal) {}
  ~ShownProgress() { finish(); }
  ShownProgress(const ShownProgress&) = delete;
  ShownProgress& operator=(const ShownProgress&) = delete;

  UpkeepProgress show() {
    return [this](std::string_view what, std::uint64_t done, std::uint64_t total) {
      const auto now = std::chrono::steady_clock::now();
      if (now < next_) return;
      next_ = now + std::chrono::milliseconds(100);
      shown_ = true;
      terminal_.progress(what, done, total);
    };
  }
  // Ends the line before something else is said.
  void finish() {
    if (shown_) terminal_.end_progress();
    shown_ = false;
  }
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count(); }

 private:
  const Terminal& terminal_;
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point next_ = begun_;
  bool shown_ = false;
};

}  // namespace simpul::node
