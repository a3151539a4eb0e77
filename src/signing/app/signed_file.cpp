#include "signed_file.h"

#include <algorithm>

namespace simpul::signing {
namespace {

// The printed order of signatories is that of the parties, so the places follow the signatories one by one.
Result<std::vector<FieldPlace>, Refusals> fields_of(const RenderedPdf& sheet, std::span<const RegionCode> signatories) {
  std::vector<FieldPlace> out;
  for (std::size_t i = 0; i < signatories.size(); ++i) {
    const auto place = std::ranges::find(sheet.signature_places, i, &SignaturePlace::signatory);
    if (place == sheet.signature_places.end()) {
      return refuse(Refusals{{"signature_place_missing",
                              "",
                              {{"places", std::to_string(sheet.signature_places.size())},
                               {"signatories", std::to_string(signatories.size())}}}});
    }
    const int page = static_cast<int>(place->page) + 1;
    out.push_back({field_of(signatories[i]), {page, place->left, place->bottom, place->width, place->height}});
  }
  return out;
}

}  // namespace

const dossiers::Attachment* signed_attachment(const dossiers::State& state, const DocumentId& document) {
  const dossiers::Attachment* latest = nullptr;
  for (const Signature& signature : state.signatures.all()) {
    const bool counts = signature.status == SignatureStatus::Valid && signature.fact.document == document;
    if (!counts || !signature.fact.electronic) continue;
    const auto file = std::ranges::find_if(state.attachments, [&](const dossiers::Attachment& attachment) {
      return attachment.file.hash == signature.fact.electronic->file;
    });
    if (file != state.attachments.end()) latest = &*file;
  }
  return latest;
}

std::string field_of(const RegionCode& party) {
  std::string name = "pihak-" + party.text();
  std::ranges::replace(name, '.', '-');
  return name;
}

Result<SheetToSign, Refusals> sheet_to_sign(const Doors& doors, Tools& tools, const DossierSeen& dossier,
                                            const dossiers::Document& document) {
  if (const auto* attachment = signed_attachment(*dossier.state, document.document)) {
    auto bytes = doors.dossiers.read_file(attachment->file.hash);
    if (!bytes) return refuse(std::move(bytes.error()));
    const auto report = tools.pdf.examine(*bytes, tools.trust());
    if (!report) return refuse(Refusals{report.error()});
    return SheetToSign{std::move(*bytes), report->signatures.size()};
  }
  const auto drawn = doors.texts.sheet(dossier, document);
  if (!drawn) return refuse(drawn.error());
  const auto fields = fields_of(*drawn, dossier.state->signatories(document));
  if (!fields) return refuse(fields.error());
  auto prepared = tools.pdf.prepare(drawn->bytes, *fields);
  if (!prepared) return refuse(Refusals{prepared.error()});
  return SheetToSign{std::move(*prepared), 0};
}

}  // namespace simpul::signing
