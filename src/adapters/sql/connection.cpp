#include "connection.h"

#include <fmt/format.h>

#include <cerrno>

#include "kernel/expects.h"
#include "tokenizer.h"

namespace simpul::sql {
namespace {

constexpr std::size_t statements_max = 256;
// Another process (a backup, the sqlite3 shell) may hold the file for a moment.
constexpr int busy_ms = 5000;

bool out_of_space(int code, int system_error) {
  if ((code & 0xff) == SQLITE_FULL) return true;
  // A failed sync is never "full": what it lost is unknown.
  if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) return false;
  if ((code & 0xff) != SQLITE_IOERR && (code & 0xff) != SQLITE_CANTOPEN) return false;
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

PortFault fault_of(int code, int system_error) {
  if (out_of_space(code, system_error)) return PortFault::Full;
  if (code == SQLITE_IOERR_CORRUPTFS || code == SQLITE_IOERR_DATA) return PortFault::Corrupt;
  const int primary = code & 0xff;
  if (primary == SQLITE_CONSTRAINT) return PortFault::Conflict;
  if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB) return PortFault::Corrupt;
  return PortFault::Unavailable;
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double number(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)) : 0};
  }
  std::string_view blob(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)) : 0};
  }

 private:
  sqlite3_stmt* statement_;
};

int bind_value(sqlite3_stmt* statement, int index, const SqlValue& value) {
  // SQLITE_STATIC: the value outlives the statement's use, which ends with the lease.
  return std::visit(
      Overloaded{
          [&](std::nullptr_t) { return sqlite3_bind_null(statement, index); },
          [&](std::int64_t number) { return sqlite3_bind_int64(statement, index, number); },
          [&](double number) { return sqlite3_bind_double(statement, index, number); },
          [&](const std::string& text) {
            return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
          },
          [&](const Blob& blob) {
            return sqlite3_bind_blob64(statement, index, blob.bytes.data(), blob.bytes.size(), SQLITE_STATIC);
          }},
      value);
}

}  // namespace

StatementLease::~StatementLease() {
  if (!busy_) {
    sqlite3_finalize(statement_);
    return;
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  *busy_ = false;
}

Connection::Connection(const std::string& path, Role role, const Tokenize& tokenize) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                    (role == Role::Reader ? 0 : SQLITE_OPEN_CREATE);
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  try {
    if (code != SQLITE_OK) fail(code, "open " + path);
    configure(role);
    if (tokenize) register_tokenizer(handle_, tokenize);
  } catch (...) {
    leave_log_at_close();
    drop_idle_statements();
    sqlite3_close(handle_);
    throw;
  }
}

Connection::~Connection() {
  drop_idle_statements();
  expects(sqlite3_close(handle_) == SQLITE_OK, "no statement outlives its connection");
}

void Connection::configure(Role role) {
  sqlite3_busy_timeout(handle_, busy_ms);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  run("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
      "PRAGMA wal_autocheckpoint=0; PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL");
  if (role == Role::Reader) {
    leave_log_at_close();
    run("PRAGMA query_only=ON; PRAGMA cache_size=-2000");
  } else if (role == Role::Writer) {
    run("PRAGMA cache_size=-8000");
    require_log();
  }
  sqlite3_set_authorizer(handle_, &Connection::authorize, this);
}

// The change of mode commits only after it has answered "wal"; run() sees that through, and the mode is asked for anew.
void Connection::require_log() {
  run("PRAGMA journal_mode=WAL");
  const StatementLease mode = prepare("PRAGMA journal_mode");
  const int code = sqlite3_step(mode.get());
  if (code != SQLITE_ROW) fail(code, "PRAGMA journal_mode");
  if (SqliteRow(mode.get()).text(0) != "wal") fail(SQLITE_CANTOPEN, "write-ahead log on this file system");
}

int Connection::authorize(void* self, int action, const char*, const char*, const char*, const char*) {
  if (!static_cast<Connection*>(self)->transactions_denied_) return SQLITE_OK;
  const bool transaction = action == SQLITE_TRANSACTION || action == SQLITE_SAVEPOINT;
  const bool file = action == SQLITE_ATTACH || action == SQLITE_DETACH;
  return transaction || file ? SQLITE_DENY : SQLITE_OK;
}

void Connection::leave_log_at_close() {
  if (handle_) sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Connection::drop_idle_statements() {
  std::erase_if(statements_, [](const auto& item) {
    if (!item.second.busy) sqlite3_finalize(item.second.statement);
    return !item.second.busy;
  });
}

sqlite3_stmt* Connection::compile(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement, &rest);
  if (code != SQLITE_OK) fail(code, sql);
  const std::string_view tail(rest, sql.data() + sql.size());
  if (!statement || tail.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    sqlite3_finalize(statement);
    fail(SQLITE_MISUSE, sql);
  }
  return statement;
}

StatementLease Connection::prepare(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end() && !found->second.busy) {
    found->second.busy = true;
    return {found->second.statement, &found->second.busy};
  }
  sqlite3_stmt* const fresh = compile(sql);
  // The same text is being stepped further up in this call chain: a second copy that lives for this use only.
  if (found != statements_.end()) return {fresh, nullptr};
  if (statements_.size() >= statements_max) drop_idle_statements();
  Entry& entry = statements_.emplace(std::string(sql), Entry{fresh, true}).first->second;
  return {entry.statement, &entry.busy};
}

void Connection::run(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, sql);
}

int Connection::control(std::string_view sql) noexcept {
  try {
    const StatementLease statement = prepare(sql);
    const int code = sqlite3_step(statement.get());
    return code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
  } catch (const StorageFailure& failure) {
    return failure.code();
  }
}

PortError Connection::error_of(int code, std::string_view doing) const {
  const int system_error = handle_ ? sqlite3_system_errno(handle_) : 0;
  const bool current = handle_ && sqlite3_extended_errcode(handle_) == code;
  return {fault_of(code, system_error),
          fmt::format("{} (SQLite {}, system {}): {}", current ? sqlite3_errmsg(handle_) : sqlite3_errstr(code), code,
                      system_error, doing.substr(0, 200))};
}

void Connection::fail(int code, std::string_view doing) const { throw StorageFailure(error_of(code, doing), code); }

void Session::bind(sqlite3_stmt* statement, const Statement& source) {
  const int expected = sqlite3_bind_parameter_count(statement);
  if (expected != static_cast<int>(source.values.size())) connection_.fail(SQLITE_RANGE, source.sql);
  for (int index = 1; const SqlValue& value : source.values) {
    const int code = bind_value(statement, index++, value);
    if (code != SQLITE_OK) connection_.fail(code, source.sql);
  }
}

// True while there is a row.
bool Session::step(sqlite3_stmt* statement, std::string_view sql) {
  const int code = sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) connection_.fail(code, sql);
  return code == SQLITE_ROW;
}

void Session::query(const Statement& statement, const std::function<bool(const Row&)>& visit) {
  try {
    const StatementLease lease = connection_.prepare(statement.sql);
    bind(lease.get(), statement);
    const SqliteRow row(lease.get());
    while (step(lease.get(), statement.sql) && visit(row)) {
    }
  } catch (const StorageFailure& failure) {
    if (!failure_) failure_ = failure;
    throw;
  }
}

std::int64_t Session::execute(const Statement& statement) {
  try {
    const StatementLease lease = connection_.prepare(statement.sql);
    bind(lease.get(), statement);
    const std::int64_t before = sqlite3_total_changes64(connection_.handle());
    while (step(lease.get(), statement.sql)) {
    }
    // changes64() keeps its old value where nothing was inserted, updated or deleted.
    if (sqlite3_total_changes64(connection_.handle()) == before) return 0;
    return sqlite3_changes64(connection_.handle());
  } catch (const StorageFailure& failure) {
    if (!failure_) failure_ = failure;
    throw;
  }
}

}  // namespace simpul::sql
