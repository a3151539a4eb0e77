#pragma once

#include <string>
#include <vector>

#include "handles.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/pdf_signatures.h"

namespace simpul::pades {

using OcspAnswer = Held<OCSP_BASICRESP, OCSP_BASICRESP_free>;
using OcspAnswers = std::vector<OcspAnswer>;

// Whom to believe and what is known of revocations, read.
struct KnownTrust {
  Certificates anchors;
  Certificates intermediates;
  RevocationLists crls;
  OcspAnswers ocsp;
  Instant now;
};
// pades_trust_unreadable names what could not be read.
Result<KnownTrust, Refusal> read_trust(const TrustMaterial& material);
// Takes what is readable and leaves the rest: for material found in a stranger's file.
void read_ocsp(const std::string& der, OcspAnswers& out);

struct Chain {
  CertificateTrust trust = CertificateTrust::UnknownIssuer;
  Certificates certificates;  // from the holder up, as far as it could be built
  std::vector<SignatureFinding> findings;
};

// Builds the way from a certificate to an anchor and judges it as of a moment (RFC 5280 section 6; keys and digests of
// at least 112 bits of strength). `others` may be used on the way but prove nothing.
Chain chain_of(X509* certificate, const Certificates& others, const KnownTrust& known, Instant at);

// The moment a certificate is judged at, and whether more than the signer's own word stands for it.
struct JudgedAt {
  Instant at;
  bool proven = false;
};

struct Revocation {
  CertificateRevocation state = CertificateRevocation::Undeterminable;
  std::vector<SignatureFinding> findings;
};
// Looks for every certificate of a trusted chain but its anchor into CRLs (RFC 5280 section 5) and OCSP answers
// (RFC 6960).
Revocation revocation_of(const Chain& chain, const KnownTrust& known, const JudgedAt& judged);

using CertificateStore = Held<X509_STORE, X509_STORE_free>;
CertificateStore store_of(const Certificates& anchors);
CertificateStack borrowed(const Certificates& certificates);

}  // namespace simpul::pades
