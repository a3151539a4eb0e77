#pragma once

#include <string>

#include "upkeep/journal_check.h"
#include "upkeep/manifest.h"

namespace simpul::node {

struct BackupRequest {
  std::string data_folder;
  std::string target_folder;  // the backup becomes a folder of its own in here
  Secrets secrets = Secrets::Left;
};
struct BackupMade {
  std::string path;
  Manifest manifest;
  bool noted = true;  // false: the data folder could not remember it
};
// Copies a node beside its running server, then restores the copy into a scratch folder and checks it there. Only after
// that the backup gets its name; whatever happens before leaves nothing that could be taken for one.
// Codes: data_folder_missing, file_unusable, storage_…, backup_trial_failed {detail}.
Result<BackupMade, Refusals> make_backup(const BackupRequest& request, Clock& clock, const UpkeepProgress& progress);

struct RestoreRequest {
  std::string backup;
  std::string data_folder;
  bool only_check = false;  // rehearse beside the data folder and take it away again
};
// Codes: those of read_manifest, restore_target_not_empty {path}, backup_damaged {path, detail}, file_unusable,
// storage_….
Result<Manifest, Refusals> restore_backup(const RestoreRequest& request, Clock& clock, const UpkeepProgress& progress);

// Opens a restored folder: every event, every file that dossiers name, and the counts of the manifest. A sentence where
// something is not as it must be.
Result<std::optional<std::string>, Refusals> fault_of_restored(const std::string& folder, const Manifest& manifest,
                                                               Clock& clock, const UpkeepProgress& progress);

}  // namespace simpul::node
