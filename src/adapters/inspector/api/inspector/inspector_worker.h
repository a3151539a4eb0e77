#pragma once

namespace simpul::inspector {

// The hidden command of the program that becomes a worker.
inline constexpr const char* worker_command = "inspect-worker";

// The whole life of a worker: locks itself in, reads one task from descriptor 3, writes its report to descriptor 4.
// To be called first thing in main, before any thread is started. Returns the exit status.
int run_inspector_worker();

}  // namespace simpul::inspector
