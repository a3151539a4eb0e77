#include "certificate_check.h"

#include <openssl/x509v3.h>

namespace simpul::pades {

CertificateReport checked(const OpenKey& key, const KnownTrust& known) {
  CertificateReport out{.holder = key.certificate(), .trust = {}, .revocation = {}, .findings = {}};
  const JudgedAt now{known.now, true};
  Chain chain = chain_of(key.x509(), key.chain(), known, known.now);
  out.trust = chain.trust;
  out.findings = std::move(chain.findings);
  Revocation revocation = revocation_of(chain, known, now);
  out.revocation = revocation.state;
  for (SignatureFinding& finding : revocation.findings) out.findings.push_back(std::move(finding));
  if ((X509_get_key_usage(key.x509()) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0) {
    out.findings.push_back({"key_usage_unsuitable", {}});
  }
  return out;
}

}  // namespace simpul::pades
