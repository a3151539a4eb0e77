#pragma once

#include <string_view>

#include "task.h"

namespace simpul::ocr {

// The words of every page of a PDF with their boxes, and whether they suffice.
Layers text_layers(std::string_view pdf);

}  // namespace simpul::ocr
