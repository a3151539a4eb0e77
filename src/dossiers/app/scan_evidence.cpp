#include "scan_evidence.h"

#include "encoding/mapper.h"

namespace simpul::dossiers {
namespace {

using signing::ScanVerdict;

DossierSeen seen(const WovenPtr& woven) { return {woven->id, {woven, &woven->state}, woven->mark}; }

Refusals at(Refusals refusals, const std::string& pointer) {
  for (Refusal& refusal : refusals) refusal.pointer = pointer;
  return refusals;
}

// A scan may come before its signature is recorded; that of another paper must not come at all.
Refusals judge_file(const ScanReader& read, const DossierSeen& dossier, const FileAttached& file) {
  if (file.role != FileRole::Scan || !file.document) return {};
  const Document* document = dossier.state->document(*file.document);
  if (!document) return {};
  const auto reading = read(dossier, *document, file);
  if (!reading) return at(reading.error(), "/hash");
  const bool is_other = *reading && (*reading)->verdict == ScanVerdict::Other;
  return is_other ? Refusals{{"scan_is_other_document", "/hash"}} : Refusals();
}

// What is left open must be taken on by its own name: who takes on what could not be read has not compared what was
// read otherwise.
Refusals judge_reading(const signing::ScanReading& reading, std::optional<ScanVerdict> taken_on) {
  switch (reading.verdict) {
    case ScanVerdict::Same:
      return {};
    case ScanVerdict::Other:
      return {{"scan_is_other_document", "/evidence/scan"}};
    case ScanVerdict::Doubtful:
      if (taken_on == reading.verdict) return {};
      return {{"scan_doubtful_not_taken_on", "/evidence/takes_on"}};
    case ScanVerdict::Undeterminable:
      if (taken_on == reading.verdict) return {};
      return {{"scan_unreadable_not_taken_on", "/evidence/takes_on"}};
  }
  return {};
}

}  // namespace

Result<std::optional<ScanVerdict>, Refusals> doubt_taken_on(std::string_view kind, Json& body) {
  std::optional<ScanVerdict> none;
  if (kind != SignatureRecorded::kind || !body.is_object()) return none;
  Json* evidence = body.as_object().if_contains("evidence");
  if (!evidence || !evidence->is_object()) return none;
  const Json* told = evidence->as_object().if_contains("takes_on");
  if (!told) return none;
  const std::string text = told->is_string() ? std::string(told->get_string()) : std::string();
  evidence->as_object().erase("takes_on");
  const auto verdict = parse_enum<ScanVerdict>(text);
  const bool is_doubt = verdict == ScanVerdict::Doubtful || verdict == ScanVerdict::Undeterminable;
  if (!is_doubt)
    return refuse(Refusals{{"field_unknown_value", "/evidence/takes_on", {{"given", text.substr(0, 80)}}}});
  return std::optional(*verdict);
}

Refusals put_reading(const ScanReader& read, const WovenPtr& dossier, std::optional<ScanVerdict> taken_on, Fact& fact) {
  if (const auto* file = std::get_if<FileAttached>(&fact)) return judge_file(read, seen(dossier), *file);
  auto* signature = std::get_if<SignatureRecorded>(&fact);
  if (!signature || !signature->evidence.scan) return {};
  const Attachment* scan = dossier->state.attachment(*signature->evidence.scan);
  const Document* document = dossier->state.document(signature->document);
  if (!scan || !document) return {};  // the rules name the fault at its place
  auto reading = read(seen(dossier), *document, scan->file);
  if (!reading) return at(std::move(reading.error()), "/evidence/scan");
  if (!*reading) return {};
  if (Refusals against = judge_reading(**reading, taken_on); !against.empty()) return against;
  signature->evidence.reading = std::move(**reading);
  return {};
}

}  // namespace simpul::dossiers
