#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/file_inspector.h"

namespace simpul::inspector {

// What goes over the two descriptors. A task is the letter I, the media type, a line feed and the file; a report is one
// line of JSON and then the text layer as it is.
struct Task {
  std::string_view media_type;
  std::string_view file;
};
std::string task_head(std::string_view media_type);
std::optional<Task> read_task(std::string_view bytes);

using Finding = Result<InspectedFile, Refusal>;
std::string report_of(const Finding& finding);
// A report comes from a process that may have been taken over: everything in it is checked again. nullopt where it is
// no report.
std::optional<Finding> read_report(std::string_view bytes);

}  // namespace simpul::inspector
