#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace simpul::cage {

// How a child ended and what it said.
struct ChildEnd {
  enum class How { Exited, Crashed, TimedOut, NotStarted };
  How how = How::NotStarted;
  std::string output;
  std::string reason;  // of NotStarted
};

struct ChildTask {
  std::string program;
  std::vector<std::string> arguments;
  std::vector<std::string_view> input;  // pieces, one after the other
  std::chrono::milliseconds time{20'000};
  std::size_t output_bytes_max = 16u << 20;
};

// Runs a program with its input on descriptor 3 (a file in memory) and its output from descriptor 4, no environment
// and no other descriptor of this process. It is killed when its time is over.
ChildEnd run_child(const ChildTask& task);

}  // namespace simpul::cage
