#pragma once

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "connection.h"
#include "flag.h"
#include "sql/database.h"

namespace simpul::sql {

// The thread that owns the writing connection: it commits in groups and is the only one that checkpoints.
class WriterThread {
 public:
  WriterThread(std::unique_ptr<Connection> connection, const OpenOptions& options);
  // Stores what waits, empties the log and closes the connection. Readers must be closed by then.
  ~WriterThread();
  WriterThread(const WriterThread&) = delete;
  WriterThread& operator=(const WriterThread&) = delete;

  // From any thread but this one; blocks until the group is durable or refused.
  Result<void, Database::Failure> write(const Database::Work& work);
  StorageStatus status() const;

 private:
  // One write() call. Lives on its caller's stack; the writer leaves it alone once the group is done.
  struct Job {
    const Database::Work* work;
    std::optional<Database::Failure> failure;
    std::exception_ptr thrown;  // what the caller's own function threw; goes back to its caller
  };
  // Owned by its callers and by the writer, whoever goes last.
  struct Group {
    std::vector<Job*> jobs;
    Flag done;
  };
  enum class Outcome { Kept, Undone, TransactionLost };

  void run();
  std::shared_ptr<Group> next_group();
  void store(Group& group);
  void store_or_throw(Group& group);
  Outcome perform(Job& job, bool alone);
  void call(Job& job);
  void undo(bool alone);
  void commit(std::uint64_t kept);
  void fail_all(Group& group, const StorageFailure& failure);
  void step_or_throw(std::string_view sql);
  void give_up_after(int code);
  void checkpoint_if_due();
  void empty_log();
  void checkpoint(int mode);

  const int checkpoint_pages_;
  const std::chrono::milliseconds idle_after_;
  const std::unique_ptr<Connection> connection_;  // used by thread_ only
  int log_pages_ = 0;                             // by SQLite's WAL hook, on thread_
  int next_checkpoint_ = 0;
  std::optional<PortError> lost_;                 // set once, on thread_: no write is taken any more

  mutable std::mutex status_mutex_;
  StorageStatus status_;  // guarded by status_mutex_

  std::mutex queue_mutex_;
  std::condition_variable arrived_;
  std::shared_ptr<Group> waiting_;  // guarded by queue_mutex_
  bool sleeping_ = false;           // guarded by queue_mutex_
  bool stopping_ = false;           // guarded by queue_mutex_
  std::thread thread_;              // last: starts when all else is ready
};

}  // namespace simpul::sql
