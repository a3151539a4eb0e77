#include "fonts.h"

#include <fmt/format.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>

#include "encoding/utf8.h"

#ifdef __SANITIZE_ADDRESS__
// fontconfig writes its pointers as offsets, so a leak checker takes what it still holds at the end for lost.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif
#ifdef __SANITIZE_THREAD__
// The locks inside these libraries are not seen, so memory that goes from one thread to the next looks shared; the one
// place of ours writes into such memory, of an attribute that is its own.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() {
  return "called_from_lib:libglib-2.0.so\ncalled_from_lib:libgobject-2.0.so\ncalled_from_lib:libpango-1.0.so\n"
         "called_from_lib:libpangoft2-1.0.so\ncalled_from_lib:libpangocairo-1.0.so\n"
         "called_from_lib:libfontconfig.so\ncalled_from_lib:libcairo.so\ncalled_from_lib:libharfbuzz.so\n"
         "called_from_lib:libfreetype.so\nrace:adapters/pdf/attributes.cpp\n";
}
#endif

namespace simpul::pdf {
namespace {

constexpr const char* font_files[] = {"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
                                      "LiberationSerif-Italic.ttf"};

const FcChar8* as_fc(const std::string& text) { return reinterpret_cast<const FcChar8*>(text.c_str()); }

// Some words before and with the letter, so that a person finds it; cut between letters.
std::string words_near(std::string_view text, std::size_t at) {
  std::size_t begin = at > 30 ? at - 30 : 0;
  while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80) ++begin;
  return std::string(text.substr(begin, at - begin));
}

}  // namespace

Fonts::Fonts(const std::filesystem::path& folder) : config_(FcConfigCreate()) {
  for (const char* file : font_files) {
    const std::string path = (folder / file).string();
    std::error_code error;
    const bool there = std::filesystem::is_regular_file(path, error);
    if (!there || !FcConfigAppFontAddFile(config_.get(), as_fc(path))) {
      missing_ = file;
      return;
    }
  }
  const FcFontSet* set = FcConfigGetFonts(config_.get(), FcSetApplication);
  for (int i = 0; set && i < set->nfont; ++i) {
    FcCharSet* letters = nullptr;
    if (FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &letters) == FcResultMatch) letters_.push_back(letters);
  }
  if (letters_.size() != std::size(font_files)) missing_ = font_family;
}

bool Fonts::can_draw(char32_t letter) const {
  return std::ranges::all_of(letters_, [&](const FcCharSet* set) { return FcCharSetHasChar(set, letter); });
}

std::optional<Refusal> Fonts::undrawable(std::string_view text) const {
  if (!is_utf8(text)) return Refusal{"print_letter_unknown", {}, {{"letter", "?"}, {"near", ""}}};
  const bool unseen = has_unseen_signs(text);
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char* const here = text.data() + at;
    const char32_t letter = g_utf8_get_char(here);
    const std::size_t size = byte < 0x80 ? 1 : static_cast<std::size_t>(g_utf8_next_char(here) - here);
    const bool plain = byte >= 0x20 && byte < 0x7f;
    if (!plain && (!can_draw(letter) || (unseen && has_unseen_signs(text.substr(at, size))) || byte < 0x20)) {
      return Refusal{
          "print_letter_unknown",
          {},
          {{"letter", fmt::format("U+{:04X}", static_cast<std::uint32_t>(letter))}, {"near", words_near(text, at)}}};
    }
    at += size;
  }
  return std::nullopt;
}

Owned<PangoFontMap> Fonts::new_map() const {
  Owned<PangoFontMap> map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config_.get());
  // One point is one unit of the page.
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 72);
  return map;
}

}  // namespace simpul::pdf
