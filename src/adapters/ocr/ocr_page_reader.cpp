#include "ocr/ocr_page_reader.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <utility>

#include "task.h"

namespace simpul::ocr {
namespace {

using Clock = std::chrono::steady_clock;
using How = cage::ChildEnd::How;

constexpr std::string_view accepted[] = {"application/pdf", "image/jpeg", "image/png", "image/webp"};

std::optional<Refusal> objection(std::string_view bytes, std::string_view media_type) {
  if (bytes.empty()) return Refusal{"file_empty"};
  if (std::ranges::find(accepted, media_type) != std::end(accepted)) return std::nullopt;
  return Refusal{"file_type_not_accepted", "", {{"found", std::string(media_type.substr(0, 80))}}};
}

// Why there is no report to read; nullopt where there is one.
std::optional<Refusal> failure_of(const cage::ChildEnd& end) {
  switch (end.how) {
    case How::NotStarted:
      return Refusal{"page_reading_unavailable", "", {{"reason", end.reason}}};
    case How::TimedOut:
      return Refusal{"file_too_complex"};
    case How::Crashed:
      return Refusal{"file_damaged"};
    case How::Exited:
      break;
  }
  return std::nullopt;
}

// From both ends to the middle: what says most of an agreement stands on its first and last pages.
std::vector<std::size_t> in_turn(std::vector<std::size_t> pages) {
  std::vector<std::size_t> order;
  for (std::size_t first = 0, last = pages.size(); first < last;) {
    order.push_back(pages[first++]);
    if (first < last) order.push_back(pages[--last]);
  }
  return order;
}

}  // namespace

// The pages of one file that need OCR, worked off by as many at once as the cage allows.
class OcrPageReader::Scans {
 public:
  Scans(OcrPageReader& reader, std::string_view bytes, std::string_view media_type)
      : reader_(reader), bytes_(bytes), media_type_(media_type), until_(Clock::now() + reader.whole_) {}

  Result<std::vector<paper::RecognisedPage>, Refusal> read(std::vector<LayerPage> layers) {
    std::vector<std::size_t> wanting;
    for (std::size_t page = 0; page < layers.size(); ++page) {
      if (!layers[page].suffices) wanting.push_back(page);
    }
    if (wanting.size() > recognised_pages_max) {
      return refuse(
          Refusal{"reading_too_many_scans",
                  "",
                  {{"pages", std::to_string(wanting.size())}, {"pages_max", std::to_string(recognised_pages_max)}}});
    }
    order_ = in_turn(std::move(wanting));
    ends_.resize(order_.size());
    auto other = std::async(std::launch::async, [this] { work(); });
    work();
    other.get();
    return gathered(std::move(layers));
  }

 private:
  void work() {
    for (std::size_t turn = next_++; turn < order_.size(); turn = next_++) {
      if (Clock::now() >= until_) return;
      const std::string head = task_head({'O', std::string(media_type_), order_[turn], 0, 0});
      ends_[turn] = reader_.worker_.run({head, bytes_});
    }
  }
  Result<std::vector<paper::RecognisedPage>, Refusal> gathered(std::vector<LayerPage> layers) {
    std::vector<paper::RecognisedPage> pages;
    for (LayerPage& layer : layers) pages.push_back(std::move(layer.page));
    std::optional<Refusal> why;
    std::size_t read = pages.size() - order_.size();
    for (std::size_t turn = 0; turn < order_.size(); ++turn) {
      auto words = words_of(ends_[turn]);
      paper::RecognisedPage& page = pages[order_[turn]];
      // The few words of a layer (a stamp, a page of names) stand where OCR finds no more.
      const bool better = words && words->words.size() >= page.words.size();
      if (better) page = std::move(*words);
      if (!words) why = std::move(words.error());
      if (words || !page.words.empty()) ++read;
      if (!words && page.words.empty()) page.source = paper::PageSource::NotRead;
    }
    if (read == 0 && why) return refuse(std::move(*why));
    return pages;
  }
  static Words words_of(const std::optional<cage::ChildEnd>& end) {
    if (!end) return refuse(Refusal{"file_too_complex"});
    if (auto failure = failure_of(*end)) return refuse(std::move(*failure));
    auto words = read_words(end->output);
    if (!words) return refuse(Refusal{"file_damaged"});
    return std::move(*words);
  }

  OcrPageReader& reader_;
  const std::string_view bytes_;
  const std::string_view media_type_;
  const Clock::time_point until_;
  std::vector<std::size_t> order_;                   // pages
  std::vector<std::optional<cage::ChildEnd>> ends_;  // beside order_; each written by one thread
  std::atomic<std::size_t> next_ = 0;
};

OcrPageReader::OcrPageReader(std::string program, std::vector<std::string> arguments)
    : OcrPageReader(std::move(program), std::move(arguments), Limits{}) {}

OcrPageReader::OcrPageReader(std::string program, std::vector<std::string> arguments, Limits limits)
    : worker_(std::move(program), std::move(arguments), limits.worker), whole_(limits.whole) {}

Result<std::vector<paper::RecognisedPage>, Refusal> OcrPageReader::read(std::string_view bytes,
                                                                        std::string_view media_type) {
  if (auto refusal = objection(bytes, media_type)) return refuse(std::move(*refusal));
  const cage::ChildEnd end = worker_.run({task_head({'L', std::string(media_type), 0, 0, 0}), bytes});
  if (auto failure = failure_of(end)) return refuse(std::move(*failure));
  auto layers = read_layers(end.output);
  if (!layers) return refuse(Refusal{"file_damaged"});
  if (!*layers) return refuse(std::move(layers->error()));
  return Scans(*this, bytes, media_type).read(std::move(**layers));
}

bool OcrPageReader::lacks_language() {
  // A portable grey map of one white dot (netpbm): the smallest picture there is.
  constexpr std::string_view dot = "P5 1 1 255\n\xff";
  const cage::ChildEnd end = worker_.run({task_head({'O', "image/x-portable-graymap", 0, 0, 0}), dot});
  if (failure_of(end)) return false;
  const auto words = read_words(end.output);
  return words && !*words && words->error().code == "ocr_language_missing";
}

Result<std::string, Refusal> OcrPageReader::picture(std::string_view bytes, std::string_view media_type,
                                                    const PagePicture& wish) {
  if (auto refusal = objection(bytes, media_type)) return refuse(std::move(*refusal));
  const cage::ChildEnd end =
      worker_.run({task_head({'P', std::string(media_type), wish.page, wish.width, wish.quarter_turns}), bytes});
  if (auto failure = failure_of(end)) return refuse(std::move(*failure));
  auto picture = read_picture(end.output);
  if (!picture) return refuse(Refusal{"file_damaged"});
  return std::move(*picture);
}

}  // namespace simpul::ocr
