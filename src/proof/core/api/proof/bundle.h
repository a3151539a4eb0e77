#pragma once

// The parts of a bundle as values, and their bytes (docs/formats/bundle.md).

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/ed25519.h"
#include "kernel/digest.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"
#include "kernel/result.h"
#include "ledger/signed_note.h"

namespace simpul::proof {

inline constexpr std::string_view summary_name = "ringkasan.html";

// Whose events the bundle holds, and under which key they are to be believed.
struct GovernmentKey {
  RegionCode government;
  std::string name;
  PublicKey key;
  bool operator==(const GovernmentKey&) const = default;
};

struct NamedLog {
  ledger::NoteKey key;
  std::string folder;
  bool operator==(const NamedLog&) const = default;
};

// What the bundle says of itself, as `simpul-bundle.json`.
// Invariant of one that was read: every list rises and names nothing twice.
struct Manifest {
  Digest dossier;
  Instant made_at;
  std::vector<GovernmentKey> governments;
  std::vector<NamedLog> logs;
  std::vector<ledger::NoteKey> witnesses;
  std::size_t witnesses_needed = 0;
  std::vector<Digest> withheld;
  bool operator==(const Manifest&) const = default;
};

std::string manifest_text(const Manifest& manifest);
// The JSON Pointer of the first fault where it is none.
Result<Manifest, std::string> read_manifest(std::string_view text);

// The folder of a log: the first 16 hex digits of SHA-256 of its origin.
std::string folder_of_log(std::string_view origin);

// Lines of `threads/<code>.jsonl` and `logs/<name>/proofs.jsonl`, each with its line end.
std::string shown_line(std::string_view envelope, const Signature& signature);
struct Withheld {
  Digest hash;
  std::uint64_t seq = 0;
  Signature signature;
};
std::string withheld_line(const Withheld& event);
struct Inclusion {
  Digest event;
  std::uint64_t index = 0;
  std::vector<Digest> path;
};
std::string proof_line(const Inclusion& proof);

// Names of entries.
std::string thread_name(const RegionCode& author);
std::string checkpoint_name(std::string_view folder);
std::string proofs_name(std::string_view folder);
// `ending` is "pdf", or empty.
std::string file_name(const Digest& hash, std::string_view ending);

// The archive of these entries, in their one order. For bundles that fit into memory; larger ones go through
// ArchiveWriter.
std::string compose(const std::map<std::string, std::string>& entries);

}  // namespace simpul::proof
