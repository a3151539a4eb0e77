#pragma once

#include <memory>
#include <optional>
#include <string>

#include "adapters_of_node.h"
#include "dossiers_app/desk.h"
#include "law.h"
#include "memory/blobs.h"
#include "memory/signer.h"
#include "ports/shown_note.h"
#include "upkeep/stored_files.h"

namespace simpul::node {

// The database of a node opened to be read and checked: no keys, no files, no network, so it works on a copy as well.
class Archive {
 public:
  // Refusals: storage_….
  static Result<std::unique_ptr<Archive>, Refusals> open(const std::string& database_path, Clock& clock);

  sql::SqliteDatabase& database() { return *database_; }
  Journal& journal() { return *journal_; }
  dossiers::Desk& dossiers() { return *dossiers_; }
  const Law& law() const { return *law_; }

 private:
  Archive() = default;

  std::unique_ptr<Law> law_;
  files::SystemChance chance_;
  memory::MemoryBlobs blobs_;
  memory::MemorySigner signer_{0};
  memory::MemoryChangeFeed feed_;
  std::unique_ptr<FileInspector> inspector_;
  std::unique_ptr<sql::SqliteDatabase> database_;
  std::unique_ptr<sql::SqlJournal> journal_;
  std::unique_ptr<dossiers::Desk> dossiers_;
};

// The checkpoint of a log as it was read at one moment.
class NoteAsRead final : public ShownNote {
 public:
  explicit NoteAsRead(std::optional<std::string> text) : text_(std::move(text)) {}
  Result<std::optional<std::string>, PortError> read() override { return text_; }
  Result<void, PortError> replace(std::string_view) override {
    return refuse(PortError{PortFault::Unavailable, "only looked at"});
  }

 private:
  const std::optional<std::string> text_;
};

// A data folder to look into. While no server runs on it, it is held and its own database is read; beside a running
// server a copy of one moment is read, since a second writer and checkpointer must not come near the file.
struct OpenedFolder {
  std::optional<files::DataFolder> held;
  std::optional<ScratchFolder> copy;
  // Read before the copy was made: the log in a later copy holds at least what was shown.
  std::unique_ptr<NoteAsRead> checkpoint;
  std::unique_ptr<Archive> archive;  // last: closed before its folder goes

  bool beside_server() const { return copy.has_value(); }
};
// Refusals: data_folder_missing {path}, file_unusable, storage_….
Result<OpenedFolder, Refusals> open_to_look(const std::string& folder, Clock& clock, const UpkeepProgress& progress);

// data_folder_missing where there is no database in the folder.
Result<void, Refusals> require_data_folder(const std::string& folder);

}  // namespace simpul::node
