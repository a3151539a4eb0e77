#include "examination.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "encoding/utf8.h"
#include "x509/certificate_facts.h"
#include "x509/cms_reading.h"
#include "x509/timestamp_token.h"

namespace simpul::pades {
namespace {

// Clocks of signers are set by hand; more than this is no longer a slip of the clock.
constexpr std::int64_t clock_slip_ms = 10 * 60'000;
constexpr std::size_t shown_bytes_max = 500;

// Words of a stranger, for people: no signs nobody sees, and no more than fits.
std::string showable(std::string text) {
  if (text.size() > shown_bytes_max) text.resize(shown_bytes_max);
  while (!text.empty() && !is_utf8(text)) text.pop_back();
  return has_unseen_signs(text) ? "?" : text;
}

KnownTrust joined(const KnownTrust& given, const FoundSignatures& found) {
  KnownTrust out;
  out.now = given.now;
  for (const Certificate& anchor : given.anchors) out.anchors.push_back(shared(anchor.get()));
  for (const Certificate& one : given.intermediates) out.intermediates.push_back(shared(one.get()));
  const auto share = [](X509_CRL* crl) {
    X509_CRL_up_ref(crl);
    return RevocationList(crl);
  };
  for (const RevocationList& crl : given.crls) out.crls.push_back(share(crl.get()));
  for (const OcspAnswer& answer : given.ocsp) {
    const std::string der = der_of(answer.get(), i2d_OCSP_BASICRESP);
    const unsigned char* at = start_of(der);
    out.ocsp.emplace_back(d2i_OCSP_BASICRESP(nullptr, &at, static_cast<long>(der.size())));
  }
  for (const std::string& der : found.certificates) read_certificates(der, out.intermediates);
  for (const std::string& der : found.crls) read_crls(der, out.crls);
  for (const std::string& der : found.ocsp_responses) read_ocsp(der, out.ocsp);
  ERR_clear_error();
  return out;
}

// One signature on its way from bytes to verdict.
class Examination {
 public:
  Examination(std::string_view pdf, const FoundSignature& found, const FoundSignatures& all, const KnownTrust& given)
      : pdf_(pdf), found_(found), known_(joined(given, all)), bytes_(signed_bytes(pdf, found)) {
    out_.field = showable(found.field);
    out_.format = showable(found.format);
    out_.signed_end = bytes_.end;
    out_.claimed_name = showable(found.name);
    out_.claimed_at = read_pdf_time(found.time);
    out_.reason = showable(found.reason);
    out_.place = showable(found.place);
    out_.coverage = bytes_.coverage;
  }

  ExaminedSignature result() {
    if (found_.format == "ETSI.RFC3161") {
      look_at_document_timestamp();
    } else {
      look_at_cms();
    }
    look_at_coverage();
    if (signer_) look_at_certificate();
    compare_times();
    out_.verdict = verdict();
    return std::move(out_);
  }

 private:
  void say(std::string finding, std::map<std::string, std::string> facts = {}) {
    out_.findings.push_back({std::move(finding), std::move(facts)});
  }

  void look_at_cms() {
    ReadCms cms = read_cms(found_.contents, bytes_.content);
    out_.integrity = cms.integrity;
    signer_ = std::move(cms.signer);
    others_ = std::move(cms.certificates);
    for (RevocationList& crl : cms.crls) known_.crls.push_back(std::move(crl));
    for (OcspAnswer& answer : cms.ocsp) known_.ocsp.push_back(std::move(answer));
    if (cms.integrity == SignatureIntegrity::Unreadable) say("signature_unreadable", {{"format", out_.format}});
    if (cms.integrity == SignatureIntegrity::Changed) say("signature_broken");
    weak_ = cms.weak_digest;
    if (weak_) say("digest_weak");
    if (signer_ && !cms.names_its_certificate) say("certificate_not_bound");
    if (cms.timestamp_token) look_at_timestamp(*cms.timestamp_token, cms.value);
  }

  void look_at_timestamp(const std::string& der, const std::string& value) {
    const auto token = read_timestamp(der, value);
    if (!token) return say("timestamp_unreadable");
    out_.timestamp = facts_of_token(*token);
    judge_timestamp();
  }

  TimestampFacts facts_of_token(const TimestampToken& token) const {
    TimestampFacts facts{.at = token.at, .authority = {}, .intact = token.intact, .trust = {}};
    facts.trust = CertificateTrust::UnknownIssuer;
    if (!token.authority) return facts;
    facts.authority = common_name(X509_get_subject_name(token.authority.get()));
    facts.trust = chain_of(token.authority.get(), token.certificates, known_, token.at).trust;
    return facts;
  }

  void judge_timestamp() {
    if (!out_.timestamp->intact) return say("timestamp_broken");
    if (out_.timestamp->trust == CertificateTrust::Trusted) return;
    say("timestamp_not_trusted", {{"authority", out_.timestamp->authority}});
  }

  // A time stamp over the whole document (ETSI EN 319 142-1 section 5.5): the authority is its only signer.
  void look_at_document_timestamp() {
    auto token = read_timestamp(found_.contents, bytes_.content);
    if (!token) return say("signature_unreadable", {{"format", out_.format}});
    out_.timestamp = facts_of_token(*token);
    out_.integrity = token->intact ? SignatureIntegrity::Intact : SignatureIntegrity::Changed;
    judge_timestamp();
    say("document_timestamp", {{"at", token->at.text()}});
    signer_ = std::move(token->authority);
    others_ = std::move(token->certificates);
  }

  void look_at_coverage() {
    switch (out_.coverage) {
      case SignatureCoverage::Partial:
        say("signature_covers_part");
        break;
      case SignatureCoverage::WholeFile:
        out_.later = LaterChanges::None;
        break;
      case SignatureCoverage::WholeRevision:
        look_at_later_changes();
        break;
    }
  }

  void look_at_later_changes() {
    const Comparison comparison = compare_revisions(pdf_.substr(0, bytes_.end), pdf_);
    if (!comparison.readable) return say("later_undeterminable");
    out_.later = comparison.only_signatures ? LaterChanges::SignaturesOnly : LaterChanges::Other;
    for (const Change& change : comparison.changes) {
      std::map<std::string, std::string> facts;
      for (const auto& [name, value] : change.facts) facts[name] = showable(value);
      say(change.code, std::move(facts));
    }
    if (comparison.changes.empty()) say("later_without_effect");
  }

  bool has_proven_time() const {
    return out_.timestamp && out_.timestamp->intact && out_.timestamp->trust == CertificateTrust::Trusted;
  }

  void look_at_certificate() {
    out_.signer = facts_of(signer_.get());
    const JudgedAt judged{has_proven_time() ? out_.timestamp->at : out_.claimed_at.value_or(known_.now),
                          has_proven_time()};
    Chain chain = chain_of(signer_.get(), others_, known_, judged.at);
    out_.trust = chain.trust;
    for (SignatureFinding& finding : chain.findings) out_.findings.push_back(std::move(finding));
    Revocation revocation = revocation_of(chain, known_, judged);
    out_.revocation = revocation.state;
    for (SignatureFinding& finding : revocation.findings) out_.findings.push_back(std::move(finding));
    expired_since_ = !judged.proven && chain.trust == CertificateTrust::Trusted && out_.signer->not_after < known_.now;
    if (expired_since_) say("certificate_expired_since", {{"until", out_.signer->not_after.text()}});
    look_at_usage();
  }

  void look_at_usage() {
    const std::uint32_t usage = X509_get_key_usage(signer_.get());
    usage_unfit_ = (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0;
    if (usage_unfit_) say("key_usage_unsuitable");
  }

  void compare_times() {
    if (!has_proven_time()) say("time_not_proven");
    if (!out_.claimed_at) return;
    future_ = out_.claimed_at->ms > known_.now.ms + clock_slip_ms;
    if (future_) say("claimed_time_in_future", {{"at", out_.claimed_at->text()}});
    const bool differ = has_proven_time() && std::abs(out_.claimed_at->ms - out_.timestamp->at.ms) > clock_slip_ms;
    if (differ) {
      say("claimed_time_differs", {{"claimed", out_.claimed_at->text()}, {"proven", out_.timestamp->at.text()}});
    }
  }

  SignatureVerdict verdict() const {
    const bool disproven =
        out_.integrity == SignatureIntegrity::Changed ||
        (out_.coverage == SignatureCoverage::Partial && out_.integrity != SignatureIntegrity::Unreadable) ||
        out_.later == LaterChanges::Other || out_.trust == CertificateTrust::Broken ||
        out_.trust == CertificateTrust::Expired || out_.trust == CertificateTrust::NotYetValid ||
        out_.revocation == CertificateRevocation::Revoked || usage_unfit_;
    if (disproven) return SignatureVerdict::Disproven;
    const bool proven = out_.integrity == SignatureIntegrity::Intact && out_.later != LaterChanges::Undeterminable &&
                        out_.trust == CertificateTrust::Trusted && out_.revocation == CertificateRevocation::Good &&
                        !expired_since_ && !weak_ && !future_;
    return proven ? SignatureVerdict::Proven : SignatureVerdict::Undeterminable;
  }

  std::string_view pdf_;
  const FoundSignature& found_;
  KnownTrust known_;
  SignedBytes bytes_;
  ExaminedSignature out_;
  Certificate signer_;
  Certificates others_;
  bool weak_ = false;
  bool expired_since_ = false;
  bool usage_unfit_ = false;
  bool future_ = false;
};

}  // namespace

SignatureReport examined(std::string_view pdf, const FoundSignatures& found, const KnownTrust& known) {
  SignatureReport out{.pages = found.pages, .signatures = {}, .empty_fields = {}};
  for (const std::string& field : found.empty_fields) out.empty_fields.push_back(showable(field));
  for (const FoundSignature& signature : found.signatures) {
    out.signatures.push_back(Examination(pdf, signature, found, known).result());
  }
  std::ranges::sort(out.signatures, {}, [](const ExaminedSignature& signature) {
    return std::pair(signature.signed_end, std::string_view(signature.field));
  });
  return out;
}

}  // namespace simpul::pades
