#pragma once

#include <string>
#include <vector>

namespace simpul::pades {

struct PictureSize {
  double width = 0;
  double height = 0;
};

// The drawing of a signature: a thin frame and lines of text, the first one bold, as large as the place allows. Fonts
// are /F1 (Helvetica) and /F2 (Helvetica-Bold) in WinAnsiEncoding.
std::string picture_of(const std::vector<std::string>& lines, PictureSize size);

}  // namespace simpul::pades
