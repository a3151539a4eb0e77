#include "report.h"

#include <boost/describe.hpp>

#include "document_reader.h"
#include "encoding/mapper.h"

namespace simpul::docx {
namespace {

struct Reason {
  std::string code;
  std::map<std::string, std::string> facts;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (code, facts))

// The only refusals a worker can have; a forged report cannot say anything else to a person.
constexpr std::string_view known_codes[] = {"word_not_docx",    "word_old_format",       "word_encrypted",
                                            "word_has_macros",  "word_external_content", "word_damaged",
                                            "word_xml_unsafe",  "word_structure_lost",   "word_too_large",
                                            "word_too_complex", "word_unpacks_too_large"};

constexpr JsonLimits limits{.bytes_max = report_bytes_max, .depth_max = 16, .members_max = 8'000'000};

// Places named in a reading must be there.
bool is_sound(const manuscript::WordReading& reading) {
  const auto editor = [&](const std::optional<std::size_t>& e) { return !e || *e < reading.editors.size(); };
  const auto sound = [&](const manuscript::ReadParagraph& p) {
    return editor(p.end_editor) && std::ranges::all_of(p.runs, [&](const auto& run) { return editor(run.editor); });
  };
  if (reading.parts.size() > parts_max) return false;
  return std::ranges::all_of(reading.parts, [&](const manuscript::ReadPart& part) {
    return sound(part.paragraph) && std::ranges::all_of(part.rows, [&](const manuscript::ReadRow& row) {
             return editor(row.editor) && std::ranges::all_of(row.cells, sound);
           });
  });
}

}  // namespace

std::string report_of(const Finding& finding) {
  if (finding) return "W" + json_text(to_json(*finding));
  return "R" + json_text(to_json(Reason{finding.error().code, finding.error().facts}));
}

std::optional<Finding> read_report(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  const auto json = read_json(bytes.substr(1), limits);
  if (!json) return std::nullopt;
  if (bytes.front() == 'W') {
    auto reading = from_json<manuscript::WordReading>(*json, UnknownMembers::Ignore);
    if (!reading || !is_sound(*reading)) return std::nullopt;
    return std::move(*reading);
  }
  auto reason = from_json<Reason>(*json);
  if (bytes.front() != 'R' || !reason) return std::nullopt;
  if (std::ranges::find(known_codes, reason->code) == std::end(known_codes)) return std::nullopt;
  return refuse(Refusal{std::move(reason->code), "", std::move(reason->facts)});
}

}  // namespace simpul::docx
