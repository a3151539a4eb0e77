#pragma once

// Brings the events that others hold too into the log of this node, and shows the log to the world.

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "crypto/ed25519.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ledger/checkpoint.h"
#include "ports/database.h"
#include "ports/journal_order.h"
#include "ports/shown_note.h"

namespace simpul::ledger {

struct LogWorld {
  Database& database;  // with the tables of log_migrations()
  JournalOrder& order;
  ShownNote& shown;
};

struct LogStanding {
  std::string origin;
  NoteKey key;
  std::uint64_t size = 0;
  Digest root;
  std::uint64_t journal_place = 0;  // up to here the journal is in the log

  bool operator==(const LogStanding&) const = default;
};

// One round: what waits in the journal becomes leaves, tiles and a new state in one transaction; when that is durable,
// the root is recomputed from the stored tiles, must contain the tree shown before, and only then is signed and shown.
// A crash between any two of these leaves a state the next round continues (docs/decisions/0011).
class Sequencer {
 public:
  struct Options {
    std::string origin;              // taken when the log begins; later the stored one counts
    std::size_t batch_max = 16'384;  // events in one transaction
  };
  Sequencer(LogWorld world, SigningKey key, Options options);

  // Integrates and shows everything the journal held when the last batch was read. Safe from any thread, one round at a
  // time. Codes: log_behind_shown {stored, shown}, log_differs_from_shown {size}, log_journal_differs {place},
  // log_damaged {size}, log_key_differs, log_key_retired; storage_full, storage_damaged, storage_unavailable.
  Result<LogStanding, Refusal> run();

 private:
  struct Round;

  const LogWorld world_;
  const SigningKey key_;
  const Options options_;
  std::mutex running_;
};

}  // namespace simpul::ledger
