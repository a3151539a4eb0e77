#include "samples.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <charconv>

namespace simpul::pades {

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

std::string written_pdf(int pages, std::string_view catalogue_more, const std::vector<std::string>& more) {
  const std::string content = "BT /F1 12 Tf 72 720 Td (Perjanjian Kerja Sama) Tj ET";
  std::string kids;
  const int first = 5 + static_cast<int>(more.size());
  for (int page = 0; page < pages; ++page) kids += fmt::format("{} 0 R ", first + page);
  std::vector<std::string> objects = {
      fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", catalogue_more),
      fmt::format("<< /Type /Pages /Kids [ {}] /Count {} >>", kids, pages),
      fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  };
  objects.insert(objects.end(), more.begin(), more.end());
  for (int page = 0; page < pages; ++page) {
    objects.emplace_back(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> "
        ">>");
  }
  return pdf_of(objects);
}

std::string cairo_pdf(int pages) {
  std::string out;
  cairo_surface_t* const surface = cairo_pdf_surface_create_for_stream(
      [](void* to, const unsigned char* bytes, unsigned size) {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
        return CAIRO_STATUS_SUCCESS;
      },
      &out, 595, 842);
  cairo_t* const pen = cairo_create(surface);
  for (int page = 0; page < pages; ++page) {
    // Bars instead of letters: those would need the fonts of the machine.
    for (int line = 0; line <= page; ++line) cairo_rectangle(pen, 72, 72 + 20 * line, 300, 12);
    cairo_fill(pen);
    cairo_show_page(pen);
  }
  cairo_destroy(pen);
  cairo_surface_destroy(surface);
  return out;
}

std::string updated(const std::string& pdf, const std::vector<Update>& updates) {
  const auto number_after = [&](std::string_view word) {
    std::size_t value = 0;
    const std::size_t at = pdf.rfind(word) + word.size() + 1;
    std::from_chars(pdf.data() + at, pdf.data() + pdf.size(), value);
    return value;
  };
  std::string out = pdf;
  std::string table = "xref\n";
  for (const Update& update : updates) {
    table += fmt::format("{} 1\n{:010} 00000 n \n", update.number, out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", update.number, update.body);
  }
  const std::size_t at = out.size();
  return out + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n",
                     number_after("/Size") + 100, number_after("startxref"), at);
}

}  // namespace simpul::pades
