#pragma once

// The entries of an archive, each in the place its name gives it.

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "proof/archive.h"
#include "proof/bundle.h"
#include "proof/verification.h"

namespace simpul::proof {

struct FileEntry {
  std::string_view name;
  Digest hash;  // as its name says
  std::string_view data;
};

struct Contents {
  std::map<std::string, std::string_view, std::less<>> named;  // threads, checkpoints and proofs by name of entry
  std::vector<FileEntry> files;                                // in the order of their names

  // Empty where it is not there.
  std::string_view at(std::string_view name) const;
  bool has(std::string_view name) const { return named.contains(name); }
};

// Adds `entry_unexpected` and `entry_missing`.
Contents sort_entries(const std::vector<Entry>& entries, const Manifest& manifest, std::vector<Problem>& problems);

}  // namespace simpul::proof
