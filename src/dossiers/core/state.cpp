#include "dossiers/state.h"

#include <algorithm>

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

}  // namespace simpul::dossiers
