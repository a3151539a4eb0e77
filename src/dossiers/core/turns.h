#pragma once

// Private to the dossiers core: what is on file, asked in the words of the stages, and whose turn follows from it.

#include <optional>
#include <vector>

#include "dossiers/standing.h"
#include "dossiers/state.h"

namespace simpul::dossiers {

class Evidence {
 public:
  Evidence(const State& state, const Rules& rules);

  const State& state;
  const Rules& rules;

  std::vector<const Document*> of(DocumentType type) const;
  bool has(DocumentType type) const { return !of(type).empty(); }

  // A text is settled when all hold the same hash, when the paper is declared final, or when somebody has signed it.
  bool text_settled(const Document& document) const;
  bool signed_by_all(const Document& document) const;
  bool agreement_text_settled() const { return all_settled(DocumentType::JointAgreement); }
  bool agreement_has_signature() const { return any_signed(DocumentType::JointAgreement); }
  bool agreement_signed() const { return all_signed(DocumentType::JointAgreement); }
  bool every_pks_text_settled() const { return all_settled(DocumentType::CooperationAgreement); }
  bool pks_has_signature() const { return any_signed(DocumentType::CooperationAgreement); }
  bool every_pks_signed() const { return all_signed(DocumentType::CooperationAgreement); }
  // Something was done under the agreement: an activity, a berita acara or a report on file.
  bool activity() const;
  // Every signed paper has each party's number and a scan.
  bool records_complete() const;
  std::vector<const Document*> papers_without_record(const RegionCode& party) const;

  bool approval_needed(const RegionCode& party) const;
  bool approval_on_file(const RegionCode& party) const;
  bool approvals_complete() const;
  bool approvals_not_needed() const;

 private:
  bool all_settled(DocumentType type) const;
  bool any_signed(DocumentType type) const;
  bool all_signed(DocumentType type) const;
  bool has_scan(const Document& document) const;
};

// Whose turn it is: for the current stage, then signatures already open for later stages. Oldest first, then in
// printed order of the parties.
std::vector<Turn> turns_of(const Evidence& evidence, StageId current, bool anything_open);

}  // namespace simpul::dossiers
