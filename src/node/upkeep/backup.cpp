#include "upkeep/backup.h"

#include <ctime>
#include <filesystem>

#include "node/version.h"

namespace simpul::node {
namespace {

namespace fs = std::filesystem;

// The hour on the operator's wall, so that a person finds last night's backup by its name.
std::string name_at(Instant at) {
  const std::time_t seconds = static_cast<std::time_t>(at.ms / 1000);
  std::tm local{};
  localtime_r(&seconds, &local);
  return fmt::format("simpul-{:04}{:02}{:02}-{:02}{:02}{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                     local.tm_hour, local.tm_min, local.tm_sec);
}

// Two backups within one second get the names of two seconds.
std::string free_name(const std::string& folder, Instant at) {
  std::error_code ignored;
  std::string path = folder + "/" + name_at(at);
  while (fs::exists(path, ignored)) path = folder + "/" + name_at(at = Instant{at.ms + 1000});
  return path;
}

std::unexpected<Refusals> trial_failed(const std::string& detail) {
  return refuse(Refusals{{"backup_trial_failed", "", {{"detail", detail}}}});
}

class BackupMaker {
 public:
  BackupMaker(const BackupRequest& request, Clock& clock, const UpkeepProgress& progress)
      : request_(request), clock_(clock), progress_(progress) {}

  Result<BackupMade, Refusals> make() {
    if (auto there = require_data_folder(request_.data_folder); !there) return refuse(std::move(there.error()));
    std::error_code error;
    fs::create_directories(request_.target_folder, error);
    auto part = ScratchFolder::make(request_.target_folder, ".belum-selesai-");
    if (!part) return refuse(std::move(part.error()));
    manifest_ = {Manifest::format_known, std::string(version_text), clock_.now(),
                 request_.secrets == Secrets::Taken, 0, 0, {}};
    if (auto copied = copy_all(part->path()); !copied) return refuse(std::move(copied.error()));
    if (auto tried = try_to_restore(part->path()); !tried) return refuse(std::move(tried.error()));
    if (auto written = write_manifest(part->path(), manifest_); !written) return refuse(std::move(written.error()));
    if (auto again = read_manifest(part->path()); !again) return refuse(std::move(again.error()));
    const std::string path = free_name(request_.target_folder, manifest_.made_at);
    if (auto kept = part->keep_as(path); !kept) return refuse(std::move(kept.error()));
    const std::string absolute = fs::absolute(path, error).lexically_normal().string();
    const bool noted = note_backup(request_.data_folder, {manifest_.made_at, absolute}).has_value();
    return BackupMade{path, std::move(manifest_), noted};
  }

 private:
  // The database first: a file is on the disk before the event that names it, so every file of the moment is there.
  Result<void, Refusals> copy_all(const std::string& part) {
    const std::string source = Places(request_.data_folder).database;
    auto copied = sql::backup_database(source, Places(part).database, [&](int done, int total) {
      progress_("Menyalin basis data, halaman", static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(total));
    });
    if (!copied) return refuse(Refusals{copied.error()});
    auto database = look_at(part, "simpul.db");
    if (!database) return refuse(std::move(database.error()));
    manifest_.files.push_back(std::move(*database));
    const auto paths = paths_to_keep(request_.data_folder, request_.secrets);
    if (!paths) return refuse(paths.error());
    for (std::size_t i = 0; i < paths->size(); ++i) {
      auto file = copy_stored(request_.data_folder, part, (*paths)[i]);
      if (!file) return refuse(std::move(file.error()));
      manifest_.files.push_back(std::move(*file));
      progress_("Menyalin berkas", i + 1, paths->size());
    }
    return {};
  }

  Result<void, Refusals> try_to_restore(const std::string& part) {
    auto trial = ScratchFolder::make(part, "uji-pulih-");
    if (!trial) return refuse(std::move(trial.error()));
    for (const StoredFile& file : manifest_.files) {
      auto put = file.path == "simpul.db" ? copy_back(part, trial->path(), file)
                                          : link_or_copy(part, trial->path(), file.path);
      if (!put) return put;
    }
    {
      auto archive = Archive::open(Places(trial->path()).database, clock_);
      if (!archive) return refuse(std::move(archive.error()));
      const auto count = count_by_heads(**archive);
      if (!count) return refuse(count.error());
      manifest_.subjects = count->subjects;
      manifest_.events = count->events;
    }
    const auto fault = fault_of_restored(trial->path(), manifest_, clock_, progress_);
    if (!fault) return refuse(fault.error());
    if (*fault) return trial_failed(**fault);
    return {};
  }

  static Result<void, Refusals> copy_back(const std::string& part, const std::string& trial, const StoredFile& file) {
    const auto copied = copy_stored(part, trial, file.path);
    if (!copied) return refuse(copied.error());
    if (copied->sha256 != file.sha256) return trial_failed(file.path + " is read back otherwise than written");
    return {};
  }

  const BackupRequest& request_;
  Clock& clock_;
  const UpkeepProgress& progress_;
  Manifest manifest_;
};

}  // namespace

Result<BackupMade, Refusals> make_backup(const BackupRequest& request, Clock& clock, const UpkeepProgress& progress) {
  return BackupMaker(request, clock, progress).make();
}

}  // namespace simpul::node
