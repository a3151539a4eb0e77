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
  // What the signed file showed of its certificate, where that is why it was not kept.
  std::optional<CertificateStanding> certificate = {};
};

// References outlive it.
class Sitting {
 public:
  Sitting(const Doors& doors, Tools& tools, const Knowledge& knowledge, const access::Caller& caller)
      : doors_(doors), tools_(tools), knowledge_(knowledge), caller_(caller) {}

  // Signs one document: checks, signs, examines what it signed, and records both file and signature in one act. Where
  // the dossier moves on meanwhile it begins again, so that a partner's signature is never lost; what it signed already
  // is recorded where the file to be signed is still the same, and signed anew only by a key of one's own. Durable when
  // it returns signed.
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
    Digest sheet;  // of the file as it was before
    std::string pdf;
    ElectronicEvidence evidence;
  };
  std::vector<Check> in_the_way(const Ready& ready, const Consent& consent, const Pen& pen) const;
  // Sees to it that `done` is a signature over the file as it is now; false, with the cause in `out`, where it cannot.
  bool sign_sheet(const Ready& ready, Pen& pen, std::optional<Signed>& done, SittingOutcome& out) const;
  SignatureStatement statement_of(const Ready& ready) const;
  // Examines what was just signed, whoever signed it; false, with the cause in `out`, where it must not be kept.
  bool accept(std::size_t signatures_before, const Pen& pen, Signed& done, SittingOutcome& out) const;
  Result<dossiers::FileAttached, Refusals> record(Ready& ready, const Signed& done);

  const Doors& doors_;
  Tools& tools_;
  const Knowledge knowledge_;
  const access::Caller& caller_;
};

}  // namespace simpul::signing
