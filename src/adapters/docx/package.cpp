#include "package.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "ports/file_bounds.h"

namespace simpul::docx {
namespace {

struct ArchiveEnd {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveEnd>;

struct FileEnd {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// OLE compound files are the old .doc, or a .docx behind a password (MS-OFFCRYPTO 2.3.1). Stream names are UTF-16.
Refusal compound_file(std::string_view file) {
  std::string name;
  for (const char c : std::string_view("EncryptedPackage")) name += {c, '\0'};
  return Refusal{file.find(name) == std::string_view::npos ? "word_old_format" : "word_encrypted"};
}

Result<Archive, Refusal> opened(std::string_view file) {
  if (file.size() > reading_bytes_max) {
    return refuse(Refusal{"word_too_large", "", {{"limit_mb", std::to_string(reading_bytes_max >> 20)}}});
  }
  if (file.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return refuse(compound_file(file));
  if (!file.starts_with("PK")) return refuse(Refusal{"word_not_docx"});
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(file.data(), file.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
  if (!archive && source) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive) return refuse(Refusal{"word_damaged"});
  return Archive(archive);
}

struct Entry {
  std::string name;
  zip_uint64_t index = 0;
  std::size_t bytes = 0;
};

bool is_macro(const std::string& small_name) {
  return small_name.find("vbaproject") != std::string::npos || small_name.find("vbadata") != std::string::npos ||
         small_name.starts_with("word/activex/");
}

Result<Entry, Refusal> examined(zip_t* archive, zip_uint64_t index) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive, index, 0, &stat) != 0 || (stat.valid & needed) != needed) {
    return refuse(Refusal{"word_damaged"});
  }
  if (stat.encryption_method != ZIP_EM_NONE) return refuse(Refusal{"word_encrypted"});
  if (is_macro(small_letters(stat.name))) return refuse(Refusal{"word_has_macros"});
  const bool bomb = stat.size > (1u << 20) && stat.size / ratio_max > stat.comp_size;
  if (bomb || stat.size > unpacked_bytes_max) return refuse(Refusal{"word_unpacks_too_large"});
  return Entry{stat.name, index, static_cast<std::size_t>(stat.size)};
}

Result<std::vector<Entry>, Refusal> entries(zip_t* archive) {
  const zip_int64_t count = zip_get_num_entries(archive, 0);
  if (count < 0 || static_cast<std::size_t>(count) > entries_max) return refuse(Refusal{"word_unpacks_too_large"});
  std::vector<Entry> out;
  std::size_t total = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    auto entry = examined(archive, static_cast<zip_uint64_t>(i));
    if (!entry) return refuse(entry.error());
    total += entry->bytes;
    if (total > unpacked_bytes_max) return refuse(Refusal{"word_unpacks_too_large"});
    out.push_back(std::move(*entry));
  }
  return out;
}

// What an entry says of its size is a claim: more than that is never taken, less or other bytes are damage.
Result<std::string, Refusal> content(zip_t* archive, const Entry& entry) {
  if (entry.bytes > part_bytes_max) return refuse(Refusal{"word_unpacks_too_large"});
  const std::unique_ptr<zip_file_t, FileEnd> file(zip_fopen_index(archive, entry.index, 0));
  if (!file) return refuse(Refusal{"word_damaged"});
  std::string out(entry.bytes, '\0');
  std::size_t done = 0;
  while (done < out.size()) {
    const zip_int64_t got = zip_fread(file.get(), out.data() + done, out.size() - done);
    if (got <= 0) return refuse(Refusal{"word_damaged"});
    done += static_cast<std::size_t>(got);
  }
  char more = 0;
  if (zip_fread(file.get(), &more, 1) != 0) return refuse(Refusal{"word_damaged"});
  return out;
}

bool is_read(const std::string& name) { return name.ends_with(".xml") || name.ends_with(".rels"); }

}  // namespace

Result<Parts, Refusal> unpacked(std::string_view file) {
  auto archive = opened(file);
  if (!archive) return refuse(archive.error());
  const auto all = entries(archive->get());
  if (!all) return refuse(all.error());
  Parts parts;
  for (const Entry& entry : *all) {
    if (!is_read(entry.name)) continue;
    auto bytes = content(archive->get(), entry);
    if (!bytes) return refuse(bytes.error());
    // Two entries of one name are read differently by different programs.
    if (!parts.emplace(entry.name, std::move(*bytes)).second) return refuse(Refusal{"word_damaged"});
  }
  if (!parts.contains("[Content_Types].xml")) return refuse(Refusal{"word_not_docx"});
  return parts;
}

namespace {

PortError failure(std::string detail) { return {PortFault::Unavailable, "docx: " + std::move(detail)}; }

// 1 January 1980, the first day a ZIP archive can name: the bytes depend on the content alone.
constexpr zip_uint16_t first_day = 0x0021;

bool add(zip_t* archive, const std::string& name, const std::string& bytes) {
  zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  if (!source) return false;
  const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  return zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, first_day, 0) == 0;
}

bool add_all(zip_t* archive, const Parts& parts) {
  const std::string first = "[Content_Types].xml";
  if (!add(archive, first, parts.at(first))) return false;
  return std::ranges::all_of(
      parts, [&](const auto& part) { return part.first == first || add(archive, part.first, part.second); });
}

Result<std::string, PortError> bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) return refuse(failure("no bytes"));
  std::string out(static_cast<std::size_t>(stat.size), '\0');
  const zip_int64_t got = zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(out.size())) return refuse(failure("bytes are missing"));
  return out;
}

}  // namespace

Result<std::string, PortError> packed(const Parts& parts) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  if (!source) return refuse(failure("no memory"));
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
  if (!archive) {
    zip_source_free(source);
    return refuse(failure("no archive"));
  }
  zip_source_keep(source);
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(source, &zip_source_free);
  if (!add_all(archive, parts) || zip_close(archive) != 0) {
    zip_discard(archive);
    return refuse(failure("the archive cannot be written"));
  }
  return bytes_of(source);
}

}  // namespace simpul::docx
