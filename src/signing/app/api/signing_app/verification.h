#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "access/route.h"
#include "dossiers/provable_papers.h"
#include "ports/pdf_signatures.h"
#include "regions/register.h"
#include "web/finding_words.h"
#include "web/problem.h"

namespace simpul::signing {

// One paper of this node that bears a hash. The state is immutable and lives as long as the pointer.
struct KnownPaper {
  std::shared_ptr<const dossiers::State> state;
  DocumentId document;
  dossiers::ProvableKind kind = dossiers::ProvableKind::Text;
};

// What a stranger's question needs. References outlive the routes.
struct VerifierWorld {
  PdfSignatures& pdf;
  std::function<TrustMaterial()> trust;
  std::function<Result<std::vector<KnownPaper>, Refusals>(const Digest&)> find;
  const regions::Register& regions;
  const web::FindingWords& words;
  std::string shell = {};  // the page of the application, in HTML
};

// The operations of schemas/api/verification.yaml: open to everybody, they store nothing and tell only what stands on
// the paper that the asker holds.
access::Routes verification_routes(VerifierWorld world, const web::Messages& messages);

}  // namespace simpul::signing
