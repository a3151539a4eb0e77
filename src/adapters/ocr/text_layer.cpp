#include "text_layer.h"

#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "encoding/utf8.h"
#include "ports/page_reader.h"

namespace simpul::ocr {
namespace {

constexpr std::size_t words_per_page_max = 5'000;
constexpr std::size_t word_bytes_max = 200;

double rounded(double value) { return std::isfinite(value) ? std::round(value * 100) / 100 : 0; }

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool has_vowel(std::string_view word) { return word.find_first_of("aeiouAEIOU") != std::string_view::npos; }

// A scanner's stamp or letters without a table to Unicode are no text: enough words, mostly plain letters, and vowels
// in about as many words as Indonesian has them.
bool makes_sense(const paper::RecognisedPage& page) {
  constexpr std::size_t words_min = 12;
  std::size_t signs = 0;
  std::size_t plain = 0;
  std::size_t with_vowel = 0;
  for (const paper::RecognisedWord& word : page.words) {
    signs += word.text.size();
    plain += static_cast<std::size_t>(std::ranges::count_if(word.text, is_letter_or_digit));
    if (has_vowel(word.text)) ++with_vowel;
  }
  return page.words.size() >= words_min && plain * 10 >= signs * 6 && with_vowel * 10 >= page.words.size() * 4;
}

paper::RecognisedPage layer_of(const poppler::page& page) {
  const poppler::rectf rect = page.page_rect(poppler::crop_box);
  const bool upright =
      page.orientation() == poppler::page::portrait || page.orientation() == poppler::page::upside_down;
  paper::RecognisedPage out;
  out.width = rounded(upright ? rect.width() : rect.height());
  out.height = rounded(upright ? rect.height() : rect.width());
  for (const poppler::text_box& box : page.text_list()) {
    if (out.words.size() == words_per_page_max) break;
    const poppler::byte_array utf8 = box.text().to_utf8();
    std::string text(utf8.begin(), utf8.end());
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; });
    if (text.empty() || text.size() > word_bytes_max || !is_utf8(text)) continue;
    const poppler::rectf at = box.bbox();
    out.words.push_back({std::move(text), rounded(at.x()), rounded(at.y()), std::max(0.0, rounded(at.width())),
                         std::max(0.0, rounded(at.height())), 100});
  }
  return out;
}

}  // namespace

Layers text_layers(std::string_view pdf) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  if (!document) return refuse(Refusal{"file_damaged"});
  if (document->is_locked()) return refuse(Refusal{"file_encrypted"});
  const int pages = document->pages();
  if (pages < 1) return refuse(Refusal{"file_damaged"});
  if (static_cast<std::size_t>(pages) > read_pages_max) {
    return refuse(Refusal{"reading_too_many_pages",
                          "",
                          {{"pages", std::to_string(pages)}, {"pages_max", std::to_string(read_pages_max)}}});
  }
  std::vector<LayerPage> layers;
  for (int number = 0; number < pages; ++number) {
    const std::unique_ptr<poppler::page> page(document->create_page(number));
    if (!page) return refuse(Refusal{"file_damaged"});
    LayerPage layer{layer_of(*page), false};
    if (!(layer.page.width >= 1) || !(layer.page.height >= 1)) return refuse(Refusal{"file_damaged"});
    layer.suffices = makes_sense(layer.page);
    layers.push_back(std::move(layer));
  }
  return layers;
}

}  // namespace simpul::ocr
