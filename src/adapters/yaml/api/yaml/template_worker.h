#pragma once

namespace simpul::yaml {

// The hidden command of the program that becomes a worker reading one file of a template.
inline constexpr const char* worker_command = "read-template";

// The whole life of such a worker (cage/worker.h). To be called first thing in main. Returns the exit status.
int run_template_worker();

}  // namespace simpul::yaml
