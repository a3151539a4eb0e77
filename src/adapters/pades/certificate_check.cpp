#include "certificate_check.h"

#include <openssl/x509v3.h>

#include "text/names.h"

namespace simpul::pades {
namespace {

std::string digits_of(std::string_view text) {
  std::string out;
  std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

// Titles and capital letters do not make another person; everything else is for a person to judge.
bool same_name(std::string_view a, std::string_view b) { return name_sort_key(a) == name_sort_key(b); }

void compare_holder(const ExpectedHolder& expected, CertificateReport& out) {
  if (!expected.name.empty() && !same_name(expected.name, out.holder.name)) {
    out.findings.push_back({"holder_name_differs", {{"expected", expected.name}, {"certificate", out.holder.name}}});
  }
  if (expected.nik.empty()) return;
  const std::string stated = digits_of(out.holder.holder_number);
  // Not the number itself: a NIK has no business in a report.
  if (stated.empty()) {
    out.findings.push_back({"holder_number_absent", {}});
  } else if (stated != digits_of(expected.nik)) {
    out.findings.push_back({"holder_number_differs", {}});
  }
}

}  // namespace

CertificateReport checked(const OpenKey& key, const KnownTrust& known, const ExpectedHolder& expected) {
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
  compare_holder(expected, out);
  return out;
}

}  // namespace simpul::pades
