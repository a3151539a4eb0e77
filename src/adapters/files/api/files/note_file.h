#pragma once

#include <mutex>

#include "ports/shown_note.h"

namespace simpul::files {

// The note in one file, replaced whole: written beside it, synced, renamed. Safe from any thread of one process; the
// data folder's lock keeps others out.
class NoteFile final : public ShownNote {
 public:
  explicit NoteFile(std::string path) : path_(std::move(path)) {}

  Result<std::optional<std::string>, PortError> read() override;
  Result<void, PortError> replace(std::string_view text) override;

 private:
  const std::string path_;
  std::mutex replacing_;
};

}  // namespace simpul::files
