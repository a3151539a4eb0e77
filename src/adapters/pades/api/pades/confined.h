#pragma once

#include "cage/confined_program.h"
#include "pades/pades_work.h"

namespace simpul::pades {

// The hidden command of the program that becomes a worker: cage::run_worker(carry_out, warm_up).
inline constexpr const char* worker_command = "signatures-worker";

// Tasks go to processes of their own without network, files or much memory. `program` must outlive the worker.
Worker confined_to(cage::ConfinedProgram& program);

}  // namespace simpul::pades
