#include "negotiation/clause_agreement.h"

#include <algorithm>
#include <map>
#include <set>

namespace simpul::negotiation {
namespace {

// One party's clauses with every name once.
std::vector<ClauseHash> each_once(const std::vector<ClauseHash>& clauses) {
  std::set<ClauseId> seen;
  std::vector<ClauseHash> out;
  for (const ClauseHash& one : clauses) {
    if (seen.insert(one.clause).second) out.push_back(one);
  }
  return out;
}

// The names of all parties in one order: what only a later party has follows what stands before it there.
std::vector<ClauseId> names_in_order(const std::vector<PartyClauses>& parties) {
  std::vector<ClauseId> out;
  std::set<ClauseId> known;
  for (const PartyClauses& party : parties) {
    std::vector<ClauseId> merged;
    std::map<ClauseId, std::vector<ClauseId>> after;  // new names behind a known one; behind none under the empty name
    ClauseId last;
    for (const ClauseHash& one : party.clauses) {
      if (known.contains(one.clause)) last = one.clause;
      else after[last].push_back(one.clause);
    }
    const auto put = [&](const ClauseId& name) {
      for (const ClauseId& fresh : after[name]) merged.push_back(fresh);
    };
    put({});
    for (const ClauseId& name : out) {
      merged.push_back(name);
      put(name);
    }
    out = std::move(merged);
    known = {out.begin(), out.end()};
  }
  return out;
}

// What two lists have in common stands in the same order in both.
bool ordered_alike(const std::vector<ClauseHash>& one, const std::vector<ClauseHash>& other) {
  std::map<ClauseId, std::size_t> places;
  for (std::size_t i = 0; i < one.size(); ++i) places.emplace(one[i].clause, i);
  std::size_t least = 0;
  for (const ClauseHash& clause : other) {
    const auto found = places.find(clause.clause);
    if (found == places.end()) continue;
    if (found->second < least) return false;
    least = found->second;
  }
  return true;
}

bool all_ordered_alike(const std::vector<PartyClauses>& parties) {
  for (std::size_t i = 0; i < parties.size(); ++i) {
    for (std::size_t j = i + 1; j < parties.size(); ++j) {
      if (!ordered_alike(parties[i].clauses, parties[j].clauses)) return false;
    }
  }
  return true;
}

using Held = std::map<ClauseId, std::map<Digest, std::vector<RegionCode>>>;

ClauseStanding standing_of(const ClauseId& name, const Held& held, const std::vector<PartyClauses>& parties) {
  ClauseStanding out{name, false, {}, {}};
  std::set<RegionCode> holders;
  for (const auto& [hash, holding] : held.at(name)) {
    out.wordings.push_back({hash, holding});
    holders.insert(holding.begin(), holding.end());
  }
  for (const PartyClauses& party : parties) {
    if (!holders.contains(party.party)) out.absent.push_back(party.party);
  }
  out.agreed = out.absent.empty() && out.wordings.size() == 1;
  return out;
}

}  // namespace

ClauseAgreement clause_agreement(std::span<const PartyClauses> given) {
  std::vector<PartyClauses> parties(given.begin(), given.end());
  std::ranges::sort(parties, {}, &PartyClauses::party);
  ClauseAgreement out;
  out.whole = !parties.empty() && !parties.front().clauses.empty() &&
              std::ranges::all_of(parties, [&](const auto& party) { return party.clauses == parties.front().clauses; });
  Held held;
  for (PartyClauses& party : parties) {
    const std::size_t listed = party.clauses.size();
    party.clauses = each_once(party.clauses);
    if (party.clauses.size() != listed) out.whole = false;
    for (const ClauseHash& one : party.clauses) held[one.clause][one.hash].push_back(party.party);
  }
  for (const ClauseId& name : names_in_order(parties)) {
    out.clauses.push_back(standing_of(name, held, parties));
    if (out.clauses.back().agreed) ++out.agreed;
  }
  out.same_order = all_ordered_alike(parties);
  return out;
}

ClauseAgreement clause_agreement(const Positions& positions, const DocumentId& document,
                                 std::span<const RegionCode> parties) {
  std::vector<PartyClauses> lists;
  for (const RegionCode& party : parties) {
    const Positions::Taken* taken = positions.latest(document, party);
    lists.push_back({party, taken && taken->clauses ? *taken->clauses : std::vector<ClauseHash>{}});
  }
  return clause_agreement(lists);
}

AgreementCount count_of(const ClauseAgreement& agreement, ClauseKind kind, std::span<const DocumentText> texts) {
  std::set<ClauseId> names;
  for (const DocumentText& text : texts) {
    for (const Clause& clause : text.clauses) {
      if (clause.kind == kind) names.insert(clause.clause);
    }
  }
  AgreementCount out;
  for (const ClauseStanding& standing : agreement.clauses) {
    if (!names.contains(standing.clause)) continue;
    ++out.total;
    if (standing.agreed) ++out.agreed;
  }
  return out;
}

}  // namespace simpul::negotiation
