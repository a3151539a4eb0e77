#pragma once

// Private to the signing app: what speaks against one signature, gathered from dossier, texts, register and
// certificate.

#include "expected_holder.h"
#include "signing/preflight.h"
#include "signing_app/routes.h"

namespace simpul::signing {

// What is known of the certificate with which somebody is about to sign.
struct CertificateStanding {
  CertificateFitness fitness = CertificateFitness::Undeterminable;
  std::vector<SignatureFinding> findings;
};

// Fit only where nothing is left open; a certificate that is broken, revoked, out of date or of another person is
// unfit.
CertificateStanding standing_of(CertificateReport report);

// The same of the certificate behind a signature that was just set: a service shows its certificate no earlier.
CertificateStanding standing_of(const ExaminedSignature& signature, const ExpectedHolder& expected);

// The checks of one signature. `certificate` is null until the key is open. Expects the act's party among signatories.
std::vector<Check> checks_of(const Doors& doors, const Knowledge& knowledge, const DossierSeen& dossier,
                             const SignatureRecorded& act, const CertificateStanding* certificate);

}  // namespace simpul::signing
