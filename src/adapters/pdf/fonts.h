#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handles.h"
#include "kernel/refusal.h"

namespace simpul::pdf {

inline constexpr const char* font_family = "Liberation Serif";

// The pinned fonts, and no other: neither the machine's font settings nor its other fonts can change a paper. Never
// changed after it is made, so safe from any thread.
class Fonts {
 public:
  explicit Fonts(const std::filesystem::path& folder);

  // The first font file that is absent or no font.
  const std::optional<std::string>& missing() const { return missing_; }
  // The first letter of a text that the fonts cannot draw, or that nobody would see.
  std::optional<Refusal> undrawable(std::string_view text) const;
  // A fresh map: one drawing uses it, so nothing carries over from one paper to the next.
  Owned<PangoFontMap> new_map() const;

 private:
  bool can_draw(char32_t letter) const;

  Owned<FcConfig> config_;
  std::vector<const FcCharSet*> letters_;  // owned by the configuration
  std::optional<std::string> missing_;
};

}  // namespace simpul::pdf
