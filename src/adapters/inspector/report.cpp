#include "report.h"

#include <boost/describe.hpp>

#include "content_type.h"
#include "encoding/mapper.h"
#include "encoding/utf8.h"
#include "pdf_examiner.h"
#include "ports/file_bounds.h"

namespace simpul::inspector {
namespace {

struct Line {
  std::string code;  // empty: the file is fine
  std::map<std::string, std::string> facts;
  std::string media_type;
  int pages = 0;
};
BOOST_DESCRIBE_STRUCT(Line, (), (code, facts, media_type, pages))

// The only refusals a worker can have; a forged report cannot say anything else to a person.
constexpr std::string_view known_codes[] = {
    "file_type_not_accepted", "file_not_what_it_claims",     "file_damaged",
    "file_encrypted",         "file_has_active_content",     "file_too_complex",
    "image_too_large",        "file_inspection_unavailable", "file_too_many_pages"};

bool is_plausible(const Line& line, std::string_view text) {
  if (!line.code.empty()) return std::ranges::find(known_codes, line.code) != std::end(known_codes);
  return is_accepted(line.media_type) && line.pages >= 0 && line.pages <= pdf_pages_max && is_utf8(text) &&
         text.size() <= text_bytes_max;
}

}  // namespace

std::string task_head(std::string_view media_type) { return fmt::format("I{}\n", media_type); }

std::optional<Task> read_task(std::string_view bytes) {
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos || !bytes.starts_with('I')) return std::nullopt;
  return Task{bytes.substr(1, end - 1), bytes.substr(end + 1)};
}

std::string report_of(const Finding& finding) {
  Line line;
  if (finding) {
    line.media_type = finding->media_type;
    line.pages = finding->pages;
  } else {
    line.code = finding.error().code;
    line.facts = finding.error().facts;
  }
  return json_text(to_json(line)) + "\n" + (finding ? finding->text : std::string());
}

std::optional<Finding> read_report(std::string_view bytes) {
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto json = read_json(bytes.substr(0, end));
  if (!json) return std::nullopt;
  auto line = from_json<Line>(*json);
  const std::string_view text = bytes.substr(end + 1);
  if (!line || !is_plausible(*line, text)) return std::nullopt;
  if (!line->code.empty()) return refuse(Refusal{std::move(line->code), "", std::move(line->facts)});
  return InspectedFile{std::move(line->media_type), std::string(text), line->pages};
}

}  // namespace simpul::inspector
