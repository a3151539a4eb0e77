#include "ledger_app/witness_desk.h"

#include <fmt/format.h>

#include <cstring>

#include "crypto/sha256.h"
#include "ledger/merkle.h"
#include "store.h"

namespace simpul::ledger {
namespace {

constexpr std::string_view select_seen = "SELECT size, root, note FROM witness_seen WHERE origin = ?";
constexpr std::string_view upsert_seen =
    "INSERT INTO witness_seen (origin, origin_hash, size, root, note, at) VALUES (?,?,?,?,?,?)"
    " ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root, note = excluded.note,"
    " at = excluded.at";
constexpr std::string_view insert_split =
    "INSERT INTO witness_splits (origin, size, seen, other, at) VALUES (?,?,?,?,?)"
    " ON CONFLICT (origin, size) DO NOTHING";

struct SeenRow {
  LastSeen last{0, empty_root()};
  std::string note;
};

Result<SeenRow, Refusal> seen_of(Reader& reader, const std::string& origin) {
  SeenRow out;
  bool readable = true;
  reader.query({select_seen, {origin}}, [&](const Row& row) {
    const std::string_view root = row.blob(1);
    readable = root.size() == out.last.root.bytes.size() && row.integer(0) >= 0;
    if (!readable) return false;
    out.last.size = static_cast<std::uint64_t>(row.integer(0));
    std::memcpy(out.last.root.bytes.data(), root.data(), root.size());
    out.note = row.text(2);
    return false;
  });
  if (!readable) return refuse(Refusal{"storage_damaged"});
  return out;
}

// The empty tree has one root; another one is no malformed request but a false claim.
bool claims_other_empty_root(const Refusal& refusal) {
  const auto why = refusal.facts.find("why");
  return refusal.code == "checkpoint_malformed" && why != refusal.facts.end() && why->second == other_empty_root;
}

WitnessReplyBody status_only(int status) { return {.status = status, .body = ""}; }

WitnessReplyBody refused(const Refusal& refusal) { return status_only(claims_other_empty_root(refusal) ? 422 : 400); }

}  // namespace

// What is answered, and what is to be stored before.
struct WitnessDesk::Ruling {
  WitnessReplyBody reply;
  std::vector<Statement> rows = {};
};

WitnessDesk::WitnessDesk(WitnessWorld world, SigningKey key, std::string name)
    : world_(std::move(world)), key_(std::move(key)), name_(std::move(name)) {}

NoteKey WitnessDesk::key() const { return {name_, NoteKeyType::Cosignature, key_.public_key()}; }

WitnessDesk::Ruling WitnessDesk::rule(Writer& writer, const WitnessRequest& request, const NoteKey& log) {
  const auto seen = seen_of(writer, log.name);
  if (!seen) return {status_only(500)};
  const Instant now = world_.clock.now();
  const WitnessAnswer answer = decide_witness(request, log, seen->last);
  return std::visit(
      Overloaded{[&](const Witnessed& witnessed) -> Ruling {
                   const NoteSignature own =
                       cosign(request.checkpoint.text, static_cast<std::uint64_t>(now.ms / 1000), name_, key_);
                   Note kept = request.checkpoint;
                   kept.signatures.push_back(own);
                   const Digest& root = witnessed.checkpoint.root;
                   const std::string root_bytes(reinterpret_cast<const char*>(root.bytes.data()), root.bytes.size());
                   return {{.body = own.line()},
                           {{upsert_seen,
                             {log.name, sha256(log.name).text(), static_cast<std::int64_t>(witnessed.checkpoint.size),
                              Blob{root_bytes}, kept.bytes(), now.text()}}}};
                 },
                 [](const SizeDiffers& differs) -> Ruling {
                   return {{409, "text/x.tlog.size", fmt::format("{}\n", differs.size)}};
                 },
                 [](const Untrusted&) -> Ruling { return {status_only(403)}; },
                 [](const Unprovable&) -> Ruling { return {status_only(422)}; },
                 [&](const TwoHistories& two) -> Ruling {
                   return {status_only(422),
                           {{insert_split,
                             {log.name, static_cast<std::int64_t>(two.seen.size), seen->note,
                              request.checkpoint.bytes(), now.text()}}}};
                 },
                 [](const Refusal& refusal) -> Ruling { return {refused(refusal)}; }},
      answer);
}

Result<WitnessReplyBody, Refusal> WitnessDesk::add_checkpoint(std::string_view body) {
  const auto request = read_witness_request(body);
  if (!request) return refused(request.error());
  const auto origin = origin_of(*request);
  if (!origin) return refused(origin.error());
  const auto log = world_.log_key(*origin);
  if (!log) return status_only(404);
  // Before the one writer is asked: strangers must not keep it busy.
  if (check_note(request->checkpoint, *log) != NoteVerdict::Signed) return status_only(403);
  Ruling ruling;
  const auto written = world_.database.write([&](Writer& writer) -> Result<void, Refusal> {
    ruling = rule(writer, *request, *log);
    if (ruling.reply.status == 500) return refuse(Refusal{"storage_damaged"});
    for (const Statement& row : ruling.rows) writer.execute(row);
    return {};
  });
  if (written) return std::move(ruling.reply);
  const auto* refusal = std::get_if<Refusal>(&written.error().reason);
  return refuse(refusal ? *refusal : storage_refusal(std::get<PortError>(written.error().reason)));
}

Result<std::optional<std::string>, PortError> WitnessDesk::last(const Digest& origin_hash) const {
  std::optional<std::string> out;
  const auto read = world_.database.read([&](Reader& reader) {
    reader.query({"SELECT note FROM witness_seen WHERE origin_hash = ?", {origin_hash.text()}}, [&](const Row& row) {
      out = std::string(row.text(0));
      return false;
    });
  });
  if (!read) return refuse(read.error());
  return out;
}

Result<std::vector<WitnessedLog>, PortError> WitnessDesk::watched() const {
  std::vector<WitnessedLog> out;
  const auto read = world_.database.read([&](Reader& reader) {
    reader.query({"SELECT origin, size, at FROM witness_seen ORDER BY origin"}, [&](const Row& row) {
      out.push_back({std::string(row.text(0)), static_cast<std::uint64_t>(row.integer(1)),
                     Instant::parse(row.text(2)).value_or(Instant{})});
      return true;
    });
  });
  if (!read) return refuse(read.error());
  return out;
}

Result<std::vector<SplitLog>, PortError> WitnessDesk::splits() const {
  std::vector<SplitLog> out;
  const auto read = world_.database.read([&](Reader& reader) {
    reader.query(
        {"SELECT origin, size, seen, other, at FROM witness_splits ORDER BY origin, size"}, [&](const Row& row) {
          out.push_back({std::string(row.text(0)), static_cast<std::uint64_t>(row.integer(1)), std::string(row.text(2)),
                         std::string(row.text(3)), Instant::parse(row.text(4)).value_or(Instant{})});
          return true;
        });
  });
  if (!read) return refuse(read.error());
  return out;
}

}  // namespace simpul::ledger
