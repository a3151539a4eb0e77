#include "authority.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "kernel/expects.h"

namespace simpul::pades {
namespace {

void set_time(ASN1_TIME* time, Instant at) { ASN1_TIME_set(time, at.ms / 1000); }

using Name = Held<X509_NAME, X509_NAME_free>;

Name name_of(const std::string& name, const std::string& number) {
  Name out(X509_NAME_new());
  const auto add = [&](const char* field, const std::string& text) {
    if (text.empty()) return;
    X509_NAME_add_entry_by_txt(out.get(), field, MBSTRING_UTF8, start_of(text), static_cast<int>(text.size()), -1, 0);
  };
  add("C", "ID");
  add("O", "Pemerintah Uji");
  add("serialNumber", number);
  add("CN", name);
  return out;
}

void extend(X509* certificate, X509* issuer, int nid, const std::string& value) {
  if (value.empty()) return;
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  expects(extension != nullptr, "the extension is well written");
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

struct Signing {
  X509* issuer;
  EVP_PKEY* key;
  long serial;
};

Certificate certificate_of(EVP_PKEY* key, const Wanted& wanted, const Signing& by) {
  Certificate out(X509_new());
  X509_set_version(out.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(out.get()), by.serial);
  const Name subject = name_of(wanted.name, wanted.number);
  X509_set_subject_name(out.get(), subject.get());
  X509* const issuer = by.issuer ? by.issuer : out.get();
  X509_set_issuer_name(out.get(), X509_get_subject_name(issuer));
  set_time(X509_getm_notBefore(out.get()), wanted.not_before);
  set_time(X509_getm_notAfter(out.get()), wanted.not_after);
  X509_set_pubkey(out.get(), key);
  extend(out.get(), issuer, NID_basic_constraints, wanted.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
  extend(out.get(), issuer, NID_key_usage, wanted.authority ? "critical,keyCertSign,cRLSign" : wanted.usage);
  extend(out.get(), issuer, NID_ext_key_usage, wanted.extended_usage);
  extend(out.get(), issuer, NID_subject_key_identifier, "hash");
  if (by.issuer) extend(out.get(), issuer, NID_authority_key_identifier, "keyid");
  X509_sign(out.get(), by.key, EVP_sha256());
  return out;
}

Wanted authority_named(const std::string& name) {
  return {.name = name, .key = "prime256v1", .not_before = long_ago, .not_after = far_away, .authority = true};
}

std::string text_in(BIO* bytes) {
  char* text = nullptr;
  const long size = BIO_get_mem_data(bytes, &text);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace

PrivateKey new_key(const std::string& kind) {
  if (kind == "RSA") {
    // Made once: it takes longer than all the rest of a test.
    static const PrivateKey shared_key(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048}));
    EVP_PKEY_up_ref(shared_key.get());
    return PrivateKey(shared_key.get());
  }
  if (kind.starts_with("RSA")) {
    return PrivateKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<std::size_t>(std::stoul(kind.substr(3)))));
  }
  return PrivateKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", kind.c_str()));
}

Authority::Authority(const std::string& name) {
  own_.key = new_key("prime256v1");
  own_.certificate = certificate_of(own_.key.get(), authority_named(name), {nullptr, own_.key.get(), 1});
}

Authority::Authority(const std::string& name, Authority& above) : own_(above.issue(authority_named(name))) {}

Identity Authority::issue(Wanted wanted) {
  if (wanted.not_before.ms == 0) wanted.not_before = long_ago;
  if (wanted.not_after.ms == 0) wanted.not_after = far_away;
  Identity out;
  out.key = new_key(wanted.key);
  out.certificate = certificate_of(out.key.get(), wanted, {certificate(), key(), next_++});
  return out;
}

std::string Authority::crl(const std::vector<Revoked>& revoked, Instant from, Instant until) {
  const RevocationList list(X509_CRL_new());
  X509_CRL_set_version(list.get(), X509_CRL_VERSION_2);
  X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(certificate()));
  const Held<ASN1_TIME, ASN1_TIME_free> time(ASN1_TIME_new());
  set_time(time.get(), from);
  X509_CRL_set1_lastUpdate(list.get(), time.get());
  set_time(time.get(), until);
  X509_CRL_set1_nextUpdate(list.get(), time.get());
  for (const Revoked& entry : revoked) {
    X509_REVOKED* const row = X509_REVOKED_new();
    X509_REVOKED_set_serialNumber(row, X509_get_serialNumber(entry.who.certificate.get()));
    set_time(time.get(), entry.since);
    X509_REVOKED_set_revocationDate(row, time.get());
    X509_CRL_add0_revoked(list.get(), row);
  }
  X509_CRL_sort(list.get());
  X509_CRL_sign(list.get(), key(), EVP_sha256());
  return der_of(list.get(), i2d_X509_CRL);
}

std::string Authority::ocsp(const Identity& who, std::optional<Instant> revoked, Instant from, Instant until) {
  const Held<OCSP_BASICRESP, OCSP_BASICRESP_free> basic(OCSP_BASICRESP_new());
  const Held<OCSP_CERTID, OCSP_CERTID_free> id(OCSP_cert_to_id(EVP_sha1(), who.certificate.get(), certificate()));
  const auto time_of = [](Instant at) { return Held<ASN1_TIME, ASN1_TIME_free>(ASN1_TIME_set(nullptr, at.ms / 1000)); };
  const auto time = [](Instant at) {
    return Held<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free>(ASN1_GENERALIZEDTIME_set(nullptr, at.ms / 1000));
  };
  const auto since = time_of(revoked.value_or(from));
  OCSP_basic_add1_status(basic.get(), id.get(), revoked ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD,
                         OCSP_REVOKED_STATUS_KEYCOMPROMISE, revoked ? since.get() : nullptr, time(from).get(),
                         time(until).get());
  OCSP_basic_sign(basic.get(), certificate(), key(), EVP_sha256(), nullptr, 0);
  const Held<OCSP_RESPONSE, OCSP_RESPONSE_free> response(
      OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get()));
  return der_of(response.get(), i2d_OCSP_RESPONSE);
}

std::string Authority::pem() const { return pem_of(certificate()); }

std::string pem_of(const X509* certificate) {
  const Bytes out(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(out.get(), certificate);
  return text_in(out.get());
}

std::string pem_of(EVP_PKEY* key) {
  const Bytes out(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(out.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
  return text_in(out.get());
}

std::string pkcs12_of(const Identity& who, const std::string& passphrase, const std::vector<X509*>& chain) {
  const CertificateStack others(sk_X509_new_null());
  for (X509* const certificate : chain) sk_X509_push(others.get(), certificate);
  const Held<PKCS12, PKCS12_free> file(PKCS12_create(passphrase.c_str(), "kunci uji", who.key.get(),
                                                     who.certificate.get(), others.get(), 0, 0, 2048, 2048, 0));
  return der_of(file.get(), i2d_PKCS12);
}

}  // namespace simpul::pades
