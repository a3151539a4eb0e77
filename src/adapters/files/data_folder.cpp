#include "files/data_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "posix_file.h"

namespace simpul::files {
namespace {

Refusal unusable(const std::string& path, int system_error) {
  return {"data_folder_unusable", "", {{"path", path}, {"detail", std::generic_category().message(system_error)}}};
}

// The number of the process that holds the lock, as it wrote it.
std::string holder(int lock) {
  std::array<char, 32> text{};
  const ssize_t size = ::pread(lock, text.data(), text.size(), 0);
  const std::string_view found(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  return std::string(found.substr(0, found.find('\n')));
}

}  // namespace

Result<DataFolder, Refusal> DataFolder::hold(const std::string& path) {
  std::error_code error;
  const auto parent = std::filesystem::absolute(path, error).parent_path();
  std::filesystem::create_directories(parent, error);
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return refuse(unusable(path, errno));
  PosixFile lock(::open((path + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!lock.is_open()) return refuse(unusable(path, errno));
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return refuse(unusable(path, errno));
    return refuse(Refusal{"data_folder_in_use", "", {{"path", path}, {"process", holder(lock.get())}}});
  }
  const std::string process = fmt::format("{}\n", ::getpid());
  const bool written = ::ftruncate(lock.get(), 0) == 0 &&
                       ::pwrite(lock.get(), process.data(), process.size(), 0) == static_cast<ssize_t>(process.size());
  // Only the next process's message would miss the number; a full disk must not keep the reader out.
  if (!written && errno != ENOSPC && errno != EDQUOT) return refuse(unusable(path, errno));
  return DataFolder(path, lock.release());
}

DataFolder::~DataFolder() {
  if (lock_ >= 0) ::close(lock_);
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

DataFolder& DataFolder::operator=(DataFolder&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(lock_, other.lock_);
  return *this;
}

}  // namespace simpul::files
