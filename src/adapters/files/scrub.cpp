#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <set>

#include "crypto/sha256.h"
#include "files/blobs.h"
#include "posix_file.h"

namespace simpul::files {
namespace {

namespace fs = std::filesystem;

// In pieces, so that a scrub of large files needs no large memory.
Result<Digest, PortError> hash_file(const std::string& path) {
  const PosixFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.is_open()) return refuse(port_error("open", path, errno));
  Sha256 hasher;
  std::array<char, 65'536> piece;
  for (;;) {
    const ssize_t got = ::read(file.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refuse(port_error("read", path, errno));
    if (got == 0) return hasher.finish();
    hasher.update({piece.data(), static_cast<std::size_t>(got)});
  }
}

// The hash a path stands for: <two digits>/<hash>, nothing else.
std::optional<Digest> hash_named_by(const fs::path& path) {
  const auto hash = Digest::parse(path.filename().string());
  if (!hash || path.parent_path().filename().string() != hash->text().substr(0, 2)) return std::nullopt;
  return hash;
}

}  // namespace

Result<ScrubReport, PortError> FileBlobs::scrub_folder(const std::string& folder,
                                                      std::span<const Digest> expected) {
  ScrubReport report;
  std::set<Digest> there;
  std::error_code error;
  fs::recursive_directory_iterator files(folder, error);
  for (; !error && files != fs::recursive_directory_iterator(); files.increment(error)) {
    const fs::path& path = files->path();
    if (path.filename() == "incoming" && files.depth() == 0) {
      files.disable_recursion_pending();
      continue;
    }
    if (files->is_directory(error)) continue;
    const auto named = hash_named_by(path);
    if (!named) {
      report.strangers.push_back(path.string());
      continue;
    }
    ++report.checked;
    there.insert(*named);
    const auto hash = hash_file(path.string());
    if (!hash) report.unreadable.push_back(path.string());
    if (hash && *hash != *named) report.damaged.push_back(*named);
  }
  if (error) return refuse(port_error("list", folder, error.value()));
  for (const Digest& hash : expected) {
    if (!there.contains(hash)) report.missing.push_back(hash);
  }
  return report;
}

}  // namespace simpul::files
