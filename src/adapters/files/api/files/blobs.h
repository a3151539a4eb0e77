#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "kernel/refusal.h"
#include "ports/blobs.h"

namespace simpul::files {

// What a scrub found. Nothing is changed by looking.
struct ScrubReport {
  std::uint64_t checked = 0;
  std::vector<Digest> damaged;         // there, but a bit changed
  std::vector<Digest> missing;         // expected, but not there
  std::vector<std::string> strangers;  // paths in the folder that are no blob
  std::vector<std::string> unreadable;  // paths the system would not read
};

// Blobs as files: FOLDER/<first two hex digits>/<hash>. A file appears under its name only whole and synced; what a
// crash leaves lies in FOLDER/incoming and is removed at the next opening. Safe from any thread.
class FileBlobs final : public Blobs {
 public:
  // Creates the folder where it is missing. Refusal: data_folder_unusable {path, detail}.
  static Result<std::unique_ptr<FileBlobs>, Refusal> open(const std::string& folder);

  Result<Digest, PortError> put(std::string_view bytes) override;
  Result<std::string, PortError> get(const Digest& hash) override;
  bool contains(const Digest& hash) override;
  std::optional<std::string> path(const Digest& hash) override;

  // Reads every file and recomputes its hash; `expected` are the hashes that events name.
  Result<ScrubReport, PortError> scrub(std::span<const Digest> expected) const {
    return scrub_folder(folder_, expected);
  }
  // The same for a folder that is not opened: one that another process uses, or a backup's. Writes nothing.
  static Result<ScrubReport, PortError> scrub_folder(const std::string& folder, std::span<const Digest> expected);

 private:
  explicit FileBlobs(std::string folder) : folder_(std::move(folder)) {}
  std::string place(const Digest& hash) const;
  Result<void, PortError> give_name(const std::string& arriving, const std::string& target);

  const std::string folder_;
  std::atomic<std::uint64_t> next_ = 0;  // names of files on their way in
  std::mutex naming_;                    // held while a name is made durable, so that nobody finds one that is not yet
};

}  // namespace simpul::files
