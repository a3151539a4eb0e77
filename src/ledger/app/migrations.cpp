#include "ledger_app/migrations.h"

namespace simpul::ledger {

// Long because it is SQL.
std::span<const Migration> log_migrations() {
  static constexpr Migration all[] = {{300, "log", R"sql(
CREATE TABLE log_state (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  origin TEXT NOT NULL,
  log_key TEXT NOT NULL,
  size BIGINT NOT NULL,
  root BLOB NOT NULL,
  journal_place BIGINT NOT NULL,
  journal_hash BLOB NOT NULL
);
CREATE TABLE log_leaves (
  place INTEGER PRIMARY KEY,
  event BLOB NOT NULL UNIQUE
);
CREATE TRIGGER log_leaves_stay BEFORE UPDATE ON log_leaves
BEGIN SELECT RAISE(ABORT, 'leaves are never changed'); END;
CREATE TRIGGER log_leaves_remain BEFORE DELETE ON log_leaves
BEGIN SELECT RAISE(ABORT, 'leaves are never removed'); END;
CREATE TABLE log_tiles (
  level BIGINT NOT NULL,
  place BIGINT NOT NULL,
  hashes BLOB NOT NULL,
  PRIMARY KEY (level, place)
);
)sql"},
                                      {301, "logs that must not go on", R"sql(
CREATE TABLE log_retired (log_key TEXT PRIMARY KEY);
)sql"},
                                      {302, "logs of others", R"sql(
CREATE TABLE witness_seen (
  origin TEXT PRIMARY KEY,
  origin_hash TEXT NOT NULL UNIQUE,
  size BIGINT NOT NULL,
  root BLOB NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE witness_splits (
  origin TEXT NOT NULL,
  size BIGINT NOT NULL,
  seen TEXT NOT NULL,
  other TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (origin, size)
);
-- What witnesses put under checkpoints of the own log: the latest of each.
CREATE TABLE log_cosignatures (
  witness TEXT PRIMARY KEY,
  size BIGINT NOT NULL,
  checkpoint TEXT NOT NULL,
  line TEXT NOT NULL,
  seconds BIGINT NOT NULL
);
)sql"}};
  return all;
}

}  // namespace simpul::ledger
