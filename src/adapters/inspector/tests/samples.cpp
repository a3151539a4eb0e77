#include "samples.h"

#include <fmt/format.h>
#include <zlib.h>

namespace simpul::inspector {
namespace {

std::string big_endian(std::uint32_t value, int size) {
  std::string out;
  for (int i = size - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i) & 0xff);
  return out;
}

std::string little_endian(std::uint32_t value, int size) {
  std::string out;
  for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
  return out;
}

std::string png_chunk(std::string_view type, const std::string& data) {
  const std::string content = std::string(type) + data;
  const auto crc = ::crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
  return big_endian(static_cast<std::uint32_t>(data.size()), 4) + content +
         big_endian(static_cast<std::uint32_t>(crc), 4);
}

// Deflates without ever holding what it deflates.
std::string deflated_zeros(std::size_t bytes) {
  std::string out;
  z_stream stream{};
  deflateInit(&stream, 1);
  std::string zeros(1 << 20, '\0');
  std::string piece(1 << 16, '\0');
  for (std::size_t done = 0; done < bytes; done += zeros.size()) {
    stream.next_in = reinterpret_cast<Bytef*>(zeros.data());
    stream.avail_in = static_cast<uInt>(zeros.size());
    const int flush = done + zeros.size() >= bytes ? Z_FINISH : Z_NO_FLUSH;
    do {
      stream.next_out = reinterpret_cast<Bytef*>(piece.data());
      stream.avail_out = static_cast<uInt>(piece.size());
      deflate(&stream, flush);
      out.append(piece, 0, piece.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
  deflateEnd(&stream);
  return out;
}

}  // namespace

std::string pdf_of(const std::vector<std::string>& objects) {
  std::string out = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = out.size();
  return out + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, start);
}

std::string pdf_with_text(std::string_view text, std::string_view catalogue_more,
                          const std::vector<std::string>& more) {
  const std::string content = fmt::format("BT /F1 12 Tf 72 720 Td ({}) Tj ET", text);
  std::vector<std::string> objects = {
      fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", catalogue_more),
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  };
  objects.insert(objects.end(), more.begin(), more.end());
  return pdf_of(objects);
}

std::string pdf_of_pages(int pages) {
  std::string kids;
  for (int page = 0; page < pages; ++page) kids += fmt::format("{} 0 R ", page + 3);
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>",
                                      fmt::format("<< /Type /Pages /Kids [ {}] /Count {} >>", kids, pages)};
  objects.resize(objects.size() + static_cast<std::size_t>(pages),
                 "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
  return pdf_of(objects);
}

std::string pdf_bomb(std::size_t megabytes) {
  const std::string zeros = deflated_zeros(megabytes << 20);
  const std::string sound = pdf_with_text("bom");
  std::string out = sound.substr(0, sound.find("xref\n0"));
  const std::size_t stream_at = out.size();
  out += fmt::format(
      "6 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {} >>\nstream\n{}\nendstream\nendobj\n",
      zeros.size(), zeros);
  const std::size_t table_at = out.size();
  std::string rows = big_endian(0, 1) + big_endian(0, 4) + big_endian(0, 1);
  for (int number = 1; number <= 5; ++number) {
    const auto at = static_cast<std::uint32_t>(sound.find(fmt::format("\n{} 0 obj", number)) + 1);
    rows += big_endian(1, 1) + big_endian(at, 4) + big_endian(0, 1);
  }
  rows += big_endian(1, 1) + big_endian(static_cast<std::uint32_t>(stream_at), 4) + big_endian(0, 1);
  rows += big_endian(2, 1) + big_endian(6, 4) + big_endian(0, 1);
  out += fmt::format(
      "8 0 obj\n<< /Type /XRef /Size 8 /W [1 4 1] /Root 1 0 R /Length {} >>\nstream\n{}\nendstream\nendobj\n",
      rows.size(), rows);
  return out + fmt::format("startxref\n{}\n%%EOF\n", table_at);
}

std::string png_of(Size size, std::string_view extra_chunk) {
  std::string out = "\x89PNG\r\n\x1a\n";
  out += png_chunk("IHDR", big_endian(size.width, 4) + big_endian(size.height, 4) + std::string("\x08\x02\0\0\0", 5));
  if (!extra_chunk.empty()) out += png_chunk(extra_chunk, std::string(8, '\0'));
  out += png_chunk("IDAT", std::string("\x78\x9c\x63\0\0\0\x01\0\x01", 9));
  return out + png_chunk("IEND", "");
}

std::string jpeg_of(Size size) {
  std::string out = "\xff\xd8\xff\xe0";
  out += big_endian(16, 2) + std::string("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", 14);
  out += "\xff\xc0" + big_endian(11, 2) + "\x08" + big_endian(size.height, 2) + big_endian(size.width, 2) +
         std::string("\x01\x01\x11\0", 4);
  out += "\xff\xda" + big_endian(8, 2) + std::string("\x01\x01\0\0\x3f\0", 6) + "data";
  return out + "\xff\xd9";
}

std::string webp_of(Size size) {
  const std::string data = std::string(4, '\0') + little_endian(size.width - 1, 3) + little_endian(size.height - 1, 3);
  const std::string body = "WEBPVP8X" + little_endian(static_cast<std::uint32_t>(data.size()), 4) + data;
  return "RIFF" + little_endian(static_cast<std::uint32_t>(body.size()), 4) + body;
}

}  // namespace simpul::inspector
