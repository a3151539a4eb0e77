#include "posix_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace simpul::files {
namespace {

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

PosixFile::~PosixFile() {
  if (is_open()) ::close(descriptor_);
}

int PosixFile::release() { return std::exchange(descriptor_, -1); }

PortError port_error(const std::string& doing, const std::string& path, int system_error) {
  const bool full = system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
  const PortFault fault = full                     ? PortFault::Full
                          : system_error == ENOENT ? PortFault::NotFound
                                                   : PortFault::Unavailable;
  return {fault, fmt::format("{} {}: {}", doing, path, std::generic_category().message(system_error))};
}

Result<void, PortError> write_new_file(const std::string& path, std::string_view bytes) {
  PosixFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!file.is_open()) return refuse(port_error("create", path, errno));
  const char* doing = "write";
  bool good = write_all(file.get(), bytes);
  if (good) {
    doing = "sync";
    good = ::fsync(file.get()) == 0;
  }
  // The close is checked too: some file systems report a full disk only here.
  if (good) {
    doing = "close";
    good = ::close(file.release()) == 0;
  }
  if (good) return {};
  const PortError error = port_error(doing, path, errno);
  ::unlink(path.c_str());
  return refuse(error);
}

Result<void, PortError> sync_folder(const std::string& path) {
  const PosixFile folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open() || ::fsync(folder.get()) != 0) return refuse(port_error("sync", path, errno));
  return {};
}

Result<std::string, PortError> read_file(const std::string& path) {
  const PosixFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.is_open()) return refuse(port_error("open", path, errno));
  struct stat facts {};
  if (::fstat(file.get(), &facts) != 0) return refuse(port_error("look at", path, errno));
  std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refuse(port_error("read", path, errno));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace simpul::files
