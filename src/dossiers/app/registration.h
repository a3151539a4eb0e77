#pragma once

// Private to the dossiers app: an agreement that already exists, told in one breath.

#include <optional>
#include <string>
#include <vector>

#include "dossiers_app/desk.h"

namespace simpul::dossiers {

// Schema NewRegistration.
struct Registration {
  std::string title;
  CooperationKind cooperation = CooperationKind::KsddSukarela;
  std::vector<RegionCode> partners;
  std::optional<std::vector<std::string>> urusan;
  std::string document_title;
  std::optional<std::string> own_number;
  std::optional<std::string> partner_number;
  std::optional<Date> signed_on;
  std::optional<std::string> place;
  std::optional<std::string> own_signer;
  std::optional<std::string> partner_signer;
  std::optional<Date> start;
  std::optional<Date> end;
  std::optional<Digest> file;
  std::optional<std::string> file_name;
  std::optional<std::string> source;
};
BOOST_DESCRIBE_STRUCT(Registration, (), (title, cooperation, partners, urusan, document_title, own_number,
                                         partner_number, signed_on, place, own_signer, partner_signer, start, end, file,
                                         file_name, source))

// The facts that say the same, in order. A signing day makes every head of region a signatory on that day; without one
// no signature is recorded, since nothing proves it. Codes: registration_needs_partner,
// partner_number_needs_one_partner, attachment_not_uploaded.
Result<std::vector<Fact>, Refusals> facts_of(Desk& desk, const Registration& registration,
                                             const access::Caller& caller);

// The same refusals, pointing at the fields of the form instead of at the members of the facts told from it.
Refusals at_form_fields(Refusals refusals);

}  // namespace simpul::dossiers
