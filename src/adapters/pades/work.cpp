#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "encoding/mapper.h"
#include "examination.h"
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

TrustMaterial trust_of(const Task& task) {
  TrustMaterial out;
  out.now = task.line.now;
  std::vector<std::string>* const kinds[] = {&out.anchors, &out.intermediates, &out.crls, &out.ocsp_responses};
  std::size_t piece = 1;
  for (std::size_t kind = 0; kind < std::size(kinds) && kind < task.line.trust.size(); ++kind) {
    for (int i = 0; i < task.line.trust[kind] && piece < task.pieces.size(); ++i) {
      kinds[kind]->emplace_back(task.pieces[piece++]);
    }
  }
  return out;
}

std::string examine(const Task& task) {
  const auto known = read_trust(trust_of(task));
  if (!known) return said(known.error());
  const FoundSignatures found = find_signatures(task.pieces.front());
  if (!found.fault.code.empty()) return said(found.fault);
  return report_bytes({"", {}, examined(task.pieces.front(), found, *known)}, "");
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
      return examine(*task);
  }
  return said(Refusal{"pades_pdf_damaged"});
}

void warm_up() { OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG | OPENSSL_INIT_ADD_ALL_DIGESTS, nullptr); }

}  // namespace simpul::pades
