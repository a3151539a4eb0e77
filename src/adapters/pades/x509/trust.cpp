#include "trust.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include "certificate_facts.h"

namespace simpul::pades {
namespace {

constexpr int depth_max = 8;
// OpenSSL's level 2: at least 112 bits, so RSA of 2048 bits and no SHA-1.
constexpr int strength_level = 2;

using StoreContext = Held<X509_STORE_CTX, X509_STORE_CTX_free>;

struct Verified {
  int error = X509_V_OK;
  Certificate at_fault;
  Certificates chain;
};

struct Question {
  X509* certificate;
  const Certificates& others;
  const Certificates& anchors;
  Instant at;
  unsigned long flags;
};

Verified verified(const Question& question) {
  const CertificateStore store = store_of(question.anchors);
  const CertificateStack others = borrowed(question.others);
  const StoreContext context(X509_STORE_CTX_new());
  X509_STORE_CTX_init(context.get(), store.get(), question.certificate, others.get());
  X509_VERIFY_PARAM* const rules = X509_STORE_CTX_get0_param(context.get());
  X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN | question.flags);
  X509_VERIFY_PARAM_set_depth(rules, depth_max);
  X509_VERIFY_PARAM_set_auth_level(rules, strength_level);
  // A moment, once set, outweighs the flag that asks for no check of time.
  if ((question.flags & X509_V_FLAG_NO_CHECK_TIME) == 0) X509_VERIFY_PARAM_set_time(rules, question.at.ms / 1000);
  const int good = X509_verify_cert(context.get());
  Verified out{good == 1 ? X509_V_OK : X509_STORE_CTX_get_error(context.get()), nullptr, {}};
  if (good != 1 && out.error == X509_V_OK) out.error = X509_V_ERR_UNSPECIFIED;
  out.at_fault = shared(X509_STORE_CTX_get_current_cert(context.get()));
  STACK_OF(X509)* const chain = X509_STORE_CTX_get0_chain(context.get());
  for (int i = 0; i < sk_X509_num(chain); ++i) out.chain.push_back(shared(sk_X509_value(chain, i)));
  ERR_clear_error();
  return out;
}

bool lacks_issuer(int error) {
  return error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT || error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY ||
         error == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE || error == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT ||
         error == X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN;
}

bool is_weak(int error) {
  return error == X509_V_ERR_EE_KEY_TOO_SMALL || error == X509_V_ERR_CA_KEY_TOO_SMALL ||
         error == X509_V_ERR_CA_MD_TOO_WEAK;
}

std::string subject_of(const Certificate& certificate) {
  return certificate ? name_text(X509_get_subject_name(certificate.get())) : std::string();
}

// An issuer that is there by name but did not sign: a chain put together wrongly, or a forgery.
bool has_false_issuer(X509* last, const Question& question) {
  const auto bears_name = [&](const Certificate& candidate) {
    return X509_NAME_cmp(X509_get_issuer_name(last), X509_get_subject_name(candidate.get())) == 0 &&
           X509_cmp(last, candidate.get()) != 0;
  };
  return std::ranges::any_of(question.anchors, bears_name) || std::ranges::any_of(question.others, bears_name);
}

void judge_structure(const Verified& seen, const Question& question, Chain& out) {
  X509* const last = out.certificates.back().get();
  if (lacks_issuer(seen.error) && !has_false_issuer(last, question)) {
    out.trust = CertificateTrust::UnknownIssuer;
    out.findings.push_back({"certificate_issuer_unknown", {{"issuer", name_text(X509_get_issuer_name(last))}}});
    return;
  }
  out.trust = CertificateTrust::Broken;
  const char* const code = is_weak(seen.error) ? "certificate_chain_weak" : "certificate_chain_broken";
  out.findings.push_back({code, {{"subject", subject_of(seen.at_fault)}}});
}

void judge_time(const Verified& seen, Chain& out) {
  const Certificate& at_fault = seen.at_fault ? seen.at_fault : out.certificates.front();
  const CertificateFacts facts = facts_of(at_fault.get());
  if (seen.error == X509_V_ERR_CERT_NOT_YET_VALID) {
    out.trust = CertificateTrust::NotYetValid;
    out.findings.push_back(
        {"certificate_not_yet_valid", {{"subject", facts.subject}, {"from", facts.not_before.text()}}});
  } else {
    out.trust = CertificateTrust::Expired;
    out.findings.push_back({"certificate_expired", {{"subject", facts.subject}, {"until", facts.not_after.text()}}});
  }
}

Refusal unreadable(std::string kind) { return {"pades_trust_unreadable", "", {{"kind", std::move(kind)}}}; }

}  // namespace

CertificateStore store_of(const Certificates& anchors) {
  CertificateStore store(X509_STORE_new());
  for (const Certificate& anchor : anchors) X509_STORE_add_cert(store.get(), anchor.get());
  return store;
}

CertificateStack borrowed(const Certificates& certificates) {
  CertificateStack out(sk_X509_new_null());
  for (const Certificate& certificate : certificates) sk_X509_push(out.get(), certificate.get());
  return out;
}

void read_ocsp(const std::string& der, OcspAnswers& out) {
  const unsigned char* at = start_of(der);
  const Held<OCSP_RESPONSE, OCSP_RESPONSE_free> response(
      d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(der.size())));
  if (!response || OCSP_response_status(response.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL) return;
  if (OcspAnswer answer{OCSP_response_get1_basic(response.get())}) out.push_back(std::move(answer));
}

Result<KnownTrust, Refusal> read_trust(const TrustMaterial& material) {
  KnownTrust out;
  out.now = material.now;
  for (const std::string& anchor : material.anchors) {
    if (!read_certificates(anchor, out.anchors)) return refuse(unreadable("root"));
  }
  for (const std::string& one : material.intermediates) {
    if (!read_certificates(one, out.intermediates)) return refuse(unreadable("CA"));
  }
  for (const std::string& crl : material.crls) {
    if (!read_crls(crl, out.crls)) return refuse(unreadable("CRL"));
  }
  for (const std::string& response : material.ocsp_responses) {
    const std::size_t before = out.ocsp.size();
    read_ocsp(response, out.ocsp);
    if (out.ocsp.size() == before) return refuse(unreadable("OCSP"));
  }
  ERR_clear_error();
  return out;
}

Chain chain_of(X509* certificate, const Certificates& others, const KnownTrust& known, Instant at) {
  Certificates usable;
  for (const Certificate& other : others) usable.push_back(shared(other.get()));
  for (const Certificate& other : known.intermediates) usable.push_back(shared(other.get()));
  // Whether the chain holds at all comes first: an expired forgery is a forgery.
  Question question{certificate, usable, known.anchors, at, X509_V_FLAG_NO_CHECK_TIME};
  Verified seen = verified(question);
  Chain out;
  out.certificates = std::move(seen.chain);
  if (out.certificates.empty()) out.certificates.push_back(shared(certificate));
  if (seen.error != X509_V_OK) {
    judge_structure(seen, question, out);
    return out;
  }
  question.flags = 0;
  const Verified in_time = verified(question);
  if (in_time.error == X509_V_OK) {
    out.trust = CertificateTrust::Trusted;
  } else {
    judge_time(in_time, out);
  }
  return out;
}

}  // namespace simpul::pades
