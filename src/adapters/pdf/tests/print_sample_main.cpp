// Writes the PDF of the sample paper to standard output, for a test that compares processes.

#include <cstdio>

#include "pdf/pdf_renderer.h"
#include "sample_papers.h"

int main() {
  simpul::pdf::PdfRenderer renderer;
  const auto pdf = renderer.pdf(simpul::pdf::sample_paper());
  if (!pdf) return 1;
  return std::fwrite(pdf->bytes.data(), 1, pdf->bytes.size(), stdout) == pdf->bytes.size() ? 0 : 1;
}
