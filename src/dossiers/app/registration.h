#pragma once

// Private to the dossiers app: an agreement that already exists, told in one breath.

#include <optional>
#include <string>
#include <vector>

#include "dossiers_app/desk.h"
#include "registration_form.h"

namespace simpul::dossiers {

// What a registration says as facts, in order.
struct ToldAgreement {
  std::vector<Fact> facts;
  std::vector<std::optional<std::size_t>> party_of;  // beside facts: of whom a fact speaks, as the form counts them
  bool names_each_party = false;                     // by `parties`, not by the older fields for one partner
};

// A signing day makes every head of region a signatory on that day (or, with `parties`, whoever is named there);
// without one no signature is recorded, since nothing proves it. Codes: registration_needs_partner,
// partner_number_needs_one_partner, registration_two_forms, registration_signer_needs_day,
// registration_term_unreadable, registration_end_against_term, field_missing, attachment_not_uploaded.
Result<ToldAgreement, Refusals> facts_of(Desk& desk, const Registration& registration, const access::Caller& caller);

// The same refusals, pointing at the fields of the form instead of at the members of the facts told from it.
Refusals at_form_fields(Refusals refusals, const ToldAgreement& told);

}  // namespace simpul::dossiers
