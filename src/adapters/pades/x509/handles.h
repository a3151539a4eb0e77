#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/pkcs12.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace simpul::pades {

// Owners of OpenSSL's things.
template <auto free_it>
struct FreedBy {
  template <class T>
  void operator()(T* thing) const {
    free_it(thing);
  }
};
template <class T, auto free_it>
using Held = std::unique_ptr<T, FreedBy<free_it>>;

using Certificate = Held<X509, X509_free>;
using Certificates = std::vector<Certificate>;
using RevocationList = Held<X509_CRL, X509_CRL_free>;
using RevocationLists = std::vector<RevocationList>;
using PrivateKey = Held<EVP_PKEY, EVP_PKEY_free>;
using Bytes = Held<BIO, BIO_free_all>;
using CmsMessage = Held<CMS_ContentInfo, CMS_ContentInfo_free>;
using Token = Held<PKCS7, PKCS7_free>;
using TokenInfo = Held<TS_TST_INFO, TS_TST_INFO_free>;

inline void free_stack(STACK_OF(X509) * stack) { sk_X509_free(stack); }
// A list that borrows its certificates.
using CertificateStack = Held<STACK_OF(X509), free_stack>;

inline Bytes reading(std::string_view bytes) {
  return Bytes(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}
inline const unsigned char* start_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

// The DER bytes of a thing, by its i2d function.
template <class T, class Writer>
std::string der_of(const T* thing, Writer write) {
  unsigned char* bytes = nullptr;
  const int size = write(const_cast<T*>(thing), &bytes);
  if (size <= 0) return {};
  std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  return out;
}

inline Certificate shared(X509* certificate) {
  if (certificate) X509_up_ref(certificate);
  return Certificate(certificate);
}

}  // namespace simpul::pades
