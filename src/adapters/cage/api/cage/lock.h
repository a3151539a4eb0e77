#pragma once

#include <optional>
#include <string>

namespace simpul::cage {

// Takes from this process, for good, all it does not need to read memory and write to open descriptors: memory over
// 512 MiB, processor time over 10 s, files, sockets, other processes, new code. The reason where that is not possible.
std::optional<std::string> lock_in();

// Tries what a hijacked worker would try; names the first thing that was not refused. Only to be called locked in.
std::optional<std::string> try_to_break_out();

}  // namespace simpul::cage
