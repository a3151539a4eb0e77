#include "pdf/pdf_renderer.h"

#include "drawing.h"
#include "finishing.h"
#include "flow.h"
#include "letters.h"

namespace simpul::pdf {

// Never changed after it is made; whatever a drawing needs beside it is made for that drawing.
struct PdfRenderer::Parts {
  Fonts fonts;
};

PdfRenderer::PdfRenderer(const std::filesystem::path& fonts) : parts_(new Parts{Fonts(fonts)}) {}
PdfRenderer::~PdfRenderer() = default;

std::optional<std::string> PdfRenderer::missing_font() const { return parts_->fonts.missing(); }

Result<RenderedPdf, Refusal> PdfRenderer::pdf(const paper::Paper& paper) {
  const Fonts& fonts = parts_->fonts;
  if (fonts.missing()) return refuse(Refusal{"print_font_missing", {}, {{"font", *fonts.missing()}}});
  if (auto refusal = undrawable_letter(fonts, paper)) return refuse(std::move(*refusal));
  for (const std::string& address : {paper.footer.address, paper.footer.code}) {
    if (is_usable_address(address)) continue;
    return refuse(Refusal{"print_address_unusable", {}, {{"address", address.substr(0, 80)}}});
  }
  Shaper shaper(fonts);
  PageWriter writer(shaper, sheet_of(paper.size));
  Flow(writer, paper).run();
  if (auto refusal = writer.refused()) return refuse(std::move(*refusal));
  Pages pages = writer.take();
  const std::string raw = drawn(shaper, pages, paper);
  std::string bytes = finished(raw, {paper.title, paper.language, paper.made_at.text()});
  if (raw.empty() || bytes.empty()) return refuse(Refusal{"print_unavailable", {}, {}});
  return RenderedPdf{std::move(bytes), pages.pages.size(), std::move(pages.signature_places)};
}

}  // namespace simpul::pdf
