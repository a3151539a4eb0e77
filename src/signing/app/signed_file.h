#pragma once

// Private to the signing app: the one PDF that gathers the electronic signatures of a document.

#include "signing_app/routes.h"

namespace simpul::signing {

// The attachment that bears the latest electronic signature; null before the first.
const dossiers::Attachment* signed_attachment(const dossiers::State& state, const DocumentId& document);

// The field in which a party signs.
std::string field_of(const RegionCode& party);

struct SheetToSign {
  std::string pdf;
  std::size_t signatures = 0;  // already in it
};

// The latest signed file, or the agreed text on paper with an empty field for every signatory.
// Codes: signature_place_missing, text_not_agreed, attachment_not_here, print_…, pades_….
Result<SheetToSign, Refusals> sheet_to_sign(const Doors& doors, Tools& tools, const DossierSeen& dossier,
                                            const dossiers::Document& document);

}  // namespace simpul::signing
