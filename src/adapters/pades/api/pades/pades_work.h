#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::pades {

// Everything this adapter does with a file from a stranger, as bytes in and bytes out: no file, no network, no clock,
// no chance. Reading such files with qpdf and OpenSSL is bounded in pages, objects and bytes, but not in memory that a
// compressed stream unpacks to, so a node runs it in a confined worker process; tests call it directly.
std::string carry_out(std::string_view task);

// Loads what OpenSSL would otherwise load late, from disk. To be called before the worker is locked in.
void warm_up();

// Brings a task to where carry_out() runs and its report back. Refuses with pades_worker_unavailable, or with
// pades_pdf_too_complex where the worker ran out of memory or time.
using Worker = std::function<Result<std::string, Refusal>(std::string_view task)>;

}  // namespace simpul::pades
