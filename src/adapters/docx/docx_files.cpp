#include "docx/docx_files.h"

#include "package.h"
#include "ports/file_bounds.h"
#include "report.h"
#include "word_writer.h"

namespace simpul::docx {
namespace {

cage::ConfinedProgram::Limits usual_limits() {
  cage::ConfinedProgram::Limits limits;
  limits.report_bytes_max = report_bytes_max;
  return limits;
}

}  // namespace

DocxFiles::DocxFiles(std::string program, std::vector<std::string> arguments)
    : DocxFiles(std::move(program), std::move(arguments), usual_limits()) {}

DocxFiles::DocxFiles(std::string program, std::vector<std::string> arguments, Limits limits)
    : worker_(std::move(program), std::move(arguments), limits) {}

Result<std::string, PortError> DocxFiles::write(const manuscript::Sheet& sheet) { return packed(word_parts(sheet)); }

Result<manuscript::WordReading, Refusal> DocxFiles::read(std::string_view bytes) {
  // No process is needed to see that it is none or too much.
  if (bytes.size() > reading_bytes_max) {
    return refuse(Refusal{"word_too_large", "", {{"limit_mb", std::to_string(reading_bytes_max >> 20)}}});
  }
  if (bytes.empty()) return refuse(Refusal{"word_not_docx"});
  const cage::ChildEnd end = worker_.run({"W", bytes});
  switch (end.how) {
    case cage::ChildEnd::How::NotStarted:
      return refuse(Refusal{"word_reading_unavailable", "", {{"reason", end.reason}}});
    case cage::ChildEnd::How::TimedOut:
      return refuse(Refusal{"word_too_complex"});
    case cage::ChildEnd::How::Crashed:
      return refuse(Refusal{"word_damaged"});
    case cage::ChildEnd::How::Exited:
      break;
  }
  auto report = read_report(end.output);
  if (!report) return refuse(Refusal{"word_damaged"});
  return std::move(*report);
}

}  // namespace simpul::docx
