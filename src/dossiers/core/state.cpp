#include "dossiers/state.h"

#include <algorithm>

#include "signing/slots.h"

namespace simpul::dossiers {

std::vector<RegionCode> State::regions() const {
  std::vector<RegionCode> out;
  for (const Party& party : parties) out.push_back(party.region);
  return out;
}

const Party* State::party(const RegionCode& region) const {
  const auto found = std::ranges::find(parties, region, &Party::region);
  return found == parties.end() ? nullptr : &*found;
}

bool State::is_party(const RegionCode& region) const { return party(region) != nullptr; }

const Document* State::document(const DocumentId& id) const {
  const auto found = std::ranges::find(documents, id, &Document::document);
  return found == documents.end() ? nullptr : &*found;
}

const Attachment* State::attachment(const AttachmentId& id) const {
  const auto found = std::ranges::find_if(attachments, [&](const Attachment& a) { return a.file.attachment == id; });
  return found == attachments.end() ? nullptr : &*found;
}

std::vector<RegionCode> State::signatories(const Document& document) const {
  if (document.party) return {*document.party};
  return regions();
}

const signing::PartyRefusal* State::refusal(const Document& document, const RegionCode& party) const {
  const auto* refusal = signatures.refusal(document.document, party);
  if (!refusal || !refusal->fact.text) return refusal;
  return positions.agreed(document.document, signatories(document)) == refusal->fact.text ? refusal : nullptr;
}

std::optional<RegionCode> State::signs_before(const Document& document, const RegionCode& party) const {
  if (!document.order) return std::nullopt;
  const auto signers = signatories(document);
  if (std::ranges::find(signers, party) == signers.end()) return std::nullopt;
  std::vector<RegionCode> signed_by;
  for (const RegionCode& region : signers) {
    if (signatures.valid(document.document, region)) signed_by.push_back(region);
  }
  return signing::waits_for(signing::slots_of(document.document, signers, document.order->parties), party, signed_by);
}

}  // namespace simpul::dossiers
