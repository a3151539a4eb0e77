#include "yaml/caged_template_files.h"

#include "encoding/mapper.h"
#include "ports/file_bounds.h"

namespace simpul::yaml {
namespace {

// A template of fifty pages has a hundred kilobytes.

struct Report {
  std::string code;
  std::map<std::string, std::string> facts;
};
BOOST_DESCRIBE_STRUCT(Report, (), (code, facts))

cage::ConfinedProgram::Limits limits() {
  return {.time = std::chrono::milliseconds(10'000), .report_bytes_max = 16u << 20};
}

// A report comes from a process that may have been taken over: only what the port promises is passed on.
Refusal refusal_in(std::string_view report) {
  const auto json = read_json(report);
  auto read = json ? from_json<Report>(*json) : Result<Report, Refusals>(refuse(Refusals{}));
  if (read && read->code == "yaml_malformed" && read->facts.contains("line") && read->facts.contains("why")) {
    return {read->code, "", std::move(read->facts)};
  }
  return {"template_file_too_complex"};
}

}  // namespace

CagedTemplateFiles::CagedTemplateFiles(std::string program, std::vector<std::string> arguments)
    : worker_(std::move(program), std::move(arguments), limits()) {}

Result<Json, Refusal> CagedTemplateFiles::read(std::string_view bytes) {
  if (bytes.size() > template_file_bytes_max) {
    return refuse(Refusal{"template_file_too_large", "", {{"max", std::to_string(template_file_bytes_max >> 10)}}});
  }
  const cage::ChildEnd end = worker_.run({"F", bytes});
  if (end.how == cage::ChildEnd::How::NotStarted) {
    return refuse(Refusal{"template_reading_unavailable", "", {{"reason", end.reason}}});
  }
  if (end.how != cage::ChildEnd::How::Exited || end.output.empty()) {
    return refuse(Refusal{"template_file_too_complex"});
  }
  const std::string_view said = std::string_view(end.output).substr(1);
  if (end.output.front() != 'J') return refuse(refusal_in(said));
  auto json = read_json(said, {.bytes_max = 16u << 20, .members_max = 100'000});
  if (!json) return refuse(Refusal{"template_file_too_complex"});
  return std::move(*json);
}

}  // namespace simpul::yaml
