#include "log_check.h"

#include <algorithm>

#include "ledger/entry.h"

namespace simpul::proof {
namespace {

constexpr std::uint64_t size_max = (std::uint64_t{1} << 53) - 1;
constexpr std::uint64_t last_second_of_9999 = 253'402'300'799;

struct Believed {
  ledger::Note note;
  ledger::Checkpoint checkpoint;
};

Result<Believed, Problem> read_signed(const NamedLog& log, std::string_view bytes) {
  const std::string where = checkpoint_name(log.folder);
  auto note = ledger::read_note(bytes);
  if (!note) return refuse(Problem{ProblemKind::CheckpointMalformed, where});
  auto checkpoint = ledger::read_checkpoint(note->text);
  if (!checkpoint || checkpoint->size > size_max) return refuse(Problem{ProblemKind::CheckpointMalformed, where});
  if (ledger::check_note(*note, log.key) != ledger::NoteVerdict::Signed) {
    return refuse(Problem{ProblemKind::CheckpointUnsigned, where});
  }
  if (checkpoint->origin != log.key.name || folder_of_log(log.key.name) != log.folder) {
    return refuse(Problem{ProblemKind::LogDiffers, "logs/" + log.folder});
  }
  return Believed{std::move(*note), std::move(*checkpoint)};
}

}  // namespace

ProvenLog Logs::take(const NamedLog& log, std::vector<Problem>& problems) {
  ProvenLog out{log.key.name, 0, 0, 0, manifest_.witnesses_needed, {}};
  const std::string checkpoint = checkpoint_name(log.folder);
  if (!contents_.has(checkpoint) || !contents_.has(proofs_name(log.folder))) return out;
  const auto believed = read_signed(log, contents_.at(checkpoint));
  if (!believed) {
    problems.push_back(believed.error());
    return out;
  }
  out.size = believed->checkpoint.size;
  count_witnesses(believed->note, out);
  out.events = take_proofs(log, believed->checkpoint, problems);
  if (out.witnesses < out.needed) problems.push_back({ProblemKind::WitnessesTooFew, checkpoint});
  return out;
}

void Logs::count_witnesses(const ledger::Note& note, ProvenLog& out) const {
  std::vector<std::uint64_t> seen_at;
  for (const ledger::NoteKey& witness : manifest_.witnesses) {
    const ledger::Cosigned cosigned = ledger::check_cosignature(note, witness);
    const bool holds = cosigned.verdict == ledger::NoteVerdict::Signed;
    if (holds && cosigned.seconds <= last_second_of_9999) seen_at.push_back(cosigned.seconds);
  }
  std::ranges::sort(seen_at);
  out.witnesses = seen_at.size();
  const std::size_t enough = std::max<std::size_t>(out.needed, 1);
  if (seen_at.size() >= enough) out.seen_by = Instant{static_cast<std::int64_t>(seen_at[enough - 1]) * 1000};
}

std::uint64_t Logs::take_proofs(const NamedLog& log, const ledger::Checkpoint& checkpoint,
                                std::vector<Problem>& problems) {
  std::unordered_set<Digest> here;
  std::optional<std::uint64_t> last;
  const auto problem_of = [&](const Line& line) -> std::optional<ProblemKind> {
    const auto proof = read_proof_line(line);
    if (!proof || (last && proof->index <= *last) || here.contains(proof->event)) return ProblemKind::ProofMalformed;
    const Digest leaf = ledger::leaf_of(proof->event);
    if (!ledger::includes(proof->index, checkpoint.size, leaf, proof->path, checkpoint.root)) {
      return ProblemKind::ProofFails;
    }
    if (!threads_.holds(proof->event)) return ProblemKind::ProofOfUnknownEvent;
    last = proof->index;
    here.insert(proof->event);
    proven_.insert(proof->event);
    return std::nullopt;
  };
  const std::string name = proofs_name(log.folder);
  Lines lines(contents_.at(name));
  while (const auto line = lines.next()) {
    const auto problem = problem_of(*line);
    if (!problem) continue;
    problems.push_back({*problem, name + ":" + std::to_string(lines.number())});
    break;
  }
  return here.size();
}

}  // namespace simpul::proof
