#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "manuscript/word_reading.h"

namespace simpul::docx {

// What a worker says: "W" and the reading as JSON, or "R" and the refusal.
using Finding = Result<manuscript::WordReading, Refusal>;
std::string report_of(const Finding& finding);
// A report comes from a process that may have been taken over: everything in it is checked again. nullopt where it is
// no report.
std::optional<Finding> read_report(std::string_view bytes);

inline constexpr std::size_t report_bytes_max = 64u << 20;

}  // namespace simpul::docx
