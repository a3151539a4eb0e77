#include "writer_thread.h"

#include <pthread.h>

#include "kernel/expects.h"

namespace simpul::sql {
namespace {

// What a failed sync, or a write that failed half way through a commit, leaves on the disk is unknown.
bool leaves_doubt(int code) {
  return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC || code == SQLITE_IOERR_WRITE ||
         code == SQLITE_IOERR_TRUNCATE || code == SQLITE_IOERR_CORRUPTFS;
}

int remember_log_pages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

// Rules checked only at COMMIT would let one call spoil its whole group; they are checked where the call ends.
bool has_open_references(sqlite3* handle) {
  int open = 0;
  int unused = 0;
  sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &unused, 0);
  return open != 0;
}

}  // namespace

WriterThread::WriterThread(std::unique_ptr<Connection> connection, const OpenOptions& options)
    : checkpoint_pages_(options.checkpoint_pages),
      idle_after_(options.idle_after),
      connection_(std::move(connection)),
      next_checkpoint_(options.checkpoint_pages),
      waiting_(std::make_shared<Group>()) {
  sqlite3_wal_hook(connection_->handle(), &remember_log_pages, &log_pages_);
  thread_ = std::thread([this] { run(); });
}

WriterThread::~WriterThread() {
  {
    const std::scoped_lock lock(queue_mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

Result<void, Database::Failure> WriterThread::write(const Database::Work& work) {
  expects(std::this_thread::get_id() != thread_.get_id(), "no write() inside a write()");
  Job job{&work, {}, {}};
  std::shared_ptr<Group> group;
  bool wake = false;
  {
    const std::scoped_lock lock(queue_mutex_);
    expects(!stopping_, "no write() after the database has gone");
    waiting_->jobs.push_back(&job);
    group = waiting_;
    wake = std::exchange(sleeping_, false);
  }
  if (wake) arrived_.notify_one();
  group->done.wait();
  if (job.thrown) std::rethrow_exception(job.thrown);
  if (job.failure) return refuse(std::move(*job.failure));
  return {};
}

StorageStatus WriterThread::status() const {
  const std::scoped_lock lock(status_mutex_);
  return status_;
}

void WriterThread::run() {
  pthread_setname_np(pthread_self(), "sql-writer");
  for (;;) {
    const std::shared_ptr<Group> group = next_group();
    if (!group) break;
    if (group->jobs.empty()) {
      empty_log();
      continue;
    }
    store(*group);
    group->done.raise();
    checkpoint_if_due();
  }
  if (lost_) {
    connection_->leave_log_at_close();
  } else {
    empty_log();
  }
}

// Everything that waits; an empty group after a pause with pages still in the log; null at the end.
std::shared_ptr<WriterThread::Group> WriterThread::next_group() {
  std::unique_lock lock(queue_mutex_);
  const auto awake = [this] { return stopping_ || !waiting_->jobs.empty(); };
  if (!awake()) {
    sleeping_ = true;
    if (log_pages_ > 0 && !lost_) {
      arrived_.wait_for(lock, idle_after_, awake);
    } else {
      arrived_.wait(lock, awake);
    }
    sleeping_ = false;
  }
  if (waiting_->jobs.empty() && stopping_) return nullptr;
  auto next = std::make_shared<Group>();
  next->jobs.reserve(waiting_->jobs.size());
  return std::exchange(waiting_, std::move(next));
}

void WriterThread::store(Group& group) {
  try {
    store_or_throw(group);
  } catch (const StorageFailure& failure) {
    // The answers of neighbours, refusals too, may rest on rows that are now gone.
    fail_all(group, failure);
    if (connection_->in_transaction() && connection_->control("ROLLBACK") != SQLITE_OK) {
      lost_ = PortError{PortFault::Unavailable, "rollback failed"};
    }
  }
  const std::scoped_lock lock(status_mutex_);
  status_.accepts_writes = !lost_;
  status_.log_pages = log_pages_;
}

void WriterThread::store_or_throw(Group& group) {
  if (lost_) throw StorageFailure(*lost_, SQLITE_IOERR);
  const bool alone = group.jobs.size() == 1;
  step_or_throw("BEGIN IMMEDIATE");
  std::uint64_t kept = 0;
  for (Job* job : group.jobs) {
    switch (perform(*job, alone)) {
      case Outcome::Kept: ++kept; break;
      case Outcome::Undone: break;
      case Outcome::TransactionLost: {
        const PortError reason = std::get<PortError>(job->failure->reason);
        throw StorageFailure(reason, SQLITE_ABORT_ROLLBACK);
      }
    }
  }
  if (kept > 0) commit(kept);
  if (connection_->in_transaction()) step_or_throw("ROLLBACK");
}

void WriterThread::commit(std::uint64_t kept) {
  const int code = connection_->control("COMMIT");
  if (code != SQLITE_OK) {
    const PortError error = connection_->error_of(code, "COMMIT");
    if (error.fault != PortFault::Full) lost_ = PortError{PortFault::Unavailable, error.detail};
    throw StorageFailure(lost_ ? *lost_ : error, code);
  }
  const std::scoped_lock lock(status_mutex_);
  ++status_.groups;
  status_.jobs += kept;
  status_.last_failure.reset();
}

// Runs one call so that exactly its own changes stay or go.
WriterThread::Outcome WriterThread::perform(Job& job, bool alone) {
  if (!alone) step_or_throw("SAVEPOINT call");
  connection_->deny_transactions(true);
  call(job);
  connection_->deny_transactions(false);
  if (!job.failure && !job.thrown && has_open_references(connection_->handle())) {
    job.failure = Database::Failure{PortError{PortFault::Conflict, "a foreign key has no counterpart"}};
  }
  if (!connection_->in_transaction()) {
    // SQLite has rolled the whole transaction back by itself, as it does for a full disk or an I/O error.
    job.thrown = nullptr;
    if (!job.failure || !std::holds_alternative<PortError>(job.failure->reason)) {
      job.failure = Database::Failure{PortError{PortFault::Unavailable, "transaction lost"}};
    }
    return Outcome::TransactionLost;
  }
  const bool kept = !job.failure && !job.thrown;
  if (!kept) {
    undo(alone);
  } else if (!alone) {
    step_or_throw("RELEASE call");
  }
  return kept ? Outcome::Kept : Outcome::Undone;
}

void WriterThread::call(Job& job) {
  Session session(*connection_);
  try {
    const auto result = (*job.work)(session);
    if (!result) job.failure = Database::Failure{result.error()};
  } catch (const StorageFailure&) {
    // Taken from the session below, also where the caller's function swallowed it.
  } catch (...) {
    job.thrown = std::current_exception();
  }
  if (!session.failure()) return;
  job.failure = Database::Failure{session.failure()->error()};
  give_up_after(session.failure()->code());
}

void WriterThread::undo(bool alone) {
  if (alone) {
    step_or_throw("ROLLBACK");
    return;
  }
  step_or_throw("ROLLBACK TO call");
  step_or_throw("RELEASE call");
}

void WriterThread::fail_all(Group& group, const StorageFailure& failure) {
  for (Job* job : group.jobs) {
    job->thrown = nullptr;
    job->failure = Database::Failure{failure.error()};
  }
  const std::scoped_lock lock(status_mutex_);
  status_.last_failure = failure.error();
}

void WriterThread::step_or_throw(std::string_view sql) {
  const int code = connection_->control(sql);
  if (code == SQLITE_OK) return;
  give_up_after(code);
  connection_->fail(code, sql);
}

void WriterThread::give_up_after(int code) {
  if (lost_ || !leaves_doubt(code)) return;
  const PortError error = connection_->error_of(code, "write");
  if (error.fault == PortFault::Full) return;
  lost_ = PortError{PortFault::Unavailable, error.detail};
}

// Passive: copies what no reader still needs and waits for nobody. After a reader has held it up, the next attempt
// comes only when the log has grown by as much again, since each costs two syncs.
void WriterThread::checkpoint_if_due() {
  if (log_pages_ < next_checkpoint_) {
    if (log_pages_ + checkpoint_pages_ < next_checkpoint_) next_checkpoint_ = checkpoint_pages_;
    return;
  }
  next_checkpoint_ = log_pages_ + checkpoint_pages_;
  // Past four times the size, also move readers off the log so that the next write starts it anew: new readers need
  // only the file by then and do not wait; this thread waits a moment for the old ones.
  const bool overgrown = log_pages_ >= 4 * checkpoint_pages_;
  if (overgrown) sqlite3_busy_timeout(connection_->handle(), 50);
  checkpoint(overgrown ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE);
}

void WriterThread::empty_log() {
  if (lost_ || log_pages_ == 0) return;
  sqlite3_busy_timeout(connection_->handle(), 0);
  checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
}

void WriterThread::checkpoint(int mode) {
  if (lost_) return;
  int pages = -1;
  int copied = -1;
  const int code = sqlite3_wal_checkpoint_v2(connection_->handle(), nullptr, mode, &pages, &copied);
  sqlite3_busy_timeout(connection_->handle(), 5000);
  give_up_after(code);
  if (code == SQLITE_OK && mode != SQLITE_CHECKPOINT_PASSIVE) {
    log_pages_ = 0;
    next_checkpoint_ = checkpoint_pages_;
  }
  const std::scoped_lock lock(status_mutex_);
  ++status_.checkpoints;
  status_.accepts_writes = !lost_;
  status_.log_pages = log_pages_;
  if (lost_) status_.last_failure = lost_;
}

}  // namespace simpul::sql
