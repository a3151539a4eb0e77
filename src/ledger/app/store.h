#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ledger/checkpoint.h"
#include "ledger/growth.h"
#include "ports/database.h"

namespace simpul::ledger {

// Made by the migration; put back where a log is retired.
inline constexpr std::string_view leaves_remain_trigger =
    "CREATE TRIGGER log_leaves_remain BEFORE DELETE ON log_leaves"
    " BEGIN SELECT RAISE(ABORT, 'leaves are never removed'); END";

// Where the stored tree stands and up to which event of the journal it reaches.
struct LogState {
  std::string origin;
  std::string log_key;  // as a note's verifier key
  std::uint64_t size = 0;
  Digest root;
  std::uint64_t journal_place = 0;
  Digest journal_hash;  // of the event at that place; zeros where the place is 0

  bool operator==(const LogState&) const = default;
};

// nullopt where the log was never begun. Corrupt where the row does not read.
Result<std::optional<LogState>, PortError> read_log_state(Database& database);
// Whether a log under this key was retired here.
Result<bool, PortError> is_retired(Database& database, const PublicKey& key);
void insert_log_state(Writer& writer, const LogState& state);
// False where the stored state is not `before` any more; nothing is changed then.
bool replace_log_state(Writer& writer, const LogState& before, const LogState& after);

void insert_leaf(Writer& writer, std::uint64_t place, const Digest& event);
void store_tile(Writer& writer, const GrownTile& tile);

// Valid as long as the reader.
StoredTile tiles_in(Reader& reader);
std::optional<std::uint64_t> place_of_event(Reader& reader, const Digest& event);
// Events of leaves from a place on, as far as they read: fewer than `count` where there are no more.
std::vector<Digest> events_from(Reader& reader, std::uint64_t place, std::uint64_t count);

// The root of the stored tree at a size, recomputed from its tiles in one snapshot. nullopt: the tiles do not hold it.
Result<std::optional<Digest>, PortError> stored_root(Database& database, std::uint64_t size);

// What a log shows: the note, and the checkpoint in it. Whether it is signed is another question.
struct ShownLog {
  Note note;
  Checkpoint checkpoint;
};
// Codes: note_malformed, note_too_large, checkpoint_malformed.
Result<ShownLog, Refusal> read_shown(std::string_view text);

// Codes: storage_full, storage_damaged, storage_unavailable.
Refusal storage_refusal(const PortError& error);

}  // namespace simpul::ledger
