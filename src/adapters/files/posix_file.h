#pragma once

#include <string>
#include <string_view>

#include "kernel/result.h"
#include "ports/error.h"

namespace simpul::files {

// An open descriptor; closed when it goes.
class PosixFile {
 public:
  explicit PosixFile(int descriptor) : descriptor_(descriptor) {}
  ~PosixFile();
  PosixFile(const PosixFile&) = delete;
  PosixFile& operator=(const PosixFile&) = delete;
  int get() const { return descriptor_; }
  bool is_open() const { return descriptor_ >= 0; }
  int release();

 private:
  int descriptor_;
};

// `errno` as a port error: no space, no such file, or the storage does not answer.
PortError port_error(const std::string& doing, const std::string& path, int system_error);

// A new file with all bytes, synced. On failure the file is removed again.
Result<void, PortError> write_new_file(const std::string& path, std::string_view bytes);
// Makes the names in a folder durable.
Result<void, PortError> sync_folder(const std::string& path);
// Takes whole content. NotFound where there is no such file.
Result<std::string, PortError> read_file(const std::string& path);

}  // namespace simpul::files
