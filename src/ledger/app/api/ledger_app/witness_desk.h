#pragma once

// This node as a witness of other logs (c2sp.org/tlog-witness v1.0.0): it puts its name under a checkpoint only where
// the log still begins with what it cosigned before.

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/witness.h"
#include "ports/clock.h"
#include "ports/database.h"

namespace simpul::ledger {

struct WitnessWorld {
  Database& database;  // with the tables of log_migrations()
  Clock& clock;
  // The key this node trusts for a log; nullopt where it watches no such log.
  std::function<std::optional<NoteKey>(const std::string& origin)> log_key;
};

// What goes back to the log, as the specification has it.
struct WitnessReplyBody {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body = {};
};

// What this node saw last of one log.
struct WitnessedLog {
  std::string origin;
  std::uint64_t size = 0;
  Instant at;
};

// Two checkpoints of one log, both signed by it, of which only one can be true.
struct SplitLog {
  std::string origin;
  std::uint64_t size = 0;
  std::string seen;   // the signed note this node had cosigned
  std::string other;  // the signed note that contradicts it
  Instant at;
};

// Safe from any thread.
class WitnessDesk {
 public:
  // `name` is the key's name in cosignatures: no white space, no '+'.
  WitnessDesk(WitnessWorld world, SigningKey key, std::string name);

  NoteKey key() const;

  // The body of a request to add-checkpoint. What is seen is durable before the cosignature is given back; checking and
  // storing are one step. Refusals: storage_… (then nothing was cosigned).
  Result<WitnessReplyBody, Refusal> add_checkpoint(std::string_view body);

  // The last checkpoint cosigned of a log, with the cosignature; by SHA-256 of its origin.
  Result<std::optional<std::string>, PortError> last(const Digest& origin_hash) const;

  Result<std::vector<WitnessedLog>, PortError> watched() const;
  Result<std::vector<SplitLog>, PortError> splits() const;

 private:
  struct Ruling;
  Ruling rule(Writer& writer, const WitnessRequest& request, const NoteKey& log);

  const WitnessWorld world_;
  const SigningKey key_;
  const std::string name_;
};

}  // namespace simpul::ledger
