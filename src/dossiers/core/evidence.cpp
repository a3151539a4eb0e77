#include <algorithm>

#include "turns.h"

namespace simpul::dossiers {

Evidence::Evidence(const State& the_state, const Rules& the_rules) : state(the_state), rules(the_rules) {}

std::vector<const Document*> Evidence::of(DocumentType type) const {
  std::vector<const Document*> out;
  for (const Document& document : state.documents) {
    if (document.type == type) out.push_back(&document);
  }
  return out;
}

bool Evidence::text_settled(const Document& document) const {
  if (state.signatures.any_valid(document.document)) return true;
  if (state.positions.any(document.document)) {
    return state.positions.agreed(document.document, state.signatories(document)).has_value();
  }
  return document.final_on.has_value();
}

bool Evidence::signed_by_all(const Document& document) const {
  return state.signatures.complete(document.document, state.signatories(document));
}

bool Evidence::all_settled(DocumentType type) const {
  const auto papers = of(type);
  return !papers.empty() && std::ranges::all_of(papers, [&](const Document* paper) { return text_settled(*paper); });
}

bool Evidence::any_signed(DocumentType type) const {
  return std::ranges::any_of(of(type), [&](const Document* paper) {
    return state.signatures.any_valid(paper->document);
  });
}

bool Evidence::all_signed(DocumentType type) const {
  const auto papers = of(type);
  return !papers.empty() && std::ranges::all_of(papers, [&](const Document* paper) { return signed_by_all(*paper); });
}

bool Evidence::activity() const {
  if (has(DocumentType::Report)) return true;
  return std::ranges::any_of(state.occurrences, [](const Occurrence& occurrence) {
    return occurrence.fact.what == OccurrenceKind::Activity;
  });
}

bool Evidence::has_scan(const Document& document) const {
  return std::ranges::any_of(state.attachments, [&](const Attachment& attachment) {
    return attachment.file.document == document.document &&
           (attachment.file.role == FileRole::Scan || attachment.file.role == FileRole::Text);
  });
}

std::vector<const Document*> Evidence::papers_without_record(const RegionCode& party) const {
  std::vector<const Document*> out;
  for (const Document& document : state.documents) {
    const auto parties = state.signatories(document);
    const bool joint = rules.document(document.type).signer != signing::SignerRule::Nobody && !document.party;
    if (!joint || !signed_by_all(document) || std::ranges::find(parties, party) == parties.end()) continue;
    if (!document.numbers.contains(party) || !has_scan(document)) out.push_back(&document);
  }
  return out;
}

bool Evidence::records_complete() const {
  if (!agreement_signed()) return false;
  const auto parties = state.regions();
  return std::ranges::all_of(parties, [&](const RegionCode& party) { return papers_without_record(party).empty(); });
}

bool Evidence::approval_needed(const RegionCode& party) const {
  const auto burden = state.burdens.find(party);
  return burden != state.burdens.end() &&
         (burden->second.burdens_people_and_region || burden->second.unfunded_this_year);
}

bool Evidence::approval_on_file(const RegionCode& party) const {
  return std::ranges::any_of(of(DocumentType::DprdApproval),
                             [&](const Document* paper) { return paper->party == party; });
}

bool Evidence::approvals_complete() const {
  const auto parties = state.regions();
  return !approvals_not_needed() && std::ranges::all_of(parties, [&](const RegionCode& party) {
    return approval_on_file(party) || (state.burdens.contains(party) && !approval_needed(party));
  });
}

bool Evidence::approvals_not_needed() const {
  const auto parties = state.regions();
  return std::ranges::all_of(parties, [&](const RegionCode& party) {
    return state.burdens.contains(party) && !approval_needed(party);
  });
}

}  // namespace simpul::dossiers
