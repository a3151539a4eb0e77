#include "sql/database.h"

#include "connection.h"
#include "backup.h"
#include "migrations.h"
#include "readers.h"
#include "refusals.h"
#include "sql/journal.h"
#include "writer_thread.h"

namespace simpul::sql {
namespace {

std::vector<std::string> rows_of(Connection& connection, std::string_view sql) {
  std::vector<std::string> rows;
  Session(connection).query({sql}, [&](const Row& row) {
    if (row.text(0) != "ok") rows.emplace_back(row.text(0));
    return true;
  });
  return rows;
}

}  // namespace

Refusal refusal_of(const StorageFailure& failure, const std::string& path) {
  const auto code = [&] {
    switch (failure.error().fault) {
      case PortFault::Full: return "storage_full";
      case PortFault::Corrupt: return "storage_damaged";
      case PortFault::Conflict:
      case PortFault::Unavailable:
      case PortFault::NotFound: return "storage_unavailable";
    }
    return "storage_unavailable";
  };
  return {code(), "", {{"path", path}, {"detail", failure.error().detail}}};
}

// Readers close before the writer, so that the writer's connection is the last and empties the log.
struct SqliteDatabase::Parts {
  Parts(std::unique_ptr<Connection> connection, const OpenOptions& options)
      : path(options.path), writer(std::move(connection), options), readers(options) {}
  const std::string path;
  WriterThread writer;
  Readers readers;
};

SqliteDatabase::SqliteDatabase(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SqliteDatabase::~SqliteDatabase() = default;

Result<void, PortError> SqliteDatabase::read(const std::function<void(Reader&)>& fn) {
  try {
    std::optional<StorageFailure> swallowed;
    parts_->readers.with_snapshot([&](Connection& connection) {
      Session session(connection);
      fn(session);
      swallowed = session.failure();
    });
    if (swallowed) return refuse(swallowed->error());
    return {};
  } catch (const StorageFailure& failure) {
    return refuse(failure.error());
  }
}

Result<void, Database::Failure> SqliteDatabase::write(const Work& work) { return parts_->writer.write(work); }

StorageStatus SqliteDatabase::status() const { return parts_->writer.status(); }

Result<void, Refusal> SqliteDatabase::backup_to(const std::string& target, const Progress& progress) {
  try {
    Result<void, Refusal> result;
    parts_->readers.with_snapshot(
        [&](Connection& connection) { result = copy_database(connection, target, progress); });
    return result;
  } catch (const StorageFailure& failure) {
    return refuse(refusal_of(failure, target));
  }
}

Result<std::vector<std::string>, PortError> SqliteDatabase::check(Check depth) {
  std::vector<std::string> found;
  try {
    parts_->readers.with_snapshot([&](Connection& connection) {
      if (depth == Check::Quick) {
        found = rows_of(connection, "PRAGMA quick_check");
        return;
      }
      found = rows_of(connection, "PRAGMA integrity_check");
      for (const std::string& table : rows_of(connection, "PRAGMA foreign_key_check")) {
        found.push_back("foreign key without counterpart in " + table);
      }
    });
  } catch (const StorageFailure& failure) {
    if (failure.error().fault != PortFault::Corrupt) return refuse(failure.error());
    found.push_back(failure.error().detail);
  }
  return found;
}

Result<std::unique_ptr<SqliteDatabase>, Refusal> open_database(const OpenOptions& options) {
  std::vector<Migration> steps(journal_migrations().begin(), journal_migrations().end());
  steps.insert(steps.end(), options.migrations.begin(), options.migrations.end());
  try {
    auto connection = std::make_unique<Connection>(options.path, Connection::Role::Writer, options.tokenize);
    if (auto migrated = migrate(*connection, steps); !migrated) {
      connection->leave_log_at_close();
      return refuse(migrated.error());
    }
    auto parts = std::make_unique<SqliteDatabase::Parts>(std::move(connection), options);
    return std::unique_ptr<SqliteDatabase>(new SqliteDatabase(std::move(parts)));
  } catch (const StorageFailure& failure) {
    return refuse(refusal_of(failure, options.path));
  }
}

Result<void, Refusal> backup_database(const std::string& source, const std::string& target,
                                      const SqliteDatabase::Progress& progress) {
  try {
    Connection connection(source, Connection::Role::Reader, {});
    connection.run("BEGIN");
    return copy_database(connection, target, progress);
  } catch (const StorageFailure& failure) {
    return refuse(refusal_of(failure, source));
  }
}

}  // namespace simpul::sql
