#pragma once

// Checkpoints (c2sp.org/tlog-checkpoint v1.0.0) and what witnesses put under them (c2sp.org/tlog-cosignature v1.0.1).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/digest.h"
#include "ledger/signed_note.h"

namespace simpul::ledger {

// The state of a log at one size.
// Invariant: the root of size 0 is empty_root().
struct Checkpoint {
  std::string origin;  // "simpul.kaltimprov.go.id/log": no scheme, no white space, no '+'
  std::uint64_t size = 0;
  Digest root;
  std::vector<std::string> extensions;  // lines that nobody here gives a meaning; kept as they are

  bool operator==(const Checkpoint&) const = default;
  std::string text() const;
};

// Why a checkpoint of size 0 is refused whose root is another one; a witness answers it otherwise than other faults.
inline constexpr std::string_view other_empty_root = "another root than the empty tree has";

// The text of a note as a checkpoint. Codes: checkpoint_malformed (fact `why`).
Result<Checkpoint, Refusal> read_checkpoint(std::string_view text);

// The message a cosignature signs: the moment in POSIX seconds and the whole text of the checkpoint.
std::string cosigned_message(std::string_view checkpoint_text, std::uint64_t seconds);
NoteSignature cosign(std::string_view checkpoint_text, std::uint64_t seconds, const std::string& name,
                     const SigningKey& key);

// When a witness saw the checkpoint as the largest of its log.
struct Cosigned {
  NoteVerdict verdict = NoteVerdict::Unsigned;
  std::uint64_t seconds = 0;  // 0 unless Signed
};
// `witness` is a key of type Cosignature.
Cosigned check_cosignature(const Note& checkpoint, const NoteKey& witness);

}  // namespace simpul::ledger
