#pragma once

#include <string>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::files {

// Holds a node's data folder for one process (flock on DIR/lock): two processes on one folder would be two writers and
// two checkpointers. The system lets go when the process ends, however it ends.
class DataFolder {
 public:
  // Creates the folder (mode 0700) where it is missing. Refusals: data_folder_in_use {path, process},
  // data_folder_unusable {path, detail}.
  static Result<DataFolder, Refusal> hold(const std::string& path);
  ~DataFolder();
  DataFolder(DataFolder&& other) noexcept;
  DataFolder& operator=(DataFolder&& other) noexcept;

  const std::string& path() const { return path_; }

 private:
  DataFolder(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}
  std::string path_;
  int lock_ = -1;
};

}  // namespace simpul::files
