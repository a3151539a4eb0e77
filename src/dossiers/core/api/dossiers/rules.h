#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dossiers/facts.h"
#include "signing/preflight.h"
#include "signing/signatures.h"

namespace simpul::dossiers {

// How sure a rule is: read in the law, seen in practice, or not confirmed (and then for each region to set).
enum class Certainty { Law, Practice, Unconfirmed };
BOOST_DESCRIBE_ENUM(Certainty, Law, Practice, Unconfirmed)

// The ten stages of PP 28/2018 Pasal 6(1), letters a to j.
enum class StageId {
  Preparation, Offer, JaDrafting, JaSigning, DprdApproval, PksDrafting, PksSigning, Implementation, Records, Reporting
};
BOOST_DESCRIBE_ENUM(StageId, Preparation, Offer, JaDrafting, JaSigning, DprdApproval, PksDrafting, PksSigning,
                    Implementation, Records, Reporting)

struct StageRule {
  StageId id = StageId::Preparation;
  std::string letter;
  std::vector<DocumentType> inputs;  // what must be on file for the stage to be proven
  std::optional<int> deadline_days;  // absent: the law sets none
  std::string source;
  Certainty certainty = Certainty::Law;
};

struct DocumentRule {
  DocumentType type = DocumentType::JointAgreement;
  std::vector<DocumentType> parents;  // allowed parent types; empty: stands alone
  bool parent_required = false;
  signing::SignerRule signer = signing::SignerRule::Nobody;
  bool one_party = false;  // the paper of one party alone
};

struct KindRule {
  CooperationKind kind = CooperationKind::KsddSukarela;
  bool accepted = false;
  bool needs_border = false;  // the regions must border
};

// What a capacity does to the power to sign a type of document (UU 30/2014 P14(7) for Plt and Plh).
struct CapacityRule {
  std::set<DocumentType> doubtful;  // recorded and counted, shown with the doubt
  std::set<DocumentType> refused;   // not recorded
  bool routine_only = false;        // may not newly set a signature where it is doubtful
};

struct TermRules {
  std::vector<int> reminder_months;  // descending
  int sleeping_after_months = 0;
};

// The law as data, read from rules/ at start. Immutable afterwards.
struct Rules {
  std::vector<StageRule> stages;
  std::map<DocumentType, DocumentRule> documents;
  std::vector<KindRule> kinds;
  std::map<signing::Capacity, CapacityRule> capacities;
  TermRules terms;
  std::vector<std::string> urusan;  // known codes

  const DocumentRule& document(DocumentType type) const;
  const StageRule& stage(StageId id) const;
  // Before a signature is set. What stands on paper already is judged by `refused` alone.
  signing::CapacityVerdict capacity(signing::Capacity capacity, DocumentType type) const;
  bool accepts(CooperationKind kind) const;
  bool needs_border(CooperationKind kind) const;
};

// Reads the parsed rule files ({"stages": …, "documents": …, "kinds": …, "capacities": …, "terms": …, "urusan": …}).
// Refuses what is malformed (field_… at its pointer) or misses a stage, a type or a capacity (rules_incomplete).
Result<Rules, Refusals> read_rules(const Json& files);

}  // namespace simpul::dossiers
