#include "upkeep/stored_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "crypto/sha256.h"
#include "kernel/region_code.h"

namespace simpul::node {
namespace {

namespace fs = std::filesystem;

std::unexpected<Refusals> unusable(const std::string& path, int system_error) {
  return refuse(
      Refusals{{"file_unusable", "", {{"path", path}, {"detail", std::generic_category().message(system_error)}}}});
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }
  bool open() const { return value_ >= 0; }
  bool close() {
    const int value = std::exchange(value_, -1);
    return value < 0 || ::close(value) == 0;
  }

 private:
  int value_;
};

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Reads a file piece by piece; `take` returns false to stop.
Result<void, Refusals> each_piece(const std::string& path, const std::function<bool(std::string_view)>& take) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.open()) return unusable(path, errno);
  std::array<char, 65'536> piece;
  while (true) {
    const ssize_t got = ::read(file.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unusable(path, errno);
    if (got == 0 || !take({piece.data(), static_cast<std::size_t>(got)})) return {};
  }
}

std::string folder_of(const std::string& path) { return fs::path(path).parent_path().string(); }

Result<void, Refusals> make_folders(const std::string& root, const std::string& path) {
  std::string at = root;
  for (const auto& part : fs::path(path).parent_path()) {
    at += "/" + part.string();
    if (::mkdir(at.c_str(), 0700) != 0 && errno != EEXIST) return unusable(at, errno);
  }
  return {};
}

Result<void, Refusals> sync_folder(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.open() || ::fsync(folder.get()) != 0) return unusable(path, errno);
  return {};
}

bool is_blob_path(std::string_view path) {
  if (!path.starts_with("blobs/") || path.size() != 6 + 2 + 1 + 64 || path[8] != '/') return false;
  return Digest::parse(path.substr(9)) && path.substr(6, 2) == path.substr(9, 2);
}

bool is_key_path(std::string_view path) {
  return path.starts_with("keys/") && path.ends_with(".key") && path.size() > 9 &&
         RegionCode::parse(path.substr(5, path.size() - 9)).has_value();
}

// A name that stays in its folder, whoever wrote the list it stands in.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= 200 && name.front() != '.' && std::ranges::all_of(name, [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
}

// What the administrator set up for signing: docs/formats/signing-setup.md.
bool is_signing_path(std::string_view path) {
  return path.starts_with("signing/") && path.ends_with(".yaml") && is_plain_name(path.substr(8));
}

bool is_trust_path(std::string_view path) {
  if (!path.starts_with("trust/")) return false;
  path.remove_prefix(6);
  if (path.starts_with("intermediates/")) path.remove_prefix(14);
  return is_plain_name(path);
}

void sweep(const std::string& parent, std::string_view prefix) {
  std::error_code error;
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(24);
  for (const auto& entry : fs::directory_iterator(parent, error)) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    if (entry.last_write_time(error) < old && !error) fs::remove_all(entry.path(), error);
  }
}

}  // namespace

bool is_stored_path(std::string_view path) {
  return path == "simpul.db" || path == "secret" || is_key_path(path) || is_blob_path(path) || is_signing_path(path) ||
         is_trust_path(path);
}

Result<std::vector<std::string>, Refusals> paths_to_keep(const std::string& folder, Secrets secrets) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator files(folder, error); !error && files != fs::recursive_directory_iterator();
       files.increment(error)) {
    std::string path = files->path().lexically_relative(folder).string();
    if (!files->is_regular_file(error)) continue;
    const bool secret = path == "secret" || is_key_path(path) || is_signing_path(path);
    if (secret ? secrets == Secrets::Taken : is_blob_path(path) || is_trust_path(path))
      paths.push_back(std::move(path));
  }
  if (error) return unusable(folder, error.value());
  std::ranges::sort(paths);
  return paths;
}

Result<StoredFile, Refusals> copy_stored(const std::string& from, const std::string& to, const std::string& path) {
  if (auto made = make_folders(to, path); !made) return refuse(std::move(made.error()));
  const std::string target = to + "/" + path;
  Descriptor out(::open(target.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!out.open()) return unusable(target, errno);
  Sha256 hasher;
  StoredFile copied{path, 0, {}};
  bool good = true;
  auto read = each_piece(from + "/" + path, [&](std::string_view piece) {
    hasher.update(piece);
    copied.size_bytes += static_cast<std::int64_t>(piece.size());
    good = write_all(out.get(), piece);
    return good;
  });
  if (!read) return refuse(std::move(read.error()));
  // The close is checked too: some file systems report a full disk only here.
  if (!good || ::fsync(out.get()) != 0 || !out.close()) return unusable(target, errno);
  copied.sha256 = hasher.finish();
  return copied;
}

Result<void, Refusals> link_or_copy(const std::string& from, const std::string& to, const std::string& path) {
  if (auto made = make_folders(to, path); !made) return made;
  if (::link((from + "/" + path).c_str(), (to + "/" + path).c_str()) == 0) return {};
  if (auto copied = copy_stored(from, to, path); !copied) return refuse(std::move(copied.error()));
  return {};
}

Result<StoredFile, Refusals> look_at(const std::string& folder, const std::string& path) {
  Sha256 hasher;
  StoredFile found{path, 0, {}};
  auto read = each_piece(folder + "/" + path, [&](std::string_view piece) {
    hasher.update(piece);
    found.size_bytes += static_cast<std::int64_t>(piece.size());
    return true;
  });
  if (!read) return refuse(std::move(read.error()));
  found.sha256 = hasher.finish();
  return found;
}

Result<std::string, Refusals> read_whole(const std::string& path) {
  std::string bytes;
  auto read = each_piece(path, [&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  if (!read) return refuse(std::move(read.error()));
  return bytes;
}

Result<void, Refusals> write_whole(const std::string& path, std::string_view bytes) {
  const std::string part = path + ".part";
  {
    Descriptor out(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!out.open()) return unusable(part, errno);
    if (!write_all(out.get(), bytes) || ::fsync(out.get()) != 0 || !out.close()) return unusable(part, errno);
  }
  if (::rename(part.c_str(), path.c_str()) != 0) return unusable(path, errno);
  return sync_folder(folder_of(path));
}

Result<void, Refusals> sync_folders(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    if (!entry.is_directory(error)) continue;
    if (auto synced = sync_folder(entry.path().string()); !synced) return synced;
  }
  if (error) return unusable(folder, error.value());
  return sync_folder(folder);
}

Result<ScratchFolder, Refusals> ScratchFolder::make(const std::string& parent, std::string_view prefix) {
  sweep(parent, prefix);
  std::string path = parent + "/" + std::string(prefix) + "XXXXXX";
  if (!::mkdtemp(path.data())) return unusable(parent, errno);
  return ScratchFolder(std::move(path));
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, "")) {}

ScratchFolder& ScratchFolder::operator=(ScratchFolder&& other) noexcept {
  std::swap(path_, other.path_);
  return *this;
}

Result<void, Refusals> ScratchFolder::keep_as(const std::string& name) {
  if (auto synced = sync_folders(path_); !synced) return synced;
  if (::rename(path_.c_str(), name.c_str()) != 0) return unusable(name, errno);
  path_.clear();
  return sync_folder(folder_of(name));
}

}  // namespace simpul::node
