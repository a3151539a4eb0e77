#include "recogniser.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include "encoding/utf8.h"

// Of libgomp, which Tesseract is built on (OpenMP 5.0, section 3.2.16); its header comes with one compiler only.
extern "C" void omp_set_max_active_levels(int levels);

namespace simpul::ocr {
namespace {

std::unique_ptr<tesseract::TessBaseAPI>& loaded() {
  static std::unique_ptr<tesseract::TessBaseAPI> api;
  return api;
}

// How far a page was turned to stand straight, clockwise in radians.
double straighten(Pix& pix) {
  constexpr float sure = 3;
  constexpr float least = 0.2F;  // degrees; less does no harm
  constexpr l_int32 threshold = 150;
  const Pix black(pixConvertTo1(pix.get(), threshold));
  float angle = 0;
  float confidence = 0;
  if (!black || pixFindSkew(black.get(), &angle, &confidence) != 0) return 0;
  if (confidence < sure || std::abs(angle) < least) return 0;
  const double radians = angle * std::numbers::pi / 180;
  Pix straight(pixRotate(pix.get(), static_cast<float>(radians), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  if (!straight) return 0;
  pix = std::move(straight);
  return radians;
}

// Boxes of the straightened page, where they stand on the page as it is.
class Placing {
 public:
  Placing(const SheetImage& image, const PIX& read, double turned)
      : scale_(image.width / pixGetWidth(const_cast<PIX*>(&read))),
        middle_x_(image.width / 2),
        middle_y_(image.height / 2),
        cos_(std::cos(turned)),
        sin_(std::sin(turned)) {}

  void place(paper::RecognisedWord& word, int left, int top, int right, int bottom) const {
    word.width = rounded((right - left) * scale_);
    word.height = rounded((bottom - top) * scale_);
    const double x = (left + right) * scale_ / 2 - middle_x_;
    const double y = (top + bottom) * scale_ / 2 - middle_y_;
    word.left = rounded(middle_x_ + x * cos_ + y * sin_ - word.width / 2);
    word.top = rounded(middle_y_ - x * sin_ + y * cos_ - word.height / 2);
  }

 private:
  static double rounded(double value) { return std::round(value * 100) / 100; }

  double scale_;
  double middle_x_;
  double middle_y_;
  double cos_;
  double sin_;
};

std::string word_text(const tesseract::ResultIterator& at) {
  const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
  std::string word = text ? text.get() : "";
  std::erase_if(word, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; });
  return is_utf8(word) ? word : std::string();
}

void add_words(tesseract::TessBaseAPI& api, const Placing& placing, paper::RecognisedPage& page) {
  const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
  if (!at) return;
  do {
    paper::RecognisedWord word;
    word.text = word_text(*at);
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    if (word.text.empty() || !at->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) continue;
    word.confidence = std::clamp(static_cast<int>(at->Confidence(tesseract::RIL_WORD)), 0, 100);
    placing.place(word, left, top, right, bottom);
    page.words.push_back(std::move(word));
  } while (at->Next(tesseract::RIL_WORD));
}

}  // namespace

void load_language(const char* language) {
  setMsgSeverity(L_SEVERITY_NONE);
  // No thread can be started in the cage; a team of one is formed without.
  omp_set_max_active_levels(0);
  auto api = std::make_unique<tesseract::TessBaseAPI>();
  if (api->Init(nullptr, language, tesseract::OEM_LSTM_ONLY) != 0) return;
  api->SetPageSegMode(tesseract::PSM_AUTO);
  loaded() = std::move(api);
}

Words recognised(const SheetImage& image) {
  const auto& api = loaded();
  if (!api) return refuse(Refusal{"ocr_language_missing"});
  Pix pix(pixClone(image.pix.get()));
  const double turned = straighten(pix);
  paper::RecognisedPage page{image.width, image.height, paper::PageSource::Ocr, {}};
  api->SetImage(pix.get());
  api->SetSourceResolution(static_cast<int>(pixGetWidth(pix.get()) * 72 / image.width));
  if (api->Recognize(nullptr) != 0) return refuse(Refusal{"file_too_complex"});
  add_words(*api, Placing(image, *pix, turned), page);
  return page;
}

}  // namespace simpul::ocr
