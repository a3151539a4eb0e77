#include "ocr/page_worker.h"

#include <poppler-global.h>

#include <new>

#include "cage/worker.h"
#include "ports/page_reader.h"
#include "recogniser.h"
#include "sheet_image.h"
#include "text_layer.h"

namespace simpul::ocr {
namespace {

// A dense page at 300 dots an inch takes about four seconds.
constexpr unsigned processor_seconds = 30;

const char*& language_to_load() {
  static const char* language = "ind";
  return language;
}

bool is_pdf(const Task& task) { return task.media_type == "application/pdf"; }

Result<SheetImage, Refusal> image_for(const Task& task, std::string_view file, std::size_t across) {
  return is_pdf(task) ? image_of_page(file, task.page, across) : image_of_picture(file);
}

Layers layers_of(const Task& task, std::string_view file) {
  if (is_pdf(task)) return text_layers(file);
  const auto image = image_of_picture(file);
  if (!image) return refuse(image.error());
  return std::vector{LayerPage{{image->width, image->height, paper::PageSource::Ocr, {}}, false}};
}

Words words_of(const Task& task, std::string_view file) {
  auto image = image_for(task, file, 0);
  if (!image) return refuse(image.error());
  return recognised(std::move(*image));
}

Picture picture_of(const Task& task, std::string_view file) {
  const std::size_t width = std::min(std::max<std::size_t>(task.width, 1), page_picture_width_max);
  // A page on its side is as wide, once it stands, as it was high.
  const bool lies = task.quarter_turns % 2 != 0;
  auto image = image_for(task, file, lies ? page_picture_width_max : width);
  if (!image) return refuse(image.error());
  const auto upright = turned(std::move(*image), task.quarter_turns);
  if (!upright) return refuse(upright.error());
  return png_of(*upright, width);
}

std::string carry_out(std::string_view bytes) {
  const auto asked = read_task(bytes);
  if (!asked) return report_of(Layers(refuse(Refusal{"file_damaged"})));
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const auto& [task, file] = *asked;
  try {
    if (task.kind == 'L') return report_of(layers_of(task, file));
    if (task.kind == 'O') return report_of(words_of(task, file));
    if (task.kind == 'P') return report_of(picture_of(task, file));
  } catch (const std::bad_alloc&) {
    return report_of(Layers(refuse(Refusal{"file_too_complex"})));
  }
  return report_of(Layers(refuse(Refusal{"file_damaged"})));
}

void warm_up() {
  cage::warm_up_conversions();
  // Loading the language takes longer than laying out or drawing a page.
  if (cage::kind_of_task() == 'O') load_language(language_to_load());
}

}  // namespace

int run_page_worker(const char* language) {
  language_to_load() = language;
  return cage::run_worker(&carry_out, &warm_up, processor_seconds);
}

}  // namespace simpul::ocr
