#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/instant.h"
#include "upkeep/stored_files.h"

namespace simpul::node {

// What a backup holds (manifest.json inside it). Written last: a folder without it is no backup.
struct Manifest {
  static constexpr std::int64_t format_known = 1;
  std::int64_t format = format_known;
  std::string version;  // of the program that made it
  Instant made_at;
  bool with_keys = false;
  std::int64_t subjects = 0;
  std::int64_t events = 0;
  std::vector<StoredFile> files;
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (format, version, made_at, with_keys, subjects, events, files))

Result<void, Refusals> write_manifest(const std::string& backup, const Manifest& manifest);

// Codes: backup_manifest_missing {path}, backup_manifest_malformed {path, detail}, backup_newer {version}.
Result<Manifest, Refusals> read_manifest(const std::string& backup);

// When the last good backup of a data folder was made and where it was put.
struct LastBackup {
  Instant at;
  std::string path;
};
BOOST_DESCRIBE_STRUCT(LastBackup, (), (at, path))
Result<void, Refusals> note_backup(const std::string& data_folder, const LastBackup& backup);
std::optional<LastBackup> last_backup(const std::string& data_folder);

}  // namespace simpul::node
