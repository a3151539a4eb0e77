#pragma once

// Signed notes (c2sp.org/signed-note v1.0.0): a text with lines of signatures under it, and the keys that check them.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/ed25519.h"
#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::ledger {

inline constexpr std::size_t note_bytes_max = 1'000'000;
inline constexpr std::size_t note_signatures_max = 100;

// What a key signs (the type byte of the specification). Others exist; notes that carry them are read all the same.
enum class NoteKeyType : std::uint8_t { Ed25519 = 0x01, Cosignature = 0x04 };

using NoteKeyId = std::array<std::uint8_t, 4>;

// A key by its name: what the specification calls a verifier key.
struct NoteKey {
  std::string name;  // not empty, no white space, no '+'
  NoteKeyType type = NoteKeyType::Ed25519;
  PublicKey key;

  bool operator==(const NoteKey&) const = default;
  NoteKeyId id() const;
  // "name+hex8(id)+base64(type || key)".
  std::string text() const;
  // nullopt where the id is another one, the type is unknown here, or the key is refused by PublicKey::parse.
  static std::optional<NoteKey> parse(std::string_view text);
};

// Whether a name may stand in a note.
bool is_note_name(std::string_view name);

struct NoteSignature {
  std::string name;
  NoteKeyId id{};
  std::string bytes;  // after the id

  bool operator==(const NoteSignature&) const = default;
  std::string line() const;  // with its line end
};

struct Note {
  std::string text;  // ends in a line feed, the blank line not included
  std::vector<NoteSignature> signatures;

  bool operator==(const Note&) const = default;
  std::string bytes() const;
};

// Codes: note_malformed (fact `why`), note_too_large.
Result<Note, Refusal> read_note(std::string_view bytes);

// The signature lines alone, as a witness answers. Codes as above.
Result<std::vector<NoteSignature>, Refusal> read_note_signatures(std::string_view lines);

// What a note's signatures are worth under the keys one knows.
enum class NoteVerdict { Unsigned, Forged, Signed };  // Forged: a signature that names a known key does not hold
NoteVerdict check_note(const Note& note, const NoteKey& key);

NoteSignature sign_note(std::string_view text, const std::string& name, const SigningKey& key);

}  // namespace simpul::ledger
