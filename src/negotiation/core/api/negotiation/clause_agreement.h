#pragma once

#include <boost/describe.hpp>
#include <cstddef>
#include <span>
#include <vector>

#include "kernel/digest.h"
#include "kernel/region_code.h"
#include "negotiation/document_text.h"
#include "negotiation/positions.h"

namespace simpul::negotiation {

// What one party's latest text says, clause by clause. Empty where the party has taken no position, or one on a file
// whose clauses nobody knows.
struct PartyClauses {
  RegionCode party;
  std::vector<ClauseHash> clauses;
};

// The parties that hold one wording of a clause.
struct Wording {
  Digest hash;
  std::vector<RegionCode> parties;

  bool operator==(const Wording&) const = default;
};
BOOST_DESCRIBE_STRUCT(Wording, (), (hash, parties))

struct ClauseStanding {
  ClauseId clause;
  bool agreed = false;            // every party holds it, in one wording
  std::vector<Wording> wordings;  // by their hash
  std::vector<RegionCode> absent;  // parties whose text has no such clause

  bool operator==(const ClauseStanding&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClauseStanding, (), (clause, agreed, wordings, absent))

// Where the latest texts of all parties meet. Invariants: it depends on no order among the parties; `whole` implies
// that every clause is agreed, but the same clauses in another order are agreed one by one and not as a whole.
struct ClauseAgreement {
  std::vector<ClauseStanding> clauses;  // in the order of the texts
  std::size_t agreed = 0;               // "14 dari 17": of clauses.size()
  bool same_order = false;              // what several parties hold stands in the same order with all of them
  bool whole = false;                   // all parties hold the same clauses in the same order

  bool operator==(const ClauseAgreement&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClauseAgreement, (), (clauses, agreed, same_order, whole))

// A name that stands twice in one list counts where it stands first; such a list is no text, and no hash of one.
ClauseAgreement clause_agreement(std::span<const PartyClauses> parties);
// By the latest positions of the parties on a document.
ClauseAgreement clause_agreement(const Positions& positions, const DocumentId& document,
                                 std::span<const RegionCode> parties);

struct AgreementCount {
  std::size_t agreed = 0;
  std::size_t total = 0;

  bool operator==(const AgreementCount&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgreementCount, (), (agreed, total))

// "14 dari 17 pasal": counts the clauses of one kind only. Positions do not say kinds, so the texts are needed; a
// clause counts where it is of that kind in any of them.
AgreementCount count_of(const ClauseAgreement& agreement, ClauseKind kind, std::span<const DocumentText> texts);

}  // namespace simpul::negotiation
