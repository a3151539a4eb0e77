#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/digest.h"
#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::node {

// One file of a data folder or a backup, by its path inside it.
struct StoredFile {
  std::string path;  // "simpul.db", "secret", "keys/64.key", "blobs/ab/<hash>"
  std::int64_t size_bytes = 0;
  Digest sha256;
};
BOOST_DESCRIBE_STRUCT(StoredFile, (), (path, size_bytes, sha256))

// "Menyalin berkas", 3, 100; a total of 0 is not known.
using UpkeepProgress = std::function<void(std::string_view what, std::uint64_t done, std::uint64_t total)>;

// Whether a path names something a data folder may hold: nothing outside of it, nothing unexpected.
bool is_stored_path(std::string_view path);

// The paths of `folder` that is_stored_path() knows, sorted; keys and secret only where asked for. The database and
// what SQLite keeps beside it are left out. Refusal: file_unusable.
enum class Secrets { Left, Taken };
Result<std::vector<std::string>, Refusals> paths_to_keep(const std::string& folder, Secrets secrets);

// Copies `path` from one folder to the other, durable and readable by its owner alone; the hash is of the bytes that
// were read. Refusal: file_unusable {path, detail}.
Result<StoredFile, Refusals> copy_stored(const std::string& from, const std::string& to, const std::string& path);
// The same file under a second name where the disk can do so, else a copy.
Result<void, Refusals> link_or_copy(const std::string& from, const std::string& to, const std::string& path);
Result<StoredFile, Refusals> look_at(const std::string& folder, const std::string& path);

Result<std::string, Refusals> read_whole(const std::string& path);
// Durable and whole under its name, or not there.
Result<void, Refusals> write_whole(const std::string& path, std::string_view bytes);
// Makes the names in a folder and in every folder below it durable.
Result<void, Refusals> sync_folders(const std::string& folder);

// A folder of its own inside `parent`, mode 0700, gone at the end unless it is kept. What a killed process left of the
// same prefix is swept away once it is a day old.
class ScratchFolder {
 public:
  static Result<ScratchFolder, Refusals> make(const std::string& parent, std::string_view prefix);
  ~ScratchFolder();
  ScratchFolder(ScratchFolder&& other) noexcept;
  ScratchFolder& operator=(ScratchFolder&& other) noexcept;

  const std::string& path() const { return path_; }
  // Gives the folder its lasting name; file_unusable where something else has it.
  Result<void, Refusals> keep_as(const std::string& name);

 private:
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace simpul::node
