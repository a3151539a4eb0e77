#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "paper/recognised_page.h"

namespace simpul::ocr {

// What a worker is asked: the layers of all pages, the words of one by OCR, or a picture of it.
struct Task {
  char kind = 'L';  // L, O or P
  std::string media_type;
  std::size_t page = 0;
  std::size_t width = 0;  // of the picture, pixels
  int quarter_turns = 0;  // of the picture, clockwise
};
std::string task_head(const Task& task);
// The task and the file behind its head.
std::optional<std::pair<Task, std::string_view>> read_task(std::string_view bytes);

// A page by its text layer; where that does not suffice, OCR is asked.
struct LayerPage {
  paper::RecognisedPage page;
  bool suffices = false;
};
using Layers = Result<std::vector<LayerPage>, Refusal>;
using Words = Result<paper::RecognisedPage, Refusal>;
using Picture = Result<std::string, Refusal>;

std::string report_of(const Layers& layers);
std::string report_of(const Words& words);
std::string report_of(const Picture& picture);
// nullopt for a report that no honest worker makes.
std::optional<Layers> read_layers(std::string_view report);
std::optional<Words> read_words(std::string_view report);
std::optional<Picture> read_picture(std::string_view report);

}  // namespace simpul::ocr
