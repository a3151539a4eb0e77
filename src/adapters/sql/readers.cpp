#include "readers.h"

namespace simpul::sql {

void Readers::with_snapshot(const std::function<void(Connection&)>& fn) {
  // Returns the connection on every way out; one whose read cannot be ended is closed instead.
  struct Loan {
    Readers& readers;
    std::unique_ptr<Connection> connection;
    ~Loan() {
      connection->deny_transactions(false);
      if (connection->in_transaction()) connection->control("ROLLBACK");
      if (connection->in_transaction()) connection.reset();
      readers.give_back(std::move(connection));
    }
  } loan{*this, take()};
  const int code = loan.connection->control("BEGIN");
  if (code != SQLITE_OK) loan.connection->fail(code, "BEGIN");
  loan.connection->deny_transactions(true);
  fn(*loan.connection);
}

std::unique_ptr<Connection> Readers::take() {
  {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [this] { return !idle_.empty() || open_ < readers_max_; });
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    ++open_;
  }
  try {
    return std::make_unique<Connection>(path_, Connection::Role::Reader, tokenize_);
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

void Readers::give_back(std::unique_ptr<Connection> connection) {
  {
    const std::scoped_lock lock(mutex_);
    if (connection) {
      idle_.push_back(std::move(connection));
    } else {
      --open_;
    }
  }
  freed_.notify_one();
}

}  // namespace simpul::sql
