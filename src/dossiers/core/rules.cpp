#include <algorithm>

#include "dossiers/rules.h"
#include "kernel/expects.h"

namespace simpul::dossiers {

const DocumentRule& Rules::document(DocumentType type) const {
  const auto found = documents.find(type);
  expects(found != documents.end(), "read_rules refuses rules without every document type");
  return found->second;
}

const StageRule& Rules::stage(StageId id) const {
  const auto found = std::ranges::find(stages, id, &StageRule::id);
  expects(found != stages.end(), "read_rules refuses rules without every stage");
  return *found;
}

bool Rules::accepts(CooperationKind kind) const {
  const auto found = std::ranges::find(kinds, kind, &KindRule::kind);
  return found != kinds.end() && found->accepted;
}

bool Rules::needs_border(CooperationKind kind) const {
  const auto found = std::ranges::find(kinds, kind, &KindRule::kind);
  return found != kinds.end() && found->needs_border;
}

signing::CapacityVerdict Rules::capacity(signing::Capacity capacity, DocumentType type) const {
  const auto found = capacities.find(capacity);
  expects(found != capacities.end(), "read_rules refuses rules without every capacity");
  const CapacityRule& rule = found->second;
  if (rule.refused.contains(type)) return signing::CapacityVerdict::Forbidden;
  if (!rule.doubtful.contains(type)) return signing::CapacityVerdict::Allowed;
  return rule.routine_only ? signing::CapacityVerdict::Forbidden : signing::CapacityVerdict::Doubtful;
}

}  // namespace simpul::dossiers
