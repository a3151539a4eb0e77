#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "encoding/mapper.h"
#include "pades/pades_work.h"
#include "pdf/plain.h"
#include "task.h"

namespace simpul::pades {
namespace {

std::string said(const Fault& fault) { return report_bytes({fault.code, fault.facts, {}}, ""); }
std::string said(const Refusal& refusal) { return report_bytes({refusal.code, refusal.facts, {}}, ""); }

std::string said(const Section& section) {
  return section.fault.code.empty() ? report_bytes({}, section.bytes) : said(section.fault);
}

std::string prepare(const Task& task) {
  std::vector<Place> places;
  for (const FieldPlace& place : task.line.places) {
    const PageArea& area = place.area;
    places.push_back({place.field, area.page, area.left, area.bottom, area.width, area.height});
  }
  return said(prepare_fields(task.pieces.front(), places));
}

std::string fill(const Task& task) {
  if (!task.line.filling) return said(Refusal{"pades_pdf_damaged"});
  const FieldFilling& given = *task.line.filling;
  return said(
      fill_field(task.pieces.front(), {given.field, given.name, given.reason, given.place, given.time, given.lines}));
}

}  // namespace

std::string carry_out(std::string_view bytes) {
  const auto task = read_task(bytes);
  if (!task) return said(Refusal{"pades_pdf_damaged"});
  switch (task->line.kind) {
    case TaskKind::Prepare:
      return prepare(*task);
    case TaskKind::Fill:
      return fill(*task);
    case TaskKind::Examine:
      return said(Refusal{"pades_pdf_damaged"});
  }
  return said(Refusal{"pades_pdf_damaged"});
}

void warm_up() { OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG | OPENSSL_INIT_ADD_ALL_DIGESTS, nullptr); }

}  // namespace simpul::pades
