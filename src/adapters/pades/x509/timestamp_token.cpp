#include "timestamp_token.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "certificate_facts.h"

namespace simpul::pades {
namespace {

bool imprint_matches(TS_TST_INFO* info, std::string_view stamped) {
  TS_MSG_IMPRINT* const imprint = TS_TST_INFO_get_msg_imprint(info);
  const ASN1_OBJECT* name = nullptr;
  X509_ALGOR_get0(&name, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
  const int nid = OBJ_obj2nid(name);
  // What can be made to collide proves no time.
  if (nid != NID_sha256 && nid != NID_sha384 && nid != NID_sha512) return false;
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_Digest(stamped.data(), stamped.size(), digest, &size, EVP_get_digestbynid(nid), nullptr);
  const ASN1_OCTET_STRING* const stated = TS_MSG_IMPRINT_get_msg(imprint);
  return std::string_view(reinterpret_cast<const char*>(ASN1_STRING_get0_data(stated)),
                          static_cast<std::size_t>(ASN1_STRING_length(stated))) ==
         std::string_view(reinterpret_cast<const char*>(digest), size);
}

Certificate signer_of(PKCS7* token) {
  const CertificateStack signers(PKCS7_get0_signers(token, nullptr, 0));
  return signers && sk_X509_num(signers.get()) == 1 ? shared(sk_X509_value(signers.get(), 0)) : nullptr;
}

Certificates certificates_in(PKCS7* token) {
  Certificates out;
  STACK_OF(X509)* const inside = token->d.sign->cert;
  for (int i = 0; i < sk_X509_num(inside); ++i) out.push_back(shared(sk_X509_value(inside, i)));
  return out;
}

}  // namespace

std::optional<TimestampToken> read_timestamp(std::string_view der, std::string_view stamped) {
  const unsigned char* at = start_of(der);
  const Token token(d2i_PKCS7(nullptr, &at, static_cast<long>(der.size())));
  if (!token || !PKCS7_type_is_signed(token.get())) {
    ERR_clear_error();
    return std::nullopt;
  }
  const TokenInfo info(PKCS7_to_TS_TST_INFO(token.get()));
  const auto time = info ? instant_of(TS_TST_INFO_get_time(info.get())) : std::nullopt;
  if (!time) {
    ERR_clear_error();
    return std::nullopt;
  }
  TimestampToken out;
  out.at = *time;
  out.authority = signer_of(token.get());
  out.certificates = certificates_in(token.get());
  if (const ASN1_INTEGER* const nonce = TS_TST_INFO_get_nonce(info.get())) out.nonce = der_of(nonce, i2d_ASN1_INTEGER);
  const Bytes nothing(BIO_new(BIO_s_null()));
  out.intact = out.authority && imprint_matches(info.get(), stamped) &&
               X509_check_purpose(out.authority.get(), X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1 &&
               PKCS7_verify(token.get(), nullptr, nullptr, nullptr, nothing.get(), PKCS7_NOVERIFY) == 1;
  ERR_clear_error();
  return out;
}

}  // namespace simpul::pades
