#pragma once

namespace simpul::ocr {

// The hidden command of the program that becomes a worker reading pages.
inline constexpr const char* worker_command = "read-pages";

// The whole life of such a worker (cage/worker.h). To be called first thing in main. Returns the exit status.
// `language` as Tesseract names its data; one that is not installed leaves scanned pages unread.
int run_page_worker(const char* language = "ind");

}  // namespace simpul::ocr
