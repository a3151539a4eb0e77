#include "proof_app/bundle_maker.h"

#include <algorithm>

#include "collecting.h"
#include "ledger/checkpoint.h"
#include "proof/archive.h"
#include "proof/verification.h"
#include "summary.h"

namespace simpul::proof {
namespace {

constexpr std::size_t short_digits = 12;
constexpr std::size_t kind_bytes_max = 100;
// Room for the central directory of as many entries as there may be.
constexpr std::uint64_t directory_bytes_max = std::uint64_t{64} << 20;

std::unexpected<Refusals> too_large(std::uint64_t bytes_max) {
  return refuse(Refusals{{"bundle_too_large", "", {{"max_mib", std::to_string(bytes_max >> 20)}}}});
}

void sort_manifest(Manifest& manifest) {
  std::ranges::sort(manifest.governments, {}, &GovernmentKey::government);
  std::ranges::sort(manifest.logs, {}, &NamedLog::folder);
  std::ranges::sort(manifest.witnesses, {}, &ledger::NoteKey::text);
  std::ranges::sort(manifest.withheld);
}

// Adds who wrote. Refuses where a key is not known: the bundle would prove nothing.
Result<void, Refusals> add_governments(const BundleWorld& world, const Collected& collected, Manifest& manifest) {
  for (const auto& [author, lines] : collected.threads) {
    const auto key = world.key_of(author);
    if (!key) return refuse(Refusals{{"bundle_key_unknown", "", {{"region", world.name_of(author)}}}});
    manifest.governments.push_back({author, world.name_of(author), *key});
  }
  return {};
}

std::size_t cosigned_by(const std::string& checkpoint, const std::vector<ledger::NoteKey>& witnesses) {
  const auto note = ledger::read_note(checkpoint);
  if (!note) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(witnesses, [&](const ledger::NoteKey& witness) {
    return ledger::check_cosignature(*note, witness).verdict == ledger::NoteVerdict::Signed;
  }));
}

Result<void, Refusals> add_logs(const BundleWorld& world, const Collected& collected, Manifest& manifest,
                                BundlePlan& plan) {
  const auto logged = world.logged(collected.events);
  if (!logged) return refuse(logged.error());
  for (const LoggedEvents& each : *logged) {
    const std::string folder = folder_of_log(each.log.name);
    manifest.logs.push_back({each.log, folder});
    std::string proofs;
    for (const Inclusion& proof : each.proofs) proofs += proof_line(proof);
    plan.entries[checkpoint_name(folder)] = each.checkpoint;
    plan.entries[proofs_name(folder)] = std::move(proofs);
  }
  WitnessPolicy policy = world.witnesses();
  manifest.witnesses = std::move(policy.witnesses);
  // A bundle promises no more than what stands under its checkpoints today.
  manifest.witnesses_needed = logged->empty() ? 0 : policy.needed;
  for (const LoggedEvents& each : *logged) {
    manifest.witnesses_needed = std::min(manifest.witnesses_needed, cosigned_by(each.checkpoint, manifest.witnesses));
  }
  return {};
}

// What an event names and this node does not hold is told as withheld: the reader must not take it for lost.
std::size_t add_files(const BundleWorld& world, const Withholding& withheld, const Collected& collected,
                      Manifest& manifest, BundlePlan& plan) {
  std::size_t count = 0;
  for (const auto& [hash, ending] : collected.files) {
    if (withheld.hashes.contains(hash) || !world.has_file(hash)) {
      manifest.withheld.push_back(hash);
      continue;
    }
    plan.entries[file_name(hash, ending)] = hash;
    ++count;
  }
  return count;
}

bool is_kind(std::string_view word) {
  return word.find('.') != std::string_view::npos && word.size() <= kind_bytes_max &&
         word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string_view::npos;
}

}  // namespace

Result<Withholding, Refusals> read_withholding(std::string_view words) {
  Withholding out;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(','));
    words.remove_prefix(std::min(word.size() + 1, words.size()));
    if (const auto hash = Digest::parse(word)) {
      out.hashes.insert(*hash);
    } else if (is_kind(word)) {
      out.kinds.emplace(word);
    } else {
      return refuse(Refusals{{"withholding_unreadable", "", {{"word", std::string(word.substr(0, 80))}}}});
    }
  }
  return out;
}

Result<BundlePlan, Refusals> BundleMaker::plan(const dossiers::DossierSeen& dossier,
                                               const Withholding& withheld) const {
  const auto id = Digest::parse(dossier.id);
  if (!id) return refuse(Refusals{{"dossier_unknown"}});
  const auto events = world_.journal.read("dossier:" + dossier.id);
  if (!events) return refuse(storage_refusals(events.error()));
  auto collected = collect(*events, withheld);
  if (!collected) return refuse(std::move(collected.error()));
  BundlePlan plan{"berkas-" + dossier.id.substr(0, short_digits) + ".simpul.zip", {}};
  Manifest manifest{*id, world_.clock.now(), {}, {}, {}, 0, {}};
  if (auto done = add_governments(world_, *collected, manifest); !done) return refuse(std::move(done.error()));
  if (auto done = add_logs(world_, *collected, manifest, plan); !done) return refuse(std::move(done.error()));
  const std::size_t files = add_files(world_, withheld, *collected, manifest, plan);
  sort_manifest(manifest);
  plan.entries[std::string(summary_name)] = summary_page({*dossier.state, manifest, *collected, files});
  for (auto& [author, lines] : collected->threads) plan.entries[thread_name(author)] = std::move(lines);
  plan.entries[std::string(manifest_name)] = manifest_text(manifest);
  return plan;
}

Result<void, Refusals> BundleMaker::write(const BundlePlan& plan,
                                          const std::function<bool(std::string_view)>& sink) const {
  std::vector<std::string> names;
  for (const auto& [name, content] : plan.entries) names.push_back(name);
  std::ranges::sort(names, stands_before);
  ArchiveWriter writer;
  for (const std::string& name : names) {
    const auto& content = plan.entries.at(name);
    std::string read;
    if (const auto* hash = std::get_if<Digest>(&content)) {
      auto bytes = world_.read_file(*hash);
      if (!bytes) return refuse(storage_refusals(bytes.error()));
      read = std::move(*bytes);
    }
    const std::string& bytes = std::holds_alternative<Digest>(content) ? read : std::get<std::string>(content);
    if (bytes.size() > archive_bytes_max - directory_bytes_max - writer.place()) return too_large(archive_bytes_max);
    const std::string head = writer.head({name, crc32_of(bytes), static_cast<std::uint32_t>(bytes.size())});
    if (!sink(head) || !sink(bytes)) return {};
  }
  sink(writer.end());
  return {};
}

Result<std::string, Refusals> BundleMaker::make(const BundlePlan& plan, std::size_t bytes_max) const {
  std::string out;
  bool fits = true;
  const auto written = write(plan, [&](std::string_view piece) {
    fits = piece.size() <= bytes_max && out.size() <= bytes_max - piece.size();
    if (fits) out += piece;
    return fits;
  });
  if (!written) return refuse(written.error());
  if (!fits) return too_large(bytes_max);
  const Verification found = verify(out);
  if (!found.is_proven()) {
    const Problem& first = found.problems.front();
    return refuse(Refusals{{"bundle_not_whole", "", {{"problem", name_of(first.kind)}, {"where", first.where}}}});
  }
  return out;
}

Refusals storage_refusals(const PortError& error) {
  switch (error.fault) {
    case PortFault::Full:
      return {{"storage_full"}};
    case PortFault::Corrupt:
      return {{"storage_damaged", "", {{"detail", error.detail}}}};
    case PortFault::NotFound:
      return {{"attachment_not_here"}};
    case PortFault::Conflict:
    case PortFault::Unavailable:
      break;
  }
  return {{"storage_unavailable", "", {{"detail", error.detail}}}};
}

}  // namespace simpul::proof
