#include "pdf_examiner.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include "content_type.h"
#include "encoding/utf8.h"
#include "pdf_structure.h"
#include "ports/file_bounds.h"

namespace simpul::inspector {
namespace {

// How far from the end the end mark may stand (Adobe's implementation note 18).
constexpr std::size_t end_mark_reach = 1024;

std::string page_text(const poppler::document& document, int number) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  if (!page) return {};
  const poppler::byte_array utf8 = page->text().to_utf8();
  return {utf8.begin(), utf8.end()};
}

std::string text_layer(std::string_view bytes, int pages) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document || document->is_locked()) return {};
  std::string text;
  for (int number = 0; number < pages; ++number) {
    const std::string page = page_text(*document, number);
    if (text.size() + page.size() + 1 > text_bytes_max) break;
    if (!is_utf8(page)) continue;
    if (number > 0) text += '\f';
    text += page;
  }
  return text;
}

bool has_end_mark(std::string_view bytes) {
  return bytes.substr(bytes.size() - std::min(bytes.size(), end_mark_reach)).find("%%EOF") != std::string_view::npos;
}

Refusal refusal_of(const PdfStructure& structure) {
  switch (structure.fault) {
    case PdfStructure::Fault::Encrypted:
      return {"file_encrypted"};
    case PdfStructure::Fault::ActiveContent:
      return {"file_has_active_content", "", {{"found", structure.active}}};
    case PdfStructure::Fault::TooComplex:
      return {"file_too_complex"};
    case PdfStructure::Fault::TooManyPages:
      return {"file_too_many_pages",
              "",
              {{"pages", std::to_string(structure.pages)}, {"limit", std::to_string(pdf_pages_max)}}};
    case PdfStructure::Fault::None:
    case PdfStructure::Fault::Damaged:
      return {"file_damaged"};
  }
  return {"file_damaged"};
}

}  // namespace

Result<ExaminedPdf, Refusal> examine_pdf(std::string_view bytes) {
  if (ends_as_zip(bytes)) {
    return refuse(Refusal{"file_not_what_it_claims",
                          "",
                          {{"claimed", "application/pdf"}, {"found", "application/pdf + application/zip"}}});
  }
  // A file cut off on its way could be repaired into one that lacks its last pages.
  if (!has_end_mark(bytes)) return refuse(Refusal{"file_damaged"});
  const PdfStructure structure = examine_structure(bytes, pdf_pages_max);
  if (structure.fault != PdfStructure::Fault::None) return refuse(refusal_of(structure));
  try {
    return ExaminedPdf{structure.pages, text_layer(bytes, structure.pages)};
  } catch (const std::bad_alloc&) {
    return refuse(Refusal{"file_too_complex"});
  }
}

}  // namespace simpul::inspector
