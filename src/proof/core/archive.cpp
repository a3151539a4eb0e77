#include "proof/archive.h"

#include <zlib.h>

#include <algorithm>
#include <optional>

#include "kernel/expects.h"

namespace simpul::proof {
namespace {

constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t local_bytes = 30;
constexpr std::size_t central_bytes = 46;
constexpr std::size_t end_bytes = 22;
constexpr std::string_view local_mark = "PK\x03\x04";
constexpr std::string_view central_mark = "PK\x01\x02";
constexpr std::string_view end_mark = "PK\x05\x06";
constexpr std::uint16_t version = 20;
constexpr std::uint16_t names_are_utf8 = 0x0800;
constexpr std::uint16_t first_of_1980 = 0x0021;

void put16(std::string& out, std::uint64_t number) {
  out += static_cast<char>(number & 0xff);
  out += static_cast<char>(number >> 8 & 0xff);
}
void put32(std::string& out, std::uint64_t number) {
  put16(out, number & 0xffff);
  put16(out, number >> 16 & 0xffff);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint32_t number = 0;
  for (std::size_t i = width; i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

// What local and central headers have in common: from the version needed to the length of extra bytes.
std::string shared_fields(const EntryHead& entry) {
  std::string out;
  put16(out, version);
  put16(out, names_are_utf8);
  put16(out, 0);  // stored
  put16(out, 0);
  put16(out, first_of_1980);
  put32(out, entry.crc);
  put32(out, entry.size_bytes);
  put32(out, entry.size_bytes);
  put16(out, entry.name.size());
  put16(out, 0);
  return out;
}

bool is_name_sign(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Reads an archive from its first byte on, comparing each header with the one a writer would have given.
class ArchiveReader {
 public:
  explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}

  Result<std::vector<Entry>, BrokenArchive> read() {
    if (bytes_.size() > archive_bytes_max) return malformed(0);
    while (stands(local_mark)) {
      if (!take_entry()) return malformed(at_);
    }
    const std::size_t directory = at_;
    for (std::size_t left = entries_.size(); left > 0; --left) {
      if (!take_central()) return malformed(at_);
    }
    if (!stands(end_mark) || bytes_.size() - at_ < end_bytes) return malformed(at_);
    compare(directory, writer_.end());
    const std::uint64_t end = directory + writer_.end().size();
    if (!differs_ && bytes_.size() != end) differs_ = std::min<std::uint64_t>(end, bytes_.size());
    if (differs_) return refuse(BrokenArchive{ArchiveFault::NotCanonical, *differs_});
    return std::move(entries_);
  }

 private:
  static std::unexpected<BrokenArchive> malformed(std::size_t place) {
    return refuse(BrokenArchive{ArchiveFault::Malformed, place});
  }
  bool stands(std::string_view mark) const { return bytes_.substr(at_).starts_with(mark); }

  bool take_entry() {
    const std::size_t left = bytes_.size() - at_;
    if (left < local_bytes || entries_.size() == archive_entries_max) return false;
    const std::uint64_t name = number_at(bytes_, at_ + 26, 2);
    const std::uint64_t extra = number_at(bytes_, at_ + 28, 2);
    const std::uint64_t size = number_at(bytes_, at_ + 18, 4);
    if (local_bytes + name + extra + size > left) return false;
    Entry entry{bytes_.substr(at_ + local_bytes, name), bytes_.substr(at_ + local_bytes + name + extra, size),
                number_at(bytes_, at_ + 14, 4)};
    if (!is_entry_name(entry.name)) return false;
    if (!entries_.empty() && !stands_before(entries_.back().name, entry.name)) return false;
    // From the first difference on, places would no longer be those of a writer.
    if (!differs_) {
      compare(at_, writer_.head({entry.name, entry.crc, static_cast<std::uint32_t>(size)}));
    }
    entries_.push_back(entry);
    at_ += local_bytes + name + extra + size;
    return true;
  }

  bool take_central() {
    const std::size_t left = bytes_.size() - at_;
    if (!stands(central_mark) || left < central_bytes) return false;
    const std::size_t tail =
        number_at(bytes_, at_ + 28, 2) + number_at(bytes_, at_ + 30, 2) + number_at(bytes_, at_ + 32, 2);
    if (central_bytes + tail > left) return false;
    at_ += central_bytes + tail;
    return true;
  }

  void compare(std::size_t at, std::string_view expected) {
    if (differs_) return;
    const std::string_view found = bytes_.substr(at, expected.size());
    const auto [left, right] = std::ranges::mismatch(expected, found);
    if (left != expected.end()) differs_ = at + static_cast<std::size_t>(left - expected.begin());
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  ArchiveWriter writer_;
  std::vector<Entry> entries_;
  std::optional<std::uint64_t> differs_;
};

}  // namespace

std::uint32_t crc32_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(::crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

bool is_entry_name(std::string_view name) {
  if (name.empty() || name.size() > name_bytes_max) return false;
  bool begins = true;
  for (const char c : name) {
    const bool inside = c == '.' || c == '_' || c == '-' || c == '/';
    if (!is_name_sign(c) && (begins || !inside)) return false;
    begins = c == '/';
  }
  return !begins;
}

bool stands_before(std::string_view name, std::string_view other) {
  if (name == manifest_name || other == manifest_name) return name == manifest_name && other != manifest_name;
  return name < other;
}

std::string ArchiveWriter::head(const EntryHead& entry) {
  expects(is_entry_name(entry.name), "an entry has a name of the archive's form");
  expects(entries_ == 0 || stands_before(last_, entry.name), "entries come in their order");
  const std::string shared = shared_fields(entry);
  directory_ += central_mark;
  put16(directory_, version);
  directory_ += shared;
  directory_.append(10, '\0');  // comment, disk, internal and external attributes
  put32(directory_, place_);
  directory_ += entry.name;
  last_ = entry.name;
  ++entries_;
  place_ += local_bytes + entry.name.size() + entry.size_bytes;
  return std::string(local_mark) + shared + std::string(entry.name);
}

std::string ArchiveWriter::end() const {
  std::string out = directory_;
  out += end_mark;
  put32(out, 0);  // both disks
  put16(out, entries_);
  put16(out, entries_);
  put32(out, directory_.size());
  put32(out, place_);
  put16(out, 0);
  return out;
}

Result<std::vector<Entry>, BrokenArchive> read_archive(std::string_view bytes) { return ArchiveReader(bytes).read(); }

}  // namespace simpul::proof
