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

using Api = std::unique_ptr<tesseract::TessBaseAPI>;

Api& loaded() {
  static Api api;
  return api;
}

// Tells which way is up; knows no language.
Api& loaded_for_turns() {
  static Api api;
  return api;
}

Api api_with(const char* data, tesseract::OcrEngineMode mode) {
  auto api = std::make_unique<tesseract::TessBaseAPI>();
  return api->Init(nullptr, data, mode) == 0 ? std::move(api) : nullptr;
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

Words words_of(const SheetImage& image) {
  Pix pix(pixClone(image.pix.get()));
  const double skew = straighten(pix);
  paper::RecognisedPage page{image.width, image.height, paper::PageSource::Ocr, {}};
  loaded()->SetImage(pix.get());
  loaded()->SetSourceResolution(static_cast<int>(pixGetWidth(pix.get()) * 72 / image.width));
  if (loaded()->Recognize(nullptr) != 0) return refuse(Refusal{"file_too_complex"});
  add_words(*loaded(), Placing(image, *pix, skew), page);
  return page;
}

int mean_confidence(const paper::RecognisedPage& page) {
  int sum = 0;
  for (const paper::RecognisedWord& word : page.words) sum += word.confidence;
  return page.words.empty() ? 0 : sum / static_cast<int>(page.words.size());
}

// Tesseract reads a page that lies on one of its sides, but word by word and along its edge: they are higher than wide.
bool lies_on_side(const paper::RecognisedPage& page) {
  constexpr std::size_t long_enough = 5;
  int wide = 0;
  int high = 0;
  for (const paper::RecognisedWord& word : page.words) {
    if (word.text.size() >= long_enough) ++(word.height > word.width ? high : wide);
  }
  return high > wide;
}

// Quarter turns clockwise after which the writing stands upright; 0 where it cannot be told.
int turns_to_upright(const SheetImage& image) {
  constexpr float sure = 1;
  Api& api = loaded_for_turns();
  int degrees = 0;
  float confidence = 0;
  const char* script = nullptr;
  float script_confidence = 0;
  if (!api) return 0;
  api->SetImage(image.pix.get());
  api->SetSourceResolution(static_cast<int>(pixGetWidth(image.pix.get()) * 72 / image.width));
  if (!api->DetectOrientationScript(&degrees, &confidence, &script, &script_confidence)) return 0;
  return confidence < sure ? 0 : (4 - degrees / 90) % 4;
}

}  // namespace

void load_language(const char* language) {
  setMsgSeverity(L_SEVERITY_NONE);
  // No thread can be started in the cage; a team of one is formed without.
  omp_set_max_active_levels(0);
  loaded() = api_with(language, tesseract::OEM_LSTM_ONLY);
  if (!loaded()) return;
  loaded()->SetPageSegMode(tesseract::PSM_AUTO);
  loaded_for_turns() = api_with("osd", tesseract::OEM_TESSERACT_ONLY);
  if (loaded_for_turns()) loaded_for_turns()->SetPageSegMode(tesseract::PSM_OSD_ONLY);
}

Words recognised(SheetImage image) {
  if (!loaded()) return refuse(Refusal{"ocr_language_missing"});
  // Above it a page does not stand on its head: such pages give a few chance words at half of it.
  constexpr int confidence_of_upright = 75;
  auto as_it_lies = words_of(image);
  if (!as_it_lies) return as_it_lies;
  const bool lies = lies_on_side(*as_it_lies);
  if (!lies && mean_confidence(*as_it_lies) >= confidence_of_upright) return as_it_lies;
  const int turns = turns_to_upright(image);
  auto upright = turns == 0 ? refuse(Refusal{}) : Result<SheetImage, Refusal>(turned(std::move(image), turns));
  if (!upright) return as_it_lies;
  auto words = words_of(*upright);
  const bool is_better = words && (lies || mean_confidence(*words) > mean_confidence(*as_it_lies));
  if (!is_better) return as_it_lies;
  words->quarter_turns = turns;
  return words;
}

}  // namespace simpul::ocr
