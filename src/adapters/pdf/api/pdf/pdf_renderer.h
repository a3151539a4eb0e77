#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "ports/renderer.h"

namespace simpul::pdf {

// Where Debian's fonts-liberation puts its files.
inline constexpr const char* debian_fonts = "/usr/share/fonts/truetype/liberation";

// Draws papers with pango and cairo and the fonts of one folder: LiberationSerif-Regular.ttf, -Bold.ttf, -Italic.ttf.
// No other font of the machine is ever used; where one of them is absent, every paper is refused.
class PdfRenderer final : public Renderer {
 public:
  explicit PdfRenderer(const std::filesystem::path& fonts = debian_fonts);
  ~PdfRenderer() override;

  Result<RenderedPdf, Refusal> pdf(const paper::Paper& paper) override;
  // The font file that is absent, for whoever looks after the machine.
  std::optional<std::string> missing_font() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace simpul::pdf
