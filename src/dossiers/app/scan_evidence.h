#pragma once

// Private to the dossiers app: the scan of a paper, read by this node before the dossier takes it in.

#include "dossiers_app/routes.h"

namespace simpul::dossiers {

// Which verdict about the scan the client compared itself and answers for: "takes_on" of the evidence, which is no part
// of the fact and leaves the body. Codes: field_wrong_type, field_value_unknown.
Result<std::optional<signing::ScanVerdict>, Refusals> doubt_taken_on(std::string_view kind, Json& body);

// Puts the reading of its scan into a signature in ink, and keeps the scan of another paper out of the dossier.
// Codes: scan_is_other_document, scan_doubtful_not_taken_on, scan_unreadable_not_taken_on, those of ScanReader.
Refusals put_reading(const ScanReader& read, const WovenPtr& dossier, std::optional<signing::ScanVerdict> taken_on,
                     Fact& fact);

}  // namespace simpul::dossiers
