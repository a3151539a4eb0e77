#include "migrations.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "crypto/sha256.h"
#include "kernel/expects.h"

namespace simpul::sql {
namespace {

struct Step {
  std::string name;
  std::string digest;
};
using Done = std::map<int, Step>;

constexpr const char* register_table =
    "CREATE TABLE IF NOT EXISTS schema_steps ("
    "number INTEGER PRIMARY KEY, name TEXT NOT NULL, sql_sha256 TEXT NOT NULL) STRICT";

// White space at the ends may follow the source's indentation; it does not change what ran.
std::string digest_of(const Migration& migration) {
  std::string_view sql = migration.sql;
  const auto first = sql.find_first_not_of(" \n\t");
  if (first == std::string_view::npos) return sha256("").text();
  const auto last = sql.find_last_not_of(" \n\t");
  return sha256(sql.substr(first, last - first + 1)).text();
}

Done steps_done(Session& session) {
  Done done;
  session.query({"SELECT number, name, sql_sha256 FROM schema_steps"}, [&](const Row& row) {
    done[static_cast<int>(row.integer(0))] = {std::string(row.text(1)), std::string(row.text(2))};
    return true;
  });
  return done;
}

// Every step the file has must be one this program knows, unchanged.
Result<void, Refusal> recognise(const Done& done, const std::map<int, Migration>& known) {
  for (const auto& [number, step] : done) {
    const auto found = known.find(number);
    if (found == known.end()) {
      return refuse(Refusal{"storage_newer", "", {{"number", fmt::to_string(number)}, {"name", step.name}}});
    }
    if (digest_of(found->second) != step.digest) {
      return refuse(
          Refusal{"storage_migration_changed", "", {{"number", fmt::to_string(number)}, {"name", step.name}}});
    }
  }
  return {};
}

Result<void, Refusal> apply(Connection& connection, Session& session, const Migration& migration) {
  try {
    connection.run(std::string(migration.sql));
  } catch (const StorageFailure& failure) {
    if (failure.error().fault == PortFault::Full || (failure.code() & 0xff) == SQLITE_IOERR) throw;
    return refuse(Refusal{"storage_migration_failed",
                          "",
                          {{"number", fmt::to_string(migration.number)},
                           {"name", std::string(migration.name)},
                           {"detail", failure.what()}}});
  }
  session.execute({"INSERT INTO schema_steps(number, name, sql_sha256) VALUES (?, ?, ?)",
                   {std::int64_t{migration.number}, std::string(migration.name), digest_of(migration)}});
  return {};
}

Result<void, Refusal> migrate_in_transaction(Connection& connection, const std::map<int, Migration>& known) {
  Session session(connection);
  connection.run(register_table);
  const Done done = steps_done(session);
  if (auto recognised = recognise(done, known); !recognised) return recognised;
  if (done.size() == known.size()) return {};
  for (const auto& [number, migration] : known) {
    if (done.contains(number)) continue;
    if (auto applied = apply(connection, session, migration); !applied) return applied;
  }
  // For whoever looks at the file from outside (`file`, the sqlite3 shell).
  connection.run(fmt::format("PRAGMA user_version={}", known.rbegin()->first));
  return {};
}

}  // namespace

Result<void, Refusal> migrate(Connection& connection, std::span<const Migration> migrations) {
  std::map<int, Migration> known;
  for (const Migration& migration : migrations) {
    expects(migration.number > 0 && known.emplace(migration.number, migration).second,
            "every migration has a number of its own");
  }
  connection.run("BEGIN IMMEDIATE");
  Result<void, Refusal> result;
  try {
    result = migrate_in_transaction(connection, known);
    if (result) connection.run("COMMIT");
  } catch (...) {
    if (connection.in_transaction()) connection.control("ROLLBACK");
    throw;
  }
  if (connection.in_transaction()) connection.run("ROLLBACK");
  return result;
}

}  // namespace simpul::sql
