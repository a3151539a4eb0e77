#include <gtest/gtest.h>

#include "drafting/printed_paper.h"
#include "drafting_data.h"
#include "pdf/pdf_renderer.h"
#include "pdf_reading.h"

namespace simpul::printing {
namespace {

using dossiers::DocumentType;
using drafting::PrintedAs;
using negotiation::DocumentText;

constexpr const char* address = "https://kerjasama.kaltimprov.example/periksa/3f2a91c077de05b1";

DocumentText text_of(const char* id, const drafting::Particulars& known, const drafting::Choice& choice = {}) {
  auto text = instantiate(drafting::library(), *drafting::library().find(id), known, choice);
  EXPECT_TRUE(text) << id;
  return text ? *text : DocumentText{};
}

PrintedAs printed_as(DocumentType type, const char* title) {
  PrintedAs out;
  out.document = type;
  out.title = title;
  out.made_at = *Instant::parse("2022-07-28T03:00:00Z");
  out.verify_address = address;
  return out;
}

RenderedPdf pdf_of(const paper::Paper& paper) {
  static pdf::PdfRenderer renderer;
  auto out = renderer.pdf(paper);
  EXPECT_TRUE(out) << (out ? ""
                           : out.error().code + (out.error().facts.empty() ? "" : out.error().facts.begin()->second));
  return out ? *out : RenderedPdf{};
}

TEST(PrintedAgreements, EveryTemplateBecomesAPdf) {
  for (const drafting::Template& form : drafting::library().templates) {
    for (const bool full : {true, false}) {
      const DocumentText text =
          text_of(form.id.c_str(), full ? drafting::full_particulars(2) : drafting::Particulars{});
      PrintedAs as = printed_as(form.document, form.name.id.c_str());
      if (!full) as.watermark = "RANCANGAN";
      const RenderedPdf pdf = pdf_of(printed_paper(text, drafting::library(), as));
      EXPECT_GE(pdf.pages, 1u);
      keep(form.id + (full ? "" : "-draft") + ".pdf", pdf.bytes);
    }
  }
}

}  // namespace
}  // namespace simpul::printing
