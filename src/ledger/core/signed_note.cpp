#include "ledger/signed_note.h"

#include <algorithm>
#include <span>

#include "crypto/sha256.h"
#include "encoding/base64.h"
#include "encoding/utf8.h"
#include "kernel/expects.h"

namespace simpul::ledger {
namespace {

constexpr std::string_view dash = "\xe2\x80\x94 ";

Refusal malformed(std::string why) { return {"note_malformed", {}, {{"why", std::move(why)}}}; }

std::string_view as_text(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Unicode white space of more than one byte: U+0085, U+00A0, U+1680, U+2000-200A, U+2028, U+2029, U+202F, U+205F,
// U+3000.
bool has_wide_space(std::string_view text) {
  static constexpr std::string_view two_bytes[] = {"\xc2\x85", "\xc2\xa0"};
  static constexpr std::string_view three_bytes[] = {"\xe1\x9a\x80", "\xe2\x80\xa8", "\xe2\x80\xa9",
                                                     "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80"};
  const auto holds = [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; };
  if (std::ranges::any_of(two_bytes, holds) || std::ranges::any_of(three_bytes, holds)) return true;
  for (auto at = text.find("\xe2\x80"); at != std::string_view::npos; at = text.find("\xe2\x80", at + 1)) {
    if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) <= 0x8a) return true;
  }
  return false;
}

std::optional<NoteSignature> read_line(std::string_view line) {
  if (!line.starts_with(dash)) return std::nullopt;
  line.remove_prefix(dash.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos || !is_note_name(line.substr(0, space))) return std::nullopt;
  const auto bytes = base64_decode(line.substr(space + 1));
  if (!bytes || bytes->size() < 5) return std::nullopt;
  NoteSignature out;
  out.name = line.substr(0, space);
  std::ranges::copy(bytes->substr(0, 4), out.id.begin());
  out.bytes = bytes->substr(4);
  return out;
}

}  // namespace

bool is_note_name(std::string_view name) {
  const auto forbidden = [](char each) { return static_cast<unsigned char>(each) <= 0x20 || each == '+'; };
  return !name.empty() && is_utf8(name) && std::ranges::none_of(name, forbidden) && !has_wide_space(name);
}

NoteKeyId NoteKey::id() const {
  std::string bytes = name + "\n" + static_cast<char>(type);
  bytes += as_text(key.bytes);
  const Digest digest = sha256(bytes);
  NoteKeyId out;
  std::copy_n(digest.bytes.begin(), out.size(), out.begin());
  return out;
}

std::string NoteKey::text() const {
  std::string bytes(1, static_cast<char>(type));
  bytes += as_text(key.bytes);
  return name + "+" + hex(id()) + "+" + base64(bytes);
}

std::optional<NoteKey> NoteKey::parse(std::string_view text) {
  // The base64 part may hold a plus sign itself, so only the first two part the text.
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos || !is_note_name(text.substr(0, first))) return std::nullopt;
  const auto bytes = base64_decode(text.substr(second + 1));
  if (!bytes || bytes->size() != 33) return std::nullopt;
  const auto type = static_cast<std::uint8_t>(bytes->front());
  if (type != static_cast<std::uint8_t>(NoteKeyType::Ed25519) &&
      type != static_cast<std::uint8_t>(NoteKeyType::Cosignature)) {
    return std::nullopt;
  }
  std::array<std::uint8_t, 32> raw;
  std::copy_n(bytes->begin() + 1, raw.size(), raw.begin());
  const auto key = PublicKey::parse(hex(raw));
  if (!key) return std::nullopt;
  NoteKey out{std::string(text.substr(0, first)), static_cast<NoteKeyType>(type), *key};
  if (out.text() != text) return std::nullopt;
  return out;
}

std::string NoteSignature::line() const {
  std::string raw(as_text(id));
  return std::string(dash) + name + " " + base64(raw + bytes) + "\n";
}

std::string Note::bytes() const {
  std::string out = text + "\n";
  for (const NoteSignature& signature : signatures) out += signature.line();
  return out;
}

Result<std::vector<NoteSignature>, Refusal> read_note_signatures(std::string_view lines) {
  std::vector<NoteSignature> out;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    if (end == std::string_view::npos) return refuse(malformed("no line feed at the end"));
    auto signature = read_line(lines.substr(0, end));
    if (!signature) return refuse(malformed("a line that is no signature"));
    if (out.size() == note_signatures_max) return refuse(malformed("too many signatures"));
    out.push_back(std::move(*signature));
    lines.remove_prefix(end + 1);
  }
  if (out.empty()) return refuse(malformed("no signature"));
  return out;
}

Result<Note, Refusal> read_note(std::string_view bytes) {
  if (bytes.size() > note_bytes_max) return refuse(Refusal{"note_too_large", {}, {}});
  const auto control = [](char each) { return static_cast<unsigned char>(each) < 0x20 && each != '\n'; };
  if (!is_utf8(bytes) || std::ranges::any_of(bytes, control)) return refuse(malformed("bytes that are no plain text"));
  // The text may hold blank lines of its own: the last one parts it from its signatures.
  const auto blank = bytes.rfind("\n\n");
  if (blank == std::string_view::npos) return refuse(malformed("no blank line before the signatures"));
  auto signatures = read_note_signatures(bytes.substr(blank + 2));
  if (!signatures) return refuse(signatures.error());
  return Note{std::string(bytes.substr(0, blank + 1)), std::move(*signatures)};
}

NoteVerdict check_note(const Note& note, const NoteKey& key) {
  expects(key.type == NoteKeyType::Ed25519, "a key of another type signs something else than the text");
  NoteVerdict verdict = NoteVerdict::Unsigned;
  const NoteKeyId id = key.id();
  for (const NoteSignature& each : note.signatures) {
    if (each.name != key.name || each.id != id) continue;
    Signature signature;
    if (each.bytes.size() != signature.bytes.size()) return NoteVerdict::Forged;
    std::ranges::copy(each.bytes, signature.bytes.begin());
    if (!verify(key.key, note.text, signature)) return NoteVerdict::Forged;
    verdict = NoteVerdict::Signed;
  }
  return verdict;
}

NoteSignature sign_note(std::string_view text, const std::string& name, const SigningKey& key) {
  expects(is_note_name(name) && text.ends_with('\n'), "a note has a name and ends in a line feed");
  const Signature signature = key.sign(text);
  return {name, NoteKey{name, NoteKeyType::Ed25519, key.public_key()}.id(), std::string(as_text(signature.bytes))};
}

}  // namespace simpul::ledger
