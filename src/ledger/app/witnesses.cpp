#include "ledger_app/witnesses.h"

#include <algorithm>

#include "ledger/witness_reply.h"
#include "store.h"

namespace simpul::ledger {
namespace {

constexpr std::chrono::milliseconds answer_within{10'000};
constexpr std::int64_t first_wait_ms = 1'000;
constexpr std::int64_t longest_wait_ms = 5 * 60'000;
// After a 409 the witness is asked once more from the size it named; one that names a third size waits its turn.
constexpr int attempts_max = 2;

constexpr std::string_view select_cosigned = "SELECT size, seconds FROM log_cosignatures WHERE witness = ?";
constexpr std::string_view upsert_cosigned =
    "INSERT INTO log_cosignatures (witness, size, checkpoint, line, seconds) VALUES (?,?,?,?,?)"
    " ON CONFLICT (witness) DO UPDATE SET size = excluded.size, checkpoint = excluded.checkpoint,"
    " line = excluded.line, seconds = excluded.seconds";

std::uint64_t seconds_of(const Note& shown, const NoteKey& witness, const NoteSignature& cosignature) {
  return check_cosignature({shown.text, {cosignature}}, witness).seconds;
}

}  // namespace

Witnesses::Witnesses(World world, std::vector<Witness> witnesses) : world_(world) {
  for (Witness& witness : witnesses) {
    Line line{std::move(witness), {}, {}};
    line.standing.key = line.witness.key;
    (void)world_.database.read([&](Reader& reader) {
      reader.query({select_cosigned, {line.witness.key.text()}}, [&](const Row& row) {
        line.standing.size = static_cast<std::uint64_t>(row.integer(0));
        line.standing.at = Instant{row.integer(1) * 1000};
        line.standing.outcome = WitnessOutcome::Cosigned;
        return false;
      });
    });
    lines_.push_back(std::move(line));
  }
}

std::vector<WitnessStanding> Witnesses::standings() const {
  const std::lock_guard lock(mutex_);
  std::vector<WitnessStanding> out;
  for (const Line& line : lines_) out.push_back(line.standing);
  return out;
}

void Witnesses::ask() {
  const std::lock_guard one_round(asking_);
  const auto text = world_.log.checkpoint();
  if (!text || !*text) return;
  const auto shown = read_shown(**text);
  if (!shown) return;
  std::vector<Line> lines;
  {
    const std::lock_guard lock(mutex_);
    lines = lines_;
  }
  for (std::size_t at = 0; at < lines.size(); ++at) {
    Line& line = lines[at];
    if (world_.clock.now() < line.due) continue;
    if (line.standing.outcome == WitnessOutcome::Cosigned && line.standing.size == shown->checkpoint.size) continue;
    const WitnessOutcome outcome = ask_one(line, shown->note, shown->checkpoint.size);
    settle(at, std::move(line), outcome);
  }
}

WitnessOutcome Witnesses::ask_one(Line& line, const Note& shown, std::uint64_t size) {
  std::uint64_t old = line.standing.size;
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    const auto path = world_.log.consistency(old, size);
    if (!path || !*path) return WitnessOutcome::Ahead;
    const WitnessRequest request{old, **path, shown};
    int status = 0;
    const auto body = answer_of(line, request.text(), status);
    if (!body) return WitnessOutcome::Unreachable;
    const WitnessReply reply = read_witness_reply(status, *body, request, line.witness.key);
    if (const auto* cosigned = std::get_if<CosignedAt>(&reply)) {
      return keep(line, shown, size, cosigned->signature) ? WitnessOutcome::Cosigned : WitnessOutcome::Unusable;
    }
    if (std::holds_alternative<WitnessAhead>(reply)) return WitnessOutcome::Ahead;
    if (std::holds_alternative<WitnessDeclined>(reply)) return WitnessOutcome::Declined;
    const auto* from = std::get_if<AskFrom>(&reply);
    if (!from) return WitnessOutcome::Unusable;
    old = from->size;
  }
  return WitnessOutcome::Unusable;
}

std::optional<std::string> Witnesses::answer_of(const Line& line, const std::string& request, int& status) {
  OutboundRequest asking{"POST", line.witness.address + "/add-checkpoint", {{"Content-Type", "text/plain"}}, request};
  asking.answer_bytes_max = 16u << 10;
  asking.time = answer_within;
  auto answer = world_.outbound.call(asking);
  if (!answer) return std::nullopt;
  status = answer->status;
  return std::move(answer->body);
}

bool Witnesses::keep(Line& line, const Note& shown, std::uint64_t size, const NoteSignature& cosignature) {
  const std::uint64_t seconds = seconds_of(shown, line.witness.key, cosignature);
  const Statement row{upsert_cosigned,
                      {line.witness.key.text(), static_cast<std::int64_t>(size), shown.text, cosignature.line(),
                       static_cast<std::int64_t>(seconds)}};
  const auto written = world_.database.write([&](Writer& writer) -> Result<void, Refusal> {
    writer.execute(row);
    return {};
  });
  if (!written) return false;
  line.standing.size = size;
  line.standing.at = Instant{static_cast<std::int64_t>(seconds) * 1000};
  return true;
}

void Witnesses::settle(std::size_t at, Line line, WitnessOutcome outcome) {
  line.standing.outcome = outcome;
  line.failures = outcome == WitnessOutcome::Cosigned ? 0 : line.failures + 1;
  const std::int64_t wait = std::min(first_wait_ms << std::min(line.failures, 20), longest_wait_ms);
  line.due = line.failures == 0 ? Instant{} : Instant{world_.clock.now().ms + wait};
  const std::lock_guard lock(mutex_);
  lines_[at] = std::move(line);
}

}  // namespace simpul::ledger
