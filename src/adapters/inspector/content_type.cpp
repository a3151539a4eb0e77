#include "content_type.h"

#include <algorithm>
#include <cstdint>

namespace simpul::inspector {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view start;
  std::string_view media_type;
};
constexpr Signature signatures[] = {
    {"%PDF-"sv, "application/pdf"},
    {"\xff\xd8\xff"sv, "image/jpeg"},
    {"\x89PNG\r\n\x1a\n"sv, "image/png"},
    {"GIF8"sv, "image/gif"},
    {"BM"sv, "image/bmp"},
    {"II*\0"sv, "image/tiff"},
    {"MM\0*"sv, "image/tiff"},
    {"PK\x03\x04"sv, "application/zip"},
    {"MZ"sv, "application/x-dosexec"},
    {"\x7f"
     "ELF"sv,
     "application/x-executable"},
    {"#!"sv, "text/x-script"},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "application/x-ole-storage"},
    {"Rar!\x1a\x07"sv, "application/x-rar"},
    {"7z\xbc\xaf\x27\x1c"sv, "application/x-7z-compressed"},
    {"\x1f\x8b"sv, "application/gzip"},
    {"{\\rtf"sv, "application/rtf"},
    {"<?xml"sv, "text/xml"},
    {"<svg"sv, "image/svg+xml"},
    {"<!DOCTYPE"sv, "text/html"},
    {"<!doctype"sv, "text/html"},
    {"<html"sv, "text/html"},
};

// APPNOTE 4.3.16: the record at the end of a ZIP archive, followed by a comment of the length it states.
constexpr std::size_t end_record_bytes = 22;
constexpr std::size_t comment_bytes_max = 65'535;

}  // namespace

std::string_view content_type(std::string_view bytes) {
  for (const Signature& signature : signatures) {
    if (bytes.starts_with(signature.start)) return signature.media_type;
  }
  if (bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "image/webp";
  return "application/octet-stream";
}

bool is_accepted(std::string_view media_type) {
  return media_type == "application/pdf" || media_type == "image/jpeg" || media_type == "image/png" ||
         media_type == "image/webp";
}

bool ends_as_zip(std::string_view bytes) {
  const std::string_view tail =
      bytes.substr(bytes.size() - std::min(bytes.size(), end_record_bytes + comment_bytes_max));
  for (std::size_t at = tail.find("PK\x05\x06"); at != std::string_view::npos; at = tail.find("PK\x05\x06", at + 1)) {
    if (tail.size() - at < end_record_bytes) return false;
    const auto low = static_cast<std::uint8_t>(tail[at + 20]);
    const auto high = static_cast<std::uint8_t>(tail[at + 21]);
    if (tail.size() - at - end_record_bytes == static_cast<std::size_t>(low | high << 8)) return true;
  }
  return false;
}

}  // namespace simpul::inspector
