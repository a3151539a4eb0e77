#pragma once

namespace simpul::docx {

// The hidden command of the program that becomes a worker reading one Word file.
inline constexpr const char* worker_command = "read-word";

// The whole life of such a worker (cage/worker.h). To be called first thing in main. Returns the exit status.
int run_word_worker();

}  // namespace simpul::docx
