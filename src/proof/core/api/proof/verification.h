#pragma once

// What a bundle proves, from its bytes alone (docs/formats/bundle.md, "Verification").

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/ed25519.h"
#include "kernel/digest.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"

namespace simpul::proof {

// In the order in which they are looked for.
enum class ProblemKind {
  ArchiveMalformed,
  ArchiveNotCanonical,
  EntryDamaged,
  EntryUnexpected,
  EntryMissing,
  ManifestMalformed,
  LineMalformed,
  EventMalformed,
  EventOfOtherDossier,
  EventOfOtherAuthor,
  EventOutOfOrder,
  PrevDiffers,
  SignatureFails,
  OpeningMissing,
  SeenUnknown,
  FileDiffers,
  FileUnnamed,
  FileMissing,
  CheckpointMalformed,
  CheckpointUnsigned,
  LogDiffers,
  ProofMalformed,
  ProofFails,
  ProofOfUnknownEvent,
  WitnessesTooFew,
};

struct Problem {
  ProblemKind kind = ProblemKind::ArchiveMalformed;
  std::string where;
  bool operator==(const Problem&) const = default;
};
// The stable name of a problem, "signature_fails".
std::string name_of(ProblemKind kind);

struct ProvenThread {
  RegionCode government;
  std::string name;  // as the bundle calls it; no part of the result's JSON, since nothing vouches for it
  PublicKey key;
  std::uint64_t shown = 0;
  std::uint64_t withheld = 0;
  std::optional<Instant> last;
};

struct ProvenLog {
  std::string origin;
  std::uint64_t size = 0;
  std::uint64_t events = 0;
  std::uint64_t witnesses = 0;
  std::uint64_t needed = 0;
  std::optional<Instant> seen_by;
};

struct Verification {
  std::optional<Digest> dossier;
  std::optional<Instant> made_at;
  std::vector<ProvenThread> threads;
  std::uint64_t files_present = 0;
  std::uint64_t files_withheld = 0;
  std::vector<ProvenLog> logs;
  std::uint64_t unlogged = 0;
  std::vector<Problem> problems;

  // Under the keys of the bundle.
  bool is_proven() const { return problems.empty(); }
  std::uint64_t shown() const;
  std::uint64_t withheld() const;
  // Canonical JSON: the same bytes as every other verifier gives for the same bundle.
  std::string json() const;
};

// What two people read to each other to know that they hold the same key: ten words over the first ten bytes of its
// SHA-256 under "simpul/government/key/v1\n".
std::vector<std::string> fingerprint(const PublicKey& key);

// Total and pure; holds a small multiple of the bundle in memory.
Verification verify(std::string_view bundle);

}  // namespace simpul::proof
