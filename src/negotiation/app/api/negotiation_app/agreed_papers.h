#pragma once

#include <memory>

#include "negotiation/text_review.h"
#include "negotiation_app/desk.h"
#include "ports/renderer.h"

namespace simpul::negotiation {

// The texts all parties agreed to, for those who sign them. Safe from any thread.
class AgreedPapers {
 public:
  AgreedPapers(World world, GovernmentOf government_of, Knowledge knowledge);
  ~AgreedPapers();

  // Codes: text_not_here, storage_….
  Result<TextReview, Refusals> review(const RegionCode& government, const DossierSeen& dossier,
                                      const dossiers::Document& document);
  // The sheet on which all sign: A4, the same bytes on every node but for the node's address. Codes: text_not_agreed,
  // text_not_here, print_….
  Result<RenderedPdf, Refusals> to_sign(const DossierSeen& dossier, const dossiers::Document& document);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace simpul::negotiation
