#include "key_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace simpul::keystore {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

std::unexpected<Refusal> unavailable(const std::string& path, int system_error) {
  const std::string detail = std::generic_category().message(system_error);
  return refuse(Refusal{"key_unavailable", "", {{"path", path}, {"detail", detail}}});
}

// Key files are far smaller than what one write() takes.
bool write_and_sync(const std::string& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (file.get() < 0 || ::fchmod(file.get(), 0600) != 0) return false;
  return ::write(file.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
         ::fsync(file.get()) == 0;
}

bool sync_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const Descriptor folder(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder.get() >= 0 && ::fsync(folder.get()) == 0;
}

}  // namespace

Result<std::optional<std::string>, Refusal> read_private_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (file.get() < 0 && errno == ENOENT) return std::nullopt;
  struct stat facts{};
  if (file.get() < 0 || ::fstat(file.get(), &facts) != 0) return unavailable(path, errno);
  if ((facts.st_mode & 077u) != 0) {
    const std::string mode = fmt::format("{:04o}", facts.st_mode & 07777u);
    return refuse(Refusal{"key_exposed", "", {{"path", path}, {"mode", mode}}});
  }
  std::array<char, 4096> bytes;
  const ssize_t size = ::read(file.get(), bytes.data(), bytes.size());
  if (size < 0) return unavailable(path, errno);
  return std::string(bytes.data(), static_cast<std::size_t>(size));
}

Result<void, Refusal> write_private_file(const std::string& path, std::string_view bytes) {
  const std::string arriving = path + ".new";
  const bool written = write_and_sync(arriving, bytes);
  // link() fails where the name is taken; rename() would replace a key that is in use.
  const bool named = written && ::link(arriving.c_str(), path.c_str()) == 0;
  const int reason = errno;
  ::unlink(arriving.c_str());
  if (!named) return unavailable(path, reason);
  if (!sync_folder_of(path)) return unavailable(path, errno);
  return {};
}

}  // namespace simpul::keystore
