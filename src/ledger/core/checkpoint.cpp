#include "ledger/checkpoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "encoding/base64.h"
#include "kernel/expects.h"
#include "ledger/merkle.h"

namespace simpul::ledger {
namespace {

constexpr std::size_t extensions_max = 100;
constexpr std::size_t time_bytes = 8;

Refusal malformed(std::string why) { return {"checkpoint_malformed", {}, {{"why", std::move(why)}}}; }

// The next line, without its end; empty once nothing is left.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

std::optional<std::uint64_t> read_size(std::string_view line) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size);
  if (error != std::errc{} || fmt::to_string(size) != line) return std::nullopt;
  return size;
}

std::optional<Digest> read_root(std::string_view line) {
  const auto bytes = base64_decode(line);
  if (!bytes || bytes->size() != 32) return std::nullopt;
  Digest root;
  std::ranges::copy(*bytes, root.bytes.begin());
  return root;
}

NoteKey cosigner(const std::string& name, const PublicKey& key) { return {name, NoteKeyType::Cosignature, key}; }

}  // namespace

std::string Checkpoint::text() const {
  std::string out = fmt::format("{}\n{}\n{}\n", origin, size, base64(root.bytes));
  for (const std::string& line : extensions) out += line + "\n";
  return out;
}

Result<Checkpoint, Refusal> read_checkpoint(std::string_view text) {
  if (!text.ends_with('\n')) return refuse(malformed("no line feed at the end"));
  Checkpoint out;
  out.origin = take_line(text);
  if (!is_note_name(out.origin)) return refuse(malformed("an origin that is no name"));
  const auto size = read_size(take_line(text));
  if (!size) return refuse(malformed("a size that is no number"));
  const auto root = read_root(take_line(text));
  if (!root) return refuse(malformed("a root that is no hash"));
  if (*size == 0 && *root != empty_root()) return refuse(malformed(std::string(other_empty_root)));
  out.size = *size;
  out.root = *root;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty() || out.extensions.size() == extensions_max) return refuse(malformed("an extension that is none"));
    out.extensions.emplace_back(line);
  }
  return out;
}

std::string cosigned_message(std::string_view checkpoint_text, std::uint64_t seconds) {
  return fmt::format("cosignature/v1\ntime {}\n{}", seconds, checkpoint_text);
}

NoteSignature cosign(std::string_view checkpoint_text, std::uint64_t seconds, const std::string& name,
                     const SigningKey& key) {
  expects(is_note_name(name), "a witness has a name");
  const Signature signature = key.sign(cosigned_message(checkpoint_text, seconds));
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(seconds >> shift);
  bytes.append(signature.bytes.begin(), signature.bytes.end());
  return {name, cosigner(name, key.public_key()).id(), std::move(bytes)};
}

Cosigned check_cosignature(const Note& checkpoint, const NoteKey& witness) {
  expects(witness.type == NoteKeyType::Cosignature, "a witness has a key of its own type");
  Cosigned out;
  const NoteKeyId id = witness.id();
  for (const NoteSignature& each : checkpoint.signatures) {
    if (each.name != witness.name || each.id != id) continue;
    Signature signature;
    if (each.bytes.size() != time_bytes + signature.bytes.size()) return {NoteVerdict::Forged, 0};
    std::uint64_t seconds = 0;
    for (std::size_t at = 0; at < time_bytes; ++at) seconds = seconds << 8 | static_cast<unsigned char>(each.bytes[at]);
    std::copy(each.bytes.begin() + time_bytes, each.bytes.end(), signature.bytes.begin());
    if (!verify(witness.key, cosigned_message(checkpoint.text, seconds), signature)) return {NoteVerdict::Forged, 0};
    // Several of one witness say the same at different times; the latest says the most.
    out = {NoteVerdict::Signed, std::max(out.seconds, seconds)};
  }
  return out;
}

}  // namespace simpul::ledger
