#pragma once

#include <string>
#include <string_view>

#include "cage/lock.h"

namespace simpul::cage {

// What a worker does with its one task once it is locked in; what it returns is the report.
using Work = std::string (*)(std::string_view task);
// What has to be read from disk before there is none.
using WarmUp = void (*)();

// The whole life of a worker: locks itself in, reads one task from descriptor 3, writes its report to descriptor 4.
// To be called first thing in main, before any thread is started. Tasks that begin with 'T' are trials of the cage, and
// reports that begin with 'T' say why it does not hold: work takes and gives neither. Returns the exit status.
int run_worker(Work work, WarmUp warm_up, unsigned processor_seconds = usual_processor_seconds);

// The first byte of the task that waits; '\0' for none. Lets a warm-up load only what its task will need.
char kind_of_task();

// Loads the tables of the C library that turn UTF-16 into UTF-8 and back.
void warm_up_conversions();

}  // namespace simpul::cage
