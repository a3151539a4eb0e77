#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "paper/paper.h"

namespace simpul {

// Where one signatory signs: the free rectangle between office and name, in points (1/72 inch) of PDF user space, so
// from the lower left corner of the page.
struct SignaturePlace {
  std::size_t signatory = 0;  // in printed order, over all signature blocks of the paper
  std::size_t page = 0;       // the first page is 0
  double left = 0;
  double bottom = 0;
  double width = 0;
  double height = 0;

  bool operator==(const SignaturePlace&) const = default;
};

struct RenderedPdf {
  std::string bytes;
  std::size_t pages = 0;
  std::vector<SignaturePlace> signature_places;

  bool operator==(const RenderedPdf&) const = default;
};

inline constexpr std::size_t printed_pages_max = 2'000;
inline constexpr std::size_t printed_columns_max = 16;        // of one table
inline constexpr std::size_t verification_address_max = 250;  // bytes

// Draws papers. What the PDF promises: docs/formats/pdf.md. The same paper gives the same bytes on every node that has
// the same versions of fonts and libraries. Safe from any thread; takes seconds for the longest paper.
// Refusals: print_font_missing {font}, print_letter_unknown {letter, near}, print_too_long {pages_max},
// print_table_too_wide {columns, columns_max}, print_part_too_high {near} (a signatory or letterhead that does not fit
// on one page), print_address_unusable {address}, print_unavailable.
class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual Result<RenderedPdf, Refusal> pdf(const paper::Paper& paper) = 0;
};

}  // namespace simpul
