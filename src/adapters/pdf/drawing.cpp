#include "drawing.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <numbers>

#include "furniture.h"

namespace simpul::pdf {
namespace {

cairo_status_t append(void* out, const unsigned char* bytes, unsigned size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

// RFC 3339 without fractions, as cairo reads it.
std::string cairo_date(Instant at) { return at.text().substr(0, 19) + "Z"; }

void describe(cairo_surface_t* surface, const paper::Paper& paper) {
  const std::string date = cairo_date(paper.made_at);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, paper.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Simpul");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date.c_str());
}

void add_bookmarks(cairo_surface_t* surface, const std::vector<Bookmark>& bookmarks) {
  for (const Bookmark& one : bookmarks) {
    const std::string place = fmt::format("page={} pos=[{:.0f} {:.0f}]", one.page + 1, margin_left, one.y);
    cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, one.words.c_str(), place.c_str(),
                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
  }
}

class PageDrawing {
 public:
  PageDrawing(cairo_t* page, Shaper& shaper, Pages& pages) : page_(page), shaper_(shaper), pages_(pages) {}

  void operator()(const PlacedText& it) {
    cairo_move_to(page_, it.x, it.y);
    shaper_.draw(page_, pages_.texts[it.text], it.first, it.end);
  }
  void operator()(const PlacedRule& it) {
    cairo_set_line_width(page_, it.width);
    cairo_move_to(page_, it.x1, it.y1);
    cairo_line_to(page_, it.x2, it.y2);
    cairo_stroke(page_);
  }
  void operator()(const StructureMark& it) {
    if (it.opens) {
      cairo_tag_begin(page_, it.tag, nullptr);
    } else {
      cairo_tag_end(page_, it.tag);
    }
  }

 private:
  cairo_t* page_;
  Shaper& shaper_;
  Pages& pages_;
};

}  // namespace

bool is_usable_address(const std::string& address) {
  return address.size() <= verification_address_max && std::ranges::all_of(address, [](char c) {
           return c > 0x20 && c < 0x7f && c != '\'' && c != '\\' && c != '"' && c != '<' && c != '>';
         });
}

std::string drawn(Shaper& shaper, Pages& pages, const paper::Paper& paper) {
  std::string out;
  const Sheet sheet = sheet_of(paper.size);
  Owned<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(append, &out, sheet.width, sheet.height));
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  describe(surface.get(), paper);
  Owned<cairo_t> page(cairo_create(surface.get()));
  Furniture furniture(shaper, paper, pages.pages.size());
  PageDrawing drawing(page.get(), shaper, pages);
  for (std::size_t number = 0; number < pages.pages.size(); ++number) {
    furniture.draw_behind(page.get());
    for (const Placed& placed : pages.pages[number]) std::visit(drawing, placed);
    furniture.draw_footer(page.get(), number + 1);
    cairo_show_page(page.get());
  }
  add_bookmarks(surface.get(), pages.bookmarks);
  cairo_surface_finish(surface.get());
  const bool well =
      cairo_status(page.get()) == CAIRO_STATUS_SUCCESS && cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS;
  return well ? out : std::string();
}

}  // namespace simpul::pdf
