#include "dossiers/provable_papers.h"

#include <algorithm>

namespace simpul::dossiers {

std::vector<ProvablePaper> provable_papers(const State& state) {
  std::vector<ProvablePaper> out;
  for (const Document& document : state.documents) {
    const auto agreed = state.positions.agreed(document.document, state.signatories(document));
    if (agreed) out.push_back({*agreed, ProvableKind::Text, document.document});
  }
  for (const signing::Signature& signature : state.signatures.all()) {
    if (signature.status != signing::SignatureStatus::Valid) continue;
    const SignatureRecorded& fact = signature.fact;
    if (fact.text) out.push_back({*fact.text, ProvableKind::Text, fact.document});
    if (fact.electronic) out.push_back({fact.electronic->file, ProvableKind::SignedFile, fact.document});
    const Attachment* scan = fact.evidence.scan ? state.attachment(*fact.evidence.scan) : nullptr;
    if (scan) out.push_back({scan->file.hash, ProvableKind::Scan, fact.document});
  }
  std::ranges::sort(out);
  const auto twice = std::ranges::unique(out);
  out.erase(twice.begin(), twice.end());
  return out;
}

}  // namespace simpul::dossiers
