#include "ledger/witness.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "encoding/base64.h"
#include "ledger/merkle.h"

namespace simpul::ledger {
namespace {

constexpr std::string_view old_word = "old ";
constexpr std::size_t proof_hashes_max = 63;

Refusal malformed(std::string why) { return {"witness_request_malformed", {}, {{"why", std::move(why)}}}; }

std::optional<std::uint64_t> read_size(std::string_view digits) {
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  if (error != std::errc{} || fmt::to_string(size) != digits) return std::nullopt;
  return size;
}

}  // namespace

std::string WitnessRequest::text() const {
  std::string out = fmt::format("{}{}\n", old_word, old_size);
  for (const Digest& hash : proof) out += base64(hash.bytes) + "\n";
  return out + "\n" + checkpoint.bytes();
}

Result<WitnessRequest, Refusal> read_witness_request(std::string_view text) {
  if (text.size() > note_bytes_max) return refuse(Refusal{"note_too_large", {}, {}});
  WitnessRequest out;
  for (bool first = true;; first = false) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return refuse(malformed("no empty line"));
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (first) {
      const auto size = line.starts_with(old_word) ? read_size(line.substr(old_word.size())) : std::nullopt;
      if (!size) return refuse(malformed("no old size"));
      out.old_size = *size;
      continue;
    }
    if (line.empty()) break;
    const auto bytes = base64_decode(line);
    if (!bytes || bytes->size() != 32) return refuse(malformed("a proof line that is no hash"));
    if (out.proof.size() == proof_hashes_max) return refuse(malformed("a proof too long"));
    std::ranges::copy(*bytes, out.proof.emplace_back().bytes.begin());
  }
  auto checkpoint = read_note(text);
  if (!checkpoint) return refuse(checkpoint.error());
  out.checkpoint = std::move(*checkpoint);
  return out;
}

Result<std::string, Refusal> origin_of(const WitnessRequest& request) {
  auto checkpoint = read_checkpoint(request.checkpoint.text);
  if (!checkpoint) return refuse(checkpoint.error());
  return std::move(checkpoint->origin);
}

WitnessAnswer decide_witness(const WitnessRequest& request, const NoteKey& log, const LastSeen& seen) {
  const auto checkpoint = read_checkpoint(request.checkpoint.text);
  if (!checkpoint) return checkpoint.error();
  if (checkpoint->origin != log.name) return Untrusted{};
  if (check_note(request.checkpoint, log) != NoteVerdict::Signed) return Untrusted{};
  if (request.old_size > checkpoint->size) return malformed("an old size above the new one");
  if (request.old_size != seen.size) return SizeDiffers{seen.size};
  if (checkpoint->size == seen.size && checkpoint->root != seen.root) return TwoHistories{seen};
  // Only the root that was kept counts: one from the request would let a log choose its own past.
  if (!consistent(seen.size, checkpoint->size, seen.root, checkpoint->root, request.proof)) return Unprovable{};
  return Witnessed{*checkpoint};
}

}  // namespace simpul::ledger
