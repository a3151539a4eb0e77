#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace simpul::ocr {

// How a page of text becomes a page of a file.
struct Drawing {
  bool scanned = true;     // a picture at 200 dots an inch, else letters
  double turned = 0;       // degrees, clockwise
  int quarter_turns = 0;   // clockwise, of the whole sheet on the glass of the scanner
  std::string stamp = {};  // a few letters above the picture, as scanner programs leave them
};

// A4 PDF with one page for each text; a line of text is a line, a tab goes to the right half.
std::string drawn_pdf(const std::vector<std::string>& pages, const Drawing& drawing = {});
// One page as a PNG file of the same resolution.
std::string drawn_png(std::string_view text);

// The text between form feeds.
std::vector<std::string> pages_in(std::string_view text);

}  // namespace simpul::ocr
