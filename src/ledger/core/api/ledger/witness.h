#pragma once

// What a witness does (c2sp.org/tlog-witness v1.0.0): it cosigns a log's checkpoint only where the log still begins
// with what the witness cosigned before. Pure: whoever calls keeps what is seen, atomically, before the answer leaves.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/checkpoint.h"

namespace simpul::ledger {

// "old <size>", the proof, an empty line, the checkpoint.
struct WitnessRequest {
  std::uint64_t old_size = 0;
  std::vector<Digest> proof;
  Note checkpoint;

  bool operator==(const WitnessRequest&) const = default;
  std::string text() const;
};

// Codes: witness_request_malformed (fact `why`), note_malformed, note_too_large.
Result<WitnessRequest, Refusal> read_witness_request(std::string_view text);

// What the witness cosigned last of a log; size 0 and the empty root where it never did.
struct LastSeen {
  std::uint64_t size = 0;
  Digest root;
  bool operator==(const LastSeen&) const = default;
};

// A log that showed two histories: kept as proof, since both checkpoints carry its signature.
struct TwoHistories {
  LastSeen seen;
};

struct Witnessed {
  Checkpoint checkpoint;  // to be kept as seen, then cosigned
};
struct SizeDiffers {
  std::uint64_t size = 0;  // what this witness cosigned last
};
struct Untrusted {};   // no signature of the log's key, or one that does not hold
struct Unprovable {};  // the proof does not lead from what was seen to the checkpoint
using WitnessAnswer = std::variant<Witnessed, SizeDiffers, Untrusted, Unprovable, TwoHistories, Refusal>;

// In the order of the specification. `log` is the key this witness trusts for the origin; that there is one, the caller
// has looked up. The status codes are those of the specification: 200, 409, 403, 422, 422 and 400.
WitnessAnswer decide_witness(const WitnessRequest& request, const NoteKey& log, const LastSeen& seen);

// The origin a request is about, before anything is believed. Codes: checkpoint_malformed.
Result<std::string, Refusal> origin_of(const WitnessRequest& request);

}  // namespace simpul::ledger
