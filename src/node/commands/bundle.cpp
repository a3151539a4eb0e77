#include <filesystem>
#include <fstream>

#include "bundle_doors.h"
#include "commands/command_line.h"
#include "commands/upkeep_terminal.h"
#include "crypto/sha256.h"
#include "files/clock.h"
#include "proof/verification.h"
#include "upkeep/journal_check.h"

namespace simpul::node {
namespace {

namespace fs = std::filesystem;

// Files as they lie in the data folder: nothing is opened for writing, since a server may be running on it.
std::string path_of(const Places& places, const Digest& hash) {
  const std::string name = hash.text();
  return places.blobs + "/" + name.substr(0, 2) + "/" + name;
}

Result<std::string, PortError> read_stored(const Places& places, const Digest& hash) {
  auto bytes = read_whole(path_of(places, hash));
  if (!bytes) return refuse(PortError{PortFault::NotFound, hash.text()});
  if (sha256(*bytes) != hash) return refuse(PortError{PortFault::Corrupt, hash.text()});
  return std::move(*bytes);
}

proof::BundleWorld world_of(Archive& archive, const Places& places, Clock& clock, const ledger::LogReader& log,
                            const WitnessSetup& setup) {
  return {archive.journal(),
          clock,
          [places](const Digest& hash) { return fs::is_regular_file(path_of(places, hash)); },
          [places](const Digest& hash) { return read_stored(places, hash); },
          [keys = established_keys(archive)](const RegionCode& region) -> std::optional<PublicKey> {
            const auto known = keys.find(region);
            if (known == keys.end()) return std::nullopt;
            return known->second;
          },
          [&law = archive.law()](const RegionCode& region) { return name_of_region(law, region); },
          logged_in(log),
          [policy = policy_of(setup)] { return policy; }};
}

// Whoever writes on a dossier is a party to it.
Result<dossiers::DossierSeen, Refusals> find(Archive& archive, const std::string& dossier) {
  const auto heads = archive.journal().heads("dossier:" + dossier);
  if (!heads) return refuse(dossiers::storage_refusal(heads.error()));
  if (heads->empty()) return refuse(Refusals{{"dossier_unknown"}});
  return bundle_door(archive.dossiers())(dossier, heads->begin()->first);
}

// Under another name until it was read back and proves itself.
Result<proof::Verification, Refusals> write_file(const proof::BundleMaker& maker, const proof::BundlePlan& plan,
                                                 const std::string& path) {
  const std::string part = path + ".part";
  {
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    const auto written = maker.write(plan, [&](std::string_view piece) { return static_cast<bool>(out << piece); });
    if (!written) return refuse(written.error());
    if (!out.flush()) return refuse(Refusals{{"file_unusable", "", {{"path", part}, {"detail", "write"}}}});
  }
  const auto bytes = read_whole(part);
  if (!bytes) return refuse(bytes.error());
  proof::Verification found = proof::verify(*bytes);
  if (!found.is_proven()) {
    const proof::Problem& first = found.problems.front();
    return refuse(
        Refusals{{"bundle_not_whole", "", {{"problem", proof::name_of(first.kind)}, {"where", first.where}}}});
  }
  fs::rename(part, path);
  return found;
}

Result<proof::Verification, Refusals> make_bundle(const Arguments& arguments, const std::string& path,
                                                  const UpkeepProgress& progress) {
  const auto dossier = arguments.value("dossier");
  if (!dossier) return refuse(Refusals{{"option_needed", "", {{"option", "--dossier"}}}});
  if (fs::exists(path)) {
    return refuse(Refusals{{"file_unusable", "", {{"path", path}, {"detail", "File exists"}}}});
  }
  const auto withheld = proof::read_withholding(arguments.value_or("withhold", ""));
  if (!withheld) return refuse(withheld.error());
  files::SystemClock clock;
  const std::string folder = data_folder_of(arguments);
  const Places places(folder);
  const auto opened = open_to_look(folder, clock, progress);
  if (!opened) return refuse(opened.error());
  const auto seen = find(*opened->archive, *dossier);
  if (!seen) return refuse(seen.error());
  const auto setup = read_witness_setup(folder);
  if (!setup) return refuse(setup.error());
  const ledger::LogReader log(opened->archive->database(), *opened->checkpoint);
  const proof::BundleMaker maker(world_of(*opened->archive, places, clock, log, *setup));
  const auto plan = maker.plan(*seen, *withheld);
  if (!plan) return refuse(plan.error());
  auto written = write_file(maker, *plan, path);
  std::error_code ignored;
  fs::remove(path + ".part", ignored);
  return written;
}

}  // namespace

Exit export_bundle(const Arguments& arguments, const Terminal& terminal) {
  ShownProgress progress(terminal);
  const std::string path = arguments.value_or("bundle", "");
  const auto done = make_bundle(arguments, path, progress.show());
  progress.finish();
  if (!done) return terminal.fail(done.error(), exit_of(done.error()));
  if (terminal.json()) {
    terminal.result(done->json());
  } else {
    terminal.say(fmt::format("{} ditulis: {} peristiwa, {} dokumen; bundel ini membuktikan dirinya sendiri.", path,
                             done->shown() + done->withheld(), done->files_present));
  }
  return Exit::Ok;
}

}  // namespace simpul::node
