#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "access/role.h"
#include "dossiers/facts.h"
#include "dossiers/rules.h"
#include "dossiers/seen.h"
#include "negotiation/text_review.h"
#include "paper/recognised_page.h"
#include "ports/chance.h"
#include "ports/clock.h"
#include "ports/pdf_signatures.h"
#include "ports/remote_signing.h"
#include "ports/renderer.h"
#include "regions/government.h"
#include "regions/register.h"
#include "web/finding_words.h"

namespace simpul::signing {

using dossiers::DossierSeen;
class ScanDesk;

// The dossiers of this node, as their own capability keeps them.
struct DossierDoor {
  // The dossier where the government is a party to it; dossier_unknown otherwise.
  std::function<Result<DossierSeen, Refusals>(const std::string& id, const RegionCode& government)> find;
  // Takes facts in together, durable when it returns. dossier_changed_meanwhile where it has moved on from `seen`;
  // refusals of the dossier's rules.
  std::function<Result<DossierSeen, Refusals>(const access::Caller&, const DossierSeen& seen,
                                              std::vector<dossiers::Fact>)>
      act;
  // Keeps a PDF for the caller's government, so that a fact can name it by its hash.
  std::function<Result<Digest, Refusals>(const access::Caller&, std::string_view bytes)> keep_pdf;
  // The bytes of a kept file. attachment_not_here, storage_….
  std::function<Result<std::string, Refusals>(const Digest&)> read_file;
};

// The texts, as the negotiation keeps them.
struct TextDoor {
  std::function<Result<negotiation::TextReview, Refusals>(const RegionCode& government, const DossierSeen&,
                                                          const dossiers::Document&)>
      review;
  // The sheet on which all sign, the same bytes on every node but for its address.
  std::function<Result<RenderedPdf, Refusals>(const DossierSeen&, const dossiers::Document&)> sheet;
};

// The register of a government this node hosts; null for others.
using GovernmentOf = std::function<std::shared_ptr<const regions::Government>(const RegionCode&)>;
// What the own register says against a signature; empty where nothing does.
using OfficeCheck = std::function<Refusals(const RegionCode& government, const SignatureRecorded& fact)>;

// Which ways of signing a node offers a government beside key files, and how many authorities it believes.
struct SigningWays {
  bool token = false;
  bool bsre = false;
  bool codes = false;  // the service sends one-time codes when asked
  bool timestamp = false;
  std::size_t anchors = 0;
};
BOOST_DESCRIBE_STRUCT(SigningWays, (), (token, bsre, codes, timestamp, anchors))

// How this node signs. References outlive the routes.
struct Tools {
  PdfSignatures& pdf;
  Clock& clock;
  Chance& chance;
  // Whom this node believes now; read anew each time, since lists of revoked certificates change.
  std::function<TrustMaterial()> trust;
  // The signing service set up for a government; null where there is none.
  std::function<std::shared_ptr<RemoteSigning>(const RegionCode&)> service_of;
  // The key of a person on the token set up for a government; nullopt where there is no token or no such key.
  std::function<std::optional<TokenAddress>(const RegionCode&, const std::string& name)> token_of;
  // What a screen offers, without opening any of it.
  std::function<SigningWays(const RegionCode&)> ways_of;
  // The words of a stranger's file, read in the cage. Codes: those of FileInspector and PageReader.
  std::function<Result<std::vector<paper::RecognisedPage>, Refusal>(std::string_view bytes,
                                                                    std::string_view claimed_media_type)>
      read_pages = {};
  // The scans of signed papers, shared with whoever records one.
  std::shared_ptr<ScanDesk> scans = {};
};

// What is known before anybody signs.
struct Knowledge {
  const dossiers::Rules& law;
  const regions::Register& regions;
  const web::FindingWords& words;
};

}  // namespace simpul::signing
