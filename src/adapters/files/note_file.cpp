#include "files/note_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "posix_file.h"

namespace simpul::files {

Result<std::optional<std::string>, PortError> NoteFile::read() {
  auto text = read_file(path_);
  if (text) return std::optional(std::move(*text));
  if (text.error().fault == PortFault::NotFound) return std::nullopt;
  return refuse(std::move(text.error()));
}

Result<void, PortError> NoteFile::replace(std::string_view text) {
  const std::scoped_lock lock(replacing_);
  const std::string arriving = path_ + ".new";
  // What a crash left there was never shown.
  if (::unlink(arriving.c_str()) != 0 && errno != ENOENT) return refuse(port_error("remove", arriving, errno));
  if (auto written = write_new_file(arriving, text); !written) return written;
  if (::rename(arriving.c_str(), path_.c_str()) != 0) {
    const PortError error = port_error("rename", arriving, errno);
    ::unlink(arriving.c_str());
    return refuse(error);
  }
  return sync_folder(std::filesystem::absolute(path_).parent_path().string());
}

}  // namespace simpul::files
