#pragma once

#include "sheet_image.h"
#include "task.h"

namespace simpul::ocr {

// Reads the data of a language from disk, before there is none. Where it is not installed OCR is refused from then on.
void load_language(const char* language);

// The words of a page, straightened first where it lay askew, and turned where it lay on its side or stood on its head
// and the data for telling that (osd) is there. Refusal: ocr_language_missing.
Words recognised(SheetImage image);

}  // namespace simpul::ocr
