#include "ledger/proof_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "encoding/base64.h"
#include "ledger/merkle.h"

namespace simpul::ledger {
namespace {

constexpr std::string_view first_line = "c2sp.org/tlog-proof@v1\n";
constexpr std::string_view extra_word = "extra ";
constexpr std::string_view index_word = "index ";
constexpr std::size_t path_hashes_max = 63;

Refusal malformed(std::string why) { return {"proof_malformed", {}, {{"why", std::move(why)}}}; }

std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<std::uint64_t> read_index(std::string_view digits) {
  std::uint64_t index = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (error != std::errc{} || fmt::to_string(index) != digits) return std::nullopt;
  return index;
}

// Reads up to and with the empty line. nullopt where a line is no hash or there are too many.
std::optional<std::vector<Digest>> take_path(std::string_view& text) {
  std::vector<Digest> path;
  for (auto line = take_line(text); line; line = take_line(text)) {
    if (line->empty()) return path;
    const auto bytes = base64_decode(*line);
    if (!bytes || bytes->size() != 32 || path.size() == path_hashes_max) return std::nullopt;
    std::ranges::copy(*bytes, path.emplace_back().bytes.begin());
  }
  return std::nullopt;
}

struct Seen {
  bool forged = false;
  std::vector<std::uint64_t> at;  // sorted
};

Seen witnesses_of(const Note& checkpoint, const std::vector<NoteKey>& witnesses) {
  Seen seen;
  for (const NoteKey& witness : witnesses) {
    const Cosigned cosigned = check_cosignature(checkpoint, witness);
    seen.forged = seen.forged || cosigned.verdict == NoteVerdict::Forged;
    if (cosigned.verdict == NoteVerdict::Signed) seen.at.push_back(cosigned.seconds);
  }
  std::ranges::sort(seen.at);
  return seen;
}

}  // namespace

std::string ProofFile::text() const {
  std::string out(first_line);
  if (extra) out += fmt::format("{}{}\n", extra_word, base64(*extra));
  out += fmt::format("{}{}\n", index_word, index);
  for (const Digest& hash : path) out += base64(hash.bytes) + "\n";
  return out + "\n" + checkpoint.bytes();
}

Result<ProofFile, Refusal> read_proof_file(std::string_view text) {
  if (text.size() > note_bytes_max) return refuse(Refusal{"note_too_large", {}, {}});
  if (!text.starts_with(first_line)) return refuse(malformed("another first line"));
  text.remove_prefix(first_line.size());
  ProofFile out;
  auto line = take_line(text);
  if (line && line->starts_with(extra_word)) {
    out.extra = base64_decode(line->substr(extra_word.size()));
    if (!out.extra) return refuse(malformed("an extra that is no base64"));
    line = take_line(text);
  }
  const auto index = line && line->starts_with(index_word) ? read_index(line->substr(index_word.size())) : std::nullopt;
  if (!index) return refuse(malformed("no index"));
  out.index = *index;
  auto path = take_path(text);
  if (!path) return refuse(malformed("a path that is none"));
  out.path = std::move(*path);
  auto checkpoint = read_note(text);
  if (!checkpoint) return refuse(checkpoint.error());
  out.checkpoint = std::move(*checkpoint);
  return out;
}

Result<ProofFinding, Refusal> check_proof(const ProofFile& proof, const Digest& leaf, const ProofPolicy& policy) {
  const auto checkpoint = read_checkpoint(proof.checkpoint.text);
  if (!checkpoint) return refuse(checkpoint.error());
  if (checkpoint->origin != policy.log.name) return ProofFinding{ProofVerdict::OtherLog, 0, {}};
  const NoteVerdict signed_by_log = check_note(proof.checkpoint, policy.log);
  if (signed_by_log == NoteVerdict::Unsigned) return ProofFinding{ProofVerdict::Unsigned, 0, {}};
  const Seen seen = witnesses_of(proof.checkpoint, policy.witnesses);
  if (signed_by_log == NoteVerdict::Forged || seen.forged) return ProofFinding{ProofVerdict::Forged, 0, {}};
  ProofFinding out{ProofVerdict::Proven, seen.at.size(), {}};
  if (policy.witnesses_needed > 0 && seen.at.size() >= policy.witnesses_needed) {
    out.seen_by = seen.at[policy.witnesses_needed - 1];
  }
  if (!includes(proof.index, checkpoint->size, leaf, proof.path, checkpoint->root)) {
    out.verdict = ProofVerdict::NotIncluded;
  } else if (seen.at.size() < policy.witnesses_needed) {
    out.verdict = ProofVerdict::TooFewWitnesses;
  }
  return out;
}

}  // namespace simpul::ledger
