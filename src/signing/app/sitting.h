#pragma once

// Private to the signing app: one person signs several documents, each with a consent of its own.

#include "intent.h"
#include "pen.h"

namespace simpul::signing {

struct Consent {
  DocumentId document;
  Digest text;                                   // the very text the signer read
  std::optional<std::vector<CheckCode>> doubts;  // checks left open that the signer takes upon himself
};
BOOST_DESCRIBE_STRUCT(Consent, (), (document, text, doubts))

// What became of one document: signed, or held back by checks or refusals.
struct SittingOutcome {
  DocumentId document;
  std::optional<dossiers::FileAttached> file = {};  // where it was signed
  std::vector<Check> checks = {};
  Refusals refusals = {};
};

// References outlive it.
class Sitting {
 public:
  Sitting(const Doors& doors, Tools& tools, const Knowledge& knowledge, const access::Caller& caller)
      : doors_(doors), tools_(tools), knowledge_(knowledge), caller_(caller) {}

  // Signs one document: checks, signs, examines what it signed, and records both file and signature in one act. Where
  // the dossier moves on meanwhile it begins again, so that a partner's signature is never lost. Durable when it
  // returns signed.
  SittingOutcome sign(const std::string& dossier, const Consent& consent, const Intent& intent,
                      const std::optional<std::string>& place, Pen& pen);

 private:
  struct Ready {
    DossierSeen dossier;
    const dossiers::Document* document = nullptr;
    SignatureRecorded act;
  };
  Result<Ready, Refusals> ready(const std::string& dossier, const Consent& consent, const Intent& intent,
                                const Pen& pen) const;
  struct Signed {
    std::string pdf;
    ElectronicEvidence evidence;
  };
  Result<Signed, Refusals> signed_pdf(const Ready& ready, Pen& pen);
  Result<dossiers::FileAttached, Refusals> record(Ready& ready, Signed done);

  const Doors& doors_;
  Tools& tools_;
  const Knowledge knowledge_;
  const access::Caller& caller_;
};

}  // namespace simpul::signing
