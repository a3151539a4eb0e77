#include "cms_reading.h"

#include <openssl/cmserr.h>
#include <openssl/err.h>
#include <openssl/ess.h>

namespace simpul::pades {
namespace {

// adbe-revocationInfoArchival (ISO 32000-1 section 12.8.3.3.2).
constexpr const char* archived_revocation = "1.2.840.113583.1.1.8";

std::string_view view_of(const ASN1_STRING* text) {
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
          static_cast<std::size_t>(ASN1_STRING_length(text))};
}

const ASN1_STRING* attribute(CMS_SignerInfo* signer, const ASN1_OBJECT* kind) {
  constexpr int only_one = -3;
  return static_cast<const ASN1_STRING*>(CMS_signed_get0_data_by_OBJ(signer, kind, only_one, V_ASN1_SEQUENCE));
}

// The signing-certificate attributes (RFC 5035 section 3).
bool names_certificate(CMS_SignerInfo* signer, X509* certificate) {
  const CertificateStack chain(sk_X509_new_null());
  sk_X509_push(chain.get(), certificate);
  const auto read = [&](int nid, auto reader) {
    const ASN1_STRING* const found = attribute(signer, OBJ_nid2obj(nid));
    if (!found) return decltype(reader(nullptr, nullptr, 0))(nullptr);
    const unsigned char* at = ASN1_STRING_get0_data(found);
    return reader(nullptr, &at, ASN1_STRING_length(found));
  };
  const Held<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free> first(
      read(NID_id_smime_aa_signingCertificate, d2i_ESS_SIGNING_CERT));
  const Held<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free> second(
      read(NID_id_smime_aa_signingCertificateV2, d2i_ESS_SIGNING_CERT_V2));
  return OSSL_ESS_check_signing_certs(first.get(), second.get(), chain.get(), 1) == 1;
}

// The reasons that speak of the bytes; all others say that the message could not be judged.
bool says_changed() {
  bool changed = false;
  while (const unsigned long error = ERR_get_error()) {
    if (ERR_GET_LIB(error) != ERR_LIB_CMS) continue;
    const int reason = ERR_GET_REASON(error);
    changed = changed || reason == CMS_R_VERIFICATION_FAILURE || reason == CMS_R_CONTENT_VERIFY_ERROR ||
              reason == CMS_R_MESSAGEDIGEST_WRONG_LENGTH || reason == CMS_R_MESSAGEDIGEST_ATTRIBUTE_WRONG_LENGTH;
  }
  return changed;
}

SignatureIntegrity integrity_of(CMS_ContentInfo* message, std::string_view content) {
  ERR_clear_error();
  const Bytes input = reading(content);
  const Bytes nothing(BIO_new(BIO_s_null()));
  const int good = CMS_verify(message, nullptr, nullptr, input.get(), nothing.get(),
                              CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY);
  if (good == 1) return SignatureIntegrity::Intact;
  return says_changed() ? SignatureIntegrity::Changed : SignatureIntegrity::Unreadable;
}

// Walks [0] CRLs and [1] OCSP answers of the archive without trusting its lengths.
void read_archive(const ASN1_STRING* archive, ReadCms& out) {
  const unsigned char* at = ASN1_STRING_get0_data(archive);
  const Held<ASN1_SEQUENCE_ANY, [](ASN1_SEQUENCE_ANY* items) { sk_ASN1_TYPE_pop_free(items, ASN1_TYPE_free); }> parts(
      d2i_ASN1_SEQUENCE_ANY(nullptr, &at, ASN1_STRING_length(archive)));
  for (int i = 0; i < sk_ASN1_TYPE_num(parts.get()); ++i) {
    const ASN1_TYPE* const part = sk_ASN1_TYPE_value(parts.get(), i);
    if (part->type != V_ASN1_OTHER) continue;
    const std::string_view tagged = view_of(part->value.asn1_string);
    const unsigned char* inner = start_of(tagged);
    long size = 0;
    int tag = 0;
    int kind = 0;
    if ((ASN1_get_object(&inner, &size, &tag, &kind, static_cast<long>(tagged.size())) & 0x80) != 0) continue;
    const Held<ASN1_SEQUENCE_ANY, [](ASN1_SEQUENCE_ANY* items) { sk_ASN1_TYPE_pop_free(items, ASN1_TYPE_free); }> items(
        d2i_ASN1_SEQUENCE_ANY(nullptr, &inner, size));
    for (int j = 0; j < sk_ASN1_TYPE_num(items.get()); ++j) {
      const ASN1_TYPE* const item = sk_ASN1_TYPE_value(items.get(), j);
      if (item->type != V_ASN1_SEQUENCE) continue;
      const std::string der(view_of(item->value.sequence));
      const unsigned char* start = start_of(der);
      if (tag == 1) read_ocsp(der, out.ocsp);
      if (tag != 0) continue;
      if (RevocationList crl{d2i_X509_CRL(nullptr, &start, static_cast<long>(der.size()))}) {
        out.crls.push_back(std::move(crl));
      }
    }
  }
}

void read_carried(CMS_ContentInfo* message, CMS_SignerInfo* signer, ReadCms& out) {
  if (STACK_OF(X509)* const inside = CMS_get1_certs(message)) {
    while (sk_X509_num(inside) > 0) out.certificates.emplace_back(sk_X509_shift(inside));
    sk_X509_free(inside);
  }
  if (STACK_OF(X509_CRL)* const inside = CMS_get1_crls(message)) {
    while (sk_X509_CRL_num(inside) > 0) out.crls.emplace_back(sk_X509_CRL_shift(inside));
    sk_X509_CRL_free(inside);
  }
  const Held<ASN1_OBJECT, ASN1_OBJECT_free> archive(OBJ_txt2obj(archived_revocation, 1));
  if (const ASN1_STRING* const found = attribute(signer, archive.get())) read_archive(found, out);
}

std::optional<std::string> token_of(CMS_SignerInfo* signer) {
  const int at = CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, -1);
  if (at < 0) return std::nullopt;
  const ASN1_TYPE* const value = X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(signer, at), 0);
  if (!value || value->type != V_ASN1_SEQUENCE) return std::nullopt;
  return std::string(view_of(value->value.sequence));
}

bool is_weak(CMS_SignerInfo* signer) {
  X509_ALGOR* digest = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &digest, nullptr);
  const ASN1_OBJECT* name = nullptr;
  X509_ALGOR_get0(&name, nullptr, nullptr, digest);
  const int nid = OBJ_obj2nid(name);
  return nid == NID_md5 || nid == NID_sha1;
}

}  // namespace

ReadCms read_cms(std::string_view contents, std::string_view content) {
  ReadCms out;
  const unsigned char* at = start_of(contents);
  const CmsMessage message(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(contents.size())));
  // Behind the message there may only be the rest of the room that was kept for it.
  const bool padded = message && std::all_of(at, start_of(contents) + contents.size(), [](auto c) { return c == 0; });
  STACK_OF(CMS_SignerInfo)* const signers =
      padded && OBJ_obj2nid(CMS_get0_type(message.get())) == NID_pkcs7_signed && CMS_is_detached(message.get()) == 1
          ? CMS_get0_SignerInfos(message.get())
          : nullptr;
  if (!signers || sk_CMS_SignerInfo_num(signers) != 1) {
    ERR_clear_error();
    return out;
  }
  CMS_SignerInfo* const signer = sk_CMS_SignerInfo_value(signers, 0);
  out.integrity = integrity_of(message.get(), content);
  X509* certificate = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, nullptr, nullptr);
  out.signer = shared(certificate);
  read_carried(message.get(), signer, out);
  out.value = std::string(view_of(CMS_SignerInfo_get0_signature(signer)));
  out.timestamp_token = token_of(signer);
  out.weak_digest = is_weak(signer);
  out.names_its_certificate = certificate && names_certificate(signer, certificate);
  ERR_clear_error();
  return out;
}

}  // namespace simpul::pades
