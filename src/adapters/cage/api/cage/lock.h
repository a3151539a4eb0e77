#pragma once

#include <optional>
#include <string>

namespace simpul::cage {

inline constexpr unsigned usual_processor_seconds = 10;

// Takes from this process, for good, all it does not need to read memory and write to open descriptors: memory over
// 512 MiB, processor time, files, sockets, other processes, new code. The reason where that is not possible.
std::optional<std::string> lock_in(unsigned processor_seconds = usual_processor_seconds);

// Tries what a hijacked worker would try; names the first thing that was not refused. Only to be called locked in.
std::optional<std::string> try_to_break_out();

}  // namespace simpul::cage
