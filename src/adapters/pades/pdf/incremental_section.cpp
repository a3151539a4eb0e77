#include "incremental_section.h"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>
#include <charconv>

#include "reading.h"

namespace simpul::pades {
namespace {

constexpr std::string_view start_word = "startxref";

// Where the last table of places begins.
std::size_t last_table(std::string_view bytes) {
  const std::size_t word = bytes.rfind(start_word);
  if (word == std::string_view::npos) refuse_file("pades_pdf_damaged");
  std::size_t digits = word + start_word.size();
  while (digits < bytes.size() && std::string_view(" \r\n\t").find(bytes[digits]) != std::string_view::npos) ++digits;
  std::size_t at = 0;
  const auto end = std::from_chars(bytes.data() + digits, bytes.data() + bytes.size(), at);
  if (end.ec != std::errc{} || at >= bytes.size()) refuse_file("pades_pdf_damaged");
  return at;
}

std::string hex_of_hash(const std::string& bytes) {
  unsigned char hash[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash);
  std::string out;
  for (int i = 0; i < 16; ++i) out += fmt::format("{:02x}", hash[i]);
  return out;
}

std::string big_endian(std::size_t value, int size) {
  std::string out;
  for (int i = size - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xff);
  return out;
}

}  // namespace

std::string reference(int number, int generation) { return fmt::format("{} {} R", number, generation); }

IncrementalSection::IncrementalSection(QPDF& pdf, std::string_view original)
    : pdf_(pdf), original_(original), previous_(last_table(original)) {
  streamed_ = original.substr(previous_, 4) != "xref";
  QPDFObjectHandle size = pdf.getTrailer().getKey("/Size");
  const int stated = size.isInteger() ? size.getIntValueAsInt() : 0;
  next_ = std::max(stated, static_cast<int>(pdf.getObjectCount()) + 1);
}

std::string IncrementalSection::add(std::string body) {
  const int number = reserve();
  set(number, std::move(body));
  return reference(number);
}

void IncrementalSection::set(int number, int generation, std::string body) {
  objects_[number] = Object{generation, std::move(body), 0};
}

std::map<int, int> IncrementalSection::runs() const {
  std::map<int, int> out;
  int first = -1;
  int next = -1;
  for (const auto& [number, object] : objects_) {
    if (number != next) first = number;
    next = number + 1;
    ++out[first];
  }
  return out;
}

std::string IncrementalSection::trailer_entries(const std::string& section) const {
  QPDFObjectHandle trailer = pdf_.getTrailer();
  std::string out = fmt::format(" /Root {}", trailer.getKey("/Root").unparse());
  if (trailer.hasKey("/Info")) out += fmt::format(" /Info {}", trailer.getKey("/Info").unparse());
  QPDFObjectHandle id = trailer.getKey("/ID");
  const std::string changed = "<" + hex_of_hash(section) + ">";
  const bool has_first = id.isArray() && id.getArrayNItems() == 2 && id.getArrayItem(0).isString();
  const std::string first = has_first ? id.getArrayItem(0).unparse() : changed;
  return out + fmt::format(" /ID [ {} {} ] /Prev {}", first, changed, previous_);
}

void IncrementalSection::write_table(std::string& out, std::size_t at) const {
  std::string table = "xref\n";
  for (const auto& [first, count] : runs()) {
    table += fmt::format("{} {}\n", first, count);
    for (int number = first; number < first + count; ++number) {
      const Object& object = objects_.at(number);
      table += fmt::format("{:010} {:05} n \n", object.at, object.generation);
    }
  }
  table += fmt::format("trailer\n<< /Size {}{} >>\n", next_, trailer_entries(out));
  out += table + fmt::format("startxref\n{}\n%%EOF\n", at);
}

void IncrementalSection::write_stream(std::string& out, std::size_t at) {
  const int number = reserve();
  objects_[number] = Object{0, {}, at};
  std::string rows;
  std::string index;
  for (const auto& [first, count] : runs()) {
    index += fmt::format(" {} {}", first, count);
    for (int row = first; row < first + count; ++row) {
      const Object& object = objects_.at(row);
      rows += big_endian(1, 1) + big_endian(object.at, 8) + big_endian(static_cast<std::size_t>(object.generation), 2);
    }
  }
  out += fmt::format("{} 0 obj\n<< /Type /XRef /Size {}{} /W [ 1 8 2 ] /Index [{} ] /Length {} >>\nstream\n", number,
                     next_, trailer_entries(out), index, rows.size());
  out += rows + fmt::format("\nendstream\nendobj\nstartxref\n{}\n%%EOF\n", at);
}

std::string IncrementalSection::finish() {
  std::string out = original_.back() == '\n' ? "" : "\n";
  for (auto& [number, object] : objects_) {
    object.at = original_.size() + out.size();
    out += fmt::format("{} {} obj\n{}\nendobj\n", number, object.generation, object.body);
  }
  const std::size_t at = original_.size() + out.size();
  if (streamed_) {
    write_stream(out, at);
  } else {
    write_table(out, at);
  }
  return out;
}

}  // namespace simpul::pades
