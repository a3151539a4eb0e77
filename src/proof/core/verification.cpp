#include "proof/verification.h"

#include <algorithm>
#include <boost/describe.hpp>
#include <numeric>

#include "contents.h"
#include "crypto/sha256.h"
#include "encoding/base64.h"
#include "encoding/mapper.h"
#include "log_check.h"
#include "text/spoken_words.h"
#include "thread_check.h"

namespace simpul::proof {

BOOST_DESCRIBE_ENUM(ProblemKind, ArchiveMalformed, ArchiveNotCanonical, EntryDamaged, EntryUnexpected, EntryMissing,
                    ManifestMalformed, LineMalformed, EventMalformed, EventOfOtherDossier, EventOfOtherAuthor,
                    EventOutOfOrder, PrevDiffers, SignatureFails, OpeningMissing, SeenUnknown, FileDiffers, FileUnnamed,
                    FileMissing, CheckpointMalformed, CheckpointUnsigned, LogDiffers, ProofMalformed, ProofFails,
                    ProofOfUnknownEvent, WitnessesTooFew)

namespace {

constexpr std::size_t fingerprint_words = 10;

Json text_or_null(const std::optional<Instant>& instant) { return instant ? Json(instant->text()) : Json(nullptr); }

// The entries where the archive is whole; problems else.
std::optional<std::vector<Entry>> open(std::string_view bundle, std::vector<Problem>& problems) {
  auto entries = read_archive(bundle);
  if (!entries) {
    const auto kind = entries.error().fault == ArchiveFault::Malformed ? ProblemKind::ArchiveMalformed
                                                                       : ProblemKind::ArchiveNotCanonical;
    problems.push_back({kind, std::to_string(entries.error().place)});
    return std::nullopt;
  }
  for (const Entry& entry : *entries) {
    if (!entry.is_whole()) problems.push_back({ProblemKind::EntryDamaged, std::string(entry.name)});
  }
  if (!problems.empty()) return std::nullopt;
  return std::move(*entries);
}

std::optional<Manifest> manifest_in(const std::vector<Entry>& entries, std::vector<Problem>& problems) {
  if (entries.empty() || entries.front().name != manifest_name) {
    problems.push_back({ProblemKind::EntryMissing, std::string(manifest_name)});
    return std::nullopt;
  }
  auto manifest = read_manifest(entries.front().data);
  if (!manifest) {
    problems.push_back({ProblemKind::ManifestMalformed, manifest.error()});
    return std::nullopt;
  }
  return std::move(*manifest);
}

void check_files(const Contents& contents, const Threads& threads, const Manifest& manifest, Verification& out) {
  std::unordered_set<Digest> there(manifest.withheld.begin(), manifest.withheld.end());
  for (const FileEntry& file : contents.files) {
    there.insert(file.hash);
    if (sha256(file.data) != file.hash) {
      out.problems.push_back({ProblemKind::FileDiffers, std::string(file.name)});
    } else if (!threads.named().contains(file.hash)) {
      out.problems.push_back({ProblemKind::FileUnnamed, std::string(file.name)});
    } else {
      ++out.files_present;
    }
  }
  for (const Digest& hash : threads.needed()) {
    if (!there.contains(hash)) out.problems.push_back({ProblemKind::FileMissing, file_name(hash, "")});
  }
  out.files_withheld = manifest.withheld.size();
}

}  // namespace

std::string name_of(ProblemKind kind) { return enum_text(kind); }

std::vector<std::string> fingerprint(const PublicKey& key) {
  std::string message = "simpul/government/key/v1\n";
  message.append(key.bytes.begin(), key.bytes.end());
  const Digest hash = sha256(message);
  return spoken_words(std::span(hash.bytes).first(fingerprint_words));
}

std::uint64_t Verification::shown() const {
  return std::accumulate(threads.begin(), threads.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const ProvenThread& each) { return sum + each.shown; });
}

std::uint64_t Verification::withheld() const {
  return std::accumulate(threads.begin(), threads.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const ProvenThread& each) { return sum + each.withheld; });
}

Verification verify(std::string_view bundle) {
  Verification out;
  const auto entries = open(bundle, out.problems);
  if (!entries) return out;
  const auto manifest = manifest_in(*entries, out.problems);
  if (!manifest) return out;
  out.dossier = manifest->dossier;
  out.made_at = manifest->made_at;
  const Contents contents = sort_entries(*entries, *manifest, out.problems);
  Threads threads(*manifest);
  for (const GovernmentKey& each : manifest->governments) {
    out.threads.push_back(threads.take(each, contents.at(thread_name(each.government)), out.problems));
  }
  threads.look_at_whole(out.problems);
  check_files(contents, threads, *manifest, out);
  Logs logs(*manifest, contents, threads);
  for (const NamedLog& each : manifest->logs) out.logs.push_back(logs.take(each, out.problems));
  out.unlogged = threads.lines_without(logs.proven());
  return out;
}

std::string Verification::json() const {
  JsonArray governments;
  for (const ProvenThread& each : threads) {
    governments.push_back(JsonObject{{"code", each.government.text()},
                                     {"key", base64(each.key.bytes)},
                                     {"events", each.shown},
                                     {"withheld", each.withheld},
                                     {"last", text_or_null(each.last)}});
  }
  JsonArray in_logs;
  for (const ProvenLog& each : logs) {
    in_logs.push_back(JsonObject{{"origin", each.origin},
                                 {"size", each.size},
                                 {"events", each.events},
                                 {"witnesses", each.witnesses},
                                 {"needed", each.needed},
                                 {"seen_by", text_or_null(each.seen_by)}});
  }
  JsonArray found;
  for (const Problem& each : problems) found.push_back(JsonObject{{"code", name_of(each.kind)}, {"where", each.where}});
  return canonical_json(JsonObject{{"v", 1},
                                   {"verdict", is_proven() ? "proven" : "broken"},
                                   {"dossier", dossier ? Json(dossier->text()) : Json(nullptr)},
                                   {"made_at", text_or_null(made_at)},
                                   {"governments", std::move(governments)},
                                   {"events", JsonObject{{"shown", shown()}, {"withheld", withheld()}}},
                                   {"files", JsonObject{{"present", files_present}, {"withheld", files_withheld}}},
                                   {"logs", std::move(in_logs)},
                                   {"unlogged", unlogged},
                                   {"problems", std::move(found)}});
}

}  // namespace simpul::proof
