#pragma once

// Private to the dossiers app: what a client sees of a woven dossier (schemas/api/dossiers.yaml).

#include <string>

#include "dossiers_app/desk.h"

namespace simpul::dossiers {

// Schema Dossier without `today` and `dated`, which the clock adds.
Json page_of(const Woven& woven, const regions::Register& regions);

// Schema DossierRow without `phase`, `sleeping` and `reminder_months`.
Json row_of(const Woven& woven, const regions::Register& regions);

// Joins stored JSON of an object with what the clock says on `today`.
std::string with_clock(std::string_view stored_object, const Course& course, const TermRules& rules, Date today);
// The same for a page, where the clock's part stands in members of its own.
std::string page_with_clock(std::string_view stored_page, const Course& course, const TermRules& rules, Date today);

}  // namespace simpul::dossiers
