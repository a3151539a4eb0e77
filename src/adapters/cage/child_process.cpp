#include "cage/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace simpul::cage {
namespace {

using Clock = std::chrono::steady_clock;

// Owns one descriptor.
class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  int get() const { return value_; }
  explicit operator bool() const { return value_ >= 0; }
  void close() {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }

 private:
  int value_;
};

Descriptor memory_file(const std::vector<std::string_view>& pieces) {
  Descriptor file(::memfd_create("simpul-task", MFD_CLOEXEC));
  for (std::string_view piece : pieces) {
    while (file && !piece.empty()) {
      const ssize_t written = ::write(file.get(), piece.data(), piece.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) {
        file.close();
        break;
      }
      piece.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  return file;
}

// The same open file at a number above all that the child's table uses.
Descriptor lifted(const Descriptor& low) { return Descriptor(::fcntl(low.get(), F_DUPFD_CLOEXEC, 10)); }

struct Actions {
  posix_spawn_file_actions_t value;
  posix_spawnattr_t attributes;
  Actions() {
    ::posix_spawn_file_actions_init(&value);
    ::posix_spawnattr_init(&attributes);
  }
  ~Actions() {
    ::posix_spawn_file_actions_destroy(&value);
    ::posix_spawnattr_destroy(&attributes);
  }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
};

// The child's table: 0 to 2 lead nowhere, 3 is the task, 4 the report, nothing else.
void lay_out(Actions& actions, int task, int report) {
  ::posix_spawn_file_actions_adddup2(&actions.value, task, 3);
  ::posix_spawn_file_actions_adddup2(&actions.value, report, 4);
  for (const int place : {0, 1, 2}) {
    ::posix_spawn_file_actions_addopen(&actions.value, place, "/dev/null", place == 0 ? O_RDONLY : O_WRONLY, 0);
  }
  ::posix_spawn_file_actions_addclosefrom_np(&actions.value, 5);
  sigset_t none;
  ::sigemptyset(&none);
  ::posix_spawnattr_setsigmask(&actions.attributes, &none);
  ::posix_spawnattr_setflags(&actions.attributes, POSIX_SPAWN_SETSIGMASK);
}

int spawn(const ChildTask& task, int input, int output, pid_t& child) {
  Actions actions;
  lay_out(actions, input, output);
  std::vector<char*> arguments = {const_cast<char*>(task.program.c_str())};
  for (const std::string& argument : task.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  char* const environment[] = {nullptr};
  return ::posix_spawn(&child, task.program.c_str(), &actions.value, &actions.attributes, arguments.data(),
                       environment);
}

// False where the time was over, or more came than allowed, before the other end was closed.
bool read_output(int descriptor, const ChildTask& task, Clock::time_point deadline, std::string& out) {
  char buffer[16384];
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0 || out.size() > task.output_bytes_max) return false;
    pollfd ready{descriptor, POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(left)) <= 0) continue;
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got == 0) return true;
    if (got > 0) out.append(buffer, static_cast<std::size_t>(got));
    if (got < 0 && errno != EINTR) return false;
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

// SIGXCPU, and SIGKILL a second later, are the processor limit.
ChildEnd::How how_it_ended(int status) {
  if (WIFEXITED(status)) return ChildEnd::How::Exited;
  const int signal = WTERMSIG(status);
  return signal == SIGXCPU || signal == SIGKILL ? ChildEnd::How::TimedOut : ChildEnd::How::Crashed;
}

}  // namespace

ChildEnd run_child(const ChildTask& task) {
  const auto deadline = Clock::now() + task.time;
  const Descriptor input = lifted(memory_file(task.input));
  int ends[2] = {-1, -1};
  if (!input || ::pipe2(ends, O_CLOEXEC) != 0) return {ChildEnd::How::NotStarted, "", std::strerror(errno)};
  const Descriptor from_child(ends[0]);
  Descriptor to_parent = lifted(Descriptor(ends[1]));
  if (!to_parent) return {ChildEnd::How::NotStarted, "", std::strerror(errno)};
  pid_t child = 0;
  const int failure = spawn(task, input.get(), to_parent.get(), child);
  to_parent.close();
  if (failure != 0) return {ChildEnd::How::NotStarted, "", std::strerror(failure)};
  ChildEnd end;
  const bool whole = read_output(from_child.get(), task, deadline, end.output);
  // A worker that has said all but does not go is held up no longer than one that says nothing.
  if (!whole) ::kill(child, SIGKILL);
  const int status = wait_for(child);
  end.how = !whole ? ChildEnd::How::TimedOut : how_it_ended(status);
  return end;
}

}  // namespace simpul::cage
