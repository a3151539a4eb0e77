#pragma once

#include <sqlite3.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ports/database.h"
#include "sql/database.h"

namespace simpul::sql {

// Carries a failing statement out of a caller's function to SqliteDatabase::read or write; it never leaves them.
class StorageFailure : public std::runtime_error {
 public:
  StorageFailure(PortError error, int code) : std::runtime_error(error.detail), error_(std::move(error)), code_(code) {}
  const PortError& error() const { return error_; }
  int code() const { return code_; }  // SQLite's extended result code

 private:
  PortError error_;
  int code_;
};

// A statement on loan from its connection; reset and unbound when it goes, so that no read stays open.
class StatementLease {
 public:
  StatementLease(sqlite3_stmt* statement, bool* busy) : statement_(statement), busy_(busy) {}
  ~StatementLease();
  StatementLease(const StatementLease&) = delete;
  StatementLease& operator=(const StatementLease&) = delete;
  sqlite3_stmt* get() const { return statement_; }

 private:
  sqlite3_stmt* statement_;
  bool* busy_;  // of the cache entry; null for a statement outside the cache
};

// One SQLite connection with its prepared statements. One thread at a time (SQLITE_OPEN_NOMUTEX).
class Connection {
 public:
  enum class Role {
    Writer,  // the only one that may write and checkpoint
    Reader,  // query_only, leaves the write-ahead log alone even when it is the last to close
    Copy,    // a file nobody else knows yet: the target of a backup
  };
  Connection(const std::string& path, Role role, const Tokenize& tokenize);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  sqlite3* handle() const { return handle_; }
  bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
  StatementLease prepare(std::string_view sql);
  // Statements of this adapter itself, several allowed, no results.
  void run(const std::string& sql);
  // BEGIN, COMMIT, SAVEPOINT and their kin, from the cache. Returns SQLite's extended code instead of throwing.
  int control(std::string_view sql) noexcept;
  void leave_log_at_close();
  // While denied, a statement that begins, ends or nests a transaction or attaches a file cannot be prepared.
  void deny_transactions(bool denied) { transactions_denied_ = denied; }
  [[noreturn]] void fail(int code, std::string_view doing) const;
  PortError error_of(int code, std::string_view doing) const;

 private:
  struct Entry {
    sqlite3_stmt* statement = nullptr;
    bool busy = false;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  void configure(Role role);
  void require_log();
  sqlite3_stmt* compile(std::string_view sql);
  void drop_idle_statements();
  static int authorize(void* self, int action, const char*, const char*, const char*, const char*);

  sqlite3* handle_ = nullptr;
  bool transactions_denied_ = false;
  std::unordered_map<std::string, Entry, TextHash, std::equal_to<>> statements_;
};

// What a caller's function sees during read() and write(). Remembers its first failure, so that a function that
// swallows the exception still cannot pass for a success.
class Session final : public Writer {
 public:
  explicit Session(Connection& connection) : connection_(connection) {}
  void query(const Statement& statement, const std::function<bool(const Row&)>& visit) override;
  std::int64_t execute(const Statement& statement) override;
  const std::optional<StorageFailure>& failure() const { return failure_; }

 private:
  bool step(sqlite3_stmt* statement, std::string_view sql);
  void bind(sqlite3_stmt* statement, const Statement& source);

  Connection& connection_;
  std::optional<StorageFailure> failure_;
};

}  // namespace simpul::sql
