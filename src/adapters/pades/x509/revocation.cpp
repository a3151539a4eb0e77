#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "certificate_facts.h"
#include "trust.h"

namespace simpul::pades {
namespace {

using DistributionPoint = Held<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free>;
using DistributionPoints = Held<CRL_DIST_POINTS, CRL_DIST_POINTS_free>;

// What one source says about one certificate.
struct Answer {
  enum class What { Nothing, Good, Revoked } what = What::Nothing;
  std::optional<Instant> since;
};

struct Asked {
  X509* certificate;
  X509* issuer;
  Instant fresh_at;  // the moment for which an answer must hold
};

bool names_meet(const DIST_POINT_NAME* a, const DIST_POINT_NAME* b) {
  if (!a || !b || a->type != 0 || b->type != 0) return false;
  for (int i = 0; i < sk_GENERAL_NAME_num(a->name.fullname); ++i) {
    for (int j = 0; j < sk_GENERAL_NAME_num(b->name.fullname); ++j) {
      if (GENERAL_NAME_cmp(sk_GENERAL_NAME_value(a->name.fullname, i), sk_GENERAL_NAME_value(b->name.fullname, j)) ==
          0) {
        return true;
      }
    }
  }
  return false;
}

// Whether the list is about certificates like this one: not a partial list that leaves it out (RFC 5280 section 5.2.5).
bool covers(X509_CRL* crl, X509* certificate) {
  if (X509_CRL_get_ext_by_NID(crl, NID_delta_crl, -1) >= 0) return false;
  const DistributionPoint scope(
      static_cast<ISSUING_DIST_POINT*>(X509_CRL_get_ext_d2i(crl, NID_issuing_distribution_point, nullptr, nullptr)));
  if (!scope) return true;
  const bool authority = X509_check_ca(certificate) != 0;
  if (scope->indirectCRL > 0 || scope->onlyattr > 0 || scope->onlysomereasons) return false;
  if (authority ? scope->onlyuser > 0 : scope->onlyCA > 0) return false;
  if (!scope->distpoint) return true;
  const DistributionPoints points(
      static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(certificate, NID_crl_distribution_points, nullptr, nullptr)));
  for (int i = 0; i < sk_DIST_POINT_num(points.get()); ++i) {
    if (names_meet(scope->distpoint, sk_DIST_POINT_value(points.get(), i)->distpoint)) return true;
  }
  return false;
}

Answer answer_of(X509_CRL* crl, const Asked& asked) {
  if (X509_NAME_cmp(X509_CRL_get_issuer(crl), X509_get_subject_name(asked.issuer)) != 0) return {};
  if (X509_CRL_verify(crl, X509_get0_pubkey(asked.issuer)) != 1) return {};
  X509_REVOKED* row = nullptr;
  constexpr int listed = 1;
  if (X509_CRL_get0_by_cert(crl, &row, asked.certificate) == listed) {
    return {Answer::What::Revoked, instant_of(X509_REVOKED_get0_revocationDate(row))};
  }
  const auto next = instant_of(X509_CRL_get0_nextUpdate(crl));
  const auto from = instant_of(X509_CRL_get0_lastUpdate(crl));
  const bool fresh = next ? *next >= asked.fresh_at : from && *from >= asked.fresh_at;
  return fresh && covers(crl, asked.certificate) ? Answer{Answer::What::Good, {}} : Answer{};
}

// The entry about the certificate, whichever digest its identifier was made with.
OCSP_SINGLERESP* entry_about(OCSP_BASICRESP* answer, const Asked& asked) {
  for (int i = 0; i < OCSP_resp_count(answer); ++i) {
    OCSP_SINGLERESP* const single = OCSP_resp_get0(answer, i);
    auto* const id = const_cast<OCSP_CERTID*>(OCSP_SINGLERESP_get0_id(single));
    ASN1_OBJECT* digest = nullptr;
    OCSP_id_get0_info(nullptr, &digest, nullptr, nullptr, id);
    const EVP_MD* const md = EVP_get_digestbyobj(digest);
    if (!md) continue;
    const Held<OCSP_CERTID, OCSP_CERTID_free> wanted(OCSP_cert_to_id(md, asked.certificate, asked.issuer));
    if (wanted && OCSP_id_cmp(wanted.get(), id) == 0) return single;
  }
  return nullptr;
}

Answer answer_of(OCSP_BASICRESP* answer, const Asked& asked, const KnownTrust& known) {
  OCSP_SINGLERESP* const single = entry_about(answer, asked);
  if (!single) return {};
  const CertificateStore store = store_of(known.anchors);
  X509_VERIFY_PARAM_set_flags(X509_STORE_get0_param(store.get()),
                              X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_NO_CHECK_TIME);
  const CertificateStack issuers(sk_X509_new_null());
  sk_X509_push(issuers.get(), asked.issuer);
  if (OCSP_basic_verify(answer, issuers.get(), store.get(), 0) != 1) return {};
  ASN1_GENERALIZEDTIME* since = nullptr;
  ASN1_GENERALIZEDTIME* from = nullptr;
  ASN1_GENERALIZEDTIME* next = nullptr;
  const int status = OCSP_single_get0_status(single, nullptr, &since, &from, &next);
  if (status == V_OCSP_CERTSTATUS_REVOKED) return {Answer::What::Revoked, instant_of(since)};
  const auto until = instant_of(next);
  const auto begin = instant_of(from);
  const bool fresh = until ? *until >= asked.fresh_at : begin && *begin >= asked.fresh_at;
  return status == V_OCSP_CERTSTATUS_GOOD && fresh ? Answer{Answer::What::Good, {}} : Answer{};
}

// One source that says "revoked" outweighs any number that do not know it yet.
Answer answer_about(const Asked& asked, const KnownTrust& known) {
  Answer out;
  const auto hear = [&](const Answer& answer) {
    if (answer.what > out.what) out = answer;
  };
  for (const RevocationList& crl : known.crls) hear(answer_of(crl.get(), asked));
  for (const OcspAnswer& answer : known.ocsp) hear(answer_of(answer.get(), asked, known));
  ERR_clear_error();
  return out;
}

// What a revocation means for something signed at a moment.
CertificateRevocation weigh(const Answer& answer, const JudgedAt& judged, SignatureFinding& finding) {
  const bool later = answer.since && *answer.since > judged.at;
  if (!later) {
    finding.code = "certificate_revoked";
    return CertificateRevocation::Revoked;
  }
  finding.code = judged.proven ? "certificate_revoked_later" : "certificate_revoked_after_claimed_time";
  return judged.proven ? CertificateRevocation::Good : CertificateRevocation::Undeterminable;
}

}  // namespace

Revocation revocation_of(const Chain& chain, const KnownTrust& known, const JudgedAt& judged) {
  Revocation out{CertificateRevocation::Good, {}};
  for (std::size_t i = 0; i + 1 < chain.certificates.size(); ++i) {
    X509* const certificate = chain.certificates[i].get();
    const Answer answer =
        answer_about({certificate, chain.certificates[i + 1].get(), judged.proven ? judged.at : known.now}, known);
    const std::string subject = name_text(X509_get_subject_name(certificate));
    if (answer.what == Answer::What::Nothing) {
      if (out.state == CertificateRevocation::Good) out.state = CertificateRevocation::Undeterminable;
      out.findings.push_back({"revocation_undeterminable", {{"subject", subject}}});
    }
    if (answer.what != Answer::What::Revoked) continue;
    SignatureFinding finding{"", {{"subject", subject}, {"since", answer.since.value_or(Instant{}).text()}}};
    const CertificateRevocation weight = weigh(answer, judged, finding);
    if (weight == CertificateRevocation::Revoked || out.state == CertificateRevocation::Good) out.state = weight;
    out.findings.push_back(std::move(finding));
  }
  // What an issuer says whom nobody vouches for is no reassurance.
  const bool unknown = chain.trust == CertificateTrust::UnknownIssuer || chain.trust == CertificateTrust::Broken;
  if (unknown && out.state == CertificateRevocation::Good) out.state = CertificateRevocation::Undeterminable;
  return out;
}

}  // namespace simpul::pades
