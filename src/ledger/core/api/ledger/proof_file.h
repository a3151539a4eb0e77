#pragma once

// The proof that one entry stands in a log, as a file (c2sp.org/tlog-proof, extension .tlog-proof): the path from the
// leaf to the root of a checkpoint, and that checkpoint with its signatures, verbatim.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/checkpoint.h"

namespace simpul::ledger {

struct ProofFile {
  std::optional<std::string> extra;  // bytes that nothing vouches for
  std::uint64_t index = 0;
  std::vector<Digest> path;
  Note checkpoint;

  bool operator==(const ProofFile&) const = default;
  std::string text() const;
};

// Codes: proof_malformed (fact `why`), note_malformed, note_too_large.
Result<ProofFile, Refusal> read_proof_file(std::string_view text);

// Whom one believes: the key of the log and those of witnesses, and how many of them must have seen the checkpoint.
struct ProofPolicy {
  NoteKey log;
  std::vector<NoteKey> witnesses = {};
  std::size_t witnesses_needed = 0;
};

enum class ProofVerdict { Proven, OtherLog, Unsigned, Forged, TooFewWitnesses, NotIncluded };

struct ProofFinding {
  ProofVerdict verdict = ProofVerdict::NotIncluded;
  std::size_t witnesses = 0;             // whose cosignatures hold
  std::optional<std::uint64_t> seen_by;  // POSIX seconds: the earliest moment at which enough witnesses had seen it
};

// Whether the entry with this leaf hash is proven by the file under the policy. Codes: checkpoint_malformed.
Result<ProofFinding, Refusal> check_proof(const ProofFile& proof, const Digest& leaf, const ProofPolicy& policy);

}  // namespace simpul::ledger
