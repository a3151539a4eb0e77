#include <filesystem>

#include "ledger_app/retiring.h"
#include "upkeep/backup.h"

namespace simpul::node {
namespace {

namespace fs = std::filesystem;

std::unexpected<Refusals> damaged(const std::string& path, const std::string& detail) {
  return refuse(Refusals{{"backup_damaged", "", {{"path", path}, {"detail", detail}}}});
}

Result<void, Refusals> require_empty(const std::string& folder) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(folder, error))) return {};
  if (fs::is_directory(folder, error) && fs::is_empty(folder, error) && !error) return {};
  return refuse(Refusals{{"restore_target_not_empty", "", {{"path", folder}}}});
}

// Where the restored folder grows: beside its place, so that the last step is one rename on one disk.
Result<ScratchFolder, Refusals> begin_beside(const RestoreRequest& request) {
  std::error_code error;
  const fs::path target = (fs::absolute(request.data_folder, error) / "").parent_path();
  fs::path parent = target.parent_path();
  if (!request.only_check) fs::create_directories(parent, error);
  if (!fs::is_directory(parent, error)) parent = fs::temp_directory_path();
  return ScratchFolder::make(parent.string(), ".simpul-memulihkan-");
}

Result<void, Refusals> copy_back(const RestoreRequest& request, const Manifest& manifest, const std::string& target,
                                 const UpkeepProgress& progress) {
  std::uint64_t done = 0;
  for (const StoredFile& file : manifest.files) {
    std::error_code ignored;
    if (!fs::is_regular_file(request.backup + "/" + file.path, ignored)) return damaged(file.path, "missing");
    const auto copied = copy_stored(request.backup, target, file.path);
    if (!copied) return refuse(copied.error());
    if (copied->sha256 != file.sha256) return damaged(file.path, "SHA-256 " + copied->sha256.text());
    progress("Memulihkan berkas", ++done, manifest.files.size());
  }
  return {};
}

std::optional<std::string> keys_fault(const std::string& folder, const Manifest& manifest) {
  if (!manifest.with_keys) return std::nullopt;
  files::SystemChance chance;
  const Places places(folder);
  const auto keys = keystore::Keystore::open({places.keys, places.secret}, chance);
  if (!keys) return keys.error().code;
  return std::nullopt;
}

std::optional<std::string> count_fault(const JournalReport& report, const Manifest& manifest) {
  if (!report.damages.empty()) {
    const sql::Damage& first = report.damages.front();
    return fmt::format("{} {} {}: {}", first.subject, first.author, first.seq, first.what);
  }
  if (static_cast<std::int64_t>(report.subjects) == manifest.subjects &&
      static_cast<std::int64_t>(report.events) == manifest.events) {
    return std::nullopt;
  }
  return fmt::format("{} threads and {} events, {} and {} expected", report.subjects, report.events, manifest.subjects,
                     manifest.events);
}

// The log of the node that was backed up may have shown leaves that are not in the backup. It never goes on; the
// restored node begins another.
Result<void, Refusals> retire_restored_log(const std::string& folder) {
  auto database = open_node_database(Places(folder).database);
  if (!database) return refuse(std::move(database.error()));
  if (auto retired = ledger::retire_log(**database); !retired) return refuse(Refusals{retired.error()});
  return {};
}

}  // namespace

Result<std::optional<std::string>, Refusals> fault_of_restored(const std::string& folder, const Manifest& manifest,
                                                               Clock& clock, const UpkeepProgress& progress) {
  const Places places(folder);
  auto archive = Archive::open(places.database, clock);
  if (!archive) return refuse(std::move(archive.error()));
  const auto structure = (*archive)->database().check();
  if (!structure) return refuse(dossiers::storage_refusal(structure.error()));
  if (!structure->empty()) return structure->front();
  const auto report =
      check_journal(**archive, [](const RegionCode&) -> std::optional<PublicKey> { return std::nullopt; }, progress);
  if (!report) return refuse(report.error());
  if (auto fault = count_fault(*report, manifest)) return fault;
  if (auto fault = keys_fault(folder, manifest)) return fault;
  std::error_code ignored;
  if (!fs::is_directory(places.blobs, ignored) && report->files.empty()) return std::optional<std::string>();
  const std::vector<Digest> named(report->files.begin(), report->files.end());
  fs::create_directories(places.blobs, ignored);
  const auto scrub = files::FileBlobs::scrub_folder(places.blobs, named);
  if (!scrub) return scrub.error().detail;
  if (!scrub->damaged.empty()) return "damaged file " + scrub->damaged.front().text();
  if (!scrub->missing.empty()) return "missing file " + scrub->missing.front().text();
  return std::optional<std::string>();
}

Result<Manifest, Refusals> restore_backup(const RestoreRequest& request, Clock& clock, const UpkeepProgress& progress) {
  if (!request.only_check) {
    if (auto empty = require_empty(request.data_folder); !empty) return refuse(std::move(empty.error()));
  }
  auto manifest = read_manifest(request.backup);
  if (!manifest) return manifest;
  auto part = begin_beside(request);
  if (!part) return refuse(std::move(part.error()));
  if (auto copied = copy_back(request, *manifest, part->path(), progress); !copied) {
    return refuse(std::move(copied.error()));
  }
  const auto fault = fault_of_restored(part->path(), *manifest, clock, progress);
  if (!fault) return refuse(fault.error());
  if (*fault) return damaged(request.backup, **fault);
  if (request.only_check) return manifest;
  if (auto retired = retire_restored_log(part->path()); !retired) return refuse(std::move(retired.error()));
  std::error_code ignored;
  const std::string target = (fs::absolute(request.data_folder, ignored) / "").parent_path().string();
  if (auto kept = part->keep_as(target); !kept) return refuse(std::move(kept.error()));
  return manifest;
}

}  // namespace simpul::node
