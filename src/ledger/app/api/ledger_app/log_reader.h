#pragma once

// What the log answers to whoever asks: never more than the checkpoint it shows.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/result.h"
#include "ledger/proof_file.h"
#include "ledger/tile.h"
#include "ports/database.h"
#include "ports/shown_note.h"

namespace simpul::ledger {

// Events of one tree, each with its way to the root.
struct Inclusions {
  struct Each {
    Digest event;
    std::uint64_t index = 0;
    std::vector<Digest> path;
  };
  std::string note;          // the signed checkpoint, verbatim
  std::vector<Each> events;  // by rising index
};

// Safe from any thread. Corrupt where the stored log is not what it was; nullopt where the thing asked for is not (yet)
// there.
class LogReader {
 public:
  LogReader(Database& database, ShownNote& shown) : database_(database), shown_(shown) {}

  // The key the log began with; nothing before it began.
  Result<std::optional<NoteKey>, PortError> key() const;
  // The signed note with the cosignatures of witnesses that saw it.
  Result<std::optional<std::string>, PortError> checkpoint() const;
  Result<std::optional<std::string>, PortError> tile(const Tile& tile) const;
  // `tile` at level 0, as the path of an entry bundle names it.
  Result<std::optional<std::string>, PortError> entries(const Tile& tile) const;

  // The proof that an event stands in the tree of the shown checkpoint.
  Result<std::optional<ProofFile>, PortError> inclusion(const Digest& event) const;
  // The same for many under one checkpoint; those that do not stand in its tree are left out. Each tile is read once.
  Result<std::optional<Inclusions>, PortError> inclusions(std::span<const Digest> events) const;
  // From one size to another, both at most the shown one.
  Result<std::optional<std::vector<Digest>>, PortError> consistency(std::uint64_t older, std::uint64_t newer) const;

 private:
  Database& database_;
  ShownNote& shown_;
};

}  // namespace simpul::ledger
