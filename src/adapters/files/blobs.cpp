#include "files/blobs.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "crypto/sha256.h"
#include "posix_file.h"

namespace simpul::files {
namespace {

namespace fs = std::filesystem;

Refusal unusable(const std::string& path, const std::error_code& error) {
  return {"data_folder_unusable", "", {{"path", path}, {"detail", error.message()}}};
}

bool is_file(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
}

}  // namespace

Result<std::unique_ptr<FileBlobs>, Refusal> FileBlobs::open(const std::string& folder) {
  std::error_code error;
  const std::string incoming = folder + "/incoming";
  fs::create_directories(incoming, error);
  if (error) return refuse(unusable(folder, error));
  fs::permissions(folder, fs::perms::owner_all, error);
  if (error) return refuse(unusable(folder, error));
  for (const auto& left : fs::directory_iterator(incoming, error)) fs::remove(left.path(), error);
  if (error) return refuse(unusable(incoming, error));
  return std::unique_ptr<FileBlobs>(new FileBlobs(folder));
}

std::string FileBlobs::place(const Digest& hash) const {
  const std::string text = hash.text();
  return fmt::format("{}/{}/{}", folder_, text.substr(0, 2), text);
}

Result<Digest, PortError> FileBlobs::put(std::string_view bytes) {
  const Digest hash = sha256(bytes);
  {
    const std::scoped_lock lock(naming_);
    // Read, not only looked up: storing a file again heals a damaged one.
    if (const auto there = get(hash); there) return hash;
  }
  const std::string arriving = fmt::format("{}/incoming/{}", folder_, next_++);
  if (auto written = write_new_file(arriving, bytes); !written) return refuse(written.error());
  if (auto named = give_name(arriving, place(hash)); !named) {
    ::unlink(arriving.c_str());
    return refuse(named.error());
  }
  return hash;
}

// The name is durable when this returns. Where it cannot be made so it is taken back: a later put() must not find the
// file and believe it safe.
Result<void, PortError> FileBlobs::give_name(const std::string& arriving, const std::string& target) {
  const std::scoped_lock lock(naming_);
  const std::string shelf = target.substr(0, target.rfind('/'));
  if (::mkdir(shelf.c_str(), 0700) != 0 && errno != EEXIST) return refuse(port_error("create", shelf, errno));
  if (::rename(arriving.c_str(), target.c_str()) != 0) return refuse(port_error("rename to", target, errno));
  auto synced = sync_folder(shelf);
  if (synced) synced = sync_folder(folder_);
  if (!synced) ::unlink(target.c_str());
  return synced;
}

Result<std::string, PortError> FileBlobs::get(const Digest& hash) {
  const std::string from = place(hash);
  auto bytes = read_file(from);
  if (!bytes) return bytes;
  if (sha256(*bytes) != hash) return refuse(PortError{PortFault::Corrupt, "damaged blob " + from});
  return bytes;
}

bool FileBlobs::contains(const Digest& hash) { return is_file(place(hash)); }

std::optional<std::string> FileBlobs::path(const Digest& hash) {
  std::string found = place(hash);
  if (!is_file(found)) return std::nullopt;
  return found;
}

}  // namespace simpul::files
