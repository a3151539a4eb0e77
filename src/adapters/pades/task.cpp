#include "task.h"

#include "encoding/mapper.h"

namespace simpul::pades {
namespace {

constexpr JsonLimits line_limits{.bytes_max = 8u << 20, .depth_max = 16, .members_max = 100'000};
constexpr std::size_t section_bytes_max = 8u << 20;

template <class T>
std::optional<T> read_line(std::string_view bytes, std::string_view& rest) {
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto json = read_json(bytes.substr(0, end), line_limits);
  if (!json) return std::nullopt;
  auto line = from_json<T>(*json);
  if (!line) return std::nullopt;
  rest = bytes.substr(end + 1);
  return std::move(*line);
}

}  // namespace

std::string task_bytes(TaskLine line, const std::vector<std::string_view>& pieces) {
  for (const std::string_view piece : pieces) line.sizes.push_back(piece.size());
  std::string out = json_text(to_json(line)) + "\n";
  for (const std::string_view piece : pieces) out += piece;
  return out;
}

std::optional<Task> read_task(std::string_view bytes) {
  std::string_view rest;
  auto line = read_line<TaskLine>(bytes, rest);
  if (!line || line->sizes.empty()) return std::nullopt;
  Task task{std::move(*line), {}};
  for (const std::size_t size : task.line.sizes) {
    if (size > rest.size()) return std::nullopt;
    task.pieces.push_back(rest.substr(0, size));
    rest.remove_prefix(size);
  }
  return task;
}

std::string report_bytes(const ReportLine& line, std::string_view section) {
  return json_text(to_json(line)) + "\n" + std::string(section);
}

Result<Report, Refusal> read_report(std::string_view bytes) {
  std::string_view section;
  auto line = read_line<ReportLine>(bytes, section);
  if (!line || section.size() > section_bytes_max) return refuse(Refusal{"pades_pdf_damaged"});
  if (!line->code.empty()) {
    if (!line->code.starts_with("pades_")) return refuse(Refusal{"pades_pdf_damaged"});
    return refuse(Refusal{std::move(line->code), "", std::move(line->facts)});
  }
  return Report{std::string(section), line->signatures ? std::move(*line->signatures) : SignatureReport{}};
}

}  // namespace simpul::pades
