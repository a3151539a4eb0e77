#include "workload.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <sstream>
#include <thread>

#include "sample_events.h"
#include "sql/journal.h"

#ifdef __SANITIZE_THREAD__
// Every doomed process would otherwise sleep a second at its end, waiting for races that its end cannot have.
extern "C" const char* __tsan_default_options() { return "atexit_sleep_ms=0"; }
#endif

namespace simpul::crash {
namespace {

using namespace testing_support;

constexpr Migration view_table{
    .number = 100, .name = "view", .sql = "CREATE TABLE view(hash TEXT PRIMARY KEY, request INTEGER NOT NULL) STRICT"};

// The part that runs in the doomed process. It tells each attempt before making it and each answer after getting it.
class Workload {
 public:
  Workload(sql::SqliteDatabase& database, Plan plan, int out) : journal_(database), plan_(plan), out_(out) {}

  void run() {
    can_read_ = journal_.heads("a").has_value();
    for (int i = 0; i < 6; ++i) append(next_++, fmt::format("s{}", i % 2));
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 3; ++thread) {
      threads.emplace_back([this, thread] {
        for (int i = 0; i < 2; ++i) append(100 + 10 * thread + i, fmt::format("t{}", thread));
      });
    }
    for (auto& thread : threads) thread.join();
  }

 private:
  void append(int number, const std::string& subject) {
    const bool must_refuse = sync_has_failed();
    const auto heads = journal_.heads(subject);
    if (!heads) {
      // Later appends may have to open one more reading connection, and that is a step that can fail.
      if (can_read_ && number < 100) tell(fmt::format("broken reads ended: {}", heads.error().detail));
      return;
    }
    const AppendRequest request = request_for(number, subject, *heads);
    tell_attempt(number, request);
    const auto result = journal_.append(request);
    if (result) {
      tell(fmt::format("ack {}", number));
      if (must_refuse) tell("broken acknowledged after a failed sync");
      return;
    }
    after_failure(number, subject, result.error());
  }

  void after_failure(int number, const std::string& subject, const PortError& error) {
    if (error.fault == PortFault::Full) tell(fmt::format("full {}", number));
    if (plan_.fault != Fault::FullOnce || number >= 100) return;
    if (error.fault != PortFault::Full) tell("broken full disk not told: " + error.detail);
    // The disk was full once: the very next call must work again.
    if (number >= 50) tell("broken did not recover from a full disk: " + error.detail);
    if (number < 50) append(number + 50, subject);
  }

  AppendRequest request_for(int number, const std::string& subject, const Heads& heads) const {
    AppendRequest request{subject, heads, {}, {}, {}};
    for (const char* code : {"35", "64"}) {
      const auto head = heads.find(region(code));
      const std::uint64_t seq = head == heads.end() ? 1 : head->second.seq + 1;
      request.events.push_back(
          sample_event(subject, region(code), seq, fmt::format("{} {}", number, std::string(1200, 'x'))));
      request.views.push_back(
          {"INSERT INTO view(hash, request) VALUES (?, ?)", {request.events.back().hash.text(), std::int64_t{number}}});
    }
    request.reply = IdempotentReply{"account", std::to_string(number), sha256("r"), 201, "{}", Instant{1000 + number}};
    return request;
  }

  void tell_attempt(int number, const AppendRequest& request) {
    tell(fmt::format("try {} {} {} {}", number, request.subject, request.events[0].hash.text(),
                     request.events[1].hash.text()));
  }

  // One write for each line: whole even when the process ends right after.
  void tell(const std::string& line) {
    stand_still_after_the_end();
    const std::string text = line + "\n";
    if (::write(out_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) ::_exit(70);
  }

  sql::SqlJournal journal_;
  const Plan plan_;
  const int out_;
  int next_ = 0;
  bool can_read_ = false;
};

[[noreturn]] void be_the_doomed_process(const std::string& path, Plan plan, int out) {
  install_fault_vfs(plan);
  {
    auto opened = sql::open_database(options_for(path));
    if (opened) Workload(**opened, plan, out).run();
  }
  const std::string end = fmt::format("steps {} {}\n", steps_taken(), fault_reached() ? 1 : 0);
  ::_exit(::write(out, end.data(), end.size()) > 0 ? 0 : 70);
}

std::string read_all(int from) {
  std::string text;
  char piece[4096];
  for (ssize_t size = 0; (size = ::read(from, piece, sizeof piece)) > 0;) {
    text.append(piece, static_cast<std::size_t>(size));
  }
  return text;
}

Report parsed(const std::string& text) {
  Report report;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string verb;
    int number = 0;
    words >> verb;
    if (verb == "broken") {
      report.broken_promises.push_back(line.substr(7));
      continue;
    }
    words >> number;
    if (verb == "try") {
      Attempt attempt;
      words >> attempt.subject;
      for (std::string hash; words >> hash;) attempt.hashes.push_back(hash);
      report.attempts[number] = attempt;
    } else if (verb == "ack") {
      report.attempts.at(number).acknowledged = true;
    } else if (verb == "full") {
      report.attempts.at(number).refused_as_full = true;
    } else if (verb == "steps") {
      report.steps = number;
      words >> report.reached;
    }
  }
  return report;
}

}  // namespace

sql::OpenOptions options_for(const std::string& path) {
  return {.path = path,
          .migrations = {view_table},
          .checkpoint_pages = 12,
          .idle_after = std::chrono::milliseconds(60'000)};
}

Report run_workload(const std::string& path, Plan plan) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    be_the_doomed_process(path, plan, ends[1]);
  }
  ::close(ends[1]);
  Report report = parsed(read_all(ends[0]));
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  report.ended = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  const bool finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!report.ended && !finished) report.broken_promises.push_back(fmt::format("process died, status {}", status));
  return report;
}

}  // namespace simpul::crash
