#pragma once

// The one form of ZIP that a bundle has (docs/formats/bundle.md): entries stored, every byte given by names and
// contents.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace simpul::proof {

inline constexpr std::uint64_t archive_bytes_max = std::uint64_t{2} << 30;
inline constexpr std::size_t archive_entries_max = 200'000;
inline constexpr std::string_view manifest_name = "simpul-bundle.json";

std::uint32_t crc32_of(std::string_view bytes);

// Whether a name may stand in the archive at all.
bool is_entry_name(std::string_view name);
// The order of entries: what the bundle says of itself first, then by bytes.
bool stands_before(std::string_view name, std::string_view other);

// What is said of an entry before its data.
struct EntryHead {
  std::string_view name;
  std::uint32_t crc = 0;
  std::uint32_t size_bytes = 0;
};

// Gives the bytes of an archive piece by piece, so that nobody has to hold all of it: head, data, head, data, end.
class ArchiveWriter {
 public:
  // Requires a name that may stand there, behind those before.
  std::string head(const EntryHead& entry);
  // Central directory and end record.
  std::string end() const;
  // Where the next head, or the central directory, begins.
  std::uint64_t place() const { return place_; }
  std::size_t entries() const { return entries_; }

 private:
  std::string directory_;
  std::string last_;
  std::uint64_t place_ = 0;
  std::size_t entries_ = 0;
};

struct Entry {
  std::string_view name;
  std::string_view data;
  std::uint32_t crc = 0;  // as its head says; is_whole() looks

  bool is_whole() const { return crc32_of(data) == crc; }
};

enum class ArchiveFault { Malformed, NotCanonical };
struct BrokenArchive {
  ArchiveFault fault = ArchiveFault::Malformed;
  std::uint64_t place = 0;  // byte offset
};

// Views into `bytes`. Total: any bytes give entries or the place where they are no such archive.
Result<std::vector<Entry>, BrokenArchive> read_archive(std::string_view bytes);

}  // namespace simpul::proof
